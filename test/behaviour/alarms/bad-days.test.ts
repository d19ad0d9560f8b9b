import { many } from "../../support/cloudwatch/traffic";
import { WatchedCache, type WatchedProps } from "../../support/cloudwatch/watched-cache";

const full: WatchedProps = { engine: { kind: "redis", version: "7.1" }, alarms: { level: "full" } };
const caches = {
  redis: new WatchedCache(full),
  valkey: new WatchedCache({ engine: { kind: "valkey", version: "8.0" }, alarms: { level: "full" } }),
  large: new WatchedCache({ ...full, nodeType: "cache.r7g.xlarge" }),
  burstable: new WatchedCache({ ...full, nodeType: "cache.t4g.small" }),
  tiering: new WatchedCache({ ...full, nodeType: "cache.r6gd.xlarge" }),
  users: new WatchedCache({
    engine: { kind: "valkey", version: "7.2" },
    alarms: { level: "full" },
    authentication: { kind: "rbac", users: { app: { kind: "iam", accessString: "on ~* +@all" } } },
  }),
} as const;

/** What happens to `app-002` for so many minutes, and what goes off because of it, and nothing else. */
const days: readonly (readonly [
  string,
  keyof typeof caches,
  number,
  Record<string, number | readonly number[]>,
  string[],
])[] = [
  ["memory above 80 %", "redis", 20, { DatabaseMemoryUsagePercentage: 81 }, ["memory-high"]],
  ["memory above 95 %", "redis", 20, { DatabaseMemoryUsagePercentage: 96 }, ["memory-critical", "memory-high"]],
  ["full memory of a tiering node", "tiering", 30, { DatabaseMemoryUsagePercentage: 100 }, []],
  ["capacity above 80 %", "tiering", 20, { DatabaseCapacityUsagePercentage: 81 }, ["capacity-high"]],
  [
    "capacity above 95 %",
    "tiering",
    20,
    { DatabaseCapacityUsagePercentage: 96 },
    ["capacity-critical", "capacity-high"],
  ],
  [
    "1,001 evictions in one minute",
    "redis",
    1,
    { Evictions: 1001 },
    ["evictions-per-5-minutes", "evictions-per-minute"],
  ],
  ["1,001 evictions in five minutes", "redis", 5, { Evictions: 200.2 }, ["evictions-per-5-minutes"]],
  ["host CPU above 75 %", "large", 15, { CPUUtilization: 76 }, ["cpu-high"]],
  ["engine CPU above 75 % on 4 vCPU", "large", 15, { EngineCPUUtilization: 76 }, ["engine-cpu-high"]],
  ["engine CPU above 90 %", "redis", 10, { EngineCPUUtilization: 91 }, ["engine-cpu-critical"]],
  ["host CPU above 45 % on 2 vCPU", "redis", 15, { CPUUtilization: 46 }, ["cpu-of-one-vcpu"]],
  ["no credits left", "burstable", 30, { CPUCreditBalance: 3, CPUUtilization: 20 }, ["cpu-credits"]],
  [
    "slow reads",
    "valkey",
    10,
    { SuccessfulReadRequestLatency: [...many(1970, 400), ...many(30, 10_001)] },
    ["read-latency-p99"],
  ],
  ["slow writes", "valkey", 10, { SuccessfulWriteRequestLatency: many(2000, 10_001) }, ["write-latency-p99"]],
  ["slow read commands", "redis", 10, { GetTypeCmdsLatency: 10_001 }, ["read-command-time"]],
  ["slow write commands", "redis", 10, { SetTypeCmdsLatency: 10_001 }, ["write-command-time"]],
  ["52,001 of 65,000 connections", "redis", 10, { CurrConnections: 52_001 }, ["connections-high"]],
  ["a replica behind", "redis", 15, { ReplicationLag: 6 }, ["replication-lag"]],
  ["1,001 new connections a minute", "redis", 10, { NewConnections: 1001 }, ["new-connections"]],
  ["99 MB left on the host", "redis", 10, { FreeableMemory: 99e6 }, ["freeable-memory"]],
  ["more swap than memory left", "redis", 10, { SwapUsage: 4.1e9 }, ["swap-usage"]],
  ["bandwidth in used up", "redis", 10, { NetworkBandwidthInAllowanceExceeded: 1 }, ["network-allowance"]],
  ["bandwidth out used up", "redis", 10, { NetworkBandwidthOutAllowanceExceeded: 1 }, ["network-allowance"]],
  ["packets per second used up", "redis", 10, { NetworkPacketsPerSecondAllowanceExceeded: 1 }, ["network-allowance"]],
  ["connection tracking used up", "redis", 10, { NetworkConntrackAllowanceExceeded: 1 }, ["network-allowance"]],
  ["traffic managed", "redis", 10, { TrafficManagementActive: 1 }, ["traffic-management"]],
  ["one wrong password", "redis", 1, { AuthenticationFailures: 1 }, ["authentication-failures"]],
  ["a forbidden command", "users", 1, { CommandAuthorizationFailures: 1 }, ["authorization-failures"]],
  ["a forbidden key", "users", 1, { KeyAuthorizationFailures: 1 }, ["authorization-failures"]],
  ["a forbidden channel", "users", 1, { ChannelAuthorizationFailures: 1 }, ["authorization-failures"]],
];

describe("an alarm on one node", () => {
  it.each(days)("%s (%s, %d minutes)", (_what, cache, minutes, values, expected) => {
    const { wentOff, states } = caches[cache].live(minutes, ({ id }) => (id === "app-002" ? values : undefined));
    const critical = expected.some((id) => id.endsWith("-critical"));
    expect(wentOff).toStrictEqual(
      [...expected.map((id) => `app-node-2-${id}`), ...(critical ? ["app-health"] : [])].sort(),
    );
    expect([...states.values()].filter((state) => state === "ALARM")).toStrictEqual([]);
  });

  it.each([
    ["memory at 80 %", "redis", { DatabaseMemoryUsagePercentage: 80 }],
    ["capacity at 80 %", "tiering", { DatabaseCapacityUsagePercentage: 80 }],
    ["200 evictions a minute", "redis", { Evictions: 200 }],
    ["host CPU at 75 %", "large", { CPUUtilization: 75 }],
    ["host CPU at 45 % on 2 vCPU", "redis", { CPUUtilization: 45 }],
    ["engine CPU at 75 % on 4 vCPU", "large", { EngineCPUUtilization: 75 }],
    ["engine CPU at 90 % on 2 vCPU", "redis", { EngineCPUUtilization: 90 }],
    ["10 ms reads at the 99th percentile", "valkey", { SuccessfulReadRequestLatency: many(2000, 10_000) }],
    ["a dozen slow requests a minute, too few to judge", "valkey", { SuccessfulReadRequestLatency: many(12, 90_000) }],
    ["52,000 of 65,000 connections", "redis", { CurrConnections: 52_000 }],
    ["five seconds of lag", "redis", { ReplicationLag: 5 }],
    ["100 MB left on the host", "redis", { FreeableMemory: 100e6 }],
    ["few credits without work", "burstable", { CPUCreditBalance: 3, CPUUtilization: 3 }],
    ["work with many credits", "burstable", { CPUCreditBalance: 400, CPUUtilization: 44 }],
  ] as const)("stays quiet at the limit: %s (%s)", (_what, cache, values) => {
    const { wentOff } = caches[cache].live(60, ({ id }) => (id === "app-002" ? values : undefined));
    expect(wentOff).toStrictEqual([]);
  });
});

describe("the hit rate", () => {
  const lookups = (hits: number, misses: number) => () => ({ CacheHits: hits, CacheMisses: misses });

  it("below 50 % for ten minutes pages", () => {
    expect(caches.redis.live(12, lookups(490, 510)).wentOff).toStrictEqual(["app-health", "app-hit-rate-critical"]);
  });

  it("below 50 % for five minutes does not", () => {
    expect(caches.redis.live(5, lookups(490, 510)).wentOff).toStrictEqual([]);
  });

  it("below 80 % for half an hour warns", () => {
    expect(caches.redis.live(35, lookups(790, 210)).wentOff).toStrictEqual(["app-hit-rate-low"]);
  });

  it("below 80 % for twenty minutes does not", () => {
    expect(caches.redis.live(20, lookups(790, 210)).wentOff).toStrictEqual([]);
  });

  it("counts lookups, not nodes: a bad rate on a node that few ask is no bad rate", () => {
    const differs = ({ id }: { id: string }) => (id === "app-003" ? { CacheHits: 1, CacheMisses: 99 } : undefined);
    expect(caches.redis.live(60, differs).wentOff).toStrictEqual([]);
  });

  it.each([
    ["4 lookups a minute over all nodes, all misses", 0, 4 / 3, []],
    [
      "20 lookups a minute over all nodes, all misses",
      0,
      20 / 3,
      ["app-health", "app-hit-rate-critical", "app-hit-rate-low"],
    ],
  ])("needs a hundred lookups in five minutes to judge: %s", (_what, hits, misses, expected) => {
    expect(caches.redis.live(60, lookups(hits, misses)).wentOff).toStrictEqual(expected);
  });

  it.each([
    ["6 nodes in one shard", { kind: "replicated", replicas: 5 } as const, "app-node-4-hit-rate-low", "app-004"],
    [
      "3 shards of 2",
      { kind: "sharded", shards: 3, replicasPerShard: 1 } as const,
      "app-shard-2-hit-rate-low",
      "app-0002-001",
    ],
  ])("is looked at in parts when one alarm cannot hold all: %s", (_what, topology, alarm, id) => {
    const cache = new WatchedCache({ ...full, topology });
    const { wentOff } = cache.live(60, (node) => (node.id === id ? { CacheHits: 600, CacheMisses: 9400 } : undefined));
    expect(wentOff).toContain(alarm);
    expect(wentOff.filter((name) => name.endsWith("hit-rate-low"))).toStrictEqual([alarm]);
  });
});
