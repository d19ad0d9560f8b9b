import { CacheError, codeOf } from "./errors";
import type { GuardedRedis } from "./guarded";
import { namespace } from "./namespace";
import { type Checks, aFunction, aGuardedRedis, aName, aText, anObject, checked, required, wholeFrom } from "./options";
import { script } from "./redis";

/** How far warming has come. */
export interface WarmProgress {
  /** Number of ids that were loaded in this run. */
  readonly done: number;
  /** Number of ids whose load failed in this run. */
  readonly failed: number;
  /** Number of ids from the first on that need not be looked at again, those of interrupted runs included. */
  readonly position: number;
}

/** What is warmed, and how. */
export interface WarmOptions<Id> {
  /** The cache that is warmed: it keeps the position too. */
  readonly redis: GuardedRedis;
  /** Prefix of every key, without the colon. */
  readonly namespace: string;
  /** Of this warming: a run with the same name goes on where the last one was interrupted. One run at a time has it. */
  readonly name: string;
  /** What to load; in the same order at each run, or a run that goes on skips others than were loaded. */
  readonly ids: Iterable<Id> | AsyncIterable<Id>;
  /**
   * Brings one id into the cache, for example `(id) => users.get(id)`. A cache that takes hot keys only takes none of them
   * yet.
   */
  readonly load: (id: Id) => Promise<unknown>;
  /**
   * Number of loads at a time.
   *
   * @default 4
   */
  readonly concurrency?: number;
  /**
   * Number of failed loads at which it gives up: the source is down.
   *
   * @default 100
   */
  readonly maxFailed?: number;
  /**
   * Hears of each load.
   *
   * @default - nobody does
   */
  readonly onProgress?: (progress: WarmProgress) => void;
  /**
   * Hears which id could not be loaded, and why.
   *
   * @default - they are counted only
   */
  readonly onFailed?: (id: Id, error: unknown) => void;
  /**
   * Stops it; loads that have begun are waited for, and the position is kept.
   *
   * @default - it goes on to the end
   */
  readonly signal?: AbortSignal;
}

/** Milliseconds for which a position is kept: one day. After that much of what was loaded has expired. */
const keptMs = 86_400_000;

/** Ids beyond one that takes long that are loaded meanwhile at most, as a multiple of `concurrency`. */
const aheadFactor = 10;

/** ARGV: position, milliseconds. */
const keep = script("redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])");

const checks: Checks<WarmOptions<unknown>> = {
  redis: aGuardedRedis,
  namespace: required(aText),
  name: required(aName),
  ids: required(anObject),
  load: required(aFunction),
  concurrency: wholeFrom(1),
  maxFailed: wholeFrom(1),
  onProgress: aFunction,
  onFailed: aFunction,
  signal: anObject,
};

/**
 * Loads ids into the cache before they are asked for, some at a time.
 *
 * What it promises:
 * - Interrupted, by the signal, by a failure or by the end of the process, the next run of the same name goes on where it
 *   was: at the first id whose load had not ended, at most ten times as many ids earlier as load at a time. At the end the
 *   position is removed. One that was evicted, or is older than a day, lets it start from the beginning; so does nothing
 *   worse than loading twice.
 * - An id whose load fails is reported, and not tried again: it is cached when somebody reads it.
 * - When the cache fails it stops, because warming a dead cache only burdens the source.
 *
 * @returns how far it came, after the last id
 * @throws RangeError or TypeError for an option that is wrong
 * @throws CacheError when the position cannot be read or kept, or `maxFailed` loads have failed
 * @throws the signal's reason, and whatever `ids`, `onProgress` or `onFailed` throws
 */
export async function warm<Id>(options: WarmOptions<Id>): Promise<WarmProgress> {
  const { concurrency = 4, ids, signal } = checked(options, checks as Checks<WarmOptions<Id>>);
  const run = new Run(options);
  const start = await run.begin();
  const loading = new Set<Promise<void>>();
  let index = 0;
  try {
    for await (const id of ids) {
      if (index >= start) {
        while (loading.size >= concurrency || index - run.position >= aheadFactor * concurrency) {
          await Promise.race(loading);
        }
        signal?.throwIfAborted();
        run.throwIfFailed();
        const load = run.load(id, index).finally(() => loading.delete(load));
        loading.add(load);
      }
      index += 1;
    }
  } finally {
    await Promise.all(loading);
    await run.keepPosition();
  }
  signal?.throwIfAborted();
  run.throwIfFailed();
  return run.end();
}

/** What one run knows. */
class Run<Id> {
  readonly #options: WarmOptions<Id>;
  readonly #maxFailed: number;
  readonly #key: string;
  /** Indexes that are done although an earlier one is not. */
  readonly #ahead = new Set<number>();
  #position = 0;
  #done = 0;
  #failed = 0;
  #failure: { readonly error: unknown } | undefined;
  #keeping: Promise<void> | undefined;

  public constructor(options: WarmOptions<Id>) {
    const { maxFailed = 100 } = options;
    this.#options = options;
    this.#maxFailed = maxFailed;
    this.#key = namespace(options.namespace).about("warming", options.name);
  }

  /** The index of the first id to load. */
  public async begin(): Promise<number> {
    try {
      const kept = Number(await this.#options.redis.run(async (redis) => redis.get(this.#key)));
      this.#position = Number.isSafeInteger(kept) && kept > 0 ? kept : 0;
      return this.#position;
    } catch (error) {
      throw new CacheError(`${this.#key}: warming cannot start: ${codeOf(error)}`, codeOf(error));
    }
  }

  public throwIfFailed(): void {
    if (this.#failure !== undefined) {
      throw this.#failure.error;
    }
  }

  /** Loads an id, and keeps the position before the next one has its turn. Never rejects. */
  public async load(id: Id, index: number): Promise<void> {
    const { load, onProgress, onFailed } = this.#options;
    try {
      await load(id);
      this.#done += 1;
    } catch (error) {
      this.#failed += 1;
      this.#tell(() => onFailed?.(id, error));
    }
    this.#ahead.add(index);
    while (this.#ahead.delete(this.#position)) {
      this.#position += 1;
    }
    if (this.#failed >= this.#maxFailed) {
      this.#failure ??= this.#stopped(`${this.#failed} loads failed`, "source");
    }
    this.#tell(() => onProgress?.(this.#progress()));
    await this.keepPosition();
  }

  /** Ids from the first on whose loads have all ended. */
  public get position(): number {
    return this.#position;
  }

  /**
   * Keeps the position, or waits until that is done which is on its way. Never rejects: a failure is thrown by the next
   * `throwIfFailed`.
   */
  public async keepPosition(): Promise<void> {
    const { redis } = this.#options;
    this.#keeping ??= redis
      .run(async (server) => keep(server, this.#key, this.#position, keptMs))
      .then(
        () => undefined,
        (error: unknown) => {
          this.#failure ??= this.#stopped(`the position cannot be kept: ${codeOf(error)}`, codeOf(error));
        },
      )
      .finally(() => {
        this.#keeping = undefined;
      });
    await this.#keeping;
  }

  /** Removes the position. */
  public async end(): Promise<WarmProgress> {
    await this.#options.redis.run(async (redis) => redis.unlink(this.#key));
    return this.#progress();
  }

  #progress(): WarmProgress {
    return { done: this.#done, failed: this.#failed, position: this.#position };
  }

  /** An error of the listener's stops the run, like any other failure. */
  #tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #stopped(reason: string, code: string): { readonly error: CacheError } {
    const message = `${this.#key}: warming stopped at position ${this.#position}: ${reason}`;
    return { error: new CacheError(message, code) };
  }
}
