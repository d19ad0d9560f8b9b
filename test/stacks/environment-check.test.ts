import { App } from "cdktf";
import { CacheStack } from "../../stacks/cache-stack";
import { environmentProblems } from "../../stacks/environment-check";
import type { Environment } from "../../stacks/environment";
import { environments } from "../fixtures/environments";

const { seed, sandbox } = environments;

/** An environment as somebody may have typed it, whatever its type. */
function changed(changes: Readonly<Record<string, unknown>>, base: Environment = seed): Environment {
  return { ...base, ...changes };
}

/** What is said of an environment, one line for each problem. */
function complaints(environment: Environment): readonly string[] {
  return environmentProblems(environment).map(
    ({ prop, rule, received }) => `${prop} ${rule}${received === undefined ? "" : `, got ${received}`}`,
  );
}

const slack = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::444455556666:role/chat",
};

const cacheWith = (props: Readonly<Record<string, unknown>>) => ({
  caches: { Cache: { ...seed.caches.Cache, ...props } },
});

describe("an environment", () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      "an account that is too short",
      { account: "44445555666" },
      ['account must be an account of 12 digits, or "any", got "44445555666"'],
    ],
    ["an account that is a number", { account: 444455556666 }, ["account must be a string, got 444455556666"]],
    ["no account", { account: undefined }, ["account is required"]],
    [
      "a mistyped region",
      { region: "eu-wst-1" },
      ['region must be a region of AWS such as eu-central-1, got "eu-wst-1"'],
    ],
    [
      "a zone for a region",
      { region: "us-east-1a" },
      ['region must be a region of AWS such as eu-central-1, got "us-east-1a"'],
    ],
    ["imports that are a list", { imports: ["legacy"] }, ['imports must be an object, got ["legacy"]']],
    [
      "imports with a path, and ids, that are wrong",
      {
        imports: { "Cache//Key": "1234", "Cache/SecurityGroup": "", "Cache/Key": "${var.id}", "Cache/SubnetGroup": 7 },
      },
      [
        'imports.Cache//Key must be construct ids separated by slashes, got "Cache//Key"',
        'imports.Cache/SecurityGroup must not be empty, got ""',
        'imports.Cache/Key must be known at synth, got "${var.id}"',
        "imports.Cache/SubnetGroup must be a string, got 7",
      ],
    ],
    ["an empty region", { region: "" }, ['region must be a region of AWS such as eu-central-1, got ""']],
    ["no state", { state: undefined }, ["state is required"]],
    [
      "a state of another spelling",
      { state: { kind: "S3", bucket: "b-1", region: "us-east-1" } },
      ['state.kind must be one of "local", "s3", got "S3"'],
    ],
    [
      "a state in a bucket without a name",
      { state: { kind: "s3", region: "us-east-1" } },
      ["state.bucket is required"],
    ],
    [
      "a state in an unknown region",
      { state: { kind: "s3", bucket: "states", region: "moon-1" } },
      ['state.region must be a region of AWS such as eu-central-1, got "moon-1"'],
    ],
    [
      "a local state with a bucket",
      { state: { kind: "local", bucket: "states" } },
      ['state.bucket is not a prop here (known: kind), got "states"'],
    ],
    ["no network", { network: undefined }, ["network is required"]],
    [
      "a network without tags",
      { network: { kind: "lookup", vpcTags: {}, subnetTags: { Tier: "private" } } },
      ["network.vpcTags must name at least one tag, got {}"],
    ],
    ["no clients", { clients: undefined }, ["clients is required"]],
    [
      "a client without tags",
      { clients: { web: { kind: "lookup", securityGroupTags: {} } } },
      ["clients.web.securityGroupTags must name at least one tag, got {}"],
    ],
    [
      "the clients of 0.1.0",
      { clients: { web: { securityGroupTags: { Name: "web" } } } },
      ['clients.web.kind must be one of "security-group", "lookup", "cidr", "prefix-list"'],
    ],
    ["the further clients of 0.1.0", { moreClients: {} }, ["moreClients is not a prop here, got {}"]],
    ["no tags", { tags: undefined }, ["tags is required"]],
    [
      "a tag that is a number",
      { tags: { Cost: 7 } },
      ["tags.Cost must be a string of at most 256 letters, digits, spaces or _.:/=+-@, got 7"],
    ],
    [
      "an unknown demand",
      { deviations: { "no-such-demand": "because" } },
      ['deviations.no-such-demand is not a prop here, got "because"'],
    ],
    ["an empty reason", { deviations: { "flow-logs": " " } }, ['deviations.flow-logs must not be empty, got " "']],
    [
      "a chat without a channel",
      { chats: { team: { ...slack, channelId: undefined } } },
      ["chats.team.channelId is required"],
    ],
    [
      "a chat and no cache that notifies",
      { ...cacheWith({ alerts: { kind: "off" } }), chats: { team: slack } },
      ['chats must be left out: no cache notifies anybody, got ["team"]'],
    ],
    ["no caches", { caches: undefined }, ["caches is required"]],
    ["a cache that is null", { caches: { Cache: null } }, ["caches.Cache must be an object, got null"]],
    ["a list of caches", { caches: [] }, ["caches must be an object, got []"]],
    [
      "a cache by an id of the stack's own",
      { caches: { Network: { name: "sessions" } } },
      [
        'caches.Network must be a name of letters, digits, hyphens and underscores, other than Aws, Network, Outputs, backend, got "Network"',
      ],
    ],
    [
      "a cache with a space in its id",
      { caches: { "my cache": { name: "sessions" } } },
      [
        'caches.my cache must be a name of letters, digits, hyphens and underscores, other than Aws, Network, Outputs, backend, got "my cache"',
      ],
    ],
    [
      "a cache with a network of its own",
      cacheWith({ network: sandbox.network }),
      ["caches.Cache.network is not a prop here: caches share the `network` of their environment"],
    ],
    [
      "a cache with an empty reason",
      cacheWith({ deviations: { "flow-logs": "" } }),
      ['caches.Cache.deviations.flow-logs must not be empty, got ""'],
    ],
  ])("with %s is refused", (_what, changes, expected) => {
    expect(complaints(changed(changes))).toStrictEqual(expected);
  });

  test.each(["Terraform-State", "a", "two..dots", "192.168.0.1", "states-", "xn--states", "states--ol-s3"])(
    "keeps its state in a bucket that S3 can have, not in %s",
    (bucket) => {
      expect(complaints(changed({ state: { kind: "s3", bucket, region: "us-east-1" } }))).toStrictEqual([
        `state.bucket must be the name of an S3 bucket, 3 to 63 lower-case letters, digits, dots and hyphens, got "${bucket}"`,
      ]);
    },
  );

  test("with one zone in the place of a list, or nothing in the place of a cache, is refused without a fault of ours", () => {
    const network = { ...sandbox.network, availabilityZones: "us-east-1a" };
    expect(complaints(changed({ network }, sandbox))).toStrictEqual([
      'network.availabilityZones must be a list, got "us-east-1a"',
    ]);
    expect(complaints(changed({ caches: { One: null, Two: 5, Three: seed.caches.Cache } }))).toStrictEqual([
      "caches.One must be an object, got null",
      "caches.Two must be an object, got 5",
    ]);
  });

  test("is refused with all that is wrong with it and its caches, each once", () => {
    const caches = {
      Cache: { ...seed.caches.Cache, snapshotRetentionLimit: 40, port: 0 },
      Sessions: { name: "sessions", nodeType: "cache.r7.large" },
    };
    const network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a"] };
    expect(complaints(changed({ account: "1", network, caches }))).toStrictEqual([
      'account must be an account of 12 digits, or "any", got "1"',
      "caches.Cache.port must be a whole number between 1 and 65535, got 0",
      "caches.Cache.snapshotRetentionLimit must be a whole number between 0 and 35, got 40",
      'network.subnetIds must name subnets in at least two Availability Zones for a cache with replicas, got ["subnet-0a"]',
      expect.stringMatching(/^caches\.Sessions\.nodeType /),
    ]);
  });

  test("is refused when the network that its caches share is wrong, and not once for each cache", () => {
    const caches = { One: { name: "one" }, Two: { name: "two" } };
    expect(
      complaints(changed({ network: { kind: "existing", vpcId: "0a", subnetIds: ["subnet-0a"] }, caches })),
    ).toEqual([
      'network.vpcId must be a VPC id like vpc-0123456789abcdef0, got "0a"',
      'network.subnetIds must name subnets in at least two Availability Zones for a cache with replicas, got ["subnet-0a"]',
    ]);
  });

  test("makes its network in its own region", () => {
    expect(complaints(changed({ region: "eu-central-1" }, sandbox))).toStrictEqual([
      'network.availabilityZones[0] must be a zone of the region eu-central-1, got "us-east-1a"',
      'network.availabilityZones[1] must be a zone of the region eu-central-1, got "us-east-1b"',
    ]);
  });

  test("is in a region whose name begins like another's", () => {
    const network = { ...sandbox.network, availabilityZones: ["us-east-10a", "us-east-1b"] };
    expect(complaints(changed({ network }, sandbox))).toStrictEqual([
      'network.availabilityZones[0] must be a zone of the region us-east-1, got "us-east-10a"',
    ]);
  });

  test("has everything that its caches use in its region, and where AWS asks for it in its account", () => {
    const topicArn = "arn:aws:sns:eu-west-1:111122223333:events";
    const foreignTopicArn = "arn:aws:sns:us-east-1:444455556666:events";
    const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";
    const clients = { app: { kind: "security-group", securityGroupId: "111122223333/sg-0a" } };
    const caches = {
      One: { name: "one", events: { kind: "existing-topic", topicArn } },
      Two: { name: "two", encryptionAtRest: { kind: "existing-key", kmsKeyArn } },
      Three: {
        name: "three",
        events: { kind: "existing-topic", topicArn: foreignTopicArn },
        alerts: { kind: "existing-topics", criticalTopicArn: foreignTopicArn, warningTopicArn: topicArn },
        preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "eu-west-1a"],
      },
    };
    const place = { region: "us-east-1", account: "111122223333" };
    expect(complaints(changed({ ...place, clients, caches }))).toStrictEqual([
      'clients.app.securityGroupId must not name the account of the environment, got "111122223333/sg-0a"',
      `caches.One.events.topicArn must be in us-east-1, the region of the environment, got "${topicArn}"`,
      `caches.Two.encryptionAtRest.kmsKeyArn must be in us-east-1, the region of the environment, got "${kmsKeyArn}"`,
      'caches.Three.preferredCacheClusterAzs[2] must be a zone of the region us-east-1, got "eu-west-1a"',
      "caches.Three.events.topicArn must be in 111122223333, the account of the environment, " +
        `got "${foreignTopicArn}"`,
      `caches.Three.alerts.warningTopicArn must be in us-east-1, the region of the environment, got "${topicArn}"`,
    ]);
    expect(
      complaints(changed({ ...place, account: "any", caches: { Three: { ...caches.Three, alerts: undefined } } })),
    ).toStrictEqual([
      'caches.Three.preferredCacheClusterAzs[2] must be a zone of the region us-east-1, got "eu-west-1a"',
    ]);
  });

  test("has no two caches of one name, and none whose outputs would have the same names", () => {
    const caches = { AppCache: { name: "app" }, "app-cache": { name: "web" }, Other: { name: "app" } };
    expect(complaints(changed({ caches }))).toStrictEqual([
      "caches.app-cache must differ from `caches.AppCache` by more than case and hyphens",
      'caches.Other.name must differ from that of `caches.AppCache`, got "app"',
    ]);
  });

  test("has tags that fit on everything, together with those of a cache", () => {
    const tags = Object.fromEntries(Array.from({ length: 48 }, (_, index) => [`Tag${index}`, "x"]));
    const caches = { Cache: { ...seed.caches.Cache, tags: { One: "x", Two: "x" } } };
    expect(complaints(changed({ tags, caches }))).toStrictEqual([
      "caches.Cache.tags must be at most 50 tags, including the `Name` that is added, got 51",
    ]);
  });

  test.each([
    [null, "environment must be an object, got null"],
    [undefined, "environment must be an object"],
    ["shop", 'environment must be an object, got "shop"'],
    [[], "environment must be an object, got []"],
  ])("that is %j is told from one", (environment, expected) => {
    expect(complaints(environment as unknown as Environment)).toStrictEqual([expected]);
  });

  test("with a mistyped id of a cache still has its other caches checked", () => {
    const caches = { "my cache": { name: "mine" }, Cache: { name: "app", port: 0 } };
    expect(complaints(changed({ caches })).map((line) => line.split(" must ")[0])).toStrictEqual([
      "caches.my cache",
      "caches.Cache.port",
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["nodeType", { nodeType: "cache.r7g.large" }, "set it for each of the `caches`"],
    ["engine_version", { caches: { Cache: { name: "a", engine_version: "7.1" } } }, 'set `engine`: { kind: "redis"'],
    ["profile", { profile: "shop" }, "it belongs to whoever deploys: set `AWS_PROFILE`"],
    ["AllowedAccountIds", { AllowedAccountIds: ["111122223333"] }, "it is called `account`"],
    ["import", { import: { Cache: "a" } }, "it is called `imports`"],
    ["dynamodb_table", { state: { kind: "local", dynamodb_table: "locks" } }, "a file beside the state locks it"],
    ["cleints", { cleints: {} }, "did you mean `clients`?"],
  ])("that names %s is told what does the same", (_name, changes, remedy) => {
    const problems = environmentProblems(changed(changes));
    expect(problems.map((problem) => problem.remedy)).toEqual([expect.stringContaining(remedy)]);
  });

  test("has chats with roles of its account, and with regions of its partition", () => {
    const place = { region: "us-gov-west-1", account: "111122223333" };
    const chats = { ops: slack, dev: { ...slack, channelId: "C2", roleArn: "arn:aws:iam::111122223333:role/chat" } };
    expect(complaints(changed({ ...place, chats }))).toStrictEqual([
      `chats.ops.roleArn must be in 111122223333, the account of the environment, got "${slack.roleArn}"`,
      'chats.dev.roleArn must be in aws-us-gov, the partition of the environment, got "arn:aws:iam::111122223333:role/chat"',
    ]);
    expect(complaints(changed({ ...place, account: "any", region: "us-east-1", chats: { ops: slack } }))).toEqual([]);
  });

  test("has each channel once, in its chats or in those of a cache", () => {
    const alerts = (chats: object) => ({ kind: "own-topics", chats });
    const again = { ...slack, roleArn: "arn:aws:iam::444455556666:role/other" };
    const teams = { kind: "teams", tenantId: "T", teamId: "T", channelId: "C", roleArn: slack.roleArn };
    const one = (twin: string) => `must be another channel than \`${twin}\`: AWS has a channel only once in an account`;
    const caches = {
      A: { name: "a", alerts: alerts({ x: { ...slack, channelId: "C2" }, y: slack }) },
      B: { name: "b", alerts: alerts({ x: { ...slack, channelId: "C2" }, y: { ...slack, channelId: "${var.id}" } }) },
      C: { name: "c", alerts: alerts({ z: { ...slack, channelId: "${var.id}" } }) },
    };
    const problems = environmentProblems(changed({ chats: { ops: slack, dev: again, teams }, caches }));
    const remedy = "give it once, in the `chats` of the environment: they show the alarms of all its caches";
    expect(problems.filter(({ rule }) => rule.includes("another channel"))).toStrictEqual([
      { prop: "chats.dev", rule: one("chats.ops"), remedy: undefined },
      { prop: "caches.A.alerts.chats.y", rule: one("chats.ops"), remedy },
      { prop: "caches.B.alerts.chats.x", rule: one("caches.A.alerts.chats.x"), remedy },
    ]);
  });

  test("is refused before anything of its stack is made", () => {
    const app = new App();
    expect(() => new CacheStack(app, "shop", changed({ region: "eu-wst-1" }))).toThrow(
      '`region` must be a region of AWS such as eu-central-1, got "eu-wst-1"; new regions are added in stacks/regions.ts [shop]',
    );
    expect(app.node.findAll().map(({ node }) => node.path)).toStrictEqual(["", "shop"]);
  });

  test.each(Object.entries(environments))("that is right passes: %s", (_name, environment) => {
    expect(environmentProblems(environment)).toStrictEqual([]);
  });
});
