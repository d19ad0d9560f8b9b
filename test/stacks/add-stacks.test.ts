import { App } from "cdktf";
import type { Environments } from "../../stacks/environment";
import { addStacks } from "../../stacks/add-stacks";
import { environments } from "../fixtures/environments";

const { seed, sandbox } = environments;

/** What is said of environments. */
function refusalsOf(tried: unknown): readonly string[] {
  return addStacks(new App(), tried as Environments);
}

const ops = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::444455556666:role/chat",
};

describe("all environments together", () => {
  it("become one stack each", () => {
    const app = new App();
    expect(addStacks(app, { one: seed, two: sandbox })).toStrictEqual([]);
    expect(app.node.children.map(({ node }) => node.id)).toStrictEqual(["one", "two"]);
  });

  it("are refused with every mistake of each, once", () => {
    const caches = { Cache: { ...seed.caches.Cache, port: 0 }, Other: { name: "other", snapshotRetentionLimit: 40 } };
    const refusals = refusalsOf({
      first: { ...seed, region: "eu-wst-1" },
      right: sandbox,
      second: { ...seed, account: "1", caches },
    });
    expect(refusals.join("\n").split("\n")).toStrictEqual([
      '`region` must be a region of AWS such as eu-central-1, got "eu-wst-1"; new regions are added in stacks/regions.ts [first]',
      "3 problems [second]",
      '  - `account` must be an account of 12 digits, or "any", got "1"',
      "  - `caches.Cache.port` must be a whole number between 1 and 65535, got 0",
      "  - `caches.Other.snapshotRetentionLimit` must be a whole number between 0 and 35, got 40",
    ]);
  });

  it.each<[what: string, tried: unknown, message: unknown]>([
    ["none", {}, "`environments` must have at least one environment, got {}"],
    [
      "one with a space in its name",
      { "my env": seed },
      '`environments.my env` must be named with letters, digits, hyphens and underscores, got "my env"',
    ],
    [
      "one that leaves its folder",
      { "../up": seed },
      '`environments.../up` must be named with letters, digits, hyphens and underscores, got "../up"',
    ],
    [
      "one with a name that every object has",
      { constructor: seed },
      '`environments.constructor` must have a name that is no member of every object of JavaScript, got "constructor"',
    ],
    ["one without values", { shop: undefined }, "`environment` must be an object [shop]"],
    ["a list", [seed], expect.stringMatching(/^`environments` must be an object, got \[/)],
    [
      "of one account and region with one cache",
      { one: seed, two: seed },
      expect.stringMatching(/^`name` must be another one: one\/Cache has the replication group .* \[two\/Cache\]$/),
    ],
    [
      "of one account with one channel for their chats",
      { one: { ...seed, chats: { ops } }, two: { ...seed, region: "eu-west-1", chats: { ops } } },
      '`chats.ops` must be another one: one has the Slack channel "T07EA123LEP C07EZ1ABC23" as well; environments of one account cannot share it [two]',
    ],
    [
      "of one account with one channel for a cache and the chats",
      {
        one: { ...seed, caches: { Cache: { ...seed.caches.Cache, alerts: { kind: "own-topics", chats: { ops } } } } },
        two: { ...seed, region: "eu-west-1", chats: { ops } },
      },
      '`chats.ops` must be another one: one has the Slack channel "T07EA123LEP C07EZ1ABC23" as well; environments of one account cannot share it [two]',
    ],
    [
      "one with imports into what is not there",
      { shop: { ...seed, imports: { "Cache/SubnetGroop": "legacy", "Cache/Logs": "/legacy", Outputs: "x" } } },
      [
        "3 problems [shop]",
        "  - `imports.Cache/SubnetGroop` must be the path of a construct below shop; did you mean `Cache/SubnetGroup`?",
        "  - `imports.Cache/Logs` must name one resource; it has `Cache/Logs/SlowLog`, `Cache/Logs/EngineLog`",
        "  - `imports.Outputs` must name a resource: there is none in it",
      ].join("\n"),
    ],
    [
      "in one folder where case does not count",
      { shop: seed, Shop: sandbox },
      "`environments.Shop` must differ from `environments.shop` by more than case: it is the name of a folder",
    ],
    ["null", null, "`environments` must be an object, got null"],
  ])("that are %s are refused", (_what, tried, message) => {
    expect(refusalsOf(tried)).toStrictEqual([message]);
  });
});
