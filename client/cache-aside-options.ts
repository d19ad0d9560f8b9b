import type { GuardedRedis } from "./guarded";
import { jittered } from "./jitter";
import {
  type Checks,
  aFunction,
  aGuardedRedis,
  aText,
  checked,
  having,
  msFrom,
  numberFrom,
  required,
  secondsAboveZero,
  valueChecks,
} from "./options";
import type { ValueOptions } from "./value";

/** What the source should know about a load. */
export interface LoadContext {
  /**
   * Whether only the newest state will do: read from the primary of the database. It is true when nothing is known about
   * how old a value may be, for example because the cache has lost it, or while the row is being changed; and when the cache
   * is not asked, but a change of the id is known. It is false when a replica's answer can be checked, or the cache is not
   * asked: it has failed, or the id is not worth it.
   */
  readonly consistent: boolean;
}

/** Reads a value from the source; null or nothing when the source has none. */
export type Load<T> = (context: LoadContext) => Promise<T | null | undefined>;

/** How values are cached. */
export interface CacheAsideOptions<T> extends ValueOptions<T> {
  /** Connection to the cache. */
  readonly redis: GuardedRedis;
  /** Prefix of every key, without the colon: `users` makes `users:123`. */
  readonly namespace: string;
  /** Seconds after which a value expires; it is never read when it is older. */
  readonly ttlSeconds: number;
  /**
   * Share of the lifetime by which a value may expire earlier, at random, so that values which were stored together do not
   * expire together. From 0 to below 1.
   *
   * @default 0.1
   */
  readonly jitter?: number;
  /**
   * Seconds for which it is remembered that the source has no value.
   *
   * @default - the shorter of `ttlSeconds` and 60
   */
  readonly negativeTtlSeconds?: number;
  /**
   * Milliseconds that one load, or one change of the source, takes at most. For as long, other readers wait for a load,
   * and nothing is cached during a change. A load that takes longer is returned, and may be done twice.
   *
   * @default 5,000
   */
  readonly maxSourceMs?: number;
  /**
   * Version of a value, a whole number that grows with each change of its row. With it, an old value from a replica of the
   * database is never cached after a change.
   *
   * @default - `load` has to read the newest state
   */
  readonly version?: (value: T) => number;
  /**
   * Factor for how early values are refreshed before they expire, by one reader in the background: 1 is the usual, more is
   * earlier, 0 never.
   *
   * @default 1
   */
  readonly earlyRefresh?: number;
  /**
   * Which ids are worth caching.
   *
   * @default - all
   */
  readonly hotKeys?: { isHot(id: string | number): Promise<boolean> };
  /**
   * Hears of whatever went wrong in the cache, which reads and changes survive. They survive what it throws, too.
   *
   * @default - it is counted only
   */
  readonly onError?: (error: unknown) => void;
}

const checks: Checks<CacheAsideOptions<unknown>> = {
  redis: aGuardedRedis,
  namespace: required(aText),
  ttlSeconds: required(secondsAboveZero),
  jitter: numberFrom(0, "a share from 0 to below 1", 1),
  negativeTtlSeconds: secondsAboveZero,
  maxSourceMs: msFrom(1),
  version: aFunction,
  earlyRefresh: numberFrom(0, "a number from 0"),
  hotKeys: having("isHot", "HotKeys, or something else with isHot()"),
  onError: aFunction,
  ...valueChecks,
};

/**
 * The options with what they leave out.
 *
 * @throws RangeError or TypeError for an option that is wrong, or does not exist
 */
export function withDefaults<T>(options: CacheAsideOptions<T>) {
  const chosen = checked(options, checks as Checks<CacheAsideOptions<T>>);
  return {
    jitter: 0.1,
    negativeTtlSeconds: Math.min(chosen.ttlSeconds, 60),
    maxSourceMs: 5_000,
    earlyRefresh: 1,
    ...chosen,
  };
}

/** Milliseconds that a value lives. */
export function lifetimeOf<T>(value: T | null, options: ReturnType<typeof withDefaults<T>>): number {
  const { ttlSeconds, negativeTtlSeconds, jitter } = options;
  return jittered(1000 * (value === null ? negativeTtlSeconds : ttlSeconds), jitter);
}

/** Version of a value that a source has given. */
export function versionOf<T>(value: T, version: (value: T) => number): number {
  return checkedVersion(version(value), "version must return");
}

/** A version, if it is one. */
export function checkedVersion(version: number, mustBe = "version must be"): number {
  if (!Number.isSafeInteger(version) || version < 0) {
    const got = typeof version === "number" ? version : typeof version;
    throw new TypeError(`${mustBe} a whole number from 0, got ${got}`);
  }
  return version;
}
