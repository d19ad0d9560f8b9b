import { setTimeout as sleep } from "node:timers/promises";

import { CacheError } from "../errors";
import { namespace } from "../namespace";
import { type Check, aName, checked, msFrom, required, wholeFrom } from "../options";
import { ValueFormat } from "../value";
import { Consumer } from "./consumer";
import { Intake } from "./intake";
import { type Settings, type WriteBehindOptions, withDefaults } from "./options";
import { refusalOf } from "./refusal";
import { WriteStream, sequenceOf } from "./stream";

/** What waits to be written. */
export interface WriteBehindLag {
  /** Number of entries. */
  readonly entries: number;
  /** Milliseconds since the oldest of them was added; 0 without any. */
  readonly oldestMs: number;
  /** Number of entries that the database refused. */
  readonly deadLetters: number;
  /** Whether any process is writing. */
  readonly hasWriter: boolean;
}

/** An entry that the database refused. */
export interface DeadLetter<T> {
  /** Its id among the dead. */
  readonly id: string;
  /** Its id when it was added. */
  readonly entry: string;
  /** Its key. */
  readonly key: string;
  /** What was added; undefined if it does not match the schema. */
  readonly value: T | undefined;
  /** Number of tries. */
  readonly tries: number;
  /** What the database had against it. */
  readonly reason: string;
}

/** The id of one entry; what is no whole id can be that of several. */
const anId: Check = required({
  rule: "the id of a dead letter, such as 1795815421186-0",
  accepts: (value) => typeof value === "string" && /^\d+-\d+$/.test(value),
  error: TypeError,
});

/** Milliseconds between two looks at the policy of the cache, which can be changed while it runs. */
const policyMs = 10_000;

/** Milliseconds that a write which has begun has to end, when the time is over. */
const graceMs = 1_000;

/** Milliseconds between two looks at what is left. */
const drainPauseMs = 50;

/**
 * Opens a write-behind: `add` accepts a change at the speed of the cache, and the database gets it later, in batches. It
 * begins to write what is on the stream.
 *
 * What it promises:
 * - An entry that was accepted is written at least once, whatever is killed: this process, the one that writes, or the
 *   database. It leaves the cache after the database has it.
 * - Entries of a key are written in the order in which they were added, one process at a time. Entries can come again, and
 *   after a pause of the writing process, late: see `sequence`.
 * - While the database is down, entries wait. One that it refuses is tried again, without holding up other keys, and
 *   becomes a dead letter then.
 * - A full stream, or a full memory, refuses what is new and loses nothing.
 *
 * What can be lost, although it was accepted:
 * - At a failover: nothing that had reached the replica which becomes the primary. AWS chooses the one that is least behind,
 *   so one of several is enough. With as many `replicas` as there are, any of them would do, and nothing is accepted while
 *   one is missing. With `replicas: 0`, whatever had not been sent.
 * - When the stream moves to another shard: what has just arrived there, if that shard fails before its replica has it.
 *   Nothing is accepted during the move.
 * - When all nodes are lost, or restarted, at the same time: whatever is on the stream. A backup that is restored brings
 *   back what was on it then: entries that have been written come again, and those that came later are gone.
 * - When the cache begins to evict, because its policy was changed, or when somebody deletes the keys: whatever is on the
 *   stream. A change of the policy is noticed within 10 seconds, and nothing is accepted from then on.
 *
 * @throws RangeError or TypeError for an option that is wrong
 * @throws CacheError with the code `evicts` when the cache may evict entries, or `too-old` when it is older than Redis 7
 * @throws Error of the client when the cache cannot be asked
 */
export async function openWriteBehind<T>(options: WriteBehindOptions<T>): Promise<WriteBehind<T>> {
  const settings = withDefaults(options);
  const name = namespace(settings.namespace).key(`{${settings.namespace}}`);
  const refusal = await refusalOf(settings.redis, name);
  if (refusal !== undefined) {
    throw refusal;
  }
  return new WriteBehind(settings, name);
}

/** Accepts changes, and writes them to the database later: see `openWriteBehind`. */
export class WriteBehind<T> {
  readonly #options: Settings<T>;
  readonly #stream: WriteStream;
  readonly #format: ValueFormat<T>;
  readonly #intake: Intake;
  readonly #consumer: Consumer<T>;
  readonly #policyTimer: NodeJS.Timeout;
  readonly #name: string;
  /** Sequence of the last entry that this process has revived. */
  #lastRevived = 0n;
  /** Why nothing is accepted. */
  #refusal: CacheError | undefined;

  /** For `openWriteBehind`. */
  public constructor(options: Settings<T>, name: string) {
    this.#options = options;
    this.#name = name;
    this.#stream = new WriteStream(name);
    this.#format = new ValueFormat(options);
    this.#intake = new Intake(options, this.#stream, name);
    this.#consumer = new Consumer(options, this.#stream, this.#format, name);
    this.#policyTimer = setInterval(() => void this.#checkPolicy(), policyMs).unref();
  }

  /**
   * Accepts a change. When this rejects because the cache did not answer, or with `not-replicated`, the change may be
   * written all the same: adding it again is safe if writing it twice is.
   *
   * @param key entries with the same one are written in order
   * @returns its id, when the cache and as many replicas as it has to reach have it
   * @throws TypeError when the key is no text, or empty
   * @throws CacheError with the code `full` when too much is waiting already, `OOM` when the memory is full,
   * `not-replicated` when too few replicas have it, `TRYAGAIN` while it moves to another shard, `evicts` when the policy was
   * changed, `closed` after `close`, or the reason why the cache fails
   * @throws ValueTooLargeError when the value is too large
   */
  public async add(key: string, value: T): Promise<string> {
    checked({ key }, { key: required(aName) });
    const text = await this.#format.write(this.#name, value);
    if (this.#refusal !== undefined) {
      throw this.#refusal;
    }
    return this.#intake.add(key, text);
  }

  /**
   * What waits to be written, by all processes.
   *
   * @throws CacheError when the cache fails
   */
  public async lag(): Promise<WriteBehindLag> {
    const { entries, oldestMs, deadLetters, hasWriter } = await this.#look();
    return { entries, oldestMs, deadLetters, hasWriter };
  }

  /**
   * What the database refused, the oldest first.
   *
   * @param count at most
   * @throws RangeError when the count is no whole number from 1
   * @throws CacheError when the cache fails
   */
  public async deadLetters(count = 100): Promise<readonly DeadLetter<T>[]> {
    checked({ count }, { count: wholeFrom(1) });
    const dead = await this.#options.redis.run(async (server) => this.#stream.dead(server, count));
    return Promise.all(
      dead.map(async ({ text, ...letter }) => ({
        ...letter,
        value: (await this.#format.read(text))?.value as T | undefined,
      })),
    );
  }

  /**
   * Has a dead letter written again, after all other entries. Returns whether it was there.
   *
   * @param id its `id`
   * @throws TypeError when it is no id, such as the milliseconds of one
   * @throws CacheError when the cache fails
   */
  public async revive(id: string): Promise<boolean> {
    checked({ id }, { id: anId });
    const revived = await this.#options.redis.run(async (server) => this.#stream.revive(server, id));
    if (revived !== null && sequenceOf(revived) > this.#lastRevived) {
      this.#lastRevived = sequenceOf(revived);
    }
    return revived !== null;
  }

  /**
   * Removes a dead letter that is never to be written, and makes room for another entry. Returns whether it was there.
   *
   * @param id its `id`
   * @throws TypeError when it is no id
   * @throws CacheError when the cache fails
   */
  public async discard(id: string): Promise<boolean> {
    checked({ id }, { id: anId });
    return this.#options.redis.run(async (server) => this.#stream.discard(server, id));
  }

  /**
   * Accepts nothing more, waits until what was accepted or revived before is written, by whichever process, and lets
   * another process write. What is not written when the time is over stays on the stream. Call it before the connection
   * and the database are closed. It does not reject when something fails.
   *
   * @param drainMs milliseconds to wait at most. @default 10,000
   * @returns whether all of it is written, or dead
   * @throws RangeError when `drainMs` is no time that a timer can take
   */
  public async close(drainMs = 10_000): Promise<boolean> {
    checked({ drainMs }, { drainMs: msFrom(0) });
    this.#refusal = new CacheError(`${this.#name}: it is closed`, "closed");
    clearInterval(this.#policyTimer);
    const end = performance.now() + drainMs;
    await this.#intake.stop();
    let isDrained = await this.#isDrained();
    while (!isDrained && performance.now() < end) {
      await sleep(drainPauseMs);
      isDrained = await this.#isDrained();
    }
    const left = Math.max(graceMs, end - performance.now());
    await Promise.race([this.#consumer.stop(), sleep(left, undefined, { ref: false })]);
    return isDrained;
  }

  async #isDrained(): Promise<boolean> {
    return this.#look().then(
      ({ first }) => first === "" || (sequenceOf(first) > this.#intake.last && sequenceOf(first) > this.#lastRevived),
      () => false,
    );
  }

  async #look() {
    return this.#options.redis.run(async (server) => this.#stream.look(server));
  }

  async #checkPolicy(): Promise<void> {
    try {
      const refusal = await refusalOf(this.#options.redis, this.#name);
      this.#refusal = this.#refusal?.code === "closed" ? this.#refusal : refusal;
    } catch {
      // What cannot be asked is taken for what it was.
    }
  }
}
