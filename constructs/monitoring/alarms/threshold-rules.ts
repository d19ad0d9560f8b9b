import { type Problems, isUnresolved } from "../../core";
import type { CacheMetric } from "../cache-metric";
import { boundsOf } from "../metrics/bounds";

/** A threshold of a custom alarm, and what missing data does. */
interface CustomThreshold {
  /** What is watched. */
  readonly metric: CacheMetric;
  /**
   * The alarm goes off above it, in the metric's unit.
   *
   * @default - there is `min`
   */
  readonly max?: number;
  /**
   * The alarm goes off below it, in the metric's unit.
   *
   * @default - there is `max`
   */
  readonly min?: number;
  /** True when missing data makes the alarm go off or notify. */
  readonly tellsOfMissingData: boolean;
  /** True when missing data makes the alarm recover. */
  readonly recovers: boolean;
}

/**
 * Refuses a threshold that no data point can breach, unless the alarm tells of missing data, and one that every data
 * point breaches, unless missing data makes the alarm recover.
 */
export function checkThreshold(problems: Problems, threshold: CustomThreshold): void {
  const { metric, max, min, tellsOfMissingData, recovers } = threshold;
  const { smallest, largest } = boundsOf(metric.watches);
  const above = `${metric.name} is never above that`;
  const below = `${metric.name} is never below that`;
  const stuck = ", so the alarm would never recover";
  if (max !== undefined && !isUnresolved(max)) {
    if (max >= largest && !tellsOfMissingData) {
      problems.add("max", `must be below ${largest}: ${above}`, max);
    } else if (max < smallest && !recovers) {
      problems.add("max", `must be at least ${smallest}: ${below}${stuck}`, max);
    }
  }
  if (min !== undefined && !isUnresolved(min)) {
    if (min <= smallest && !tellsOfMissingData) {
      problems.add("min", `must be above ${smallest}: ${below}`, min);
    } else if (min > largest && !recovers) {
      problems.add("min", `must be at most ${largest}: ${above}${stuck}`, min);
    }
  }
}
