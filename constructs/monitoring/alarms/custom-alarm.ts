import type { IConstruct } from "constructs";
import {
  type Check,
  Problems,
  type Shape,
  anything,
  flag,
  isUnresolved,
  oneOf,
  optional,
  required,
  struct,
  text,
} from "../../core";
import { type AlarmDefinition, type MissingData, type Severity, severities } from "./alarm-definition";
import { maxEvaluationSeconds } from "./alarm-overrides";
import { type PlannedAlarm, placeAlarm } from "./alarm-plan";
import type { CacheMetric } from "../cache-metric";
import { catalogue, rollups } from "../catalogue";
import { describe } from "./metric-alarm";
import type { MonitoredCache } from "../monitored-cache";

/** Everything but the threshold of an alarm of one's own. */
export interface OwnAlarmSettings {
  /** What to watch: `cache.metric("CurrItems")`. An alarm is made for every node it is read from. */
  readonly metric: CacheMetric;
  /**
   * Periods looked at; together at most a day.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /**
   * Bad periods that make the alarm go off.
   *
   * @default - `evaluationPeriods`
   */
  readonly datapointsToAlarm?: number;
  /**
   * What a missing data point means.
   *
   * @default "missing" - the state becomes "insufficient data"
   */
  readonly missingData?: MissingData;
  /**
   * Who hears of it.
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
   * Notify as well when there is no data to judge by. Useful with `missingData: "missing"` on a metric that is always
   * there.
   *
   * @default false
   */
  readonly notifyOnInsufficientData?: boolean;
}

/** An alarm of one's own: `max` goes off above, `min` below; both in the metric's unit. */
export type OwnAlarmProps = OwnAlarmSettings &
  ({ readonly max: number; readonly min?: never } | { readonly min: number; readonly max?: never });

const shape = {
  max: optional(anything),
  min: optional(anything),
  evaluationPeriods: optional(anything),
  datapointsToAlarm: optional(anything),
  missingData: optional(oneOf(["breaching", "notBreaching", "missing", "ignore"])),
  severity: optional(oneOf(severities)),
  meaning: optional(text),
  runbook: optional(text),
  notifyOnInsufficientData: optional(flag),
} satisfies Shape<Omit<OwnAlarmSettings, "metric"> & { max?: number; min?: number }>;

/** Longest id, so that names stay within CloudWatch's limit. */
const maxIdLength = 100;

/** Longest description. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const maxDescriptionLength = 1024;

/** Turns an alarm of one's own into alarms to be made. @throws ValidationError */
export function planOwnAlarm(
  scope: IConstruct,
  cache: MonitoredCache,
  id: string,
  props: OwnAlarmProps,
): readonly PlannedAlarm[] {
  const problems = new Problems();
  check(id, props, cache, problems);
  problems.throwIfAny(scope);
  const { metric } = props;
  const definition = define(props);
  if (describe(definition).length > maxDescriptionLength) {
    problems.add(
      "meaning",
      `must leave room, with \`runbook\` it has at most ${maxDescriptionLength} characters`,
      props.meaning,
    );
  }
  const everywhere = placeAlarm(id, definition, cache);
  const planned =
    metric.node === undefined ? everywhere : everywhere.filter(({ key }) => key === `${metric.node ?? ""}-${id}`);
  if (planned.some(({ key }) => scope.node.tryFindChild(key) !== undefined)) {
    problems.add("id", "must not be that of another alarm of the cache", id);
  }
  problems.throwIfAny(scope);
  return planned;
}

function define(props: OwnAlarmProps): AlarmDefinition {
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
    datapoints: props.datapointsToAlarm ?? evaluationPeriods,
    outOf: evaluationPeriods,
    missing: props.missingData ?? "missing",
    sources: [],
  };
}

function check(id: string, props: OwnAlarmProps, cache: MonitoredCache, problems: Problems): void {
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*$/.test(id) || id.length > maxIdLength) {
    problems.add("id", `must be lower-case letters, digits and dashes, at most ${maxIdLength}`, id);
  } else if (Object.hasOwn(catalogue, id) || Object.hasOwn(rollups, id)) {
    problems.add("id", "must not be that of an alarm of the catalogue", id, "change that one with `overrides`");
  }
  struct({ ...shape, metric: required(metricOf(cache)) })("", props, problems);
  if (!problems.has("props") && !problems.has("metric")) {
    checkNumbers(props, problems);
  }
}

/** Another cache's would be looked for under this one's nodes, where it may never be published. */
function metricOf(cache: MonitoredCache): Check {
  return (at, value, problems) => {
    const metric = Object(value) as Partial<CacheMetric>;
    if (metric.cache !== cache) {
      problems.add(at, "must be what `metric` or `metricHitRate` of this cache returns", metric.name ?? value);
    }
  };
}

function checkNumbers({ metric, max, min, evaluationPeriods = 1, ...rest }: OwnAlarmProps, problems: Problems): void {
  const { datapointsToAlarm = evaluationPeriods } = rest;
  if ((max === undefined) === (min === undefined)) {
    problems.add("max", "must be given, or `min` in its place", max);
  }
  for (const [name, value] of Object.entries({ max, min })) {
    if (value !== undefined && !isUnresolved(value) && !Number.isFinite(value)) {
      problems.add(name, "must be a number", value);
    }
  }
  const most = Math.floor(maxEvaluationSeconds / metric.periodSeconds);
  if (!Number.isInteger(evaluationPeriods) || evaluationPeriods < 1 || evaluationPeriods > most) {
    problems.add("evaluationPeriods", `must be a whole number between 1 and ${most}`, evaluationPeriods);
  } else if (!Number.isInteger(datapointsToAlarm) || datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
    problems.add("datapointsToAlarm", `must be a whole number between 1 and ${evaluationPeriods}`, datapointsToAlarm);
  }
}
