import { BasicPooledClientSideCache } from "@redis/client";

import { type Checks, checked, required, secondsAboveZero, wholeFrom } from "./options";

/** How much of the cache this process keeps in its own memory, and how long. */
export interface InProcessOptions {
  /** Number of values that are kept at most; the one that was not used for the longest time goes first. */
  readonly maxEntries: number;
  /** Seconds after which a value is read from the cache again, even if no change of it was heard of. */
  readonly ttlSeconds: number;
}

const checks: Checks<InProcessOptions> = { maxEntries: required(wholeFrom(1)), ttlSeconds: required(secondsAboveZero) };

/**
 * Keeps what was read in this process, until the server says that it has changed. A lost connection empties it, because
 * nobody knows what has changed since.
 *
 * A read may return what was replaced a moment ago, until the server's message has arrived; and, while the network stalls,
 * until the connection counts as lost, or `ttlSeconds` have passed.
 *
 * @throws RangeError when a limit is missing or not positive
 * @throws TypeError for an option that does not exist
 * @see https://redis.io/docs/latest/develop/reference/client-side-caching/
 */
export function inProcessCache(options: InProcessOptions): BasicPooledClientSideCache {
  const { maxEntries, ttlSeconds } = checked(options, checks);
  return new Bounded({ maxEntries, ttl: 1_000 * ttlSeconds, evictPolicy: "LRU" });
}

type Entry = NonNullable<ReturnType<BasicPooledClientSideCache["get"]>>;
type Keys = Parameters<BasicPooledClientSideCache["set"]>[2];

/**
 * The library's, with two gaps closed: it remembers the key of every value it has ever had until the server mentions that
 * key, which is without bound; and whatever is on its way while it is emptied was kept nevertheless.
 */
class Bounded extends BasicPooledClientSideCache {
  /** The keys of each value, the one that was not used for the longest time first. */
  readonly #keys = new Map<string, Keys>();

  public override get(cacheKey: string): Entry | undefined {
    const entry = super.get(cacheKey);
    const keys = this.#keys.get(cacheKey);
    if (entry !== undefined && keys !== undefined) {
      this.#touch(cacheKey, keys);
    }
    return entry;
  }

  public override set(cacheKey: string, entry: Entry, keys: Keys): void {
    this.#touch(cacheKey, keys);
    for (const [oldest, itsKeys] of this.#keys) {
      if (this.#keys.size <= this.maxEntries) {
        break;
      }
      this.#keys.delete(oldest);
      itsKeys.forEach((key) => {
        super.invalidate(key);
      });
    }
    super.set(cacheKey, entry, keys);
  }

  public override clear(resetStatistics?: boolean): void {
    for (const cacheKey of this.#keys.keys()) {
      super.delete(cacheKey);
    }
    super.clear(resetStatistics);
  }

  #touch(cacheKey: string, keys: Keys): void {
    this.#keys.delete(cacheKey);
    this.#keys.set(cacheKey, keys);
  }
}
