import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Attributes } from "../../../../constructs/testing";
import { type WatchedProps, synthesizeCache } from "../../../support/cloudwatch/watched-cache";

const redis: WatchedProps = { engine: { kind: "redis", version: "7.1" }, nodeType: "cache.r6g.large" };
const valkey: WatchedProps = { engine: { kind: "valkey", version: "8.0" } };

/**
 * The alarms as numbers: what is watched, compared with what, how many bad periods of how many seconds, what missing data means.
 *
 * - the seed's rules: CPU 75 % twice in a row over 5 minutes, memory 80 %, evictions 1,000 per minute and per 5 minutes,
 *   hit rate 80 % and 50 %
 * - 90 % of one vCPU, 100 MB of freeable memory, swap above freeable memory, connections:
 *   https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 * - `maxclients` 65,000: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 * - engine CPU 90 % for five minutes:
 *   https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
const table: readonly (readonly [WatchedProps, string, string])[] = [
  [redis, "node-1-node-down", "EngineCPUUtilization SampleCount < 1, 5 of 5 × 60 s, breaching"],
  [redis, "no-primary", "SUM([primaries1, primaries2, primaries3]) of IsMaster Maximum < 1, 5 of 5 × 60 s, breaching"],
  [redis, "node-1-memory-critical", "DatabaseMemoryUsagePercentage Maximum > 95, 5 of 5 × 60 s, ignore"],
  [redis, "node-1-memory-high", "DatabaseMemoryUsagePercentage Maximum > 80, 2 of 2 × 300 s, ignore"],
  [
    { nodeType: "cache.r6gd.xlarge" },
    "node-1-capacity-critical",
    "DatabaseCapacityUsagePercentage Maximum > 95, 5 of 5 × 60 s, ignore",
  ],
  [
    { nodeType: "cache.r6gd.xlarge" },
    "node-1-capacity-high",
    "DatabaseCapacityUsagePercentage Maximum > 80, 2 of 2 × 300 s, ignore",
  ],
  [redis, "node-1-evictions-per-minute", "Evictions Sum > 1000, 1 of 1 × 60 s, notBreaching"],
  [redis, "node-1-evictions-per-5-minutes", "Evictions Sum > 1000, 1 of 1 × 300 s, notBreaching"],
  [redis, "node-1-freeable-memory", "FreeableMemory Minimum < 100000000, 5 of 5 × 60 s, ignore"],
  [
    redis,
    "node-1-swap-usage",
    "IF(freeable1 > 0, swap1 - freeable1, 0) of SwapUsage Maximum, FreeableMemory Minimum > 0, 5 of 5 × 60 s, ignore",
  ],
  [redis, "node-1-engine-cpu-critical", "EngineCPUUtilization Average > 90, 5 of 5 × 60 s, ignore"],
  [redis, "node-1-cpu-high", "CPUUtilization Average > 75, 2 of 2 × 300 s, ignore"],
  [redis, "node-1-cpu-of-one-vcpu", "CPUUtilization Average > 45, 2 of 2 × 300 s, ignore"],
  [
    { nodeType: "cache.r7g.xlarge" },
    "node-1-engine-cpu-high",
    "EngineCPUUtilization Average > 75, 2 of 2 × 300 s, ignore",
  ],
  [
    { nodeType: "cache.t4g.micro" },
    "node-1-cpu-credits",
    "IF(credits1 < 20, cpu1, 0) of CPUCreditBalance Minimum, CPUUtilization Average > 7.5, 2 of 2 × 300 s, ignore",
  ],
  [
    { nodeType: "cache.t3.medium" },
    "node-1-cpu-credits",
    "IF(credits1 < 20, cpu1, 0) of CPUCreditBalance Minimum, CPUUtilization Average > 15, 2 of 2 × 300 s, ignore",
  ],
  [redis, "hit-rate-critical", `${hitRate(3)} < 50, 2 of 2 × 300 s, notBreaching`],
  [redis, "hit-rate-low", `${hitRate(3)} < 80, 6 of 6 × 300 s, notBreaching`],
  [valkey, "node-1-read-latency-p99", "SuccessfulReadRequestLatency p99 > 10000, 5 of 5 × 60 s, notBreaching"],
  [valkey, "node-1-write-latency-p99", "SuccessfulWriteRequestLatency p99 > 10000, 5 of 5 × 60 s, notBreaching"],
  [redis, "node-1-read-command-time", "GetTypeCmdsLatency Average > 10000, 5 of 5 × 60 s, notBreaching"],
  [redis, "node-1-write-command-time", "SetTypeCmdsLatency Average > 10000, 5 of 5 × 60 s, notBreaching"],
  [redis, "node-1-connections-high", "CurrConnections Maximum > 52000, 5 of 5 × 60 s, ignore"],
  [
    { nodeType: "cache.t4g.micro" },
    "node-1-connections-high",
    "CurrConnections Maximum > 16000, 5 of 5 × 60 s, ignore",
  ],
  [
    { nodeType: "cache.t3.medium" },
    "node-1-connections-high",
    "CurrConnections Maximum > 36800, 5 of 5 × 60 s, ignore",
  ],
  [redis, "node-1-replication-lag", "ReplicationLag Maximum > 5, 10 of 10 × 60 s, notBreaching"],
  [redis, "node-1-new-connections", "NewConnections Sum > 1000, 5 of 5 × 60 s, notBreaching"],
  [
    redis,
    "node-1-network-allowance",
    "bandwidthIn1 + bandwidthOut1 + packets1 + conntrack1 of NetworkBandwidthInAllowanceExceeded Sum, " +
      "NetworkBandwidthOutAllowanceExceeded Sum, NetworkPacketsPerSecondAllowanceExceeded Sum, " +
      "NetworkConntrackAllowanceExceeded Sum > 0, 5 of 5 × 60 s, notBreaching",
  ],
  [redis, "node-1-traffic-management", "TrafficManagementActive Maximum >= 1, 3 of 5 × 60 s, notBreaching"],
  [redis, "node-1-authentication-failures", "AuthenticationFailures Sum > 0, 1 of 1 × 300 s, notBreaching"],
];

function hitRate(nodes: number): string {
  const sum = (name: string) =>
    `SUM([${Array.from({ length: nodes }, (_, index) => `${name}${index + 1}`).join(", ")}])`;
  const [hits, misses] = [sum("hits"), sum("misses")];
  const rate = `IF(${hits} + ${misses} >= 100, 100 * ${hits} / (${hits} + ${misses}), 100)`;
  return `${rate} of CacheHits Sum, CacheMisses Sum`;
}

const signs: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "<=",
};

interface Query {
  readonly expression?: string;
  readonly metric?: { readonly metric_name: string; readonly stat: string; readonly period: number };
}

/** One alarm in a line. */
function inWords(alarm: Attributes): string {
  const queries = (alarm.metric_query ?? []) as readonly Query[];
  const metrics = queries.flatMap(({ metric }) => (metric === undefined ? [] : [metric]));
  const read = [...new Set(metrics.map(({ metric_name, stat }) => `${metric_name} ${stat}`))].join(", ");
  const statistic = String(alarm.statistic ?? alarm.extended_statistic);
  const watched =
    queries.length > 0 ? `${queries[0]!.expression!} of ${read}` : `${String(alarm.metric_name)} ${statistic}`;
  const compared = `${signs[String(alarm.comparison_operator)]!} ${String(alarm.threshold)}`;
  const period = String((alarm.period as number | undefined) ?? metrics[0]!.period);
  const evaluated = `${String(alarm.datapoints_to_alarm)} of ${String(alarm.evaluation_periods)} × ${period} s`;
  return `${watched} ${compared}, ${evaluated}, ${String(alarm.treat_missing_data)}`;
}

describe("the catalogue", () => {
  it.each(table)("%j: %s watches %s", (props, key, expected) => {
    const alarms = synthesizeCache({ ...props, alarms: { level: "full" } }).all(CloudwatchMetricAlarm);
    const alarm = alarms.find(({ alarm_name }) => alarm_name === `app-${key}`);
    expect(inWords(alarm!)).toBe(expected);
  });

  it("leaves a percentile of too few requests undecided", () => {
    const alarms = synthesizeCache(valkey).all(CloudwatchMetricAlarm);
    const percentiles = alarms.filter(({ extended_statistic }) => extended_statistic !== undefined);
    expect(percentiles).toHaveLength(6);
    expect(new Set(percentiles.map((alarm) => alarm.evaluate_low_sample_count_percentiles))).toStrictEqual(
      new Set(["ignore"]),
    );
  });

  it("tells with every alarm what it means and what to do first", () => {
    const stack = synthesizeCache({ ...redis, alarms: { level: "full" } });
    const descriptions = [...stack.all(CloudwatchMetricAlarm), ...stack.all(CloudwatchCompositeAlarm)].map((alarm) =>
      String(alarm.alarm_description),
    );
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: at most 1024 characters
    expect(
      descriptions.filter((text) => !/^[A-Z].+\. Runbook: [A-Z].+\.$/.test(text) || text.length > 1024),
    ).toStrictEqual([]);
  });
});
