/** The dimensions a data point was published under; names to values. */
export type Dimensions = Readonly<Record<string, string>>;

/**
 * Samples by metric, dimensions and minute. A reader gets exactly what was published under the dimensions it asks for,
 * no more and no fewer, as in CloudWatch: a metric under other dimensions is another metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension
 */
export class MetricStore {
  private readonly samples = new Map<string, Map<number, readonly number[]>>();

  /** Publishes samples of one minute, beside those that are there. */
  public publish(metric: string, dimensions: Dimensions, minute: number, samples: readonly number[]): void {
    const key = keyOf(metric, dimensions);
    const minutes = this.samples.get(key) ?? new Map<number, readonly number[]>();
    const before = minutes.get(minute);
    minutes.set(minute, before === undefined ? samples : [...before, ...samples]);
    this.samples.set(key, minutes);
  }

  /**
   * Publishes one minute of a cache node the way ElastiCache does: under the node's cache cluster id, under that with
   * the node's number, and without dimensions for the whole account.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
   */
  public publishNode(memberId: string, metric: string, minute: number, samples: readonly number[]): void {
    this.publish(metric, { CacheClusterId: memberId }, minute, samples);
    this.publish(metric, { CacheClusterId: memberId, CacheNodeId: "0001" }, minute, samples);
    this.publish(metric, {}, minute, samples);
  }

  /** The samples of the `length` minutes that end with `last`. */
  public read(metric: string, dimensions: Dimensions, last: number, length: number): readonly number[] {
    const minutes = this.samples.get(keyOf(metric, dimensions));
    const found: number[] = [];
    for (let minute = last - length + 1; minute <= last; minute++) {
      found.push(...(minutes?.get(minute) ?? []));
    }
    return found;
  }
}

function keyOf(metric: string, dimensions: Dimensions): string {
  const names = Object.keys(dimensions).sort();
  return [metric, ...names.map((name) => `${name}=${dimensions[name] ?? ""}`)].join(",");
}
