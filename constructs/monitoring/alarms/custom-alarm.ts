import type { IConstruct } from "constructs";
import {
  type Check,
  type Problems,
  examine,
  flag,
  integer,
  isUnresolved,
  known,
  oneOf,
  optional,
  proseUpTo,
  required,
  struct,
  wholeOf,
} from "../../core";
import type { IReplicationGroup } from "../../elasticache";
import type { CacheMetric } from "../cache-metric";
import { catalogue, compositeAlarms } from "../catalogue";
import { knownNodes } from "../known-nodes";
import { type AlarmDefinition, type Severity, type TreatMissingData, severities } from "./alarm-definition";
import { checkDatapoints, maxPeriods } from "./alarm-overrides";
import { type PlannedAlarm, placeAlarm } from "./alarm-plan";
import { checkThreshold } from "./threshold-rules";
import { describe } from "./metric-alarm";

const hints = () => require("../hints") as typeof import("../hints");

/** Everything but the threshold of a custom alarm. */
export interface CustomAlarmSettings {
  /** What to watch: `cache.metric("CurrItems")`. There is one alarm for every node that it is read from. */
  readonly metric: CacheMetric;
  /**
   * Periods evaluated; together at most a day, or seven days if the metric's `periodSeconds` is 3600 or more.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /**
   * Breaching data points that make the alarm go off.
   *
   * @default - `evaluationPeriods`
   */
  readonly datapointsToAlarm?: number;
  /**
   * What missing data means. Known at synth: no token.
   *
   * @default "missing" - the state becomes "insufficient data"
   */
  readonly treatMissingData?: TreatMissingData;
  /**
   * How urgent the alarm is. Known at synth: no token.
   *
   * @default "warning"
   */
  readonly severity?: Severity;
  /**
   * One line: what it means when it goes off.
   *
   * @default - the metric and the threshold
   */
  readonly meaning?: string;
  /**
   * One line: what to do first.
   *
   * @default - the description names none
   */
  readonly runbook?: string;
  /**
   * Also notify when there is insufficient data. Useful with `treatMissingData: "missing"` on a metric that is always
   * published.
   *
   * @default false
   */
  readonly notifyOnInsufficientData?: boolean;
}

/**
 * A custom alarm: it goes off above `max` or below `min`, in the metric's unit. A threshold that no data point can
 * breach, or that every data point breaches, is refused.
 */
export type CustomAlarmProps = CustomAlarmSettings &
  ({ readonly max: number; readonly min?: never } | { readonly min: number; readonly max?: never });

/** Most characters in the id of a custom alarm, so that names stay within CloudWatch's limit. */
const maxCustomIdLength = 100;

/**
 * Maximum length of the description of an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const maxDescriptionLength = 1024;

/** Turns a custom alarm into alarms to be made. @throws ValidationError when the props are wrong */
export function planCustomAlarm(
  scope: IConstruct,
  replicationGroup: IReplicationGroup,
  id: string,
  props: CustomAlarmProps,
): readonly PlannedAlarm[] {
  const whole = wholeOf(scope);
  const cache = knownNodes(whole, "replicationGroup", replicationGroup);
  const problems = examine(propsCheck(replicationGroup, props), props, { rules: checkTogether });
  idCheck("id", id, problems);
  problems.throwIfAny(whole);
  const definition = define(props);
  if (describe(definition).length > maxDescriptionLength) {
    const rule = `must have at most ${maxDescriptionLength} characters together with \`runbook\``;
    problems.add("meaning", rule, props.meaning);
  }
  const { node } = props.metric;
  const planned = placeAlarm(id, definition, cache).filter(({ key }) => node === undefined || key === `${node}-${id}`);
  if (planned.some(({ key }) => scope.node.tryFindChild(key) !== undefined)) {
    problems.add("id", "must differ from the ids of all other alarms of the cache", id);
  }
  problems.throwIfAny(whole);
  return planned;
}

function define(props: CustomAlarmProps): AlarmDefinition {
  const { metric, max, min, evaluationPeriods = 1 } = props;
  const above = max !== undefined;
  const value = above ? max : min;
  const bound = isUnresolved(value) ? "its threshold" : String(value);
  return {
    meaning: props.meaning ?? `${metric.name} is ${above ? "above" : "below"} ${bound}.`,
    runbook: props.runbook ?? "",
    severity: props.severity ?? "warning",
    level: "essential",
    scope: metric.scope,
    when: "always",
    watches: metric.watches,
    comparison: above ? ">" : "<",
    threshold: { field: above ? "max" : "min", value, unit: "Count" },
    settings: metric.settings,
    periodSeconds: metric.periodSeconds,
    datapointsToAlarm: props.datapointsToAlarm ?? evaluationPeriods,
    evaluationPeriods,
    treatMissingData: props.treatMissingData ?? "missing",
    sources: [],
  };
}

const idCheck: Check<string> = (at, id, problems) => {
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*$/.test(id) || id.length > maxCustomIdLength) {
    problems.add(at, `must be lower-case letters, digits and dashes, at most ${maxCustomIdLength}`, id);
  } else if (Object.hasOwn(catalogue, id) || Object.hasOwn(compositeAlarms, id)) {
    problems.add(at, "must differ from the ids of the catalogue", id, "to change that alarm, use `overrides`");
  }
};

const threshold: Check<number> = known(["number"], (at, value, problems) => {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    problems.add(at, "must be a number", value);
  }
});

/** How many periods an alarm looks at depends on the metric, which may be wrong itself. */
function propsCheck(replicationGroup: IReplicationGroup, props: CustomAlarmProps): Check<CustomAlarmProps> {
  const { metric } = Object(props) as Partial<CustomAlarmProps>;
  const periodSeconds = metric?.replicationGroup === replicationGroup ? metric.periodSeconds : 60;
  const periods = integer(1, maxPeriods(periodSeconds));
  return struct<CustomAlarmSettings & Thresholds>(
    {
      metric: required(metricOf(replicationGroup)),
      max: optional(threshold),
      min: optional(threshold),
      evaluationPeriods: optional(periods),
      datapointsToAlarm: optional(periods),
      treatMissingData: optional(oneOf(["breaching", "notBreaching", "missing", "ignore"])),
      severity: optional(oneOf(severities)),
      meaning: optional(proseUpTo(maxDescriptionLength)),
      runbook: optional(proseUpTo(maxDescriptionLength)),
      notifyOnInsufficientData: optional(flag),
    },
    () => hints().customAlarmHints,
  ) as Check<CustomAlarmProps>;
}

interface Thresholds {
  readonly max?: number;
  readonly min?: number;
}

/** A metric of another cache would be looked up under this cache's nodes, where it may never be published. */
function metricOf(replicationGroup: IReplicationGroup): Check<CacheMetric> {
  return (at, value, problems) => {
    const metric = Object(value) as Partial<CacheMetric>;
    if (metric.replicationGroup !== replicationGroup) {
      problems.add(at, "must come from `metric` or `metricHitRate` of this cache", metric.name ?? value);
    }
  };
}

function checkTogether(sound: Partial<CustomAlarmProps>, problems: Problems): void {
  const { max, min, evaluationPeriods = 1, datapointsToAlarm = evaluationPeriods } = sound;
  if (!problems.has("props") && (max === undefined) === (min === undefined)) {
    problems.add("max", "must be given, or else `min`, but not both", max);
  }
  checkDatapoints("datapointsToAlarm", { datapointsToAlarm, evaluationPeriods }, problems);
  const { metric, treatMissingData, notifyOnInsufficientData = false } = sound;
  const areSound = ["metric", "max", "min", "treatMissingData"].every((prop) => !problems.has(prop));
  if (areSound && metric !== undefined) {
    const tellsOfMissingData = treatMissingData === "breaching" || notifyOnInsufficientData;
    checkThreshold(problems, { metric, max, min, tellsOfMissingData, recovers: treatMissingData === "notBreaching" });
  }
}
