import type { IConstruct } from "constructs";
import { Problems } from "../core";
import type { MetricSource } from "./alarm-definition";
import { catalogue } from "./catalogue";
import { conditions, holds } from "./conditions";
import { type MetricName, type Statistic, metricFacts, metrics } from "./metrics";
import { type MonitoredCache, type Scope, nodePlaces } from "./monitored-cache";

/** How a metric is read. */
export interface MetricOptions {
  /**
   * What is made of one period's samples. Percentiles exist for the request latencies only: everything else is one
   * sample a minute.
   *
   * @default - the statistic that fits the metric: the sum of a count, the average of a percentage
   */
  readonly statistic?: Statistic;
  /**
   * Length of one data point, in seconds; a multiple of 60.
   *
   * @default 60 - 300 for CPU credits, which exist every five minutes
   */
  readonly periodSeconds?: number;
  /**
   * One node, by its label: `node-1`, or `shard-2-node-1` in a sharded cache.
   *
   * @default - every node, each on its own
   */
  readonly node?: string;
}

/** A metric of one cache, to put an alarm on. */
export interface CacheMetric {
  /** What to call it: `Evictions`. */
  readonly name: string;
  /** What is read. */
  readonly watches: MetricSource;
  /** Numbers of the expression, if it is one. */
  readonly settings: Readonly<Record<string, number>>;
  /** Length of one data point, in seconds. */
  readonly periodSeconds: number;
  /** What one alarm on it covers. */
  readonly scope: Scope | "widest";
  /**
   * Label of the only node it is read from.
   *
   * @default - every node
   */
  readonly node?: string;
}

/** A metric of a cache, on every node or on one. @throws ValidationError when the cache does not publish it */
export function cacheMetric(
  scope: IConstruct,
  cache: MonitoredCache,
  name: MetricName,
  options: MetricOptions = {},
): CacheMetric {
  const problems = new Problems();
  if (!(name in metrics)) {
    problems.add("metric", "must be a metric of a node-based cache", name);
    problems.throwIfAny(scope);
  }
  const facts = metricFacts(name);
  const { statistic = facts.statistic, periodSeconds = facts.minPeriodSeconds ?? 60, node } = options;
  if (!holds(facts.published, cache)) {
    problems.add(
      "metric",
      `must be a metric of this cache, this one is published ${conditions[facts.published].text}`,
      name,
    );
  }
  if (statistic.startsWith("p") && facts.distribution !== true) {
    problems.add("statistic", "must not be a percentile, this metric is one sample a minute", statistic);
  }
  checkPeriod(periodSeconds, facts.minPeriodSeconds ?? 60, problems);
  checkNode(node, cache, problems);
  problems.throwIfAny(scope);
  return {
    name,
    watches: { metric: name, statistic },
    settings: {},
    periodSeconds,
    scope: "node",
    ...(node !== undefined && { node }),
  };
}

/** Hits in percent of lookups, over as many nodes as one alarm can hold; 100 while there are too few to judge. */
export function hitRateMetric(
  scope: IConstruct,
  cache: MonitoredCache,
  options: Omit<MetricOptions, "statistic"> = {},
): CacheMetric {
  const { watches, settings, periodSeconds: usual } = catalogue["hit-rate-low"];
  const { periodSeconds = usual, node } = options;
  const problems = new Problems();
  checkPeriod(periodSeconds, 60, problems);
  checkNode(node, cache, problems);
  problems.throwIfAny(scope);
  return {
    name: "HitRate",
    watches,
    settings,
    periodSeconds,
    scope: node === undefined ? "widest" : "node",
    ...(node !== undefined && { node }),
  };
}

function checkPeriod(periodSeconds: number, min: number, problems: Problems): void {
  if (!Number.isInteger(periodSeconds) || periodSeconds < min || periodSeconds % 60 !== 0 || periodSeconds > 86_400) {
    problems.add("periodSeconds", `must be a multiple of 60 between ${min} and 86400`, periodSeconds);
  }
}

function checkNode(node: string | undefined, cache: MonitoredCache, problems: Problems): void {
  const labels = nodePlaces(cache).map(({ label }) => label);
  if (node !== undefined && !labels.includes(node)) {
    problems.add("node", `must be one of ${labels.join(", ")}`, node);
  }
}
