import { knownAfterApply } from "../../plan/delta";
import type { Card } from "../card";
import { gap, loss } from "../deletion";
import { losesMembers, members, turnsOff } from "../interruption";
import { actionsOf, anywhere } from "../permission";
import { replacedBy } from "../replaced-by";

const alarms = ["{cache}*", "{watched}*"].map((name) => `arn:{partition}:cloudwatch:{region}:{account}:alarm:${name}`);
const ownNames = (type: string) => `arn:{partition}:cloudwatch:{region}:{account}:alarm:{many:${type}.alarm_name?}`;
const dashboards = ["{cache}*", "{watched}*", "{aws_cloudwatch_dashboard.dashboard_name?}"].map(
  (name) => `arn:{partition}:cloudwatch::{account}:dashboard/${name}`,
);
/** With and without what is in a group: actions differ in which ARN they are authorized on. */
const logGroups = [
  "/aws/elasticache/{cache}*",
  "{aws_cloudwatch_log_group.name?}",
  "{aws_cloudwatch_log_group.name?}:*",
].map((name) => `arn:{partition}:logs:{region}:{account}:log-group:${name}`);
const muteRules = [
  "arn:{partition}:cloudwatch:{region}:{account}:alarm-mute-rule:{many:aws_cloudwatch_alarm_mute_rule.name?}",
];
const alarmTags = actionsOf("cloudwatch", "TagResource", "UntagResource", "ListTagsForResource");

const alarmActions = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html";

const actionsOff = {
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
    {
      kind: "less protection",
      when: "now",
      effect: "who listens to a target that is removed is not told of the alarm any more",
      source: alarmActions,
      applies: (before: unknown, after: unknown) =>
        losesMembers(before, after) && (after === knownAfterApply || members(after).length > 0),
    },
  ],
} as const;

/** In days; zero and null mean that there is no limit. */
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
    use: { as: ["log_delivery_configuration", "log_group_name"], whenDeleted: "its log is not delivered any more" },
    replacedBy: replacedBy("aws_cloudwatch_log_group", "log_group_class"),
    losses: [
      {
        attribute: "retention_in_days",
        lost: "log events that are older than the new limit",
        instead: "export them first, or keep the limit",
        source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
        applies: ({ before, after }) => limitOf(after.retention_in_days) < limitOf(before.retention_in_days),
      },
    ],
    permissions: [
      anywhere("logs:DescribeLogGroups"),
      {
        actions: [
          "logs:AssociateKmsKey",
          "logs:CreateLogGroup",
          "logs:DeleteLogGroup",
          "logs:DeleteRetentionPolicy",
          "logs:DisassociateKmsKey",
          "logs:ListTagsForResource",
          "logs:PutRetentionPolicy",
          "logs:TagResource",
          "logs:UntagResource",
        ],
        on: logGroups,
      },
    ],
  },
  aws_cloudwatch_metric_alarm: {
    deletion: gap("nobody is told of it", "its history"),
    namedBy: ["alarm_name"],
    replacedBy: replacedBy("aws_cloudwatch_metric_alarm"),
    interruptions: actionsOff,
    permissions: [
      {
        actions: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm", ...alarmTags],
        on: [...alarms, ownNames("aws_cloudwatch_metric_alarm")],
      },
    ],
  },
  aws_cloudwatch_composite_alarm: {
    deletion: gap("nobody is told of it", "its history"),
    namedBy: ["alarm_name"],
    replacedBy: replacedBy("aws_cloudwatch_composite_alarm", "actions_enabled"),
    interruptions: { alarm_actions: actionsOff.alarm_actions },
    // For composite alarms, CloudWatch refuses both actions to a role that may use them on some alarms only:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
    permissions: [
      anywhere("cloudwatch:DescribeAlarms", "cloudwatch:PutCompositeAlarm"),
      {
        actions: ["cloudwatch:DeleteAlarms", ...alarmTags],
        on: [...alarms, ownNames("aws_cloudwatch_composite_alarm")],
      },
    ],
  },
  aws_cloudwatch_alarm_mute_rule: {
    deletion: gap("its alarms notify at any time"),
    namedBy: ["name"],
    replacedBy: ["name"],
    // CloudWatch asks for the right to mute each alarm as well:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
    permissions: [
      {
        actions: ["cloudwatch:PutAlarmMuteRule"],
        on: [
          ...muteRules,
          ...alarms,
          ownNames("aws_cloudwatch_metric_alarm"),
          ownNames("aws_cloudwatch_composite_alarm"),
        ],
      },
      {
        actions: ["cloudwatch:DeleteAlarmMuteRule", "cloudwatch:GetAlarmMuteRule", ...alarmTags],
        on: muteRules,
      },
    ],
  },
  aws_cloudwatch_dashboard: {
    deletion: gap("people who look at it find nothing"),
    namedBy: ["dashboard_name"],
    replacedBy: replacedBy("aws_cloudwatch_dashboard"),
    permissions: [
      {
        actions: ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
        on: dashboards,
      },
    ],
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
