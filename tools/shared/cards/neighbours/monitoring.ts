import type { Card } from "../card";
import { gap, loss } from "../deletion";
import { members, turnsOff } from "../interruption";

const alarmActions = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html";

const silenced = {
  actions_enabled: [
    {
      kind: "less protection",
      when: "now",
      effect: "nobody is told of the alarm",
      source: alarmActions,
      applies: turnsOff,
    },
  ],
  alarm_actions: [
    {
      kind: "less protection",
      when: "now",
      effect: "nobody is told of the alarm",
      source: alarmActions,
      applies: (before: unknown, after: unknown) =>
        members(before).length > 0 && (after === null || Array.isArray(after)) && members(after).length === 0,
    },
  ],
} as const;

/** In days; zero and nothing stand for no limit. */
function limitOf(retention: unknown): number {
  return typeof retention === "number" && retention > 0 ? retention : Infinity;
}

/** Alarms, dashboards and logs. */
export const monitoring: Readonly<Record<string, Card>> = {
  aws_cloudwatch_log_group: {
    deletion: loss(
      "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html",
      "every log event in the group",
      "keep its name, or export the events first",
      { insteadOfDeletion: "export the events first, and then allow it" },
    ),
    namedBy: ["name"],
    replacedBy: ["name", "name_prefix", "log_group_class"],
    losses: [
      {
        attribute: "retention_in_days",
        lost: "log events that are older than the new limit",
        instead: "export them first, or keep the limit",
        source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
        applies: ({ before, after }) => limitOf(after.retention_in_days) < limitOf(before.retention_in_days),
      },
    ],
  },
  aws_cloudwatch_metric_alarm: {
    deletion: gap("nobody is told of it", "its history"),
    namedBy: ["alarm_name"],
    replacedBy: ["alarm_name"],
    interruptions: silenced,
  },
  aws_cloudwatch_composite_alarm: {
    deletion: gap("nobody is told of it", "its history"),
    namedBy: ["alarm_name"],
    replacedBy: ["actions_enabled", "alarm_name"],
    interruptions: { alarm_actions: silenced.alarm_actions },
  },
  aws_cloudwatch_dashboard: {
    deletion: gap("people who look at it find nothing"),
    namedBy: ["dashboard_name"],
    replacedBy: ["dashboard_name"],
  },
  aws_cloudwatch_log_metric_filter: {
    deletion: gap("the metric gets no data"),
    replacedBy: ["log_group_name", "name"],
  },
  aws_cloudwatch_log_resource_policy: { deletion: gap("log delivery stops"), replacedBy: ["policy_name"] },
  aws_cloudwatch_event_rule: { deletion: gap("its targets are not called"), replacedBy: ["name", "event_bus_name"] },
  aws_cloudwatch_event_target: {
    deletion: gap("the target is not called"),
    replacedBy: ["rule", "target_id", "event_bus_name"],
  },
};
