import { randomUUID } from "node:crypto";

import { lifetimeOf, versionOf, type withDefaults } from "./cache-aside-options";
import { holdAnyway, holdEntry, invalidateEntry, putEntry } from "./entry";
import { CacheError } from "./errors";
import type { Flights } from "./flights";
import { Invalidations, type Send } from "./invalidations";
import type { ValueFormat } from "./value";

/** A change of a row in the source, as the cache of its value has to know of it. */
export interface Change<T> {
  /**
   * Before the source is changed: removes the value, and lets nobody cache one until the change has ended, or for
   * `maxSourceMs`.
   *
   * @throws CacheError when the cache fails; then the value may still be there
   */
  begin(): Promise<void>;
  /**
   * After the source was changed: caches what it has now; null after a deletion. If somebody else changed it at the same
   * time, or this change took longer than `maxSourceMs`, nobody knows which value is the last, and the value is removed
   * instead. Never rejects; what fails is tried again.
   */
  store(value: T | null): Promise<void>;
  /**
   * After the source was changed: removes the value. Never rejects; what fails is tried again.
   *
   * @param version of the row as it is now. @default - not known
   */
  end(version?: number): Promise<void>;
  /**
   * After a change that failed. It may have been made all the same, or be made yet, when its connection was lost: so the
   * value is removed, and nobody caches one for `maxSourceMs` more. Never rejects; what fails is tried again.
   */
  fail(): Promise<void>;
}

/** Keeps the cache right while the source is changed. */
export class Changes<T> {
  readonly #options: ReturnType<typeof withDefaults<T>>;
  readonly #format: ValueFormat<T>;
  readonly #flights: Pick<Flights<unknown>, "forget">;
  readonly #failed: (error: unknown) => void;
  readonly #invalidations: Invalidations;

  public constructor(
    options: ReturnType<typeof withDefaults<T>>,
    format: ValueFormat<T>,
    flights: Pick<Flights<unknown>, "forget">,
    failed: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#format = format;
    this.#flights = flights;
    this.#failed = failed;
    // A load that had begun before the change may store for its whole lifetime.
    this.#invalidations = new Invalidations(
      1000 * Math.max(options.ttlSeconds, options.negativeTtlSeconds) + options.maxSourceMs,
    );
    options.redis.onReconnect?.(() => {
      void this.#invalidations.sendAgain();
    });
  }

  /** Whether a change has not reached the cache yet. */
  public isPending(key: string): boolean {
    return this.#invalidations.isPending(key);
  }

  /** A change of the row at a key. */
  public of(key: string): Change<T> {
    const { redis, maxSourceMs } = this.#options;
    const hold = `hold-${randomUUID()}`;
    return {
      begin: async () => redis.run(async (server) => holdEntry(server, key, hold, maxSourceMs)),
      store: async (value) => this.#store(key, hold, value),
      end: async (version) => this.invalidate(key, version, hold),
      fail: async () =>
        this.#send(key, undefined, async () => redis.run(async (server) => holdAnyway(server, key, hold, maxSourceMs))),
    };
  }

  /** Removes a value that is not newer than `version`, and ends a hold. */
  public async invalidate(key: string, version?: number, hold?: string): Promise<void> {
    await this.#send(key, version, async (upTo) => this.#remove(key, upTo, hold));
  }

  async #store(key: string, hold: string, value: T | null): Promise<void> {
    let version: number | undefined;
    let text: string;
    try {
      version =
        value === null || this.#options.version === undefined ? undefined : versionOf(value, this.#options.version);
      text = await this.#format.write(key, value);
    } catch (error) {
      this.#failed(error);
      return this.invalidate(key, version, hold);
    }
    const made = { hold, version, text, ttlMs: lifetimeOf(value, this.#options) };
    let isFirst = true;
    await this.#send(key, version, async (upTo) => {
      // When it is sent again, the value may have become old.
      const isStored = isFirst && (await this.#put(key, made));
      isFirst = false;
      if (!isStored) {
        await this.#remove(key, upTo, hold);
      }
    });
  }

  async #put(key: string, made: Parameters<typeof putEntry>[2]): Promise<boolean> {
    try {
      return await this.#options.redis.run(async (server) => putEntry(server, key, made));
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  async #remove(key: string, version: number | undefined, hold: string | undefined): Promise<void> {
    const details = { hold, version, rememberMs: 1000 * this.#options.ttlSeconds };
    await this.#options.redis.run(async (server) => invalidateEntry(server, key, details));
  }

  async #send(key: string, version: number | undefined, send: Send): Promise<void> {
    this.#flights.forget(key);
    if (!(await this.#invalidations.send(key, version, send))) {
      this.#failed(new CacheError(`${key}: it could not be invalidated yet; it is tried again`, "pending"));
    }
  }
}
