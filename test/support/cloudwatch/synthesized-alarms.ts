import type { Attributes } from "../../../constructs/testing";
import { type EvaluationRule, type Verdict, evaluationRange } from "./alarm-state";
import { metricMath } from "../../../tools/dashboard/metric-math";
import type { Dimensions, MetricStore } from "./metric-store";
import { fewestSamples, statisticOf } from "./statistics";

/** One metric as an alarm asks for it. */
interface Reading {
  readonly id: string;
  readonly metric: string;
  readonly statistic: string;
  readonly dimensions: Dimensions;
}

/** An alarm on metrics, as synthesized, with the ids that the nodes would have. */
export class MetricAlarm implements EvaluationRule {
  public readonly name: string;
  public readonly datapointsToAlarm: number;
  public readonly evaluationPeriods: number;
  public readonly missing: string;
  public readonly alarmActions: readonly string[];
  public readonly okActions: readonly string[];
  /** Every metric it reads; each is billed. */
  public readonly readings: readonly Reading[];
  private readonly expression: string | undefined;
  private readonly minutes: number;
  private readonly points = new WeakMap<MetricStore, Map<number, Verdict | "ignored">>();

  constructor(
    private readonly attributes: Attributes,
    memberIds: readonly string[],
  ) {
    const queries = (attributes.metric_query ?? []) as readonly Query[];
    const metrics = queries.filter((query) => query.metric !== undefined);
    this.name = String(attributes.alarm_name);
    this.datapointsToAlarm = Number(attributes.datapoints_to_alarm);
    this.evaluationPeriods = Number(attributes.evaluation_periods);
    this.missing = String(attributes.treat_missing_data);
    this.alarmActions = (attributes.alarm_actions ?? []) as readonly string[];
    this.okActions = (attributes.ok_actions ?? []) as readonly string[];
    this.expression = queries.find((query) => query.return_data)?.expression;
    this.readings =
      this.expression === undefined
        ? [reading("value", attributes as unknown as Metric, memberIds)]
        : metrics.map(({ id, metric }) => reading(id, metric!, memberIds));
    const periods = new Set(
      this.expression === undefined ? [attributes.period] : metrics.map(({ metric }) => metric!.period),
    );
    if (periods.size !== 1) {
      throw new Error(`${this.name} must have one period, has ${[...periods].join(", ")}`);
    }
    this.minutes = Number([...periods][0]) / 60;
  }

  /** The points of its evaluation range, oldest first, seen at the end of a minute; `undefined` to keep the state. */
  public verdicts(store: MetricStore, now: number): readonly Verdict[] | undefined {
    const range = Array.from(
      { length: evaluationRange(this.evaluationPeriods) },
      (_, back) => now - back * this.minutes,
    ).reverse();
    const verdicts = range.map((end) => this.seen(store, end));
    return verdicts.includes("ignored") ? undefined : (verdicts as readonly Verdict[]);
  }

  /** Ranges overlap, so a point is looked at many times. */
  private seen(store: MetricStore, end: number): Verdict | "ignored" {
    const points = this.points.get(store) ?? new Map<number, Verdict | "ignored">();
    this.points.set(store, points);
    const verdict = points.get(end) ?? (this.hasTooFewSamples(store, end) ? "ignored" : this.at(store, end));
    points.set(end, verdict);
    return verdict;
  }

  private at(store: MetricStore, end: number): Verdict {
    const points = this.readings.map(({ id, metric, statistic, dimensions }) => [
      id,
      statisticOf(store.read(metric, dimensions, end, this.minutes), statistic),
    ]);
    const value = metricMath(
      this.expression ?? "value",
      Object.fromEntries(points) as Readonly<Record<string, number | undefined>>,
    );
    return value === undefined ? "missing" : this.isBad(value) ? "bad" : "good";
  }

  private isBad(value: number): boolean {
    const threshold = Number(this.attributes.threshold);
    switch (this.attributes.comparison_operator) {
      case "GreaterThanThreshold":
        return value > threshold;
      case "GreaterThanOrEqualToThreshold":
        return value >= threshold;
      case "LessThanThreshold":
        return value < threshold;
      case "LessThanOrEqualToThreshold":
        return value <= threshold;
      default:
        throw new Error(`not a comparison: ${String(this.attributes.comparison_operator)}`);
    }
  }

  private hasTooFewSamples(store: MetricStore, end: number): boolean {
    return (
      this.attributes.extended_statistic !== undefined &&
      this.attributes.evaluate_low_sample_count_percentiles === "ignore" &&
      this.readings.some(({ metric, statistic, dimensions }) => {
        const count = store.read(metric, dimensions, end, this.minutes).length;
        return statistic.startsWith("p") && count > 0 && count < fewestSamples(Number(statistic.slice(1)));
      })
    );
  }
}

interface Metric {
  readonly metric_name: string;
  readonly stat?: string;
  readonly statistic?: string;
  readonly extended_statistic?: string;
  readonly period: number;
  readonly dimensions: Dimensions;
}

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: Metric;
}

function reading(id: string, metric: Metric, memberIds: readonly string[]): Reading {
  return {
    id,
    metric: metric.metric_name,
    statistic: metric.stat ?? metric.extended_statistic ?? String(metric.statistic),
    dimensions: Object.fromEntries(
      Object.entries(metric.dimensions).map(([name, value]) => [name, resolveMember(value, memberIds)]),
    ),
  };
}

/** What Terraform would make of a dimension, while there are as many nodes as in the code: one of the sorted ids, or text. */
export function resolveMember(expression: string, memberIds: readonly string[]): string {
  const index = /^\$\{local\.\w+_Nodes_\w+\[(\d+)\]\}$/.exec(expression)?.[1];
  if (index === undefined) {
    return expression;
  }
  return [...memberIds].sort()[Number(index)]!;
}
