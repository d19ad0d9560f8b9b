import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ParameterGroup } from "../../../../constructs/elasticache";
import { cacheRefusal, cacheWith, inStack, refusal } from "../../../support/fixtures";

const redis7 = { kind: "redis", version: "7.1" } as const;

/** Parameters of a cache that is given some, by name. */
function parametersOf(props: Parameters<typeof cacheWith>[0]) {
  const group = cacheWith(props).only(ElasticacheParameterGroup);
  const rows = group.parameter as { name: string; value: string }[];
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const pairs = "must be pairs of a command and its new name, separated by spaces";
const renamable = "must rename commands that ElastiCache lets rename";

describe("a parameter group", () => {
  it("in its smallest use has the seed's three parameters", () => {
    const stack = inStack((scope) => new ParameterGroup(scope, "Parameters", { name: "sessions", engine: redis7 }));
    expect(stack.only(ElasticacheParameterGroup)).toStrictEqual({
      name: "sessions-redis7",
      family: "redis7",
      description: "Parameters of sessions",
      parameter: [
        { name: "maxmemory-policy", value: "allkeys-lru" },
        { name: "notify-keyspace-events", value: "Ex" },
        { name: "timeout", value: "300" },
      ],
      tags: { Name: "sessions-redis7" },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("takes further parameters, and others instead of the defaults", () => {
    expect(
      parametersOf({ parameters: { timeout: 0, "maxmemory-samples": "5", "lazyfree-lazy-expire": "yes" } }),
    ).toStrictEqual({
      "lazyfree-lazy-expire": "yes",
      "maxmemory-policy": "allkeys-lru",
      "maxmemory-samples": "5",
      "notify-keyspace-events": "Ex",
      timeout: "0",
    });
  });

  it("has another name when a parameter changes that AWS changes on no group in use", () => {
    const stack = cacheWith({ parameters: { databases: 32 } });
    expect(stack.only(ElasticacheParameterGroup).name).toBe("sessions-redis7-databases-32");
  });

  it.each([
    ["timeout", 0],
    ["timeout", 20],
    ["reserved-memory-percent", 0],
    ["reserved-memory-percent", "100"],
    ["databases", 1],
    ["databases", 10000],
    ["maxmemory-policy", "volatile-ttl"],
    ["notify-keyspace-events", "KEA"],
    ["slowlog-log-slower-than", -1],
    ["hash-max-listpack-entries", 512],
    ["rename-commands", "FLUSHDB blocked FLUSHALL blocked"],
    ["rename-commands", "keys '' xsetid 1234abcd  AUTH a"],
  ])("accepts %s %p on Redis 7", (name, value) => {
    expect(parametersOf({ parameters: { [name]: value } })[name]).toBe(String(value));
  });

  // AWS reports no value for an empty one: https://github.com/hashicorp/terraform/pull/6687
  it("leaves out an empty value, which is the default and would be planned again and again", () => {
    const parameters = parametersOf({ parameters: { "notify-keyspace-events": "" } });
    expect(parameters).toStrictEqual({ "maxmemory-policy": "allkeys-lru", timeout: "300" });
  });

  it.each([
    ["0300", "300"],
    ["-0", "0"],
    ["00", "0"],
    ["9007199254740993", "9007199254740993"],
  ])("writes the number %s as %s", (value, written) => {
    expect(parametersOf({ parameters: { timeout: value } }).timeout).toBe(written);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  it.each([
    ["timeout", 19, "must be a whole number of 0 or at least 20, got 19"],
    ["timeout", "19", 'must be a whole number of 0 or at least 20, got "19"'],
    ["timeout", -1, "must be a whole number of 0 or at least 20, got -1"],
    ["timeout", 300.5, "must be a whole number of 0 or at least 20, got 300.5"],
    ["timeout", "five", 'must be a whole number of 0 or at least 20, got "five"'],
    ["reserved-memory-percent", 101, "must be a whole number of at least 0 and at most 100, got 101"],
    ["databases", 0, "must be a whole number of at least 1 and at most 10000, got 0"],
    ["databases", -0, "must be a whole number of at least 1 and at most 10000, got -0"],
    [
      "maxmemory-policy",
      "lru",
      'must be one of volatile-lru, allkeys-lru, volatile-lfu, allkeys-lfu, volatile-random, allkeys-random, volatile-ttl, noeviction, got "lru"',
    ],
    ["notify-keyspace-events", "x", 'must contain K or E to have any effect, got "x"'],
    ["notify-keyspace-events", "Eq", 'must consist of the flags K E g $ l s h z x e A, got "Eq"'],
    ["rename-commands", "KEYS", `${pairs}: FLUSHALL blocked KEYS blocked`],
    ["rename-commands", "KEYS blocked canary", `${pairs}: FLUSHALL blocked KEYS blocked`],
    ["rename-commands", "", `${pairs}: FLUSHALL blocked KEYS blocked`],
    ["rename-commands", "KEYS canary CONFIG canary", `${renamable}: pair 2 does not`],
    ["rename-commands", "canary KEYS", `${renamable}: pair 1 does not`],
    ["rename-commands", "KEYS,FLUSHALL canary", `${renamable}: pair 1 does not`],
    ["rename-commands", "KEYS canary keys wipe", "must rename each command once: pair 2 renames one again"],
    ["activedefrag", "on", 'must be one of yes, no, got "on"'],
    ["maxclients", 100, "is set by AWS and cannot be modified, got 100; leave it out"],
    ["appendonly", "yes", 'is set by AWS and cannot be modified, got "yes"; leave it out'],
    ["cluster-enabled", "yes", 'follows from `topology` and is set for you, got "yes"; leave it out'],
    ["maxmemory", 100, "follows from `nodeType` and cannot be modified, got 100; leave it out"],
    ["reserved-memory", 100, "is not a parameter of redis 7.1, got 100; use `reserved-memory-percent`"],
    ["hash-max-ziplist-entries", 512, "is a parameter of redis 6.2, not of redis 7.1, got 512"],
    ["TIMEOUT", 300, "is not a parameter of redis 7.1, got 300; did you mean `timeout`?"],
    ["timeout", null, "must be a string or a number, got null"],
    ["timeout", NaN, "must be a string or a number, got NaN"],
    ["timeout", true, "must be a string or a number, got true"],
  ])("refuses %s %p", (name, value, message) => {
    expect(cacheRefusal({ parameters: { [name]: value } })).toBe(
      `ValidationError: \`parameters.${name}\` ${message} [stack/It]`,
    );
  });

  it("knows from which version of a family a parameter exists", () => {
    const parameters = { "search-default-timeout-ms": 1000 };
    expect(parametersOf({ engine: { kind: "valkey", version: "8.2" }, parameters })).toMatchObject({
      "search-default-timeout-ms": "1000",
    });
    expect(cacheRefusal({ engine: { kind: "valkey", version: "8.1" }, parameters })).toBe(
      "ValidationError: `parameters.search-default-timeout-ms` is a parameter of valkey 8.2 and later, not of valkey 8.1, got 1000 [stack/It]",
    );
  });

  it("gives a sharded cache of Valkey 9.0 databases, which are part of the name", () => {
    const engine = { kind: "valkey", version: "9.0" } as const;
    const topology = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;
    const parameters = { "cluster-databases": 16, "maxmemory-samples": 64, "search-fanout-target-mode": "client" };
    const group = cacheWith({ engine, topology, parameters }).only(ElasticacheParameterGroup);
    expect(group).toMatchObject({ family: "valkey9", name: "sessions-valkey9-cluster-cluster-databases-16" });
    expect(cacheRefusal({ engine, parameters: { "cluster-databases": 10001 } })).toContain(
      "must be a whole number of at least 1 and at most 10000",
    );
  });

  it("shortens a name over 255 characters", () => {
    const stack = inStack((scope) => new ParameterGroup(scope, "It", { name: "a".repeat(255), engine: redis7 }));
    expect(stack.only(ElasticacheParameterGroup).name).toHaveLength(255);
  });

  it("refuses a name that AWS would refuse", () => {
    expect(refusal(ParameterGroup, { name: "my_group", engine: redis7 })).toBe(
      'ValidationError: `name` must be lower-case letters, digits and single hyphens, beginning with a letter, got "my_group" [stack/It]',
    );
  });
});
