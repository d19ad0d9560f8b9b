import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Op, Token } from "cdktf";
import type { Construct } from "constructs";
import { type Tags, copyOfTags, fitName, isUnresolved, replaceWith, asArgument } from "../../core";
import type { AlarmDefinition, Comparison, MetricReading, MetricSource } from "./alarm-definition";
import type { PlannedAlarm } from "./alarm-plan";
import type { Composition } from "./composition";
import { expandExpression, metricId } from "./expression";
import { namespace, nodeDimension } from "../metrics/metrics";
import type { MonitoredCache, NodePlace } from "../monitored-cache";
import { warmUp } from "./warm-up";

/**
 * Maximum length of the name of an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const maxAlarmNameLength = 255;

/** What to do when an alarm changes its state: ARNs, usually of topics. */
export interface AlarmActions {
  /** When it goes off. */
  readonly alarm: readonly string[];
  /** When it recovers. */
  readonly ok: readonly string[];
  /** When there is insufficient data. */
  readonly insufficientData: readonly string[];
}

const operators: Readonly<Record<Comparison, string>> = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
};

/** What one alarm is made from, in addition to its plan. */
export interface MetricAlarmProps {
  /** The cache; its name begins the alarm's name. */
  readonly cache: MonitoredCache;
  /** What to do when its state changes. */
  readonly actions: AlarmActions;
  /**
   * For how long it waits for its first data, in minutes.
   *
   * @default - it does not wait
   */
  readonly warmUpMinutes?: number;
  /** Tags of the alarm. */
  readonly tags: Tags;
  /** What changes with the number of nodes; an alarm on an expression is replaced when it changes. */
  readonly composition: Composition;
}

/** Makes one CloudWatch alarm. */
export function createMetricAlarm(
  scope: Construct,
  { key, definition, members }: PlannedAlarm,
  { cache, actions, warmUpMinutes, tags, composition }: MetricAlarmProps,
): CloudwatchMetricAlarm {
  const watched = watch(definition, members.nodes);
  const alarm = new CloudwatchMetricAlarm(scope, key, {
    alarmName: alarmName(cache, key),
    alarmDescription: describe(definition),
    comparisonOperator: operators[definition.comparison],
    threshold: thresholdOf(definition, cache),
    evaluationPeriods: definition.evaluationPeriods,
    datapointsToAlarm: definition.datapointsToAlarm,
    treatMissingData: definition.treatMissingData,
    ...watched,
    ...(actions.alarm.length > 0 && { alarmActions: [...actions.alarm] }),
    ...(actions.ok.length > 0 && { okActions: [...actions.ok] }),
    ...(actions.insufficientData.length > 0 && { insufficientDataActions: [...actions.insufficientData] }),
    ...warmUp(warmUpMinutes),
    tags: copyOfTags(tags),
  });
  if (watched.metricQuery !== undefined) {
    replaceWith(alarm, composition.trigger);
  }
  return alarm;
}

/** Name of an alarm; it depends on nothing but configuration, because a new name makes a new alarm. */
export function alarmName(cache: MonitoredCache, key: string): string {
  return fitName(`${cache.name}-${key}`, maxAlarmNameLength);
}

/** The description, which is part of every notification. */
export function describe({ meaning, runbook }: { readonly meaning: string; readonly runbook: string }): string {
  return runbook === "" ? meaning : `${meaning} Runbook: ${runbook}`;
}

/** The threshold in the metric's own unit. */
export function thresholdOf({ threshold }: AlarmDefinition, { node }: MonitoredCache): number {
  const { value, scale } = threshold;
  if (scale === undefined || node === undefined) {
    return value;
  }
  const factor = scale(node);
  return isUnresolved(value) ? Token.asNumber(Op.mul(asArgument(value), factor)) : Number((value * factor).toFixed(6));
}

type Watch = Pick<
  CloudwatchMetricAlarmConfig,
  | "metricName"
  | "namespace"
  | "period"
  | "statistic"
  | "extendedStatistic"
  | "evaluateLowSampleCountPercentiles"
  | "dimensions"
  | "metricQuery"
>;

function watch(definition: AlarmDefinition, nodes: readonly NodePlace[]): Watch {
  const { watches, periodSeconds } = definition;
  const [node] = nodes;
  const alone = nodes.length === 1 ? soleReading(watches) : undefined;
  if (alone !== undefined && node !== undefined) {
    return single(alone, node, periodSeconds);
  }
  return { metricQuery: watches.kind === "metric" ? [] : queries(watches, definition, nodes) };
}

/** The one reading of a source that needs no expression when it covers a single node. */
function soleReading(source: MetricSource): MetricReading | undefined {
  if (source.kind === "metric") {
    return source;
  }
  const [reading, ...others] = Object.values(source.readings);
  return others.length === 0 && /^\{\w+\}$/.test(source.expression) ? reading : undefined;
}

function queries(
  { expression, label, readings }: Extract<MetricSource, { kind: "expression" }>,
  { settings = {}, periodSeconds }: AlarmDefinition,
  nodes: readonly NodePlace[],
): CloudwatchMetricAlarmMetricQuery[] {
  return [
    {
      id: "result",
      expression: expandExpression(expression, nodes.length, settings),
      label,
      returnData: true,
    },
    ...Object.entries(readings).flatMap(([name, { metric, statistic }]) =>
      nodes.map((node, index) => ({
        id: metricId(name, index),
        metric: {
          namespace,
          metricName: metric,
          stat: statistic,
          period: periodSeconds,
          dimensions: { [nodeDimension]: node.memberId },
        },
        returnData: false,
      })),
    ),
  ];
}

function single({ metric, statistic }: MetricReading, node: NodePlace, period: number): Watch {
  return {
    namespace,
    metricName: metric,
    period,
    dimensions: { [nodeDimension]: node.memberId },
    ...(statistic.startsWith("p")
      ? // Percentiles of a handful of requests say nothing: the state stays as it is until there are enough.
        { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" }
      : { statistic }),
  };
}
