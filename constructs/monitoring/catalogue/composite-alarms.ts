import type { CompositeAlarmDefinition } from "../alarms/alarm-definition";

/**
 * Alarms made of others. A dead group pages once: what is lower in the chain, such as a shard without a primary or a
 * node that is down, does not notify while something higher is in alarm.
 */
export const compositeAlarms = {
  "all-nodes-down": {
    meaning: "Not one node of the cache answers: it is down.",
    runbook:
      "Check the AWS Health Dashboard and the ElastiCache events; applications must run without the cache until it is back.",
    severity: "critical",
    level: "essential",
    of: ["node-down"],
    rule: "every",
  },
  "some-shard-without-primary": {
    meaning: "At least one shard has no primary and takes no writes.",
    runbook: "The alarm's reason names the shard; follow the line of `no-primary`.",
    severity: "critical",
    level: "essential",
    of: ["no-primary"],
    rule: "any",
    suppressor: "all-nodes-down",
  },
  "some-node-down": {
    meaning: "At least one node is down; with replicas the cache still works, with less to spare.",
    runbook: "The alarm's reason names the node; follow the line of `node-down`.",
    severity: "critical",
    level: "essential",
    of: ["node-down"],
    rule: "any",
    suppressor: "some-shard-without-primary",
  },
  health: {
    meaning: "Something is badly wrong with the cache: one state of the whole, for others to depend on.",
    runbook: "Open the cache's dashboard; the alarm that caused it is at the top.",
    severity: "critical",
    level: "essential",
    of: [
      "some-node-down",
      "some-shard-without-primary",
      "memory-critical",
      "capacity-critical",
      "engine-cpu-critical",
      "hit-rate-critical",
    ],
    rule: "any",
    notifies: false,
  },
} as const satisfies Record<string, CompositeAlarmDefinition>;
