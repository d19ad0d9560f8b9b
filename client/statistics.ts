/** What a cache has done since it was made, in this process. */
export interface CacheStatistics {
  /** Number of reads that the cache answered. */
  readonly hits: number;
  /** Number of reads for which the cache had nothing. */
  readonly misses: number;
  /** Number of operations of the cache that failed, values that could not be cached, and early refreshes whose source failed. */
  readonly errors: number;
  /** Hits in percent of hits and misses; 0 before the first read. */
  readonly hitRate: number;
}

/** Counts. */
export class Statistics {
  #hits = 0;
  #misses = 0;
  #errors = 0;

  /** The cache had the value. */
  public hit(): void {
    this.#hits += 1;
  }

  /** The cache had no value. */
  public miss(): void {
    this.#misses += 1;
  }

  /** Something of the cache failed. */
  public error(): void {
    this.#errors += 1;
  }

  /** The counts so far. */
  public now(): CacheStatistics {
    const reads = this.#hits + this.#misses;
    return {
      hits: this.#hits,
      misses: this.#misses,
      errors: this.#errors,
      hitRate: reads === 0 ? 0 : (100 * this.#hits) / reads,
    };
  }
}
