import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage, whatToMonitorPage } from "../metrics/conditions";

const evictionPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html";
const tieringPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html";

const almostFull = {
  runbook:
    "Scale up or out now; until then shorten TTLs or delete what can be rebuilt. Without an eviction policy writes are about to fail.",
  severity: "critical",
  level: "essential",
  scope: "node",
  comparison: ">",
  threshold: { field: "maxPercent", value: 95, unit: "Percent" },
  periodSeconds: 60,
  datapointsToAlarm: 5,
  evaluationPeriods: 5,
  treatMissingData: "ignore",
} as const;

const fillingUp = {
  runbook:
    "See which keys grow (items and bytes on the dashboard), check that they have a TTL, plan a larger node type.",
  severity: "warning",
  level: "standard",
  scope: "node",
  comparison: ">",
  threshold: { field: "maxPercent", value: 80, unit: "Percent" },
  periodSeconds: 300,
  datapointsToAlarm: 2,
  evaluationPeriods: 2,
  treatMissingData: "ignore",
} as const;

const evictions = {
  severity: "warning",
  level: "standard",
  scope: "node",
  when: "always",
  watches: { kind: "metric", metric: "Evictions", statistic: "Sum" },
  comparison: ">",
  threshold: { field: "maxEvictions", value: 1000, unit: "Count" },
  datapointsToAlarm: 1,
  evaluationPeriods: 1,
  treatMissingData: "notBreaching",
  sources: [whatToMonitorPage, evictionPage],
} as const;

/** Alarms on what is stored. */
export const memory = {
  "memory-critical": {
    ...almostFull,
    meaning: "A node's memory is nearly full.",
    when: "memory only",
    watches: { kind: "metric", metric: "DatabaseMemoryUsagePercentage", statistic: "Maximum" },
    sources: [engineMetricsPage],
  },
  "memory-high": {
    ...fillingUp,
    meaning: "A node's memory is filling up.",
    when: "memory only",
    watches: { kind: "metric", metric: "DatabaseMemoryUsagePercentage", statistic: "Maximum" },
    sources: [engineMetricsPage],
  },
  "capacity-critical": {
    ...almostFull,
    meaning: "A data-tiering node's memory and SSD together are nearly full.",
    when: "data tiering",
    watches: { kind: "metric", metric: "DatabaseCapacityUsagePercentage", statistic: "Maximum" },
    sources: [engineMetricsPage, tieringPage],
  },
  "capacity-high": {
    ...fillingUp,
    meaning: "A data-tiering node's memory and SSD together are filling up.",
    when: "data tiering",
    watches: { kind: "metric", metric: "DatabaseCapacityUsagePercentage", statistic: "Maximum" },
    sources: [engineMetricsPage, tieringPage],
  },
  "evictions-per-minute": {
    ...evictions,
    meaning: "Keys are thrown out at a high rate: the data does not fit.",
    runbook: "Expect the hit rate to fall. Look at memory and at the largest writers, then scale up or out.",
    periodSeconds: 60,
  },
  "evictions-per-5-minutes": {
    ...evictions,
    meaning: "Keys are thrown out steadily: the data is outgrowing the node.",
    runbook: "Compare with the hit rate: if it holds, the evicted keys were cold; if it falls, scale up or out.",
    periodSeconds: 300,
  },
  "freeable-memory": {
    meaning: "The host is nearly out of memory; snapshots and replica syncs may fail.",
    runbook: "Raise reserved-memory-percent or the node type, and keep large commands away from the snapshot window.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: { kind: "metric", metric: "FreeableMemory", statistic: "Minimum" },
    comparison: "<",
    threshold: { field: "minBytes", value: 100_000_000, unit: "Bytes" },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    treatMissingData: "ignore",
    sources: [whatToMonitorPage],
  },
  "swap-usage": {
    meaning: "The host uses more swap than it has memory left.",
    runbook: "Raise reserved-memory-percent or the node type; swapping makes every command slow.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: {
      kind: "expression",
      readings: {
        swap: { metric: "SwapUsage", statistic: "Maximum" },
        freeable: { metric: "FreeableMemory", statistic: "Minimum" },
      },
      // Metric math reads a missing point as 0: without the condition, late data would look like no memory at all.
      expression: "IF({freeable} > 0, {swap} - {freeable}, 0)",
      label: "swap above the memory that is left",
    },
    comparison: ">",
    threshold: { field: "maxBytesAboveFreeable", value: 0, unit: "Bytes" },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    treatMissingData: "ignore",
    sources: [whatToMonitorPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
