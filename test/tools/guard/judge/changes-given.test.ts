import { judge } from "../../../../tools/guard/judge/judge";
import type { Change } from "../../../../tools/shared/plan/plan";
import { change, planWith, update } from "../../shared/plan/plans";

type Values = Readonly<Record<string, unknown>>;

const effectsOf = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).interruptions.map(({ effect }) => effect);
const updated = (before: Values, after: Values, rest?: Partial<Change>) => effectsOf(update(before, after, rest));

describe("a cache that moves to another parameter group", () => {
  const groupWith = (name: string, policy?: string) => {
    const values = {
      name,
      family: "redis7",
      parameter: policy === undefined ? [] : [{ name: "maxmemory-policy", value: policy }],
    };
    return change("aws_elasticache_parameter_group.p", ["no-op"], { before: values, after: values });
  };
  const moves = (from: string, to: string) => update({ parameter_group_name: from }, { parameter_group_name: to });
  const differ = "values that differ take effect; those that need a reboot wait for one";
  const blindly =
    "values that differ take effect, and the plan does not show which: compare the two groups first, because another `maxmemory-policy` may evict keys at once, and other `notify-keyspace-events` change what subscribers are told";
  const evicts = "a full cache evicts keys from then on, where it refused writes before";
  const refuses = "a full cache refuses writes from then on, where it evicted keys before";

  test.each([
    ["noeviction", "default.redis7", [differ, evicts]],
    ["noeviction", "given", [blindly]],
    ["allkeys-lru", "default.valkey8.cluster.on", [differ]],
    // AWS's default is volatile-lru: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
    [undefined, "default.redis7", [differ]],
  ])("of its own with %s, to %s", (policy, to, effects) => {
    expect(effectsOf(groupWith("own", policy), moves("own", to))).toEqual(effects);
  });

  test.each([
    ["default.redis7", "noeviction", [differ, refuses]],
    ["default.redis7", undefined, [differ]],
    ["given", "noeviction", [blindly]],
  ])("from %s, to one of its own with %s", (from, policy, effects) => {
    expect(effectsOf(groupWith("own", policy), moves(from, "own"))).toEqual(effects);
  });
});

test("a cache that moves to a parameter group whose name is not known yet moves blindly", () => {
  const effects = updated({ parameter_group_name: "own" }, {}, { after_unknown: { parameter_group_name: true } });

  expect(effects).toEqual([expect.stringMatching(/the plan does not show which: compare the two groups first/)]);
});

describe("who was told before", () => {
  const arn = (name: string) => `arn:aws:sns:us-east-1:111122223333:${name}`;
  const untold = ["subscribers of the old topic are told of no more events"];

  test.each<[string, Values, Values, Partial<Change>, readonly string[]]>([
    ["another topic", { notification_topic_arn: arn("a") }, { notification_topic_arn: arn("b") }, {}, untold],
    ["none", { notification_topic_arn: arn("a") }, { notification_topic_arn: null }, {}, untold],
    [
      "one that is not known yet",
      { notification_topic_arn: arn("a") },
      {},
      { after_unknown: { notification_topic_arn: true } },
      untold,
    ],
    ["a first topic", { notification_topic_arn: null }, { notification_topic_arn: arn("b") }, {}, []],
  ])("by events is told when they go to %s", (_title, before, after, rest, effects) => {
    expect(updated(before, after, rest)).toEqual(effects);
  });

  test.each<[string, readonly string[], readonly string[], number]>([
    ["another topic", ["a"], ["b"], 1],
    ["one topic of two", ["a", "b"], ["b"], 1],
    ["a second topic", ["a"], ["a", "b"], 0],
  ])("by an alarm is told when it goes to %s", (_title, before, after, found) => {
    const alarms = ["aws_cloudwatch_metric_alarm.it", "aws_cloudwatch_composite_alarm.it"].map((address) =>
      change(address, ["update"], {
        before: { alarm_actions: before.map(arn) },
        after: { alarm_actions: after.map(arn) },
      }),
    );

    expect(alarms.map((alarm) => effectsOf(alarm))).toEqual(
      alarms.map(() =>
        found === 0 ? [] : ["who listens to a target that is removed is not told of the alarm any more"],
      ),
    );
  });
});

describe("a cache whose security groups are not known before the apply", () => {
  const unknown = { after_unknown: { security_group_ids: true } };

  test("may leave those it has", () => {
    const effect =
      "the plan does not show which security groups stay, because one of them is not known yet: clients that only a removed one lets in lose access";

    expect(updated({ security_group_ids: ["sg-given"] }, {}, unknown)).toEqual([effect]);
    expect(updated({ security_group_ids: [] }, {}, unknown)).toEqual([]);
  });
});

describe("a log", () => {
  const log = (log_type: string, more: Values = {}) => ({
    destination: "/a",
    destination_type: "cloudwatch-logs",
    log_format: "json",
    log_type,
    ...more,
  });
  const delivered = (...before: readonly Values[]) => ({
    to: (...after: readonly Values[]) =>
      updated({ log_delivery_configuration: before }, { log_delivery_configuration: after, apply_immediately: true }),
  });
  const moved = "a log goes to another place or has another form from then on, and what reads it must follow";

  test.each([
    ["as text", { log_format: "text" }],
    ["to another group", { destination: "/b" }],
    ["to a stream", { destination: "stream", destination_type: "kinesis-firehose" }],
  ])("is found elsewhere: %s", (_title, more) => {
    expect(delivered(log("slow-log"), log("engine-log")).to(log("slow-log"), log("engine-log", more))).toEqual([moved]);
  });

  test("is told to end, but not to begin", () => {
    expect(delivered(log("slow-log"), log("engine-log")).to(log("slow-log"))).toEqual([
      "a log is not delivered any more",
    ]);
    expect(delivered(log("slow-log")).to(log("engine-log"), log("slow-log"))).toEqual([]);
  });

  test("is not said to end while its place is not known yet", () => {
    const blocks = { log_delivery_configuration: [log("slow-log")] };

    expect(updated(blocks, {}, { after_unknown: { log_delivery_configuration: true } })).toEqual([]);
  });
});

describe("a user named default", () => {
  const permissions = "open connections stay, and the new permissions count for them too";
  const becomes = (user_name: string, before: string, after: string) =>
    effectsOf(
      change("aws_elasticache_user.it", ["update"], {
        before: { user_name, access_string: before },
        after: { user_name, access_string: after },
      }),
    );

  test("lets clients in that name no user once it is on, and refuses them once it is off", () => {
    expect(becomes("default", "off ~* -@all", "on ~* +@read")).toEqual([
      "clients that name no user get in as this one, with its password or, if it needs none, without",
      permissions,
    ]);
    expect(becomes("default", "on ~* +@read", "off ~* -@all")).toEqual([
      "clients that name no user are refused",
      permissions,
    ]);
  });

  test("is not any other user, nor one that stays on", () => {
    expect(becomes("orders", "off ~* -@all", "on ~* +@read")).toEqual([permissions]);
    expect(becomes("default", "on ~* -@all", "on ~* +@read")).toEqual([permissions]);
  });
});

test("a token that stays is sent again when its secret is given with ROTATE", () => {
  const token = { auth_token: "a" };

  expect(
    updated({ ...token, auth_token_update_strategy: "SET" }, { ...token, auth_token_update_strategy: "ROTATE" }),
  ).toEqual(["the provider sends the token in the state once more, as a second token"]);
});
