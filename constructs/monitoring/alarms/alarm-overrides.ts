import {
  type Check,
  type Problems,
  type Schema,
  integer,
  isUnresolved,
  known,
  oneOf,
  optional,
  struct,
  withoutUndefined,
} from "../../core";
import type { NodeTypeFacts } from "../../elasticache";
import { type AlarmDefinition, type Severity, severities } from "./alarm-definition";
import { catalogue, compositeAlarms } from "../catalogue";

const hints = () => require("../hints") as typeof import("../hints");
const overrideHints = () => hints().overrideHints;

/** Id of an alarm of the catalogue. */
export type AlarmId = keyof typeof catalogue;

/** Id of a composite alarm of the catalogue. */
export type CompositeAlarmId = keyof typeof compositeAlarms;

/** Changes that every alarm accepts. */
export interface CommonOverride {
  /**
   * Breaching data points that make the alarm go off, at most `evaluationPeriods`.
   *
   * @default - as in the catalogue
   */
  readonly datapointsToAlarm?: number;
  /**
   * Periods evaluated; together at most a day.
   *
   * @default - as in the catalogue
   */
  readonly evaluationPeriods?: number;
}

/** A change of an alarm's severity. */
export interface CompositeAlarmOverride {
  /**
   * How urgent the alarm is. Known at synth: no token.
   *
   * @default - as in the catalogue
   */
  readonly severity?: Severity;
}

type Definition<Id extends AlarmId> = (typeof catalogue)[Id];
type ThresholdField<Id extends AlarmId> = Definition<Id>["threshold"]["field"];
type SeverityOverride<Id extends AlarmId> =
  Definition<Id> extends { readonly notifies: false } ? unknown : CompositeAlarmOverride;
type SettingName<Id extends AlarmId> =
  Definition<Id> extends { readonly settings: infer Settings } ? keyof Settings & string : never;

/**
 * Changes to one alarm; the threshold is named with its direction and unit, for example `maxPercent`. An alarm that
 * only feeds composite alarms takes its severity from them: for `node-down`, change `some-node-down`.
 */
export type AlarmOverride<Id extends AlarmId> = CommonOverride &
  SeverityOverride<Id> &
  Readonly<Partial<Record<ThresholdField<Id> | SettingName<Id>, number>>>;

/**
 * Changes to the catalogue by alarm id: `off` switches an alarm off; an object changes it, and adds it if the level
 * does not include it.
 */
export type AlarmOverrides = { readonly [Id in AlarmId]?: "off" | AlarmOverride<Id> } & Readonly<
  Partial<Record<CompositeAlarmId, "off" | CompositeAlarmOverride>>
>;

/**
 * Maximum number of periods that one evaluation may look back: a day, or seven days in periods of an hour and more.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function maxPeriods(periodSeconds: number): number {
  return Math.floor((periodSeconds < 3600 ? 86_400 : 604_800) / periodSeconds);
}

/** An alarm of the catalogue with the general type. */
export function alarmDefinition(id: AlarmId): AlarmDefinition {
  return catalogue[id];
}

function alarmCheck(definition: AlarmDefinition): Check<"off" | AnyOverride> {
  const periods = integer(1, maxPeriods(definition.periodSeconds));
  const schema = {
    [definition.threshold.field]: optional(thresholdCheck(definition)),
    ...Object.fromEntries(Object.keys(definition.settings ?? {}).map((name) => [name, optional(atLeastZero)])),
    datapointsToAlarm: optional(periods),
    evaluationPeriods: optional(periods),
    ...(definition.notifies !== false && severitySchema),
  };
  const check = struct<AnyOverride>(schema as unknown as Schema<AnyOverride>, overrideHints);
  return orOff((at, value, problems) => {
    check(at, value, problems);
    const sound = problems.sound(Object(value) as CommonOverride, at);
    checkDatapoints(`${at}.datapointsToAlarm`, { ...definition, ...withoutUndefined(sound) }, problems);
  });
}

/** A change to some alarm of the catalogue; its props depend on the alarm. */
type AnyOverride = Readonly<Record<string, unknown>>;

/**
 * Checks that there are enough periods for the bad ones that an alarm waits for.
 *
 * @internal
 */
export function checkDatapoints(
  at: string,
  { datapointsToAlarm, evaluationPeriods }: Pick<AlarmDefinition, "datapointsToAlarm" | "evaluationPeriods">,
  problems: Problems,
): void {
  const areKnown = !isUnresolved(datapointsToAlarm) && !isUnresolved(evaluationPeriods);
  if (areKnown && datapointsToAlarm > evaluationPeriods) {
    problems.add(at, `must be at most \`evaluationPeriods\` (${evaluationPeriods})`, datapointsToAlarm, "set both");
  }
}

/** Accepts `off` in addition to what the check accepts. */
function orOff<T extends object>(check: Check<T>): Check<"off" | T> {
  return (at, value, problems) => {
    if (typeof value === "object") {
      check(at, value, problems);
    } else if (value !== "off") {
      problems.add(at, 'must be "off" or an object with what to change', value);
    }
  };
}

const atLeastZero: Check<number> = known(["number"], (at, value, problems) => {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    problems.add(at, "must be a number of at least 0", value);
  }
});

/**
 * Refuses a threshold that every value breaches, and one that no value can breach: an alarm must be able to go off and
 * to recover.
 */
function thresholdCheck({ threshold: { unit, maxValue, maxOfMetric }, comparison }: AlarmDefinition): Check<number> {
  const upTo = maxValue ?? (unit === "Percent" && maxOfMetric === undefined ? 100 : Infinity);
  const fromZero = comparison === ">" || comparison === "<=";
  const works = (value: number) => (fromZero ? value >= 0 && value < upTo : value > 0 && value <= upTo);
  const end = upTo === Infinity ? "" : ` and ${fromZero ? "below" : "at most"} ${upTo}`;
  const rule = `must be a ${unit === "Percent" ? "percentage" : "number"} ${fromZero ? "of at least 0" : "above 0"}${end}`;
  return known(["number"], (at, value, problems) => {
    if (typeof value !== "number" || !Number.isFinite(value) || !works(value)) {
      problems.add(at, rule, value);
    }
  });
}

/**
 * Refuses a threshold that the metric cannot exceed on a node type, where the type decides what the threshold means.
 *
 * @internal
 */
export function checkReach(
  at: string,
  { threshold: { field, scale, maxOfMetric } }: AlarmDefinition,
  override: object,
  node: NodeTypeFacts,
  problems: Problems,
): void {
  const value = (override as AnyOverride)[field];
  if (scale === undefined || maxOfMetric === undefined || typeof value !== "number" || isUnresolved(value)) {
    return;
  }
  const end = Number((maxOfMetric / scale(node)).toFixed(2));
  if (value >= end) {
    problems.add(`${at}.${field}`, `must be below ${end} on this node type`, value);
  }
}

const severitySchema = { severity: optional(oneOf(severities)) };

/** Made from the catalogue, as is the type of the overrides. */
const overridesSchema = {
  ...mapValues(catalogue, (definition) => optional(alarmCheck(definition))),
  ...mapValues(compositeAlarms, () => optional(orOff(struct<CompositeAlarmOverride>(severitySchema, overrideHints)))),
} as unknown as Schema<AlarmOverrides>;

/**
 * Checks changes against the catalogue, which names each alarm and what can be changed of it.
 *
 * @internal
 */
export const overridesCheck: Check<AlarmOverrides> = struct<AlarmOverrides>(overridesSchema, overrideHints);

function mapValues<K extends string, V, R>(of: Readonly<Record<K, V>>, map: (value: V) => R): Readonly<Record<K, R>> {
  return Object.fromEntries(Object.entries<V>(of).map(([key, value]) => [key, map(value)])) as Record<K, R>;
}
