import { randomUUID } from "node:crypto";

import type { GuardedRedis } from "./guarded";
import { namespace } from "./namespace";
import { type Checks, aGuardedRedis, aText, checked, required, secondsAboveZero } from "./options";
import { script } from "./redis";

/** Where versions are kept. */
export interface VersionedKeysOptions {
  /** Connection to the cache. */
  readonly redis: GuardedRedis;
  /** Prefix of every key, without the colon. */
  readonly namespace: string;
  /** Seconds for which a version is kept; at least as long as the values live. */
  readonly ttlSeconds: number;
}

/** ARGV: a new version, milliseconds. Answers the version that counts: the one that is there, or else the new one. */
const current = script(`
local version = redis.call('GET', KEYS[1])
if version then return version end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]
`);

const checks: Checks<VersionedKeysOptions> = {
  redis: aGuardedRedis,
  namespace: required(aText),
  ttlSeconds: required(secondsAboveZero),
};

/**
 * Makes many values invalid at once, without finding them: all of them have the version of their group in the key, for
 * example all pages of an author's list. The values of an older version are never asked for again, and expire.
 *
 * A version is random and not a number that is counted up: one that was evicted comes back as a different one, so the
 * values of an earlier version do not return. A reader that began before the change stores under the old version.
 *
 * When the cache fails, both methods reject: without the version nobody knows which values are valid. A failover of the
 * cache can bring back a version that was made invalid a moment before it, and with it the old values, until they expire.
 */
export class VersionedKeys {
  readonly #options: VersionedKeysOptions;
  readonly #keyOf: (group: string) => string;
  readonly #checkId: (id: string | number) => unknown;

  /** @throws TypeError or RangeError for an option that is wrong */
  public constructor(options: VersionedKeysOptions) {
    this.#options = checked(options, checks);
    const { about, key } = namespace(options.namespace);
    this.#checkId = key;
    this.#keyOf = (group) => about("version", group);
  }

  /**
   * The id under which a value of a group is cached now.
   *
   * @throws TypeError when a group or an id is empty, begins with a colon, or is no text or number
   * @throws CacheError when the cache fails: go to the source, and cache nothing
   */
  public async id(group: string, id: string | number): Promise<string> {
    this.#checkId(id);
    const { redis, ttlSeconds } = this.#options;
    const key = this.#keyOf(group);
    const lifetimeMs = Math.ceil(ttlSeconds * 1000);
    const version = await redis.run(async (server) => current(server, key, randomUUID(), lifetimeMs));
    return `${group}:${String(version)}:${id}`;
  }

  /**
   * Makes all values of a group invalid. Call it after the source has changed.
   *
   * @throws CacheError when the cache fails: the old values may be read until they expire, unless it is called again
   */
  public async invalidate(group: string): Promise<void> {
    const key = this.#keyOf(group);
    // The next reader makes a new one. This needs no memory, so it works when there is none left.
    await this.#options.redis.run(async (server) => server.unlink(key));
  }
}
