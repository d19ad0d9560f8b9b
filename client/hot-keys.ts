import type { GuardedRedis } from "./guarded";
import { namespace } from "./namespace";
import { type Checks, aGuardedRedis, aText, checked, required, secondsAboveZero, wholeFrom } from "./options";
import { script } from "./redis";

/** When a key is worth caching. */
export interface HotKeysOptions {
  /** Connection to the cache. */
  readonly redis: GuardedRedis;
  /** Prefix of every key, without the colon: that of the values which are cached. */
  readonly namespace: string;
  /** Number of reads from which on an id is hot, the one that asks included. */
  readonly reads: number;
  /** Seconds within which they have to come. They begin with the first read; after them, counting starts again. */
  readonly windowSeconds: number;
}

/**
 * Counts, and lets a new counter expire, in one step: a counter never stays without an end, because it begins with one.
 * ARGV: milliseconds.
 */
const count = script(`
redis.call('SET', KEYS[1], 0, 'NX', 'PX', ARGV[1])
return redis.call('INCR', KEYS[1])
`);

const checks: Checks<HotKeysOptions> = {
  redis: aGuardedRedis,
  namespace: required(aText),
  reads: required(wholeFrom(1)),
  windowSeconds: required(secondsAboveZero),
};

/**
 * Tells which ids are read often, so that the others take no memory: give it to `CacheAside` as `hotKeys`. There it is asked
 * at a miss only, and costs one round trip.
 *
 * Only the counter of a window is kept, and it expires. One that was evicted starts again at zero, which delays caching.
 */
export class HotKeys {
  readonly #options: HotKeysOptions;
  readonly #keyOf: (id: string | number) => string;

  /** @throws TypeError or RangeError for an option that is wrong */
  public constructor(options: HotKeysOptions) {
    this.#options = checked(options, checks);
    const { about } = namespace(options.namespace);
    this.#keyOf = (id) => about("reads", id);
  }

  /**
   * Counts a read of an id, and says whether it is hot now.
   *
   * @throws CacheError when the cache fails; `CacheAside` then caches nothing
   */
  public async isHot(id: string | number): Promise<boolean> {
    const { redis, reads, windowSeconds } = this.#options;
    const key = this.#keyOf(id);
    return Number(await redis.run(async (server) => count(server, key, Math.ceil(windowSeconds * 1000)))) >= reads;
  }
}
