import { BasicPooledClientSideCache } from "@redis/client";

/** How much of the cache this process keeps in its own memory, and how long. */
export interface InProcessOptions {
  /** Values that are kept at most; the least recently used one goes first. */
  readonly maxEntries: number;
  /** Seconds after which a value is read from the cache again, even if no change of it was heard of. */
  readonly ttlSeconds: number;
}

/**
 * Keeps what was read in this process, until the server says that it has changed. A lost connection empties it, because
 * nobody knows what has changed since.
 *
 * @throws RangeError when a limit is missing or not positive
 * @see https://redis.io/docs/latest/develop/reference/client-side-caching/
 */
export function inProcessCache({ maxEntries, ttlSeconds }: InProcessOptions): BasicPooledClientSideCache {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) {
    throw new RangeError(`maxEntries must be a whole number from 1, got ${String(maxEntries)}`);
  }
  if (!Number.isFinite(ttlSeconds) || ttlSeconds <= 0) {
    throw new RangeError(`ttlSeconds must be a number of seconds above 0, got ${String(ttlSeconds)}`);
  }
  return new BasicPooledClientSideCache({ maxEntries, ttl: 1_000 * ttlSeconds, evictPolicy: "LRU" });
}
