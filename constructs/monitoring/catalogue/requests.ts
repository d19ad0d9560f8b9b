import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage, whatToMonitorPage } from "../metrics/conditions";

const lowSamplesPage =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#percentiles-with-low-samples";

const hitRate = {
  scope: "widest",
  when: "always",
  watches: {
    kind: "expression",
    readings: {
      hits: { metric: "CacheHits", statistic: "Sum" },
      misses: { metric: "CacheMisses", statistic: "Sum" },
    },
    // Too few requests to judge count as a full hit rate, so that an idle cache stays quiet.
    expression: "IF({hits} + {misses} >= {minRequests}, 100 * {hits} / ({hits} + {misses}), 100)",
    label: "hits in percent of lookups",
  },
  comparison: "<",
  settings: { minRequests: 100 },
  periodSeconds: 300,
  treatMissingData: "notBreaching",
  sources: [engineMetricsPage],
} as const;

const slow = {
  severity: "warning",
  level: "standard",
  scope: "node",
  comparison: ">",
  threshold: { field: "maxMicroseconds", value: 10_000, unit: "Microseconds" },
  periodSeconds: 60,
  datapointsToAlarm: 5,
  evaluationPeriods: 5,
  treatMissingData: "notBreaching",
} as const;

const slowRequest = {
  ...slow,
  when: "valkey",
  runbook: "Read the slow log, then engine CPU and network: a busy thread and a full link both show here first.",
  sources: [whatToMonitorPage, lowSamplesPage],
} as const;

const slowCommand = {
  ...slow,
  when: "redis",
  runbook: "Read the slow log for the command and its arguments; time waiting in the network is not in this number.",
  sources: [whatToMonitorPage],
} as const;

/** Alarms on what clients ask for and get. */
export const requests = {
  "hit-rate-critical": {
    ...hitRate,
    meaning: "More than half of the lookups miss; the database behind takes the load.",
    runbook: "Look for a flush, a deploy that changed keys, or mass expiry; protect the database before anything else.",
    severity: "critical",
    level: "essential",
    threshold: { field: "minPercent", value: 50, unit: "Percent" },
    datapointsToAlarm: 2,
    evaluationPeriods: 2,
  },
  "hit-rate-low": {
    ...hitRate,
    meaning: "The cache answers fewer lookups than it should.",
    runbook: "Compare with evictions (too small), expirations (TTLs too short) and the last deploy (changed keys).",
    severity: "warning",
    level: "standard",
    threshold: { field: "minPercent", value: 80, unit: "Percent" },
    datapointsToAlarm: 6,
    evaluationPeriods: 6,
  },
  "read-latency-p99": {
    ...slowRequest,
    meaning: "One read in a hundred takes longer than this inside the engine.",
    watches: { kind: "metric", metric: "SuccessfulReadRequestLatency", statistic: "p99" },
  },
  "write-latency-p99": {
    ...slowRequest,
    meaning: "One write in a hundred takes longer than this inside the engine.",
    watches: { kind: "metric", metric: "SuccessfulWriteRequestLatency", statistic: "p99" },
  },
  "read-command-time": {
    ...slowCommand,
    meaning: "Read commands take this long to execute, on average. Redis OSS publishes no percentile of requests.",
    watches: { kind: "metric", metric: "GetTypeCmdsLatency", statistic: "Average" },
  },
  "write-command-time": {
    ...slowCommand,
    meaning: "Write commands take this long to execute, on average. Redis OSS publishes no percentile of requests.",
    watches: { kind: "metric", metric: "SetTypeCmdsLatency", statistic: "Average" },
  },
} as const satisfies Record<string, AlarmDefinition>;
