/** The dimensions a data point was published under; names to values. */
export type Dimensions = Readonly<Record<string, string>>;

/**
 * Samples by metric, dimensions and minute. A reader gets exactly what was published under the dimensions it asks for,
 * no more and no fewer, as in CloudWatch: a metric under other dimensions is another metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension
 */
export class MetricStore {
  /** As they came: those of a whole account are many lists, and some of them are long. */
  private readonly samples = new Map<string, Map<number, (readonly number[])[]>>();

  /**
   * Publishes one minute of a cache node the way ElastiCache does: under the node's cache cluster id, under that with
   * the node's number, and without dimensions for the whole account.
   *
   * @param metrics samples by metric
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
   */
  public publishNode(memberId: string, minute: number, metrics: Readonly<Record<string, readonly number[]>>): void {
    const node = { CacheClusterId: memberId };
    for (const place of [node, { ...node, CacheNodeId: "0001" }, {}].map(placeOf)) {
      for (const [metric, samples] of Object.entries(metrics)) {
        this.publish(metric + place, minute, samples);
      }
    }
  }

  /** The samples of the `length` minutes that end with `last`. */
  public read(metric: string, dimensions: Dimensions, last: number, length: number): readonly number[] {
    const minutes = this.samples.get(metric + placeOf(dimensions));
    const found: (readonly number[])[] = [];
    for (let minute = last - length + 1; minute <= last; minute++) {
      found.push(...(minutes?.get(minute) ?? []));
    }
    return found.length === 1 ? found[0]! : found.flat();
  }

  /** Publishes samples of one minute, beside those that are there. */
  private publish(key: string, minute: number, samples: readonly number[]): void {
    const minutes = this.samples.get(key) ?? new Map<number, (readonly number[])[]>();
    const published = minutes.get(minute) ?? [];
    published.push(samples);
    minutes.set(minute, published);
    this.samples.set(key, minutes);
  }
}

/** Dimensions as text, in whatever order they are given. */
function placeOf(dimensions: Dimensions): string {
  const names = Object.keys(dimensions).sort();
  return names.map((name) => `,${name}=${dimensions[name] ?? ""}`).join("");
}
