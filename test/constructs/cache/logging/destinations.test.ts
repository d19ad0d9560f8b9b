import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import type { CacheLogging, RedisCacheProps } from "../../../../constructs";
import { RedisCache } from "../../../../constructs";
import { declareOutputs } from "../../../../stacks/outputs";
import { inStack, network } from "../../../support/fixtures";

/** What a cache delivers, makes, encrypts and tells others, by what its logs are told. */
function madeWith(logs: CacheLogging | undefined, props: Partial<RedisCacheProps> = {}) {
  let cache: RedisCache | undefined;
  const stack = inStack((scope) => {
    cache = new RedisCache(scope, "Cache", { name: "sessions", network, logs, ...props });
    declareOutputs(scope, "Cache", cache);
  });
  const policy = String(stack.all(KmsKeyPolicy)[0]?.policy);
  const groups = stack.byAddress(CloudwatchLogGroup);
  const nameOf = (text: unknown) =>
    String(text).replace(/\$\{(aws_cloudwatch_log_group\.\w+)\.name\}/g, (_, address: string) => {
      return String(groups[address]?.name);
    });
  const delivered = stack.only(ElasticacheReplicationGroup).log_delivery_configuration as
    readonly Readonly<Record<string, string>>[] | undefined;
  return {
    cache,
    groups: Object.values(groups).map(({ name, retention_in_days: days }) => [name, days]),
    delivered: (delivered ?? []).map(({ log_type: log, log_format: format, destination_type: to, destination }) =>
      [log, format, to, nameOf(destination)].join(" "),
    ),
    encrypted: [...policy.matchAll(/:log-group:([^"]+)"/g)].map(([, name]) => name),
    outputs: Object.fromEntries(
      Object.entries(stack.outputs)
        .filter(([name]) => name.includes("_log_"))
        .map(([name, { value }]) => [name, nameOf(value)]),
    ),
  };
}

const own = { kind: "own-log-group", logGroupName: "/shop/slow", retentionInDays: 30, format: "text" } as const;
const existing = { kind: "existing-log-group", logGroupName: "/shop/redis" } as const;
const stream = { kind: "existing-delivery-stream", deliveryStreamName: "logs" } as const;
const [slowByDefault, engineByDefault] = [
  "/aws/elasticache/sessions/slow-log",
  "/aws/elasticache/sessions/engine-log",
] as const;

describe("the logs of a cache", () => {
  it.each<[CacheLogging | undefined]>([
    [undefined],
    [{ kind: "own-log-groups" }],
    [{ kind: "per-log" }],
    [{ kind: "per-log", slowLog: { kind: "own-log-group" }, engineLog: { kind: "own-log-group" } }],
  ])("by default, and with %j, go to two groups of its own, in JSON", (logs) => {
    const { groups, delivered, encrypted, outputs } = madeWith(logs);
    expect({ groups, delivered, encrypted, outputs }).toStrictEqual({
      groups: [
        [engineByDefault, 365],
        [slowByDefault, 365],
      ],
      delivered: [
        `slow-log json cloudwatch-logs ${slowByDefault}`,
        `engine-log json cloudwatch-logs ${engineByDefault}`,
      ],
      encrypted: ["/aws/elasticache/sessions/*"],
      outputs: { cache_slow_log_group: slowByDefault, cache_engine_log_group: engineByDefault },
    });
  });

  it("go to groups with another prefix, which the key is for", () => {
    const prefix = "/aws/vendedlogs/";
    const made = madeWith({ kind: "own-log-groups", prefix, format: "text", retentionInDays: 7 });
    expect(made.groups).toStrictEqual([
      ["/aws/vendedlogs/sessions/engine-log", 7],
      ["/aws/vendedlogs/sessions/slow-log", 7],
    ]);
    expect(made.delivered).toStrictEqual([
      "slow-log text cloudwatch-logs /aws/vendedlogs/sessions/slow-log",
      "engine-log text cloudwatch-logs /aws/vendedlogs/sessions/engine-log",
    ]);
    expect(made.encrypted).toStrictEqual(["/aws/vendedlogs/sessions/*"]);
  });

  it("have the prefix before the name that a long one is shortened to", () => {
    const name = `sessions-${"x".repeat(60)}`;
    const { groups, encrypted } = madeWith({ kind: "own-log-groups", prefix: "/a/" }, { name });
    const [, slow] = groups.map(([group]) => String(group));
    expect(slow).toMatch(/^\/a\/sessions-x{22}-[0-9a-f]{8}\/slow-log$/);
    expect(encrypted).toStrictEqual([slow?.replace("slow-log", "*")]);
  });

  it("mix: a group of any name in text, and a delivery stream", () => {
    const made = madeWith({ kind: "per-log", slowLog: own, engineLog: stream });
    expect(made.groups).toStrictEqual([["/shop/slow", 30]]);
    expect(made.delivered).toStrictEqual([
      "slow-log text cloudwatch-logs /shop/slow",
      "engine-log json kinesis-firehose logs",
    ]);
    expect(made.encrypted).toStrictEqual(["/aws/elasticache/sessions/*", "/shop/slow"]);
    expect(made.outputs).toStrictEqual({
      cache_slow_log_group: "/shop/slow",
      cache_engine_log_delivery_stream: "logs",
    });
    expect(made.cache?.logs?.engineLog).toBeUndefined();
  });

  it("mix: a group of its own, and one that exists", () => {
    const made = madeWith({ kind: "per-log", slowLog: { ...existing, format: "text" } });
    expect(made.groups).toStrictEqual([[engineByDefault, 365]]);
    expect(made.delivered).toStrictEqual([
      "slow-log text cloudwatch-logs /shop/redis",
      `engine-log json cloudwatch-logs ${engineByDefault}`,
    ]);
    expect(made.encrypted).toStrictEqual(["/aws/elasticache/sessions/*"]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html
  it("may both go to one group that exists, and nothing is made for them", () => {
    const made = madeWith({ kind: "per-log", slowLog: existing, engineLog: existing });
    expect(made.cache?.logs).toBeUndefined();
    expect(made.groups).toStrictEqual([]);
    expect(made.delivered).toStrictEqual([
      "slow-log json cloudwatch-logs /shop/redis",
      "engine-log json cloudwatch-logs /shop/redis",
    ]);
    expect(made.encrypted).toStrictEqual(["/aws/elasticache/sessions/*"]);
    expect(made.cache?.logDelivery).toMatchObject({
      slowLog: { kind: "log-group", logGroupName: "/shop/redis" },
      engineLog: { kind: "log-group", logGroupName: "/shop/redis" },
    });
  });

  it("may both go to the group that is made for the slow log, which then has others", () => {
    const { cache, groups } = madeWith({
      kind: "per-log",
      slowLog: { kind: "own-log-group", logGroupName: "/shop/redis" },
      engineLog: existing,
    });
    expect(groups).toStrictEqual([["/shop/redis", 365]]);
    expect(cache?.replicationGroup.slowLogGroupShared).toBe(true);
    expect(madeWith(undefined).cache?.replicationGroup.slowLogGroupShared).toBe(false);
  });

  it.each<[CacheLogging]>([
    [{ kind: "off" }],
    [{ kind: "per-log", slowLog: { kind: "off" }, engineLog: { kind: "off" } }],
  ])("with %j go nowhere, and the key is what it is otherwise", (logs) => {
    const made = madeWith(logs);
    expect([made.groups, made.delivered, made.outputs]).toStrictEqual([[], [], {}]);
    expect(made.cache?.logs).toBeUndefined();
    expect(made.encrypted).toStrictEqual(["/aws/elasticache/sessions/*"]);
  });

  it("may be one", () => {
    const { delivered, outputs } = madeWith({ kind: "per-log", slowLog: { kind: "off" }, engineLog: stream });
    expect(delivered).toStrictEqual(["engine-log json kinesis-firehose logs"]);
    expect(outputs).toStrictEqual({ cache_engine_log_delivery_stream: "logs" });
  });

  it("go to groups that no other cache has", () => {
    const make = () =>
      inStack((scope) => {
        new RedisCache(scope, "One", { name: "one", network, logs: { kind: "per-log", slowLog: own } });
        new RedisCache(scope, "Two", { name: "two", network, logs: { kind: "per-log", engineLog: own } });
      });
    expect(make).toThrow('must be another one: stack/One has the log group "/shop/slow" as well [stack/Two]');
  });
});
