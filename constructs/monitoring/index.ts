export {
  alarmLevels,
  severities,
  type AlarmDefinition,
  type AlarmLevel,
  type Comparison,
  type CompositeAlarmDefinition,
  type Evaluation,
  type MetricReading,
  type MetricSource,
  type Severity,
  type Threshold,
  type TreatMissingData,
} from "./alarms/alarm-definition";
export type {
  AlarmId,
  AlarmOverride,
  AlarmOverrides,
  CommonOverride,
  CompositeAlarmId,
  CompositeAlarmOverride,
} from "./alarms/alarm-overrides";
export type { PlannedAlarm } from "./alarms/alarm-plan";
export type { AlarmWarning } from "./alarms/alarm-warnings";
export { CacheAlarms, type CacheAlarmsProps, type MetricAlarm } from "./alarms/cache-alarms";
export type { CustomAlarmProps, CustomAlarmSettings } from "./alarms/custom-alarm";
export type { CacheMetric, MetricOptions } from "./cache-metric";
export { CacheDashboard, type CacheDashboardProps } from "./dashboard/cache-dashboard";
export type { Condition } from "./metrics/conditions";
export { AlarmMuteRule } from "./mute-rules/alarm-mute-rule";
export type { AlarmMuteRuleProps } from "./mute-rules/props";
export type { MuteSchedule } from "./mute-rules/schedule";
export { metrics, type MetricFacts, type MetricName, type Statistic, type Unit } from "./metrics/metrics";
export type { Members, NodePlace, Scope } from "./monitored-cache";

/** @internal */
export { overridesCheck } from "./alarms/alarm-overrides";
/** @internal */
export { checkApplicable } from "./alarms/alarm-plan";
/** @internal */
export { alarmWarnings, nodesUndecided } from "./alarms/alarm-warnings";
/** @internal */
export { alarmHints, alarmIdHints, warmUpHints } from "./alarms/cache-alarms";
/** @internal */
export { warmUpCheck } from "./alarms/warm-up";
/** @internal */
export { dashboardNameCheck } from "./dashboard/cache-dashboard";
/** @internal */
export { knownNodes } from "./known-nodes";
/** @internal */
export { factsOf, type CacheFacts } from "./monitored-cache";
