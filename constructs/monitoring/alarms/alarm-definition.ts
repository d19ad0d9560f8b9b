import type { Condition } from "../metrics/conditions";
import type { MetricName, Statistic, Unit } from "../metrics/metrics";
import type { NodeTypeFacts } from "../../elasticache";
import type { Scope } from "../monitored-cache";

/** How much of the catalogue a cache gets; each level includes the one before it. */
export const alarmLevels = ["essential", "standard", "full"] as const;

/** How much of the catalogue a cache gets; each level includes the one before it. */
export type AlarmLevel = (typeof alarmLevels)[number];

/** How urgent an alarm is: `critical` wakes somebody up, `warning` waits for working hours. */
export const severities = ["critical", "warning"] as const;

/** How urgent an alarm is: `critical` wakes somebody up, `warning` waits for working hours. */
export type Severity = (typeof severities)[number];

/**
 * What missing data means: `breaching` when missing data is the failure, `notBreaching` when a metric is only published
 * while something happens, `ignore` to keep the state when a metric is always there and another alarm notices that it
 * is not, `missing` to become "insufficient data".
 */
export type TreatMissingData = "breaching" | "notBreaching" | "missing" | "ignore";

/** One metric with a statistic. */
export interface MetricReading {
  /** Name of the metric. */
  readonly metric: MetricName;
  /** How the samples of one period are combined. */
  readonly statistic: Statistic;
}

/**
 * What an alarm watches: one metric, or an expression over several. In an expression `{name}` stands for the sum of a
 * reading over all nodes the alarm covers, or for a setting.
 */
export type MetricSource =
  | ({ readonly kind: "metric" } & MetricReading)
  | {
      readonly kind: "expression";
      readonly readings: Readonly<Record<string, MetricReading>>;
      readonly expression: string;
      /** What the expression is, in words. */
      readonly label: string;
    };

/** The comparison that makes a data point breaching. */
export type Comparison = ">" | ">=" | "<" | "<=";

/** What an alarm compares with, in the unit that its users know. */
export interface Threshold {
  /** Name of the prop that sets it; it carries direction and unit: `maxPercent`. */
  readonly field: string;
  /** The number, in the unit of `field`. */
  readonly value: number;
  /** Unit of `value`. */
  readonly unit: Unit;
  /**
   * Largest possible value, in the unit of `field`.
   *
   * @default - 100 for a percentage, otherwise none is known
   */
  readonly maxValue?: number;
  /**
   * Largest possible value of the metric, in its own unit, when the node type decides what that is in the unit of
   * `field`.
   *
   * @default - `maxValue` is the same on every node type
   */
  readonly maxOfMetric?: number;
  /**
   * What one unit of `value` is in the metric's own unit, when that depends on the node type.
   *
   * @default - `value` is in the metric's own unit
   */
  readonly scale?: (node: NodeTypeFacts) => number;
}

/** How an alarm is evaluated, in CloudWatch's words: M out of N. */
export interface Evaluation {
  /** Length of one period, in seconds. */
  readonly periodSeconds: number;
  /** Breaching data points that make the alarm go off (M). */
  readonly datapointsToAlarm: number;
  /** Periods evaluated (N). */
  readonly evaluationPeriods: number;
}

/** One alarm of the catalogue. */
export interface AlarmDefinition extends Evaluation {
  /** One line: what it means when it goes off. */
  readonly meaning: string;
  /** One line: what to do first. */
  readonly runbook: string;
  /** How urgent it is. */
  readonly severity: Severity;
  /** The lowest level that includes it. */
  readonly level: AlarmLevel;
  /**
   * What one alarm covers. `widest` is the whole group if the expression fits into the metrics that one alarm may read,
   * otherwise a shard, otherwise a node.
   */
  readonly scope: Scope | "widest";
  /** Caches that it is useful for; its metrics must also be published there. */
  readonly when: Condition;
  /** What it watches. */
  readonly watches: MetricSource;
  /** How a breaching data point compares with the threshold. */
  readonly comparison: Comparison;
  /** What a data point is compared with. */
  readonly threshold: Threshold;
  /**
   * Other numbers in the expression, adjustable by their names.
   *
   * @default - none
   */
  readonly settings?: Readonly<Record<string, number>>;
  /** What missing data means. */
  readonly treatMissingData: TreatMissingData;
  /**
   * False when the alarm only feeds composite alarms, which notify in its place if the cache has any of them.
   *
   * @default true
   */
  readonly notifies?: false;
  /** Where the metric, the threshold or the reasoning comes from. */
  readonly sources: readonly string[];
}

/** One composite alarm: an alarm made of others. */
export interface CompositeAlarmDefinition {
  /** One line: what it means when it goes off. */
  readonly meaning: string;
  /** One line: what to do first. */
  readonly runbook: string;
  /** How urgent it is. */
  readonly severity: Severity;
  /** The lowest level that includes it. */
  readonly level: AlarmLevel;
  /** The alarms it is made of, by id. */
  readonly of: readonly string[];
  /** Whether it goes off when any of them does, or only when all of them do. */
  readonly rule: "any" | "every";
  /**
   * Id of the composite alarm that keeps this one from notifying while it is in alarm.
   *
   * @default - none
   */
  readonly suppressor?: string;
  /**
   * False when it notifies nobody, and only exists for others to depend on.
   *
   * @default true
   */
  readonly notifies?: false;
}
