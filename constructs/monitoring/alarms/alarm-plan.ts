import type { Problems } from "../../core";
import {
  type AlarmDefinition,
  type AlarmLevel,
  type MetricReading,
  type MetricSource,
  type CompositeAlarmDefinition,
  alarmLevels,
} from "./alarm-definition";
import {
  type AlarmId,
  type AlarmOverrides,
  type CommonOverride,
  type CompositeAlarmId,
  type CompositeAlarmOverride,
  alarmDefinition,
  checkReach,
} from "./alarm-overrides";
import { catalogue, compositeAlarms } from "../catalogue";
import { type Condition, type ConditionFacts, conditions, holds, isDecided } from "../metrics/conditions";
import { metricFacts } from "../metrics/metrics";
import { type CacheFacts, type Members, type MonitoredCache, type Scope, membersOf } from "../monitored-cache";

/**
 * Maximum number of metrics that one alarm on an expression may read.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const maxMetricsPerAlarm = 10;

/** One alarm to be made: a definition, and the nodes it covers. */
export interface PlannedAlarm {
  /** Id in the catalogue, or that of a custom alarm. */
  readonly id: string;
  /** What follows the cache's name in the alarm's name: `node-1-memory-critical`. */
  readonly key: string;
  /** The catalogue's entry with the caller's changes. */
  readonly definition: AlarmDefinition;
  /** The nodes it covers. */
  readonly members: Members;
}

/** One composite alarm to be made. */
export interface PlannedCompositeAlarm {
  /** Id in the catalogue. */
  readonly id: CompositeAlarmId;
  /** The catalogue's entry with the caller's changes. */
  readonly definition: CompositeAlarmDefinition;
}

/** What a cache gets at a level, with the caller's changes. */
export interface AlarmPlan {
  /** Alarms on metrics. */
  readonly alarms: readonly PlannedAlarm[];
  /** Alarms on alarms; one whose parts were all left out is left out as well. */
  readonly compositeAlarms: readonly PlannedCompositeAlarm[];
  /** Catalogue ids left out because the node type is only known at deploy. */
  readonly undecided: readonly AlarmId[];
}

/** Decides which alarms a cache gets. */
export function planAlarms(
  cache: MonitoredCache,
  level: AlarmLevel | "off",
  overrides: AlarmOverrides = {},
): AlarmPlan {
  const wanted = (Object.keys(catalogue) as AlarmId[]).filter((id) => isWanted(catalogue[id], level, overrides[id]));
  const chosen = wanted.filter((id) => unmet(catalogue[id], cache) === undefined);
  const ids = Object.keys(compositeAlarms) as CompositeAlarmId[];
  const made = ids.filter((id) => isWanted(compositeAlarms[id], level, overrides[id]));
  // A composite alarm that is switched off stays quiet: its parts do not notify in its place.
  const told = ids.filter((id) => made.includes(id) || overrides[id] === "off");
  return {
    alarms: chosen.flatMap((id) => placeAlarm(id, heard(id, withOverride(catalogue[id], overrides[id]), told), cache)),
    compositeAlarms: made.map((id) => ({ id, definition: withSeverity(compositeAlarms[id], overrides[id]) })),
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
 * Refuses changes to alarms that the cache cannot have, as far as the facts about the cache are known.
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
    const override = overrides[id] ?? "off";
    const broken = conditionsOf(catalogue[id]).find((it) => isDecided(it, cache) && !holds(it, cache));
    if (override === "off") {
      continue;
    }
    if (broken !== undefined) {
      problems.add(`${at}.${id}`, `must be left out: this alarm exists only ${conditions[broken].text}`, override);
    } else if (cache.node !== undefined) {
      checkReach(`${at}.${id}`, alarmDefinition(id), override, cache.node, problems);
    }
  }
}

/** The readings an alarm takes per node, in a stable order. */
export function readingsOf(source: MetricSource): readonly MetricReading[] {
  return source.kind === "metric" ? [source] : Object.values(source.readings);
}

/** Ids of the alarms on metrics that an alarm is ultimately made of; its own id if it is one of them. */
export function metricAlarmsOf(id: string): readonly string[] {
  const definition: CompositeAlarmDefinition | undefined =
    id in compositeAlarms ? compositeAlarms[id as CompositeAlarmId] : undefined;
  return definition === undefined ? [id] : definition.of.flatMap(metricAlarmsOf);
}

function isWanted(
  { level: from }: { readonly level: AlarmLevel },
  level: AlarmLevel | "off",
  override: unknown,
): boolean {
  const levels: readonly string[] = alarmLevels;
  return override === undefined ? levels.indexOf(from) <= levels.indexOf(level) : override !== "off";
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

/** An alarm that only feeds composite alarms notifies directly if the cache has none of them. */
function heard(id: AlarmId, definition: AlarmDefinition, told: readonly CompositeAlarmId[]): AlarmDefinition {
  const { notifies, ...alone } = definition;
  const isTold = told.some(
    (composite) => !("notifies" in compositeAlarms[composite]) && metricAlarmsOf(composite).includes(id),
  );
  return notifies === false && !isTold ? alone : definition;
}

function withOverride(
  definition: AlarmDefinition,
  override: (CommonOverride & CompositeAlarmOverride) | "off" | undefined,
): AlarmDefinition {
  if (override === undefined || override === "off") {
    return definition;
  }
  const { threshold, settings = {} } = definition;
  const numbers = override as Readonly<Partial<Record<string, number>>>;
  return {
    ...definition,
    severity: override.severity ?? definition.severity,
    threshold: { ...threshold, value: numbers[threshold.field] ?? threshold.value },
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, numbers[name] ?? value])),
    datapointsToAlarm: override.datapointsToAlarm ?? definition.datapointsToAlarm,
    evaluationPeriods: override.evaluationPeriods ?? definition.evaluationPeriods,
  };
}

function withSeverity(
  definition: CompositeAlarmDefinition,
  override: CompositeAlarmOverride | "off" | undefined,
): CompositeAlarmDefinition {
  return override === undefined || override === "off"
    ? definition
    : { ...definition, severity: override.severity ?? definition.severity };
}
