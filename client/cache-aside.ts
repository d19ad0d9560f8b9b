import { randomUUID } from "node:crypto";

import { type CacheAsideOptions, type Load, checkedVersion, versionOf, withDefaults } from "./cache-aside-options";
import { type Change, Changes } from "./change";
import { refreshIsDue } from "./early-refresh";
import { type Entry, parseEntry } from "./entry";
import { report } from "./errors";
import { Filling, type Loaded } from "./filling";
import { Flights } from "./flights";
import { namespace } from "./namespace";
import { ServerClock } from "./server-clock";
import { type CacheStatistics, Statistics } from "./statistics";
import { ValueFormat } from "./value";

/**
 * Cache-aside: reads go to the cache first, and to the source when it has nothing; changes go to the source, and remove
 * what is cached.
 *
 * What it promises:
 * - A read that begins after `update` has ended gets no older value from the cache, in any process, and no read writes an
 *   old value over a change: each load has a lease in the entry itself, and a change removes it. With `version` that holds
 *   for sources that answer from a replica that lags, too. With an in-process layer, another process may read the old
 *   value until the server's message has arrived.
 * - The source is asked once for all readers of a key, in all processes, and again only if that takes longer than
 *   `maxSourceMs`, or the cache loses the entry meanwhile.
 * - When the cache fails, reads go to the source, and are as new as its answer. Changes reach it; what was cached before
 *   may be read until the invalidation arrives, which is tried until it does, or until it expires.
 * - When the source fails, what is cached is read until it expires. Other reads reject with the source's own error, which
 *   is not cached.
 * - When both fail, reads and changes reject with the source's error.
 *
 * Make one for each kind of value, for the life of the process.
 *
 * A failover of the cache can lose the last changes to it. Invalidations of the last minute are sent again after it;
 * until they arrive, at most until it expires, an old value may be read.
 */
export class CacheAside<T> {
  readonly #options: ReturnType<typeof withDefaults<T>>;
  readonly #format: ValueFormat<T>;
  readonly #filling: Filling<T>;
  readonly #keyOf: (id: string | number) => string;
  readonly #clock = new ServerClock();
  readonly #flights: Flights<Loaded<T>>;
  readonly #changes: Changes<T>;
  readonly #statistics = new Statistics();

  /** @throws RangeError or TypeError for an option that is wrong */
  public constructor(options: CacheAsideOptions<T>) {
    this.#options = withDefaults(options);
    this.#format = new ValueFormat(options);
    this.#flights = new Flights(this.#options.maxSourceMs);
    const failed = (error: unknown): void => {
      this.#failed(error);
    };
    this.#changes = new Changes(this.#options, this.#format, this.#flights, failed);
    this.#filling = new Filling(this.#options, this.#format, this.#clock, failed);
    this.#keyOf = namespace(options.namespace).key;
  }

  /**
   * The value of an id, from the cache or from the source; null when the source has none, which is cached as well.
   *
   * A value that cannot be cached (too large, not JSON, not as the schema wants it) is returned all the same, and reported
   * to `onError`.
   *
   * @throws whatever `load` throws
   */
  public async get(id: string | number, load: Load<T>): Promise<T | null> {
    const key = this.#keyOf(id);
    for (;;) {
      const askedAt = performance.now();
      const seen = await this.#look(key);
      const read = seen?.text === undefined ? undefined : this.#format.read(seen.text);
      const found = read !== undefined && "then" in read ? await read : read;
      if (seen !== undefined && found !== undefined) {
        this.#statistics.hit();
        this.#refreshEarly(key, seen, load);
        return found.value;
      }
      const loaded = await this.#miss(id, key, seen, askedAt, load);
      if (loaded !== undefined) {
        return this.#valueOf(loaded);
      }
    }
  }

  /**
   * Changes the source, and makes sure that nobody reads the old value from the cache afterwards. While `write` runs, up to
   * `maxSourceMs`, nothing is cached for the id; so a process that is killed between the two leaves no old value behind.
   *
   * @param write changes the source; resolves to the new value if it is known, whose `version` is remembered, and to null
   * or nothing after a deletion
   * @throws whatever `write` throws; the value is removed all the same, and nothing is cached for `maxSourceMs`, because
   * the change may have been made, or be made yet
   */
  public async update<R extends T | null | undefined>(id: string | number, write: () => Promise<R>): Promise<R> {
    const { version } = this.#options;
    const change = this.change(id);
    await change.begin().catch((error: unknown) => {
      this.#failed(error);
    });
    try {
      const value = await write();
      await change.end(value == null || version === undefined ? undefined : versionOf<T>(value, version));
      return value;
    } catch (error) {
      await change.fail();
      throw error;
    }
  }

  /** A change that somebody else makes of the row of an id: see `WriteThrough`. */
  public change(id: string | number): Change<T> {
    return this.#changes.of(this.#keyOf(id));
  }

  /**
   * Removes what is cached for an id, after its source was changed elsewhere. It never rejects: while the cache cannot be
   * reached it is tried again, and until then this object reads the id from the source.
   *
   * @param version of the row as it is now; a cached value that is newer stays. @default - whatever is cached is removed
   */
  public async invalidate(id: string | number, version?: number): Promise<void> {
    await this.#changes.invalidate(this.#keyOf(id), version === undefined ? undefined : checkedVersion(version));
  }

  /** Hits, misses and errors of this process so far. */
  public statistics(): CacheStatistics {
    return this.#statistics.now();
  }

  async #valueOf(loaded: Loaded<T>): Promise<T | null> {
    const found = "value" in loaded ? loaded : await this.#format.read(loaded.text);
    return found?.value ?? null;
  }

  /** What the cache has; undefined if it cannot be asked, or cannot be believed. */
  async #look(key: string): Promise<Seen | undefined> {
    if (this.#changes.isPending(key)) {
      return undefined;
    }
    const { redis } = this.#options;
    try {
      const asked = redis.run((server) => server.get(key));
      const learning = this.#clock.keepRight(redis, key);
      const entry = parseEntry(await asked);
      if (learning !== undefined) {
        await learning;
      }
      if (entry === undefined) {
        return nothing;
      }
      const { lease, expiresAt, loadMs, text } = entry;
      const remainingMs = expiresAt - (this.#clock.now() ?? 0);
      // What seems to have expired is not to be replaced, if it is still valid by the clock of its own server.
      return text !== undefined && remainingMs > 0 ? { lease, expiresAt, loadMs, text, remainingMs } : { lease };
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** What the source says; undefined if that is not for this reader. */
  async #miss(
    id: string | number,
    key: string,
    seen: Seen | undefined,
    askedAt: number,
    load: Load<T>,
  ): Promise<Loaded<T> | undefined> {
    let isOver = true;
    try {
      const loaded = this.#flights.has(key)
        ? await this.#flights.join(key, askedAt, seen?.lease)
        : await this.#fly(id, key, seen, load);
      isOver = loaded !== undefined;
      return loaded;
    } finally {
      if (isOver && seen !== undefined) {
        this.#statistics.miss();
      }
    }
  }

  async #fly(id: string | number, key: string, seen: Seen | undefined, load: Load<T>) {
    const lease = newLease();
    return this.#flights.start(key, lease, async () => {
      const isCached = seen !== undefined && (await this.#isHot(id));
      return isCached
        ? this.#filling.fill(key, lease, seen.expiresAt ?? 0, load)
        : this.#filling.loadOnly(key, load, { consistent: seen?.lease !== undefined || this.#changes.isPending(key) });
    });
  }

  async #isHot(id: string | number): Promise<boolean> {
    try {
      return (await this.#options.hotKeys?.isHot(id)) ?? true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #refreshEarly(key: string, { expiresAt = 0, remainingMs = 0, loadMs = 0 }: Seen, load: Load<T>): void {
    const { earlyRefresh: beta } = this.#options;
    if (!refreshIsDue({ remainingMs, loadMs, beta }) || this.#clock.now() === undefined || this.#flights.has(key)) {
      return;
    }
    const lease = newLease();
    const flight = async () => this.#filling.refresh(key, lease, expiresAt, load);
    this.#flights.start(key, lease, flight).catch((error: unknown) => {
      this.#failed(error);
    });
  }

  #failed(error: unknown): void {
    this.#statistics.error();
    report(this.#options.onError, error);
  }
}

/** What a reader found: an entry that is valid, only who may fill it, or nothing. */
type Seen = Partial<Entry> & {
  /**
   * Milliseconds until the value expires.
   *
   * @default - there is none
   */
  readonly remainingMs?: number;
};

const nothing: Seen = {};

function newLease(): string {
  return `fill-${randomUUID()}`;
}
