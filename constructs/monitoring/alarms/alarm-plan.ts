import type { Problems } from "../../core";
import {
  type AlarmDefinition,
  type AlarmLevel,
  type MetricReading,
  type MetricSource,
  type RollupDefinition,
  alarmLevels,
} from "./alarm-definition";
import type { AlarmId, AlarmOverrides, CommonOverride, RollupId, RollupOverride } from "./alarm-overrides";
import { catalogue, rollups } from "../catalogue";
import { type Condition, type ConditionFacts, conditions, holds, isDecided } from "../metrics/conditions";
import { metricFacts } from "../metrics/metrics";
import { type CacheFacts, type Members, type MonitoredCache, type Scope, membersOf } from "../monitored-cache";

/** Metrics one alarm on an expression may read. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const maxMetricsPerAlarm = 10;

/** One alarm to be made: a definition, and the nodes it covers. */
export interface PlannedAlarm {
  /** Id in the catalogue, or the caller's own. */
  readonly id: string;
  /** What follows the cache's name in the alarm's name: `node-1-memory-critical`. */
  readonly key: string;
  /** The catalogue's entry with the caller's changes. */
  readonly definition: AlarmDefinition;
  /** The nodes it covers. */
  readonly members: Members;
}

/** One alarm made of others. */
export interface PlannedRollup {
  /** Id in the catalogue. */
  readonly id: RollupId;
  /** The catalogue's entry with the caller's changes. */
  readonly definition: RollupDefinition;
}

/** What a cache gets at a level, with the caller's changes. */
export interface AlarmPlan {
  /** Alarms on metrics. */
  readonly alarms: readonly PlannedAlarm[];
  /** Alarms on alarms; one whose parts were all left out is left out as well. */
  readonly rollups: readonly PlannedRollup[];
  /** Catalogue ids left out because the node type is only known at deploy. */
  readonly undecided: readonly AlarmId[];
}

/** Decides which alarms a cache gets. */
export function planAlarms(
  cache: MonitoredCache,
  level: AlarmLevel | "none",
  overrides: AlarmOverrides = {},
): AlarmPlan {
  const wanted = (Object.keys(catalogue) as AlarmId[]).filter((id) => isWanted(catalogue[id], level, overrides[id]));
  const chosen = wanted.filter((id) => unmet(catalogue[id], cache) === undefined);
  const ids = Object.keys(rollups) as RollupId[];
  const made = ids.filter((id) => isWanted(rollups[id], level, overrides[id]));
  // What was switched off stays quiet: it does not come back as one message for each of its parts.
  const told = ids.filter((id) => made.includes(id) || overrides[id] === false);
  return {
    alarms: chosen.flatMap((id) => placeAlarm(id, heard(id, withOverride(catalogue[id], overrides[id]), told), cache)),
    rollups: made.map((id) => ({ id, definition: withSeverity(rollups[id], overrides[id]) })),
    undecided: cache.node === undefined ? wanted.filter((id) => conditionsOf(catalogue[id]).some(needsNodeType)) : [],
  };
}

/** One alarm per node, shard or group, as its scope says. */
export function placeAlarm(id: string, definition: AlarmDefinition, cache: MonitoredCache): readonly PlannedAlarm[] {
  return membersOf(cache, scopeOf(definition, cache)).map((members) => ({
    id,
    key: `${members.prefix}${id}`,
    definition,
    members,
  }));
}

/**
 * Refuses changes to alarms that the cache cannot have, as far as is known of the cache.
 *
 * @internal
 */
export function checkApplicable(
  at: string,
  overrides: AlarmOverrides,
  cache: Partial<CacheFacts>,
  problems: Problems,
): void {
  for (const id of Object.keys(catalogue) as AlarmId[]) {
    const override = overrides[id] ?? false;
    const broken = conditionsOf(catalogue[id]).find((it) => isDecided(it, cache) && !holds(it, cache));
    if (override !== false && broken !== undefined) {
      problems.add(`${at}.${id}`, `must be left out, this alarm exists only ${conditions[broken].text}`, override);
    }
  }
}

/** The readings an alarm takes per node, in a stable order. */
export function readingsOf(source: MetricSource): readonly MetricReading[] {
  return "metric" in source ? [source] : Object.values(source.readings);
}

/** Ids of the alarms on metrics that an alarm is made of in the end; its own when it is one. */
export function metricAlarmsOf(id: string): readonly string[] {
  const definition: RollupDefinition | undefined = id in rollups ? rollups[id as RollupId] : undefined;
  return definition === undefined ? [id] : definition.of.flatMap(metricAlarmsOf);
}

function isWanted(
  { level: from }: { readonly level: AlarmLevel },
  level: AlarmLevel | "none",
  override: unknown,
): boolean {
  const levels: readonly string[] = alarmLevels;
  return override === undefined ? levels.indexOf(from) <= levels.indexOf(level) : override !== false;
}

/** The conditions of an alarm: its own and those of its metrics. */
function conditionsOf({ when, watches }: AlarmDefinition): readonly Condition[] {
  return [when, ...readingsOf(watches).map(({ metric }) => metricFacts(metric).published)];
}

function unmet(definition: AlarmDefinition, cache: CacheFacts): Condition | undefined {
  return conditionsOf(definition).find((condition) => !holds(condition, cache));
}

function needsNodeType(condition: Condition): boolean {
  const { of }: ConditionFacts = conditions[condition];
  return of === "node";
}

function scopeOf({ scope, watches }: AlarmDefinition, cache: CacheFacts): Scope {
  if (scope !== "widest") {
    return scope;
  }
  const perNode = readingsOf(watches).length;
  if (perNode * cache.shards * cache.nodesPerShard <= maxMetricsPerAlarm) {
    return "group";
  }
  return perNode * cache.nodesPerShard <= maxMetricsPerAlarm ? "shard" : "node";
}

/** An alarm that only feeds rollups tells of itself where the level has none of them. */
function heard(id: AlarmId, definition: AlarmDefinition, told: readonly RollupId[]): AlarmDefinition {
  const { notifies, ...alone } = definition;
  const isTold = told.some((rollup) => !("notifies" in rollups[rollup]) && metricAlarmsOf(rollup).includes(id));
  return notifies === false && !isTold ? alone : definition;
}

function withOverride(
  definition: AlarmDefinition,
  override: (CommonOverride & RollupOverride) | false | undefined,
): AlarmDefinition {
  if (override === undefined || override === false) {
    return definition;
  }
  const { threshold, settings = {} } = definition;
  const numbers = override as Readonly<Partial<Record<string, number>>>;
  return {
    ...definition,
    severity: override.severity ?? definition.severity,
    threshold: { ...threshold, value: numbers[threshold.field] ?? threshold.value },
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, numbers[name] ?? value])),
    datapoints: override.datapointsToAlarm ?? definition.datapoints,
    outOf: override.evaluationPeriods ?? definition.outOf,
  };
}

function withSeverity(definition: RollupDefinition, override: RollupOverride | false | undefined): RollupDefinition {
  return override === undefined || override === false
    ? definition
    : { ...definition, severity: override.severity ?? definition.severity };
}
