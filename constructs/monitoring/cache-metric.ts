import type { IConstruct } from "constructs";
import { type Check, Problems, didYouMean, oneOf, optional, struct, validate } from "../core";
import type { IReplicationGroup } from "../elasticache";
import type { MetricSource } from "./alarms/alarm-definition";
import { catalogue } from "./catalogue";
import { conditions, holds } from "./metrics/conditions";
import { type MetricFacts, type MetricName, type Statistic, metricFacts, metrics } from "./metrics/metrics";
import { knownNodes } from "./known-nodes";
import { type MonitoredCache, type Scope, nodePlaces } from "./monitored-cache";

/** How a metric is read. */
export interface MetricOptions {
  /**
   * How the samples of one period are combined. Percentiles exist for the request latencies only: everything else is
   * one sample a minute. Known at synth: no token.
   *
   * @default - the statistic that fits the metric: the sum of a count, the average of a percentage
   */
  readonly statistic?: Statistic;
  /**
   * Length of one data point, in seconds; a multiple of 60. Known at synth: no token.
   *
   * @default 60 - 300 for CPU credits, which exist every five minutes
   */
  readonly periodSeconds?: number;
  /**
   * One node, by its label: `node-1`, or `shard-2-node-1` in a sharded cache. Known at synth: no token.
   *
   * @default - every node, each on its own
   */
  readonly node?: string;
}

/** A metric of one cache, to put an alarm on. */
export interface CacheMetric {
  /** The cache it is a metric of. */
  readonly replicationGroup: IReplicationGroup;
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

/**
 * A metric of a cache, on every node or on one.
 *
 * @throws ValidationError when the cache does not publish it, or an option is wrong
 */
export function cacheMetric(
  scope: IConstruct,
  replicationGroup: IReplicationGroup,
  name: MetricName,
  options: MetricOptions = {},
): CacheMetric {
  const cache = knownNodes(scope, "replicationGroup", replicationGroup);
  const named = new Problems();
  checkName(name, cache, named);
  named.throwIfAny(scope);
  const facts = metricFacts(name);
  const { minPeriodSeconds = 60 } = facts;
  validate(
    scope,
    struct<MetricOptions>({
      statistic: optional(statisticCheck(facts)),
      periodSeconds: optional(periodCheck(minPeriodSeconds)),
      node: optional(nodeCheck(cache)),
    }),
    options,
    { at: "options" },
  );
  const { statistic = facts.statistic, periodSeconds = minPeriodSeconds, node } = options;
  return {
    replicationGroup,
    name,
    watches: { kind: "metric", metric: name, statistic },
    settings: {},
    periodSeconds,
    scope: "node",
    ...(node !== undefined && { node }),
  };
}

/**
 * Hit rate: hits in percent of lookups, over as many nodes as one alarm can cover; 100 while there are too few lookups
 * to judge.
 *
 * @throws ValidationError when an option is wrong
 */
export function hitRateMetric(
  scope: IConstruct,
  replicationGroup: IReplicationGroup,
  options: Omit<MetricOptions, "statistic"> = {},
): CacheMetric {
  const cache = knownNodes(scope, "replicationGroup", replicationGroup);
  validate(
    scope,
    struct<Omit<MetricOptions, "statistic">>({
      periodSeconds: optional(periodCheck(60)),
      node: optional(nodeCheck(cache)),
    }),
    options,
    { at: "options" },
  );
  const { watches, settings, periodSeconds: usual } = catalogue["hit-rate-low"];
  const { periodSeconds = usual, node } = options;
  return {
    replicationGroup,
    name: "HitRate",
    watches,
    settings,
    periodSeconds,
    scope: node === undefined ? "widest" : "node",
    ...(node !== undefined && { node }),
  };
}

function checkName(name: MetricName, cache: MonitoredCache, problems: Problems): void {
  if (typeof name !== "string" || !Object.hasOwn(metrics, name)) {
    const remedy = typeof name === "string" ? didYouMean(name, Object.keys(metrics)) : undefined;
    problems.add("metric", "must be a metric of a node-based cache", name, remedy);
    return;
  }
  const { published } = metricFacts(name);
  if (!holds(published, cache)) {
    problems.add("metric", "must be a metric of this cache", name, `it is published ${conditions[published].text}`);
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function statisticCheck({ distribution }: MetricFacts): Check<Statistic> {
  return (at, value, problems) => {
    const percentile = typeof value === "string" && /^p(?:\d{1,2}(?:\.\d{1,10})?|100)$/.test(value);
    if (!percentile) {
      oneOf(["Average", "Maximum", "Minimum", "SampleCount", "Sum", "p99"])(at, value, problems);
    } else if (distribution !== true) {
      problems.add(at, "must not be a percentile: this metric has one sample a minute", value);
    }
  };
}

function periodCheck(least: number): Check<number> {
  return (at, value, problems) => {
    const seconds = Number.isInteger(value) ? Number(value) : NaN;
    if (!(seconds >= least && seconds <= 86_400 && seconds % 60 === 0)) {
      problems.add(at, `must be a multiple of 60 between ${least} and 86400`, value);
    }
  };
}

function nodeCheck(cache: MonitoredCache): Check<string> {
  const labels = nodePlaces(cache).map(({ label }) => label);
  return (at, value, problems) => {
    if (typeof value !== "string" || !labels.includes(value)) {
      problems.add(at, `must be one of ${labels.join(", ")}`, value);
    }
  };
}
