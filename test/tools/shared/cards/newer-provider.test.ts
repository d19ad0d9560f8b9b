import { judge } from "../../../../tools/guard/judge/judge";
import { change, group, planWith, update } from "../plan/plans";

type Values = Readonly<Record<string, unknown>>;

/* What version 6 of the AWS provider has of a replication group, and version 5 does not. */

const linesFor = (before: Values, after: Values) => {
  const { steps, interruptions } = judge(planWith([update(before, after)]));
  return [...steps, ...interruptions].map(({ attribute, effect }) => `${attribute}: ${effect}`);
};

const token = (version: number | null, strategy: string | null) => ({
  ...{ auth_token: null, auth_token_wo: null, auth_token_wo_version: version, auth_token_update_strategy: strategy },
  ...{ transit_encryption_enabled: true, transit_encryption_mode: "required" },
});
const sentOnceMore = "auth_token_wo_version: the token is sent once more, and beside it the one of before still works";
const refusedSet =
  "auth_token_wo_version: AWS accepts SET for a token that ROTATE has added before, and nothing here has added one";

test.each<[string, Values, Values, readonly string[]]>([
  ["comes with ROTATE", token(1, "SET"), token(2, "ROTATE"), [sentOnceMore]],
  [
    "is in force alone after SET",
    token(2, "ROTATE"),
    token(3, "SET"),
    ["auth_token_update_strategy: SET ends the old token: clients that still use it are refused"],
  ],
  ["cannot come with SET", token(1, "SET"), token(2, "SET"), [refusedSet]],
  [
    "takes the place of one in the state",
    { ...token(null, "SET"), auth_token: "a" },
    token(2, "ROTATE"),
    [sentOnceMore],
  ],
  [
    "takes the place of one in the state only with ROTATE",
    { ...token(null, "SET"), auth_token: "a" },
    token(1, "SET"),
    [refusedSet],
  ],
  ["is left alone after an import", token(null, null), token(1, "ROTATE"), [sentOnceMore]],
])("a write-only token %s", (_title, before, after, lines) => {
  expect(linesFor(before, after)).toStrictEqual(lines);
});

test("TLS of a cache with a write-only token cannot change", () => {
  expect(linesFor(token(1, "SET"), { ...token(1, "SET"), transit_encryption_mode: "preferred" })).toContain(
    "transit_encryption_enabled: AWS refuses any change of TLS on a cache with a token or users",
  );
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.ChangingDurability.html
test.each([
  [
    "sync",
    "async",
    "a failover may lose the writes of up to 10 seconds, and clients are told that the cluster is down",
  ],
  ["disabled", "sync", "writes wait for the log and take milliseconds; AWS charges for it"],
  ["async", "disabled", "no log of the writes is kept any more: a failover may lose some"],
])("durability goes from %s to %s in place, alone", (before, after, effect) => {
  expect(linesFor({ durability: before }, { durability: after })).toStrictEqual([
    expect.stringContaining(`durability: ${effect}`),
  ]);
  expect(
    linesFor({ durability: before, tags: {} }, { durability: after, tags: { a: "b" }, apply_immediately: true }),
  ).toHaveLength(1);
});

test("durability does not change beside anything else", () => {
  expect(linesFor({ durability: "disabled", description: "a" }, { durability: "async", description: "b" })[0]).toBe(
    "durability: AWS changes the durability only in a request for nothing else, and refuses this one",
  );
});

test("a durability that is known for the first time says nothing", () => {
  expect(linesFor({ durability: null }, { durability: "disabled" })).toStrictEqual([]);
});

test("other zones of shards lose the cache", () => {
  const zones = (zone: string) => ({
    node_group_configuration: [{ node_group_id: "0001", primary_availability_zone: zone }],
  });
  const replaced = change(`${group}.cache`, ["delete", "create"], {
    before: zones("us-east-1a"),
    after: zones("us-east-1b"),
    replace_paths: [["node_group_configuration"]],
  });
  const [loss] = judge(planWith([replaced])).losses;

  expect(loss?.lost[0]).toBe("every key in the cache, and its automatic snapshots with it");
  expect(JSON.stringify(loss)).toContain(
    "leave the zones of the shards as the state has them, or ignore changes of them; otherwise",
  );
});
