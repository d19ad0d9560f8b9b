/** What is known of a value when it is read. */
export interface Freshness {
  /** Milliseconds until it expires. */
  readonly remainingMs: number;
  /** Milliseconds that the source took for it. */
  readonly loadMs: number;
  /**
   * Factor: above 1 refreshes earlier, below 1 later.
   *
   * @default 1
   */
  readonly beta?: number;
}

/**
 * Whether this reader should refresh a value that is still valid (XFetch).
 *
 * Each reader draws a moment before the expiry, exponentially distributed around the time that the source takes. So the
 * refresh comes just early enough to be finished in time, a value that is quickly loaded is refreshed late, and it is
 * unlikely that many readers begin at once. A probability that grows with the age instead, `1 - remaining / ttl`, lets half
 * of all readers refresh at half of the lifetime, whatever the source costs.
 *
 * @param random between 0 and 1. @default - `Math.random()`
 * @see https://cseweb.ucsd.edu/~avattani/papers/cache_stampede.pdf
 */
export function refreshIsDue({ remainingMs, loadMs, beta = 1 }: Freshness, random = Math.random()): boolean {
  // Not 0, whose logarithm has no end.
  return -loadMs * beta * Math.log(1 - random) >= remainingMs;
}
