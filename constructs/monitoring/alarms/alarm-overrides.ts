import { type Check, type Problems, integer, isUnresolved, known, oneOf, optional, struct } from "../../core";
import { type AlarmDefinition, type RollupDefinition, type Severity, severities } from "./alarm-definition";
import { catalogue, rollups } from "../catalogue";

/** Id of an alarm of the catalogue. */
export type AlarmId = keyof typeof catalogue;

/** Id of an alarm made of others. */
export type RollupId = keyof typeof rollups;

/** Changes that every alarm takes. */
export interface CommonOverride {
  /**
   * Bad periods that make the alarm go off, at most `evaluationPeriods`.
   *
   * @default - as in the catalogue
   */
  readonly datapointsToAlarm?: number;
  /**
   * Periods looked at; together at most a day.
   *
   * @default - as in the catalogue
   */
  readonly evaluationPeriods?: number;
}

/** Changes to who hears of an alarm. */
export interface RollupOverride {
  /**
   * Who hears of it.
   *
   * @default - as in the catalogue
   */
  readonly severity?: Severity;
}

type Definition<Id extends AlarmId> = (typeof catalogue)[Id];
type ThresholdField<Id extends AlarmId> = Definition<Id>["threshold"]["field"];
type SeverityOverride<Id extends AlarmId> =
  Definition<Id> extends { readonly notifies: false } ? unknown : RollupOverride;
type SettingName<Id extends AlarmId> =
  Definition<Id> extends { readonly settings: infer Settings } ? keyof Settings & string : never;

/**
 * Changes to one alarm; the threshold is named with its direction and unit, for example `maxPercent`. Who hears of what
 * only feeds other alarms is changed there: for `node-down` in `some-node-down`.
 */
export type AlarmOverride<Id extends AlarmId> = CommonOverride &
  SeverityOverride<Id> &
  Readonly<Partial<Record<ThresholdField<Id> | SettingName<Id>, number>>>;

/**
 * Changes to the catalogue by alarm id: `false` switches an alarm off, an object changes it, and also brings it in when
 * the level leaves it out.
 */
export type AlarmOverrides = { readonly [Id in AlarmId]?: false | AlarmOverride<Id> } & Readonly<
  Partial<Record<RollupId, false | RollupOverride>>
>;

/** The longest time one evaluation may look back, in seconds. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const maxEvaluationSeconds = 86_400;

/** An alarm of the catalogue with the general type. */
export function alarmDefinition(id: AlarmId): AlarmDefinition {
  return catalogue[id];
}

function alarmCheck(definition: AlarmDefinition): Check {
  const periods = integer(1, maxEvaluationSeconds / definition.periodSeconds);
  const shape = struct<Record<string, unknown>>({
    [definition.threshold.field]: optional(thresholdCheck(definition)),
    ...Object.fromEntries(Object.keys(definition.settings ?? {}).map((name) => [name, optional(atLeastZero)])),
    datapointsToAlarm: optional(periods),
    evaluationPeriods: optional(periods),
    ...(definition.notifies !== false && severityShape),
  });
  return orOff((at, value, problems) => {
    shape(at, value, problems);
    checkDatapoints(at, problems.sound(Object(value) as CommonOverride, at), definition, problems);
  });
}

function checkDatapoints(at: string, override: CommonOverride, definition: AlarmDefinition, problems: Problems): void {
  const { datapointsToAlarm = definition.datapoints, evaluationPeriods = definition.outOf } = override;
  const resolved = !isUnresolved(datapointsToAlarm) && !isUnresolved(evaluationPeriods);
  if (resolved && datapointsToAlarm > evaluationPeriods) {
    problems.add(
      `${at}.datapointsToAlarm`,
      `must be at most \`evaluationPeriods\` (${evaluationPeriods})`,
      datapointsToAlarm,
      "set both",
    );
  }
}

/** Lets `false` pass beside what the check allows. */
function orOff(check: Check): Check {
  return (at, value, problems) => {
    if (value === true) {
      problems.add(at, "must be false or an object with what to change", value);
    } else if (value !== false) {
      check(at, value, problems);
    }
  };
}

const atLeastZero: Check = known((at, value, problems) => {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    problems.add(at, "must be a number of at least 0", value);
  }
});

/** Refuses what every data point is beyond, and what none ever is: an alarm that exists can go off, and can be over. */
function thresholdCheck({ threshold: { unit, most }, comparison }: AlarmDefinition): Check {
  const upTo = most ?? (unit === "Percent" ? 100 : Infinity);
  const fromZero = comparison === ">" || comparison === "<=";
  const works = (value: number) => (fromZero ? value >= 0 && value < upTo : value > 0 && value <= upTo);
  const end = upTo === Infinity ? "" : ` and ${fromZero ? "below" : "at most"} ${upTo}`;
  const rule = `must be a ${unit === "Percent" ? "percentage" : "number"} ${fromZero ? "of at least 0" : "above 0"}${end}`;
  return known((at, value, problems) => {
    if (typeof value !== "number" || !Number.isFinite(value) || !works(value)) {
      problems.add(at, rule, value);
    }
  });
}

const severityShape = { severity: optional(oneOf(severities)) };

const overrideShape = {
  ...Object.fromEntries(
    Object.entries<AlarmDefinition>(catalogue).map(([id, definition]) => [id, optional(alarmCheck(definition))]),
  ),
  ...Object.fromEntries(
    Object.keys(rollups satisfies Record<string, RollupDefinition>).map((id) => [
      id,
      optional(orOff(struct<RollupOverride>(severityShape))),
    ]),
  ),
};

/**
 * Checks a record of overrides against the catalogue.
 *
 * @internal
 */
export const overridesCheck: Check = (at, value, problems) => {
  struct<Record<string, unknown>>(overrideShape)(at, value, problems);
};
