import { type Hints, meaning, metaArguments, metaArgumentsOn, overridableOn, sinceProvider6 } from "../core";
import { catalogue, compositeAlarms } from "./catalogue";

const change = "set `overrides`, by the alarm's id";
const add = "call `addAlarm` with a metric of the cache";
const bySeverity = "alarms notify `topicArns`, by their severity";

/** Alarms are many: each is a resource of its own. */
const each = "the `resource` in each of the `metricAlarms` of the `CacheAlarms`";

/**
 * Hints for the time that a new alarm waits.
 *
 * @internal
 */
export const warmUpHints: Hints = Object.fromEntries(
  ["warmUpConfiguration", "warmUpPeriodDurationInMinutes", "warmUp", "warmUpPeriod", "warmUpSeconds"].map((name) => [
    name,
    (known) => (known.includes("warmUpMinutes") ? "it is called `warmUpMinutes`" : "set `warmUpMinutes` of `alarms`"),
  ]),
);

/**
 * Hints for the arguments of alarms that no prop sets.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_metric_alarm
 * @internal
 */
export const alarmHints: Hints = {
  ...meaning(change, ["threshold", "evaluationPeriods", "datapointsToAlarm", "treatMissingData", "severity"]),
  ...meaning(add, [
    ...["metricName", "metricQuery", "metric", "namespace", "dimensions", "statistic", "extendedStatistic", "stat"],
    ...["period", "expression", "comparisonOperator", "evaluateLowSampleCountPercentiles", "unit", "label"],
    ...["returnData", "thresholdMetricId", "accountId", "metrics"],
  ]),
  ...meaning("names follow from the cache, the node and the alarm's id", ["alarmName"]),
  ...meaning("composite alarms follow from the catalogue; set `overrides`, by the alarm's id", [
    "alarmRule",
    "actionsSuppressor",
    "alarm",
    "extensionPeriod",
    "waitPeriod",
  ]),
  ...sinceProvider6([
    ...["evaluationInterval", "evaluationCriteria", "promqlCriteria", "query", "pendingPeriod", "recoveryPeriod"],
    "onlyStartEvaluatingAfterWarmUpPeriodEnds",
  ]),
  ...warmUpHints,
  ...meaning("make an `AlarmMuteRule`, which is in `cdktn-managed-redis/monitoring`", [
    ...["muteRule", "muteRules", "alarmMuteRule", "muteTargets", "mute", "muted", "maintenanceMode"],
  ]),
  ...overridableOn(each, ["actions_enabled", "alarm_description"]),
};

/**
 * Hints for the alarms of the catalogue, for somebody who changes one beside `overrides`.
 *
 * @internal
 */
export const alarmIdHints: Hints = Object.fromEntries(
  [...Object.keys(catalogue), ...Object.keys(compositeAlarms)].map((id) => [id, `set \`overrides\`: { "${id}": … }`]),
);

/** Hints for the alarms of a cache that are used alone. */
export const cacheAlarmsHints: Hints = {
  ...metaArgumentsOn(each),
  ...meaning(bySeverity, ["alarmActions", "okActions", "insufficientDataActions", "actions"]),
  ...alarmHints,
  ...alarmIdHints,
  ...meaning("set `replicationGroup`", ["replicationGroupId", "cacheClusterId"]),
};

/** Hints for changes to the catalogue. */
export const overrideHints: Hints = {
  ...meaning("it only feeds composite alarms: change their severity", ["severity"]),
  ...meaning("it is named with direction and unit, for example `maxPercent`", ["threshold"]),
  ...meaning("what an alarm of the catalogue watches is fixed: add one of your own with `addAlarm`", [
    ...["period", "periodSeconds", "statistic", "extendedStatistic", "metricName", "metric", "metricQuery"],
    ...["comparisonOperator", "treatMissingData", "dimensions", "namespace", "expression"],
  ]),
  ...meaning('give "off" in place of the object', ["enabled", "actionsEnabled", "disabled"]),
};

/** Hints for a custom alarm. */
export const customAlarmHints: Hints = {
  ...meaning("it is called `max` or `min`", ["threshold"]),
  ...meaning("`max` goes off above the number, `min` below it", ["comparisonOperator"]),
  ...meaning("give `metric` of the cache the option `statistic`", ["statistic", "extendedStatistic", "stat"]),
  ...meaning("give `metric` of the cache the option `periodSeconds`", ["period", "periodSeconds"]),
  ...meaning("give `metric` of the cache the option `node`", ["dimensions", "node"]),
  ...meaning("it is called `metric`: `cache.metric(…)`", ["metricName", "namespace", "metricQuery", "expression"]),
  ...meaning("it is the first argument of `addAlarm`", ["alarmName", "name", "id"]),
  ...meaning("set `meaning` and `runbook`", ["alarmDescription", "description"]),
  ...meaning("alarms notify by their `severity`", ["alarmActions", "okActions", "actionsEnabled"]),
  ...meaning("it is called `notifyOnInsufficientData`", ["insufficientDataActions"]),
  ...meaning("alarms have the tags of the cache", ["tags"]),
};

/** Hints for a rule that mutes alarms. */
export const muteRuleHints: Hints = {
  ...meaning("it is called `schedule`", ["rule", "rules", "window", "muteWindow", "maintenanceWindow"]),
  ...meaning("set `schedule`: { expression, duration, timezone }", [
    ...["expression", "scheduleExpression", "cron", "at", "duration", "timezone"],
  ]),
  ...meaning("it is called `alarms`: the `CacheAlarms` of the cache", [
    ...["muteTargets", "alarmNames", "targets", "alarm", "cache", "redisCache", "monitoring", "replicationGroup"],
  ]),
  ...meaning("it is called `name`", ["alarmMuteRuleName", "ruleName", "muteRuleName"]),
  ...meaning("it is called `startDate`", ["start", "startTime", "from"]),
  ...meaning("it is called `expireDate`", ["expire", "expires", "endDate", "endTime", "end", "until"]),
  ...meaning("call `useProvider` with the construct", ["provider", "region"]),
};

/** Hints for when alarms are muted. */
export const muteScheduleHints: Hints = {
  ...meaning("it is called `expression`", ["cron", "at", "scheduleExpression", "schedule", "start", "when"]),
  ...meaning("it is called `duration`", ["length", "minutes", "hours", "durationInMinutes", "period"]),
  ...meaning("set `startDate` beside `schedule`", ["startDate"]),
  ...meaning("set `expireDate` beside `schedule`", ["expireDate", "endDate"]),
};

/** Hints for a dashboard that is used alone. */
export const dashboardHints: Hints = {
  ...meaning("it is called `dashboardName`", ["name"]),
  ...meaning("it is made from the cache and its alarms", ["dashboardBody", "widgets"]),
  ...metaArguments("CacheDashboard", "resources"),
};
