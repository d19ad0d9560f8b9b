import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage } from "../metrics/conditions";

const missingDataPage = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html";

/** Alarms on nodes and shards that are gone. */
export const availability = {
  "node-down": {
    meaning: "A node has published nothing for several minutes.",
    runbook:
      "Look at the ElastiCache events for a replacement in progress; without one, check the node's status and open a support case.",
    severity: "critical",
    level: "essential",
    scope: "node",
    when: "always",
    // The engine's own CPU: the host's is still published when only the engine is gone.
    watches: { kind: "metric", metric: "EngineCPUUtilization", statistic: "SampleCount" },
    comparison: "<",
    threshold: { field: "minSamplesPerMinute", value: 1, unit: "Count", maxValue: 1 },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    // A data point always has a sample, so only missing data can be below one.
    treatMissingData: "breaching",
    notifies: false,
    sources: [missingDataPage],
  },
  "no-primary": {
    meaning: "A shard has had no primary for several minutes and takes no writes.",
    runbook:
      "Look for a failover in the ElastiCache events; if none is running, promote a replica by hand (fail over the shard).",
    severity: "critical",
    level: "essential",
    scope: "shard",
    when: "always",
    watches: {
      kind: "expression",
      readings: { primaries: { metric: "IsMaster", statistic: "Maximum" } },
      expression: "{primaries}",
      label: "primaries",
    },
    comparison: "<",
    threshold: { field: "minPrimaries", value: 1, unit: "Count", maxValue: 1 },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    treatMissingData: "breaching",
    notifies: false,
    sources: [engineMetricsPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
