import { CacheAside, type CacheAsideOptions, type CacheStatistics } from "managed-redis-client";

/** What is a cache's own. */
type Own<T> = Pick<CacheAsideOptions<T>, "ttlSeconds" | "negativeTtlSeconds" | "version">;

/**
 * Milliseconds that a load or a change of the database takes at most: a connection, two statements, the begin and the end of
 * the transaction, each of which has its own limit, and less than one second for the caches in between.
 */
const maxSourceMs = 10_000;

/** The caches of this application, and what they have in common. */
export class Caches {
  readonly #caches: [name: string, cache: { statistics(): CacheStatistics }][] = [];

  /** @param prefix of every key */
  public constructor(
    private readonly redis: CacheAsideOptions<unknown>["redis"],
    private readonly prefix: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  public open<T>(name: string, own: Own<T>): CacheAside<T> {
    const { redis, prefix, onError } = this;
    const cache = new CacheAside<T>({ redis, namespace: `${prefix}${name}`, maxSourceMs, onError, ...own });
    this.#caches.push([name, cache]);
    return cache;
  }

  /** Hits, misses, errors and hit rate of each. */
  public statistics(): Readonly<Record<string, CacheStatistics>> {
    return Object.fromEntries(this.#caches.map(([name, cache]) => [name, cache.statistics()]));
  }
}
