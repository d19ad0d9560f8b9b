import type { AlarmDefinition } from "../alarms/alarm-definition";
import { whatToMonitorPage } from "../metrics/conditions";

/** Alarms on the way from a primary to its replicas. */
export const replication = {
  "replication-lag": {
    meaning: "A replica is seconds behind: readers get old data and a failover would lose writes.",
    runbook:
      "Look for large writes, a running snapshot or a full network; a replica that never catches up needs replacing.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "replicas",
    watches: { kind: "metric", metric: "ReplicationLag", statistic: "Maximum" },
    comparison: ">",
    threshold: { field: "maxSeconds", value: 5, unit: "Seconds" },
    periodSeconds: 60,
    datapointsToAlarm: 10,
    evaluationPeriods: 10,
    // A primary publishes no lag.
    treatMissingData: "notBreaching",
    sources: [whatToMonitorPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
