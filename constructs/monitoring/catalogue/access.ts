import type { AlarmDefinition } from "../alarms/alarm-definition";
import { engineMetricsPage } from "../metrics/conditions";

const refused = {
  severity: "warning",
  scope: "node",
  comparison: ">",
  threshold: { field: "maxFailures", value: 0, unit: "Count" },
  periodSeconds: 300,
  datapointsToAlarm: 1,
  evaluationPeriods: 1,
  treatMissingData: "notBreaching",
  sources: [engineMetricsPage],
} as const;

/** Alarms on clients that may not do what they try. */
export const access = {
  "authentication-failures": {
    ...refused,
    meaning: "Clients present a wrong token or password.",
    runbook: "Expected for a moment while a secret rotates; otherwise find the client by address with ACL LOG.",
    level: "standard",
    when: "authentication",
    watches: { kind: "metric", metric: "AuthenticationFailures", statistic: "Sum" },
  },
  "authorization-failures": {
    ...refused,
    meaning: "Users try commands, keys or channels that their access string forbids.",
    runbook: "ACL LOG names user and command: either the access string is too narrow, or somebody is probing.",
    level: "full",
    when: "access control",
    watches: {
      kind: "expression",
      readings: {
        commands: { metric: "CommandAuthorizationFailures", statistic: "Sum" },
        keys: { metric: "KeyAuthorizationFailures", statistic: "Sum" },
        channels: { metric: "ChannelAuthorizationFailures", statistic: "Sum" },
      },
      expression: "{commands} + {keys} + {channels}",
      label: "forbidden commands, keys and channels",
    },
  },
  "database-authorization-failures": {
    ...refused,
    meaning: "Users try databases that their access string forbids.",
    runbook: "ACL LOG names user and command: either the access string is too narrow, or somebody is probing.",
    level: "full",
    when: "access control",
    watches: { kind: "metric", metric: "DatabaseAuthorizationFailures", statistic: "Sum" },
  },
} as const satisfies Record<string, AlarmDefinition>;
