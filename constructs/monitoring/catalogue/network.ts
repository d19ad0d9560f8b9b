import type { AlarmDefinition } from "../alarms/alarm-definition";
import { hostMetricsPage, whatToMonitorPage } from "../metrics/conditions";

/** Alarms on what a node may send and receive. */
export const network = {
  "network-allowance": {
    meaning:
      "Packets are queued or dropped because the node's bandwidth, packet rate or connection tracking is used up.",
    runbook:
      "See on the dashboard which allowance it is; shrink values or compress, add replicas or shards, or scale up.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: {
      kind: "expression",
      readings: {
        bandwidthIn: { metric: "NetworkBandwidthInAllowanceExceeded", statistic: "Sum" },
        bandwidthOut: { metric: "NetworkBandwidthOutAllowanceExceeded", statistic: "Sum" },
        packets: { metric: "NetworkPacketsPerSecondAllowanceExceeded", statistic: "Sum" },
        conntrack: { metric: "NetworkConntrackAllowanceExceeded", statistic: "Sum" },
      },
      expression: "{bandwidthIn} + {bandwidthOut} + {packets} + {conntrack}",
      label: "packets over an allowance",
    },
    comparison: ">",
    threshold: { field: "maxPackets", value: 0, unit: "Count" },
    periodSeconds: 60,
    datapointsToAlarm: 5,
    evaluationPeriods: 5,
    treatMissingData: "notBreaching",
    sources: [hostMetricsPage],
  },
  "traffic-management": {
    meaning: "ElastiCache is holding back commands because the node cannot keep up.",
    runbook: "The node is too small for its load: scale up, add replicas for reads or shards for writes.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: { kind: "metric", metric: "TrafficManagementActive", statistic: "Maximum" },
    comparison: ">=",
    threshold: { field: "minActive", value: 1, unit: "Boolean", maxValue: 1 },
    periodSeconds: 60,
    datapointsToAlarm: 3,
    evaluationPeriods: 5,
    treatMissingData: "notBreaching",
    sources: [whatToMonitorPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
