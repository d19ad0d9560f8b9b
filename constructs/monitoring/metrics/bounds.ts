import type { MetricSource } from "../alarms/alarm-definition";
import { metricFacts } from "./metrics";

/** Values that a data point can have. */
export interface Bounds {
  /** Smallest possible value, in the metric's unit. */
  readonly smallest: number;
  /** Largest possible value, in the metric's unit; infinite when none is known. */
  readonly largest: number;
}

/** A percentage of lookups. */
const hitRate: Bounds = { smallest: 0, largest: 100 };

/**
 * The values that a data point of a metric can have. Nothing that ElastiCache publishes is negative, a sum grows with
 * the samples, and a data point has at least one sample.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function boundsOf(source: MetricSource): Bounds {
  if (source.kind === "expression") {
    return hitRate;
  }
  if (source.statistic === "SampleCount") {
    return { smallest: 1, largest: Infinity };
  }
  const { unit, largest = unit === "Boolean" ? 1 : Infinity } = metricFacts(source.metric);
  return { smallest: 0, largest: source.statistic === "Sum" ? Infinity : largest };
}
