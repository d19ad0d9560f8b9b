import { type Check, type Problems, integer, isUnresolved, known, oneOf, optional, struct } from "../core";
import {
  type AlarmDefinition,
  type RollupDefinition,
  type Severity,
  type Threshold,
  severities,
} from "./alarm-definition";
import { catalogue, rollups } from "./catalogue";

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
  /**
   * Who hears of it.
   *
   * @default - as in the catalogue
   */
  readonly severity?: Severity;
}

/** Changes to an alarm made of others. */
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
type SettingName<Id extends AlarmId> =
  Definition<Id> extends { readonly settings: infer Settings } ? keyof Settings & string : never;

/** Changes to one alarm; the threshold is named with its direction and unit, for example `maxPercent`. */
export type AlarmOverride<Id extends AlarmId> = CommonOverride &
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
    [definition.threshold.field]: optional(numberOf(definition.threshold)),
    ...Object.fromEntries(Object.keys(definition.settings ?? {}).map((name) => [name, optional(atLeastZero)])),
    datapointsToAlarm: optional(periods),
    evaluationPeriods: optional(periods),
    severity: optional(oneOf(severities)),
  });
  return orOff((at, value, problems) => {
    shape(at, value, problems);
    checkDatapoints(at, value as CommonOverride, definition, problems);
  });
}

function checkDatapoints(at: string, override: CommonOverride, definition: AlarmDefinition, problems: Problems): void {
  const { datapointsToAlarm = definition.datapoints, evaluationPeriods = definition.outOf } = override;
  const resolved = !isUnresolved(datapointsToAlarm) && !isUnresolved(evaluationPeriods);
  if (!problems.has(at) && resolved && datapointsToAlarm > evaluationPeriods) {
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

function numberOf({ unit }: Threshold): Check {
  if (unit !== "Percent") {
    return atLeastZero;
  }
  return known((at, value, problems) => {
    if (typeof value !== "number" || !(value >= 0 && value <= 100)) {
      problems.add(at, "must be a percentage between 0 and 100", value);
    }
  });
}

const overrideShape = {
  ...Object.fromEntries(
    Object.entries<AlarmDefinition>(catalogue).map(([id, definition]) => [id, optional(alarmCheck(definition))]),
  ),
  ...Object.fromEntries(
    Object.keys(rollups satisfies Record<string, RollupDefinition>).map((id) => [
      id,
      optional(orOff(struct<RollupOverride>({ severity: optional(oneOf(severities)) }))),
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
