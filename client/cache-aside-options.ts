import type { GuardedRedis } from "./guarded";
import type { Schema, ValueOptions } from "./value";

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
   * Hears of whatever went wrong in the cache, which reads and changes survive; what it throws itself, they survive as well.
   *
   * @default - it is counted only
   */
  readonly onError?: (error: unknown) => void;
}

/** What an option must be. */
interface Check {
  readonly rule: string;
  readonly accepts: (value: unknown) => boolean;
}

const from = (min: number, rule: string, below = Infinity): Check => ({
  rule,
  accepts: (value) => typeof value === "number" && value >= min && value < below,
});

const aFunction: Check = { rule: "a function", accepts: (value) => typeof value === "function" };

const having = (method: string, rule: string): Check => ({
  rule,
  accepts: (value) => typeof (Object(value) as Readonly<Record<string, unknown>>)[method] === "function",
});

const checks: Readonly<Record<keyof CacheAsideOptions<unknown>, Check>> = {
  redis: having("run", "a connection, as connect() or guard() makes it"),
  namespace: { rule: "a text", accepts: (value) => typeof value === "string" },
  ttlSeconds: from(0.001, "a number of seconds above 0"),
  jitter: from(0, "a share from 0 to below 1", 1),
  negativeTtlSeconds: from(0.001, "a number of seconds above 0"),
  maxSourceMs: from(1, "a number of milliseconds from 1"),
  version: aFunction,
  earlyRefresh: from(0, "a number from 0"),
  hotKeys: having("isHot", "HotKeys, or something else with isHot()"),
  onError: aFunction,
  maxBytes: from(1, "a number of bytes from 1"),
  schema: {
    rule: "a schema with the standard interface, such as one of Zod, Valibot or ArkType",
    accepts: (value) => typeof (value as Partial<Schema<unknown>> | null)?.["~standard"]?.validate === "function",
  },
};

const required = ["redis", "namespace", "ttlSeconds"];

/**
 * The options with what they leave out.
 *
 * @throws RangeError for a number outside its limits
 * @throws TypeError for anything else that is wrong, and for an option that does not exist
 */
export function withDefaults<T>(options: CacheAsideOptions<T>) {
  const given = Object(options) as Readonly<Record<string, unknown>>;
  for (const name of new Set([...required, ...Object.keys(given)])) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(`${name} is no option; the options are ${Object.keys(checks).join(", ")}`);
    }
    const value = given[name];
    const { rule, accepts } = checks[name as keyof typeof checks];
    if (!accepts(value) && (value !== undefined || required.includes(name))) {
      const message = `${name} must be ${rule}, got ${shown(value)}`;
      throw rule.startsWith("a number") || rule.startsWith("a share")
        ? new RangeError(message)
        : new TypeError(message);
    }
  }
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    jitter: 0.1,
    negativeTtlSeconds: Math.min(options.ttlSeconds, 60),
    maxSourceMs: 5_000,
    earlyRefresh: 1,
    ...(chosen as unknown as CacheAsideOptions<T>),
  };
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : typeof value === "number" ? String(value) : typeof value;
}

/** Version of a value that a source has given. */
export function versionOf<T>(value: T, version: (value: T) => number): number {
  const number = version(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new TypeError(
      `version must return a whole number from 0, got ${typeof number === "number" ? number : typeof number}`,
    );
  }
  return number;
}
