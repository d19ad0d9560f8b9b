import {
  type AlarmDefinition,
  type Evaluation,
  type Threshold,
  type TreatMissingData,
} from "../../../constructs/monitoring/alarms/alarm-definition";
import { type Condition, conditions } from "../../../constructs/monitoring/metrics/conditions";
import { type Unit, metricFacts } from "../../../constructs/monitoring/metrics/metrics";
import { readingsOf } from "../../../constructs/monitoring/alarms/alarm-plan";

const units: Readonly<Record<Unit, string>> = {
  Percent: " %",
  Count: "",
  Bytes: " bytes",
  Seconds: " s",
  Microseconds: " µs",
  Credits: " credits",
  Boolean: "",
};

/** What the percentages of scaled thresholds refer to. */
const wholes: Readonly<Record<string, string>> = {
  maxPercentOfOneVcpu: " of one vCPU",
  maxPercentOfLimit: " of `maxclients`",
  maxPercentOfBaseline: " of the credit baseline",
};

/** What an alarm does with missing data. */
export const missingData: Readonly<Record<TreatMissingData, string>> = {
  breaching: "is bad",
  notBreaching: "is good",
  ignore: "changes nothing",
  missing: "becomes “insufficient data”",
};

/** When an alarm goes off, in one line. */
export function goesOff(definition: AlarmDefinition): string {
  return `${watched(definition)} ${definition.comparison} ${amount(definition.threshold)}, ${duration(definition)}`;
}

/** The caches that have an alarm, for a table. */
export function where(alarm: AlarmDefinition): string {
  return applies(alarm).replace(/^(?:on|with) /, "");
}

/** The caches that have an alarm, as the end of a sentence. */
export function applies({ when, watches }: AlarmDefinition): string {
  const needed: readonly Condition[] = [
    when,
    ...readingsOf(watches).map(({ metric }) => metricFacts(metric).published),
  ];
  const told = [...new Set(needed)].filter((condition) => condition !== "always" && condition !== "known node type");
  const [first] = told.filter((condition) => condition !== "access control" || told.length === 1);
  return conditions[first ?? "always"].text;
}

/** What one alarm covers. */
export function covers({ scope }: AlarmDefinition): string {
  return scope === "widest" ? "group, or shards, or nodes" : scope;
}

function watched({ watches }: AlarmDefinition): string {
  return watches.kind === "metric" ? `\`${watches.metric}\` ${watches.statistic}` : watches.label;
}

/** The expression an alarm computes, with the names of the metrics. */
export function formula({ watches }: AlarmDefinition): string | undefined {
  return watches.kind === "metric"
    ? undefined
    : watches.expression.replace(/\{(\w+)\}/g, (_, name: string) => watches.readings[name]?.metric ?? name);
}

function amount({ field, value, unit }: Threshold): string {
  return `${value.toLocaleString("en").replaceAll(",", " ")}${units[unit]}${wholes[field] ?? ""}`;
}

function duration({ datapointsToAlarm, evaluationPeriods, periodSeconds }: Evaluation): string {
  const minutes = periodSeconds / 60;
  const period = minutes === 1 ? "1 min" : `${minutes} min`;
  return evaluationPeriods === 1 ? `in ${period}` : `${datapointsToAlarm} of ${evaluationPeriods} × ${period}`;
}
