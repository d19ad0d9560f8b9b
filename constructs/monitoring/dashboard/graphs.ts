import type { MetricReading } from "../alarms/alarm-definition";
import type { AlarmId } from "../alarms/alarm-overrides";
import { catalogue } from "../catalogue";
import { type MetricName, metricFacts } from "../metrics/metrics";
import type { MonitoredCache } from "../monitored-cache";
import { type Graph, type Line, limitColor, maxLines } from "./graph";

/** Finds the threshold lines of alarms by id. */
export type FindLines = (...ids: readonly AlarmId[]) => readonly Line[];

const lookups = catalogue["hit-rate-low"].watches.readings;
const hitRate = { expression: "100 * {hits} / ({hits} + {misses})", label: "hit rate" };

/** Numbers that show at a glance whether the cache is well. */
export const numbers: readonly Graph[] = [
  { title: "Hit rate, %", readings: lookups, shows: [hitRate], periodSeconds: 300, view: "number" },
  {
    title: "Fullest node, % of memory and SSD",
    when: "data tiering",
    readings: { capacity: of("DatabaseCapacityUsagePercentage") },
    shows: [{ expression: "MAX(METRICS())", label: "fullest node" }],
    view: "number",
  },
  {
    title: "Fullest node, % of memory",
    when: "memory only",
    readings: { memory: of("DatabaseMemoryUsagePercentage") },
    shows: [{ expression: "MAX(METRICS())", label: "fullest node" }],
    view: "number",
  },
  {
    title: "Busiest engine, % of its thread",
    readings: { cpu: of("EngineCPUUtilization") },
    shows: [{ expression: "MAX(METRICS())", label: "busiest engine" }],
    view: "number",
  },
  {
    title: "Primaries that answer",
    readings: { primaries: of("IsMaster") },
    shows: [{ expression: "{primaries}", label: "primaries" }],
    view: "number",
  },
];

/** The graphs of a cache, row by row; what clients notice comes first. */
export function graphRows(cache: MonitoredCache, lines: FindLines): readonly (readonly Graph[])[] {
  return [
    requests(lines),
    memory(cache, lines),
    cpu(lines),
    connections(cache, lines),
    network(),
    replicas(cache, lines),
  ];
}

function requests(lines: FindLines): readonly Graph[] {
  return [
    {
      title: "Hit rate, % - and lookups per minute (right)",
      readings: lookups,
      shows: [hitRate, { expression: "{hits} + {misses}", label: "lookups", axis: "right" }],
      max: 100,
      lines: lines("hit-rate-low", "hit-rate-critical"),
    },
    {
      title: "Request latency, 99th percentile, µs",
      readings: { reads: of("SuccessfulReadRequestLatency"), writes: of("SuccessfulWriteRequestLatency") },
      shows: "nodes",
      lines: lines("read-latency-p99"),
    },
    {
      title: "Command time, average µs in the engine",
      when: "redis",
      readings: { reads: of("GetTypeCmdsLatency"), writes: of("SetTypeCmdsLatency") },
      // Without the alarm's threshold: it is hundreds of times the usual value, and would flatten the graph.
      shows: "nodes",
    },
    {
      title: "Evictions per minute",
      readings: { evictions: of("Evictions") },
      shows: "nodes",
      lines: lines("evictions-per-minute"),
    },
  ];
}

function memory({ node }: MonitoredCache, lines: FindLines): readonly Graph[] {
  return [
    {
      title: "Memory, % of the limit",
      when: "memory only",
      readings: { memory: of("DatabaseMemoryUsagePercentage") },
      shows: "nodes",
      max: 100,
      lines: lines("memory-high", "memory-critical"),
    },
    {
      title: "Memory and SSD, % of the limit",
      when: "data tiering",
      readings: { capacity: of("DatabaseCapacityUsagePercentage") },
      shows: "nodes",
      max: 100,
      lines: lines("capacity-high", "capacity-critical"),
    },
    {
      title: "Bytes used",
      readings: { bytes: of("BytesUsedForCache") },
      shows: "nodes",
      lines:
        node === undefined
          ? []
          : [{ label: "maxmemory, reserve included", value: node.maxmemoryBytes, color: limitColor }],
    },
    {
      title: "Memory the host has left, bytes",
      readings: { freeable: of("FreeableMemory") },
      shows: "nodes",
      worst: "lowest",
      lines: lines("freeable-memory"),
    },
  ];
}

function cpu(lines: FindLines): readonly Graph[] {
  return [
    {
      title: "Engine CPU, % of its thread",
      readings: { cpu: of("EngineCPUUtilization") },
      shows: "nodes",
      max: 100,
      lines: lines("engine-cpu-high", "engine-cpu-critical"),
    },
    {
      title: "Host CPU, %",
      readings: { cpu: of("CPUUtilization") },
      shows: "nodes",
      max: 100,
      lines: lines("cpu-of-one-vcpu", "cpu-high"),
    },
    {
      title: "CPU credits left",
      readings: { credits: of("CPUCreditBalance") },
      shows: "nodes",
      worst: "lowest",
      periodSeconds: 300,
    },
  ];
}

function connections({ node }: MonitoredCache, lines: FindLines): readonly Graph[] {
  return [
    {
      title: "Connections",
      readings: { connections: of("CurrConnections") },
      shows: "nodes",
      lines: [
        ...lines("connections-high"),
        ...(node === undefined ? [] : [{ label: "maxclients", value: node.maxclients, color: limitColor }]),
      ],
    },
    {
      title: "New connections per minute",
      readings: { connections: of("NewConnections") },
      shows: "nodes",
      lines: lines("new-connections"),
    },
    {
      title: "Refused logins per minute",
      when: "authentication",
      readings: { logins: of("AuthenticationFailures") },
      shows: [{ expression: "{logins}", label: "refused logins" }],
    },
    {
      title: "Forbidden commands, keys and channels per minute",
      readings: catalogue["authorization-failures"].watches.readings,
      shows: [
        { expression: "{commands}", label: "commands" },
        { expression: "{keys}", label: "keys" },
        { expression: "{channels}", label: "channels" },
      ],
      view: "areas",
    },
  ];
}

function network(): readonly Graph[] {
  const baseline = [{ label: "baseline", value: 100, color: limitColor }];
  return [
    {
      title: "Network in, % of the baseline",
      readings: { bytes: of("NetworkBaselineUsageInPercentage") },
      shows: "nodes",
      lines: baseline,
    },
    {
      title: "Network out, % of the baseline",
      readings: { bytes: of("NetworkBaselineUsageOutPercentage") },
      shows: "nodes",
      lines: baseline,
    },
    {
      title: "Packets over an allowance per minute",
      readings: catalogue["network-allowance"].watches.readings,
      shows: [
        { expression: "{bandwidthIn}", label: "bandwidth in" },
        { expression: "{bandwidthOut}", label: "bandwidth out" },
        { expression: "{packets}", label: "packets per second" },
        { expression: "{conntrack}", label: "tracked connections" },
      ],
      view: "areas",
    },
  ];
}

function replicas({ shards, nodesPerShard }: MonitoredCache, lines: FindLines): readonly Graph[] {
  const primary = { when: "replicas", readings: { primary: of("IsMaster") } } as const;
  return [
    {
      title: "Replication lag, s",
      readings: { lag: of("ReplicationLag") },
      shows: "nodes",
      lines: lines("replication-lag"),
    },
    // The worst of many nodes would be any ten primaries, and a failover among the others would not show.
    shards * nodesPerShard > maxLines
      ? {
          ...primary,
          title: "Nodes that changed their role (a failover is two)",
          shows: [{ expression: "SUM(ABS(DIFF(METRICS())))", label: "changes" }],
        }
      : { ...primary, title: "Who is primary (a failover is a change of colour)", shows: "nodes", view: "areas" },
  ];
}

function of(metric: MetricName): MetricReading {
  return { metric, statistic: metricFacts(metric).statistic };
}
