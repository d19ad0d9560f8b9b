import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage, hostMetricsPage, whatToMonitorPage } from "../metrics/conditions";

const maxclientsPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html";

const sustained = { periodSeconds: 60, datapoints: 5, outOf: 5 } as const;

/** Alarms on connections, the network and replication. */
export const connections = {
  "connections-high": {
    meaning: "A node is running out of connections; the next clients are refused.",
    runbook: "Find the client that leaks (CLIENT LIST by address), check pool sizes times instances, set `timeout`.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "known node type",
    watches: { metric: "CurrConnections", statistic: "Maximum" },
    comparison: ">",
    threshold: {
      field: "maxPercentOfLimit",
      value: 80,
      unit: "Percent",
      scale: ({ maxclients }) => maxclients / 100,
    },
    ...sustained,
    missing: "ignore",
    sources: [maxclientsPage],
  },
  "replication-lag": {
    meaning: "A replica is seconds behind: readers get old data and a failover would lose writes.",
    runbook:
      "Look for large writes, a running snapshot or a full network; a replica that never catches up needs replacing.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "replicas",
    watches: { metric: "ReplicationLag", statistic: "Maximum" },
    comparison: ">",
    threshold: { field: "maxSeconds", value: 5, unit: "Seconds" },
    periodSeconds: 60,
    datapoints: 10,
    outOf: 10,
    // A primary publishes no lag.
    missing: "notBreaching",
    sources: [whatToMonitorPage],
  },
  "new-connections": {
    meaning: "Clients keep reconnecting: every connection costs the engine time, with TLS even more.",
    runbook: "Look for clients without a pool, short idle timeouts, or a crash loop; connections should be long-lived.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: { metric: "NewConnections", statistic: "Sum" },
    comparison: ">",
    threshold: { field: "maxConnectionsPerMinute", value: 1000, unit: "Count" },
    ...sustained,
    missing: "notBreaching",
    sources: [engineMetricsPage],
  },
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
    ...sustained,
    missing: "notBreaching",
    sources: [hostMetricsPage],
  },
  "traffic-management": {
    meaning: "ElastiCache is holding back commands because the node cannot keep up.",
    runbook: "The node is too small for its load: scale up, add replicas for reads or shards for writes.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: { metric: "TrafficManagementActive", statistic: "Maximum" },
    comparison: ">=",
    threshold: { field: "minActive", value: 1, unit: "Boolean", most: 1 },
    periodSeconds: 60,
    datapoints: 3,
    outOf: 5,
    missing: "notBreaching",
    sources: [whatToMonitorPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
