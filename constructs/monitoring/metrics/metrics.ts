import { type Condition, engineMetricsPage, hostMetricsPage } from "./conditions";

/** CloudWatch namespace of all ElastiCache metrics. */
export const namespace = "AWS/ElastiCache";

/** The dimension that carries a node's own cache cluster id. */
export const nodeDimension = "CacheClusterId";

/** Unit of a metric, as AWS publishes it. */
export type Unit = "Percent" | "Count" | "Bytes" | "Seconds" | "Microseconds" | "Credits" | "Boolean";

/** A statistic over the samples of one period; `p99` and its like only make sense on a distribution. */
export type Statistic = "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum" | `p${number}`;

/** What is known about one metric. */
export interface MetricFacts {
  /** Unit as published. */
  readonly unit: Unit;
  /** Default statistic. */
  readonly statistic: Statistic;
  /** Which caches publish it. */
  readonly published: Condition;
  /** Page that documents it. */
  readonly source: string;
  /**
   * Shortest period with data, in seconds.
   *
   * @default 60
   */
  readonly minPeriodSeconds?: number;
  /**
   * Largest possible value of one sample. Some percentages exceed 100: a node may hold more than its `maxmemory`, and
   * use more than its baseline of the network.
   *
   * @default - 1 for a Boolean, otherwise none is known
   */
  readonly largest?: number;
  /**
   * True when every minute carries a distribution of requests and percentiles are of requests.
   *
   * @default false - one sample a minute
   */
  readonly distribution?: true;
}

/** An engine metric, from `INFO` or the engine itself. */
function engine(unit: Unit, statistic: Statistic, published: Condition = "always"): MetricFacts {
  return { unit, statistic, published, source: engineMetricsPage };
}

/** A metric of the host the engine runs on. */
function host(unit: Unit, statistic: Statistic): MetricFacts {
  return { unit, statistic, published: "always", source: hostMetricsPage };
}

/** CPU credits: burstable nodes only, every five minutes. */
const credits: MetricFacts = {
  unit: "Credits",
  statistic: "Minimum",
  published: "burstable",
  source: hostMetricsPage,
  minPeriodSeconds: 300,
};

/** Time from request to response inside the engine. Node-based caches publish it on Valkey only. */
const requestLatency: MetricFacts = {
  unit: "Microseconds",
  statistic: "p99",
  published: "valkey",
  source: engineMetricsPage,
  distribution: true,
};

/**
 * The metrics of a node-based cache. All of them are published per node, under the node's own cache cluster id, once a
 * minute unless `minPeriodSeconds` says otherwise.
 */
export const metrics = {
  AuthenticationFailures: engine("Count", "Sum"),
  BytesUsedForCache: engine("Bytes", "Maximum"),
  CPUCreditBalance: credits,
  CPUCreditUsage: { ...credits, statistic: "Sum" },
  CPUUtilization: { ...host("Percent", "Average"), largest: 100 },
  CacheHitRate: { ...engine("Percent", "Average"), largest: 100 },
  CacheHits: engine("Count", "Sum"),
  CacheMisses: engine("Count", "Sum"),
  ChannelAuthorizationFailures: engine("Count", "Sum", "access control"),
  CommandAuthorizationFailures: engine("Count", "Sum", "access control"),
  CurrConnections: engine("Count", "Maximum"),
  CurrItems: engine("Count", "Maximum"),
  CurrVolatileItems: engine("Count", "Maximum"),
  DatabaseAuthorizationFailures: engine("Count", "Sum", "valkey 9.1"),
  DatabaseCapacityUsagePercentage: engine("Percent", "Maximum"),
  DatabaseMemoryUsagePercentage: engine("Percent", "Maximum"),
  EngineCPUUtilization: { ...engine("Percent", "Average"), largest: 100 },
  Evictions: engine("Count", "Sum"),
  FreeableMemory: host("Bytes", "Minimum"),
  GetTypeCmdsLatency: engine("Microseconds", "Average"),
  IamAuthenticationExpirations: engine("Count", "Sum", "access control"),
  IamAuthenticationThrottling: engine("Count", "Sum", "access control"),
  IsMaster: engine("Boolean", "Maximum"),
  KeyAuthorizationFailures: engine("Count", "Sum", "access control"),
  MajorPageFaults: host("Count", "Maximum"),
  MasterLinkHealthStatus: engine("Boolean", "Minimum"),
  NetworkBandwidthInAllowanceExceeded: host("Count", "Sum"),
  NetworkBandwidthOutAllowanceExceeded: host("Count", "Sum"),
  NetworkBaselineUsageInPercentage: host("Percent", "Average"),
  NetworkBaselineUsageOutPercentage: host("Percent", "Average"),
  NetworkBytesIn: host("Bytes", "Sum"),
  NetworkBytesOut: host("Bytes", "Sum"),
  NetworkConntrackAllowanceExceeded: host("Count", "Sum"),
  NetworkPacketsIn: host("Count", "Sum"),
  NetworkPacketsOut: host("Count", "Sum"),
  NetworkPacketsPerSecondAllowanceExceeded: host("Count", "Sum"),
  NewConnections: engine("Count", "Sum"),
  Reclaimed: engine("Count", "Sum"),
  ReplicationBytes: engine("Bytes", "Maximum", "replicas"),
  ReplicationLag: engine("Seconds", "Maximum", "replicas"),
  SaveInProgress: engine("Boolean", "Maximum"),
  SetTypeCmdsLatency: engine("Microseconds", "Average"),
  StringBasedCmdsLatency: engine("Microseconds", "Average"),
  SuccessfulReadRequestLatency: requestLatency,
  SuccessfulWriteRequestLatency: requestLatency,
  SwapUsage: host("Bytes", "Maximum"),
  TrafficManagementActive: engine("Boolean", "Maximum"),
} as const satisfies Record<string, MetricFacts>;

/** Name of a metric, exactly as CloudWatch knows it. */
export type MetricName = keyof typeof metrics;

/** What is known about a metric. */
export function metricFacts(name: MetricName): MetricFacts {
  return metrics[name];
}
