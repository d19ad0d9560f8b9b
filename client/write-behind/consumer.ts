import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { CacheError, wordsOf } from "../errors";
import { backoff, jittered } from "../jitter";
import type { ValueFormat } from "../value";
import type { Settings, WriteBehindEntry } from "./options";
import { type StoredEntry, type WriteStream, leaseMs, sequenceOf } from "./stream";

/** Milliseconds between two looks at a stream that is empty. */
const idleMs = 50;

/** Milliseconds between two tries to become the owner. */
const standbyMs = 500;

/** Entries of a key that are not tried with others any more, because the database refused one of them. */
interface SetAside<T> {
  readonly entries: WriteBehindEntry<T>[];
  /** Number of tries of the first entry. */
  tries: number;
  /** What the database has against it. */
  reason: string;
  /** Milliseconds on the monotonic clock. */
  nextAt: number;
}

/** Another process is the owner, or this one has been stopped. */
class Lost extends Error {}

/** Writes what is on the stream, while this process is the owner. */
export class Consumer<T> {
  readonly #who = randomUUID();
  readonly #options: Settings<T>;
  readonly #stream: WriteStream;
  readonly #format: ValueFormat<T>;
  readonly #name: string;
  readonly #setAside = new Map<string, SetAside<T>>();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #stopListening: () => void;
  #renewal: NodeJS.Timeout | undefined;
  /** Entries that were read before are read up to here. */
  #after = ">";
  /** Number of entries that are read together: fewer, if so many may not come within the time limit. */
  #count: number;
  /** Whether to begin again with what was read and not written: after a failure, or a failover that the writer may miss. */
  #beginsAgain = true;

  public constructor(options: Settings<T>, stream: WriteStream, format: ValueFormat<T>, name: string) {
    this.#options = options;
    this.#stream = stream;
    this.#format = format;
    this.#name = name;
    this.#count = options.batchSize;
    this.#stopListening = options.redis.onReconnect(() => {
      this.#beginsAgain = true;
    });
    this.#running = this.#run();
  }

  /** Finishes what is being written, and lets somebody else write. */
  public async stop(): Promise<void> {
    this.#stopping.abort(new Lost());
    this.#stopListening();
    clearInterval(this.#renewal);
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopping.signal.aborted;) {
      try {
        await this.#pause(await this.#turn());
        failures = 0;
      } catch (error) {
        this.#beginsAgain = true;
        if (!(error instanceof Lost)) {
          this.#count = Math.ceil(this.#count / 2);
          this.#options.onError(error);
          await this.#pause(backoff(failures, 100, 2_000));
          failures += 1;
        }
      }
    }
    await this.#options.redis
      .run(async (server) => this.#stream.release(server, this.#who))
      .catch(this.#options.onError);
  }

  /** One step; answers how long to wait before the next. */
  async #turn(): Promise<number> {
    const { redis, batchSize } = this.#options;
    if (this.#beginsAgain) {
      this.#beginsAgain = false;
      this.#setAside.clear();
      this.#after = "0";
    }
    await this.#retry();
    const waiting = [...this.#setAside.values()].reduce((sum, { entries }) => sum + entries.length, 0);
    if (waiting > 10 * batchSize) {
      await this.#settle([]);
      return idleMs;
    }
    const taken = await redis.run(async (server) =>
      this.#stream.take(server, this.#who, this.#count, this.#after, waiting),
    );
    if (taken === undefined) {
      return standbyMs;
    }
    this.#count = Math.min(this.#count + 1, batchSize);
    if (taken.isNew) {
      this.#setAside.clear();
    }
    const wasHistory = taken.isNew || this.#after !== ">";
    const last = taken.entries.at(-1)?.id;
    this.#after = wasHistory && last !== undefined ? last : ">";
    await this.#write(await this.#readable(taken.entries));
    return last === undefined && !wasHistory ? idleMs : 0;
  }

  /** Those that have the right shape; the others can never be written. */
  async #readable(stored: readonly StoredEntry[]): Promise<readonly WriteBehindEntry<T>[]> {
    const entries: WriteBehindEntry<T>[] = [];
    for (const { id, key, text } of stored) {
      const found = await this.#format.read(text);
      if (found === undefined) {
        await this.#bury(id, 0, "it is no JSON, or does not match the schema");
      } else {
        entries.push({ id, sequence: sequenceOf(id), key, value: found.value as T });
      }
    }
    return entries;
  }

  async #write(entries: readonly WriteBehindEntry<T>[]): Promise<void> {
    const groups = new Map<string, WriteBehindEntry<T>[]>();
    for (const entry of entries) {
      const waiting = this.#setAside.get(entry.key)?.entries ?? groups.get(entry.key) ?? [];
      waiting.push(entry);
      if (!this.#setAside.has(entry.key)) {
        groups.set(entry.key, waiting);
      }
    }
    await this.#writeGroups([...groups.values()]);
  }

  /** Writes entries of some keys together. When they are refused, halves of them show whose fault it is. */
  async #writeGroups(groups: readonly (readonly WriteBehindEntry<T>[])[]): Promise<void> {
    const entries = groups.flat().sort((one, other) => (one.sequence < other.sequence ? -1 : 1));
    const [first] = entries;
    if (first === undefined) {
      return;
    }
    const reason = await this.#refusal(entries);
    if (reason === undefined) {
      await this.#settle(entries);
    } else if (groups.length > 1) {
      const half = Math.ceil(groups.length / 2);
      await this.#writeGroups(groups.slice(0, half));
      await this.#writeGroups(groups.slice(half));
    } else {
      const tries = entries.length === 1 ? 1 : 0;
      this.#setAside.set(first.key, { entries, tries, reason, nextAt: this.#nextAt(tries) });
    }
  }

  /** Tries the entries that were set aside one by one, when their time has come. */
  async #retry(): Promise<void> {
    for (const [key, aside] of this.#setAside) {
      while (aside.entries[0] !== undefined && performance.now() >= aside.nextAt) {
        await this.#retryFirst(aside, aside.entries[0]);
      }
      if (aside.entries.length === 0) {
        this.#setAside.delete(key);
      }
    }
  }

  async #retryFirst(aside: SetAside<T>, entry: WriteBehindEntry<T>): Promise<void> {
    const reason = aside.tries < this.#options.maxTries ? await this.#refusal([entry]) : aside.reason;
    const tries = Math.min(aside.tries + 1, this.#options.maxTries);
    if (reason === undefined) {
      await this.#settle([entry]);
    } else if (tries >= this.#options.maxTries) {
      await this.#bury(entry.id, tries, reason);
    } else {
      Object.assign(aside, { tries, reason, nextAt: this.#nextAt(tries) });
      return;
    }
    aside.entries.shift();
    Object.assign(aside, { tries: 0, nextAt: 0 });
  }

  #nextAt(tries: number): number {
    return performance.now() + (tries === 0 ? 0 : backoff(tries, 100, 10_000));
  }

  /** Writes entries; while the database is down, again and again. Answers why it refuses them, if it does. */
  async #refusal(entries: readonly WriteBehindEntry<T>[]): Promise<string | undefined> {
    const { write, ping, onError } = this.#options;
    for (let failures = 0; ; failures += 1) {
      this.#stopping.signal.throwIfAborted();
      try {
        await this.#asOwner(async () => write([...entries]));
        return undefined;
      } catch (error) {
        onError(error);
        const isUp = await this.#asOwner(async () => ping(error)).then(
          () => true,
          () => false,
        );
        if (isUp) {
          return wordsOf(error).slice(0, 500);
        }
      }
      await this.#pause(backoff(failures, 100, 5_000));
      await this.#settle([]);
    }
  }

  /** Does something that may take long, and stays the owner meanwhile. */
  async #asOwner<R>(work: () => Promise<R>): Promise<R> {
    this.#renewal = setInterval(() => {
      this.#settle([]).catch(() => undefined);
    }, leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(this.#renewal);
    }
  }

  async #settle(entries: readonly WriteBehindEntry<T>[]): Promise<void> {
    const ids = entries.map(({ id }) => id);
    if (!(await this.#options.redis.run(async (server) => this.#stream.settle(server, this.#who, ids)))) {
      throw new Lost();
    }
  }

  async #bury(id: string, tries: number, reason: string): Promise<void> {
    if (!(await this.#options.redis.run(async (server) => this.#stream.bury(server, this.#who, id, tries, reason)))) {
      throw new Lost();
    }
    this.#options.onError(new CacheError(`${this.#name}: entry ${id} is dead after ${tries} tries`, "dead"));
  }

  async #pause(ms: number): Promise<void> {
    await sleep(jittered(ms, 0.2), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
