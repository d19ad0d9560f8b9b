import type { Condition } from "../metrics/conditions";
import type { MetricName, Statistic, Unit } from "../metrics/metrics";
import type { MonitoredNode, Scope } from "../monitored-cache";

/** How much of the catalogue a cache gets; each level holds the one before. */
export const alarmLevels = ["essential", "standard", "full"] as const;

/** How much of the catalogue a cache gets; each level holds the one before. */
export type AlarmLevel = (typeof alarmLevels)[number];

/** Who hears of it: `critical` wakes somebody up, `warning` waits for working hours. */
export const severities = ["critical", "warning"] as const;

/** Who hears of it: `critical` wakes somebody up, `warning` waits for working hours. */
export type Severity = (typeof severities)[number];

/**
 * What a missing data point means: `breaching` when silence is the failure, `notBreaching` when a metric is only
 * published while something happens, `ignore` when the metric is always there, so that silence is another alarm's
 * business and this one keeps its state, `missing` to become "insufficient data".
 */
export type MissingData = "breaching" | "notBreaching" | "missing" | "ignore";

/** One metric with a statistic. */
export interface MetricReading {
  /** Name of the metric. */
  readonly metric: MetricName;
  /** What is made of one period's samples. */
  readonly statistic: Statistic;
}

/**
 * What an alarm watches: one metric, or an expression over several. In an expression `{name}` stands for the sum of a
 * reading over all nodes the alarm covers, or for a setting.
 */
export type MetricSource =
  | MetricReading
  | {
      readonly readings: Readonly<Record<string, MetricReading>>;
      readonly expression: string;
      /** What the expression is, in words. */
      readonly label: string;
    };

/** The comparison that makes a data point bad. */
export type Comparison = ">" | ">=" | "<" | "<=";

/** The number an alarm compares with, as its users say it. */
export interface Threshold {
  /** Name of the prop that sets it; it carries direction and unit: `maxPercent`. */
  readonly field: string;
  /** The number, in the unit of `field`. */
  readonly value: number;
  /** Unit of `value`. */
  readonly unit: Unit;
  /**
   * The largest value that there is, in the unit of `field`.
   *
   * @default - 100 for a percentage, else none is known
   */
  readonly most?: number;
  /**
   * What one unit of `value` is in the metric's own unit, when that depends on the node type.
   *
   * @default - `value` is in the metric's own unit
   */
  readonly scale?: (node: MonitoredNode) => number;
}

/** How an alarm is evaluated: `datapoints` bad ones out of the last `outOf` periods. */
export interface Evaluation {
  /** Length of one period, in seconds. */
  readonly periodSeconds: number;
  /** Bad data points that make the alarm go off (M). */
  readonly datapoints: number;
  /** Periods looked at (N). */
  readonly outOf: number;
}

/** One alarm of the catalogue. */
export interface AlarmDefinition extends Evaluation {
  /** One line: what it means when it goes off. */
  readonly meaning: string;
  /** One line: what to do first. */
  readonly runbook: string;
  /** Who hears of it. */
  readonly severity: Severity;
  /** The smallest level that has it. */
  readonly level: AlarmLevel;
  /**
   * What one alarm covers. `widest` is the whole group while the expression fits into the metrics one alarm may have,
   * else a shard, else a node.
   */
  readonly scope: Scope | "widest";
  /** Caches it is of use for; the metric must be published there as well. */
  readonly when: Condition;
  /** What it looks at. */
  readonly watches: MetricSource;
  /** How a data point compares with the threshold when it is bad. */
  readonly comparison: Comparison;
  /** What a data point is compared with. */
  readonly threshold: Threshold;
  /**
   * Other numbers of the expression, adjustable by their names.
   *
   * @default - none
   */
  readonly settings?: Readonly<Record<string, number>>;
  /** What a missing data point means. */
  readonly missing: MissingData;
  /**
   * False when the alarm only feeds rollups, which notify in its stead wherever there are any.
   *
   * @default true
   */
  readonly notifies?: false;
  /** Where the metric, the threshold or the reasoning comes from. */
  readonly sources: readonly string[];
}

/** One alarm made of others. */
export interface RollupDefinition {
  /** One line: what it means when it goes off. */
  readonly meaning: string;
  /** One line: what to do first. */
  readonly runbook: string;
  /** Who hears of it. */
  readonly severity: Severity;
  /** The smallest level that has it. */
  readonly level: AlarmLevel;
  /** The alarms it is made of, by id. */
  readonly of: readonly string[];
  /** Goes off when any of them does, or only when every one does. */
  readonly rule: "any" | "every";
  /**
   * A rollup whose alarm makes this one keep quiet, by id.
   *
   * @default - nothing silences it
   */
  readonly silencedBy?: string;
  /**
   * False when it is there for others to depend on and tells nobody.
   *
   * @default true
   */
  readonly notifies?: false;
}
