import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage } from "../metrics/conditions";

const maxclientsPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html";

const sustained = { periodSeconds: 60, datapointsToAlarm: 5, evaluationPeriods: 5 } as const;

/** Alarms on connections. */
export const connections = {
  "connections-high": {
    meaning: "A node is running out of connections; the next clients are refused.",
    runbook:
      "Find the client that leaks (CLIENT LIST by address), check pool sizes times instances; if most are idle, lower " +
      "the parameter `timeout`, which is 300 seconds unless you set it.",
    severity: "warning",
    level: "standard",
    scope: "node",
    when: "known node type",
    watches: { kind: "metric", metric: "CurrConnections", statistic: "Maximum" },
    comparison: ">",
    threshold: {
      field: "maxPercentOfLimit",
      value: 80,
      unit: "Percent",
      scale: ({ maxclients }) => maxclients / 100,
    },
    ...sustained,
    treatMissingData: "ignore",
    sources: [maxclientsPage],
  },
  "new-connections": {
    meaning: "Clients keep reconnecting: every connection costs the engine time, with TLS even more.",
    runbook:
      "Look for clients without a pool, a crash loop, or pools that idle past the parameter `timeout` (300 seconds " +
      "unless you set it) and reconnect; connections should be long-lived.",
    severity: "warning",
    level: "full",
    scope: "node",
    when: "always",
    watches: { kind: "metric", metric: "NewConnections", statistic: "Sum" },
    comparison: ">",
    threshold: { field: "maxConnectionsPerMinute", value: 1000, unit: "Count" },
    ...sustained,
    treatMissingData: "notBreaching",
    sources: [engineMetricsPage],
  },
} as const satisfies Record<string, AlarmDefinition>;
