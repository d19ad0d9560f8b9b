export {
  alarmLevels,
  severities,
  type AlarmDefinition,
  type AlarmLevel,
  type Comparison,
  type Evaluation,
  type MetricReading,
  type MetricSource,
  type MissingData,
  type Severity,
  type Threshold,
} from "./alarms/alarm-definition";
export {
  overridesCheck,
  type AlarmId,
  type AlarmOverride,
  type AlarmOverrides,
  type CommonOverride,
  type RollupId,
  type RollupOverride,
} from "./alarms/alarm-overrides";
export { checkApplicable, type PlannedAlarm } from "./alarms/alarm-plan";
export { CacheAlarms, type AlarmWarning, type CacheAlarmsProps } from "./alarms/cache-alarms";
export { CacheDashboard, type CacheDashboardProps } from "./dashboard/cache-dashboard";
export { cacheMetric, hitRateMetric, type CacheMetric, type MetricOptions } from "./cache-metric";
export { memberIds } from "./member-ids";
export { metrics, type MetricFacts, type MetricName, type Statistic, type Unit } from "./metrics/metrics";
export type { CacheFacts, Members, MonitoredCache, MonitoredNode, NodePlace, Scope } from "./monitored-cache";
export type { OwnAlarmProps, OwnAlarmSettings } from "./alarms/custom-alarm";
