import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { RedisCacheProps } from "../../../constructs";
import { type WatchedProps, synthesizeCache } from "../../support/cloudwatch/watched-cache";

/** One node type of each family that AWS still makes caches of, and others where the size decides. */
const onBoth = [
  ...["t3.micro", "t4g.medium", "m5.large", "m6g.2xlarge", "m7g.xlarge", "r5.4xlarge"],
  ...["r6g.large", "r7g.16xlarge", "c7gn.large", "r6gd.xlarge"],
];
const onValkey = ["m8g.large", "r8g.xlarge", "c8gn.large"];

const engines: readonly (readonly [NonNullable<RedisCacheProps["engine"]>, readonly string[]])[] = [
  [{ kind: "redis", version: "6.2" }, onBoth],
  [{ kind: "redis", version: "7.1" }, onBoth],
  [{ kind: "valkey", version: "7.2" }, [...onBoth, ...onValkey]],
  [{ kind: "valkey", version: "8.0" }, [...onBoth, ...onValkey]],
  [{ kind: "valkey", version: "9.1" }, [...onBoth, ...onValkey]],
];

const topologies: readonly NonNullable<RedisCacheProps["topology"]>[] = [
  { kind: "replicated", replicas: 0 },
  { kind: "replicated", replicas: 1 },
  { kind: "sharded", shards: 2, replicasPerShard: 1 },
];

/**
 * Metrics that not every node-based cache publishes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
 */
function isPublished(metric: string, engine: string, nodeType: string, replicas: number): boolean {
  switch (metric) {
    case "SuccessfulReadRequestLatency":
    case "SuccessfulWriteRequestLatency":
      return engine === "valkey";
    case "ReplicationLag":
      return replicas > 0;
    case "CPUCreditBalance":
      return /^cache\.t\d/.test(nodeType);
    case "DatabaseMemoryUsagePercentage":
      // Published, and expected to be full: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
      return !nodeType.startsWith("cache.r6gd.");
    case "DatabaseAuthorizationFailures":
      return false;
    default:
      return metrics.includes(metric);
  }
}

const metrics = [
  ...["AuthenticationFailures", "CacheHits", "CacheMisses", "CPUUtilization", "CurrConnections"],
  ...["DatabaseCapacityUsagePercentage", "EngineCPUUtilization", "Evictions", "FreeableMemory", "GetTypeCmdsLatency"],
  ...["IsMaster", "NetworkBandwidthInAllowanceExceeded", "NetworkBandwidthOutAllowanceExceeded"],
  ...["NetworkConntrackAllowanceExceeded", "NetworkPacketsPerSecondAllowanceExceeded", "NewConnections"],
  ...["SetTypeCmdsLatency", "SwapUsage", "TrafficManagementActive"],
];

interface Query {
  readonly metric?: { readonly metric_name: string };
}

function watched(props: WatchedProps): ReadonlyMap<string, readonly string[]> {
  const alone = {
    alarms: { level: "full" },
    alerts: { kind: "off" },
    logs: { kind: "off" },
    dashboard: { kind: "off" },
  } as const;
  const alarms = synthesizeCache({ ...props, ...alone }).all(CloudwatchMetricAlarm);
  return new Map(
    alarms.map(({ alarm_name, metric_name, metric_query }) => {
      const queries = ((metric_query ?? []) as readonly Query[]).flatMap(({ metric }) => metric?.metric_name ?? []);
      return [String(alarm_name), metric_name === undefined ? queries : [metric_name as string]] as const;
    }),
  );
}

const combinations = engines.flatMap(([engine, nodeTypes]) =>
  nodeTypes.flatMap((type) => topologies.map((topology) => ({ engine, nodeType: `cache.${type}`, topology }))),
);

let found: readonly (readonly [(typeof combinations)[number], ReadonlyMap<string, readonly string[]>])[];
beforeAll(() => {
  found = combinations.map((props) => [props, watched(props)] as const);
});

describe("every engine, node family and topology", () => {
  it(`watches only what is published there, in ${combinations.length} combinations`, () => {
    const unpublished = found.flatMap(([props, alarms]) => {
      const { engine, nodeType, topology } = props;
      const replicas = topology.kind === "sharded" ? topology.replicasPerShard : topology.replicas;
      return [...alarms].flatMap(([alarm, names]) =>
        names
          .filter((name) => !isPublished(name, engine.kind, nodeType, replicas))
          .map((name) => `${engine.kind} ${engine.version} on ${nodeType}: ${alarm} watches ${name}`),
      );
    });
    expect(unpublished).toStrictEqual([]);
  });

  it("always watches whether nodes are there, who is primary, how full and how busy they are, and what clients wait for", () => {
    const lacking = found.flatMap(([props, alarms]) => {
      const ids = new Set([...alarms.keys()].map((name) => name.replace(/^app-(shard-\d+-)?(node-\d+-)?/, "")));
      const needed: readonly (readonly string[])[] = [
        ["node-down"],
        ["no-primary"],
        ["hit-rate-critical"],
        ["hit-rate-low"],
        ["memory-critical", "capacity-critical"],
        ["memory-high", "capacity-high"],
        ["cpu-of-one-vcpu", "engine-cpu-high"],
        ["read-latency-p99", "read-command-time"],
        ["write-latency-p99", "write-command-time"],
        ["connections-high"],
      ];
      return needed
        .filter((choices) => choices.filter((id) => ids.has(id)).length !== 1)
        .map((choices) => `${JSON.stringify(props)}: ${choices.join(" or ")}`);
    });
    expect(lacking).toStrictEqual([]);
  });

  it.each([
    ["9.0", ["authentication-failures", "authorization-failures"]],
    ["9.1", ["authentication-failures", "authorization-failures", "database-authorization-failures"]],
  ] as const)("watches refused databases where users can be refused them: Valkey %s", (version, expected) => {
    const authentication = { kind: "rbac", users: { app: { kind: "iam", accessString: "on ~* +@all" } } } as const;
    const topology = { kind: "replicated", replicas: 0 } as const;
    const names = [...watched({ engine: { kind: "valkey", version }, authentication, topology }).keys()];
    const failures = names.filter((name) => name.endsWith("-failures")).map((name) => name.replace("app-node-1-", ""));
    expect(failures.sort()).toStrictEqual(expected);
  });

  it.each([
    ["none", { kind: "off" }, []],
    ["a token", { kind: "auth-token" }, ["authentication-failures"]],
    [
      "users",
      { kind: "rbac", users: { app: { kind: "password", accessString: "on ~* +@all" } } },
      ["authentication-failures", "authorization-failures"],
    ],
  ] as const)("watches refused clients where there is something to refuse: %s", (_what, authentication, expected) => {
    const names = [...watched({ authentication, topology: { kind: "replicated", replicas: 0 } }).keys()];
    const failures = names.filter((name) => name.endsWith("-failures")).map((name) => name.replace("app-node-1-", ""));
    expect(failures.sort()).toStrictEqual(expected);
  });
});
