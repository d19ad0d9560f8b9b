import { setTimeout as sleep } from "node:timers/promises";

import type { RedisClientType } from "@redis/client";

import { addressOf } from "./connect/address";
import type { Connection } from "./connect/connection";
import { backoff } from "./jitter";
import { type Checks, aConnection, aFunction, aText, anObject, checked, having, required } from "./options";

/**
 * Events of keys, and the character of `notify-keyspace-events` that each needs.
 *
 * @see https://redis.io/docs/latest/develop/pubsub/keyspace-notifications/
 */
const flags = {
  /** The key was deleted by `DEL`, `UNLINK` or another command. */
  del: "g",
  /** The key was given a time to live. */
  expire: "g",
  rename_from: "g",
  rename_to: "g",
  /** The key was set to a text. */
  set: "$",
  /** The key was deleted because its time to live was over. */
  expired: "x",
  /** The key was deleted because the memory was full. */
  evicted: "e",
} as const;

/** The characters that an `A` stands for. */
const all = "g$lshztxed";

/** Name of an event, as Redis has it. */
export type KeyEventName = keyof typeof flags;

/** Something that happened to a key. */
export interface KeyEvent {
  /** What happened. */
  readonly event: KeyEventName;
  /** Its name. */
  readonly key: string;
}

/** What the outputs say about the events of a cache. */
export interface DeclaredEvents {
  /** A serverless cache has no events of keys. */
  readonly serverless: boolean;
  /**
   * Parameters of the cache, as declared.
   *
   * @default - none, so no events either
   */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What to listen for. */
export interface KeyEventsOptions {
  /** Outputs of the stack. */
  readonly cache: DeclaredEvents;
  /** Which events; the cache must be declared to send them. */
  readonly events: readonly KeyEventName[];
  /**
   * What the keys begin with, for example `users.prefix`.
   *
   * @default - keys of any name
   */
  readonly prefix?: string;
  /** Hears of each event. */
  readonly onEvent: (event: KeyEvent) => unknown;
  /** Hears that events may have been lost: drop whatever depends on them, or read it again. */
  readonly onGap: () => unknown;
}

/** What is needed of a connection. */
type Listening = Pick<Connection, "primaries" | "listeners" | "onReconnect">;

const checks: Checks<KeyEventsOptions> = {
  cache: required(anObject),
  events: required(having("find", "a list")),
  prefix: aText,
  onEvent: required(aFunction),
  onGap: required(aFunction),
};

/** Milliseconds after which the primaries are compared with those that are listened to. */
const checkMs = 10_000;

/**
 * Listens for what happens to keys, to drop what depends on them. Each primary announces its own keys only, so it listens to
 * all of them: to others after a failover, and to more when shards are added.
 *
 * Redis sends an event at most once, and this is what can be lost, or misunderstood:
 * - Events while the connection to a node is lost, or while its successor is not listened to yet. `onGap` is called when
 *   listening works again. A new shard is found within ten seconds of the connection's finding it.
 * - `expired` comes when the key is deleted, not when its time is over: as soon as somebody asks for it, or else when
 *   Redis comes across it. A key that was evicted gives `evicted`, and one that was deleted `del`.
 * - `FLUSHALL` and `FLUSHDB` give no events.
 * - While nodes change, an event may be heard twice.
 *
 * When Redis fails, nothing rejects: it goes on when there is a connection again. A user with an access string needs
 * `&__keyevent@0__:*` and `+subscribe`.
 *
 * @throws TypeError for an option that is wrong, and when the cache is serverless, or its parameters do not turn these events on
 * @throws Error when the nodes cannot be reached at first
 */
export async function listenForKeyEvents(connection: Listening, options: KeyEventsOptions): Promise<KeyEvents> {
  check(checked(options, checks));
  const events = new KeyEvents(checked({ connection }, { connection: aConnection }).connection, options);
  await events.begin();
  return events;
}

function check({ cache, events }: KeyEventsOptions): void {
  if (cache.serverless) {
    throw new TypeError("a serverless cache has no events of keys; use versions, or a short time to live");
  }
  const unknown = events.find((event) => !Object.hasOwn(flags, event));
  if (events.length === 0 || unknown !== undefined) {
    throw new TypeError(`events must be some of ${Object.keys(flags).join(", ")}, got ${unknown ?? "none"}`);
  }
  const declared = cache.parameters?.["notify-keyspace-events"] ?? "";
  const isDeclared = (flag: string): boolean =>
    declared.includes(flag) || (declared.includes("A") && all.includes(flag));
  const missing = [...new Set(["E", ...events.map((event) => flags[event])])].filter((flag) => !isDeclared(flag));
  if (missing.length > 0) {
    throw new TypeError(
      `the cache's parameter notify-keyspace-events is "${declared}", and ${events.join(", ")} needs "${missing.join("")}" too`,
    );
  }
}

/** What listens, until it is stopped. */
export class KeyEvents {
  readonly #connection: Listening;
  readonly #options: KeyEventsOptions;
  #listeners: readonly RedisClientType[] = [];
  #ends: readonly (() => void)[] = [];
  #isStopped = false;
  #renewing: Promise<void> | undefined;
  #again = false;

  /** For `listenForKeyEvents`. */
  public constructor(connection: Listening, options: KeyEventsOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** For `listenForKeyEvents`. */
  public async begin(): Promise<void> {
    this.#listeners = await this.#listen();
    const timer = setInterval(() => void this.#compare(), checkMs).unref();
    this.#ends = [
      () => {
        clearInterval(timer);
      },
      this.#connection.onReconnect(() => void this.#renew()),
    ];
  }

  /** Listens no longer. */
  public stop(): void {
    this.#isStopped = true;
    this.#ends.forEach((end) => {
      end();
    });
    destroy(this.#listeners);
  }

  async #listen(): Promise<readonly RedisClientType[]> {
    const listeners = await this.#connection.listeners();
    try {
      await Promise.all(listeners.map(async (client) => this.#subscribe(client)));
    } catch (error) {
      destroy(listeners);
      throw error;
    }
    return listeners;
  }

  async #subscribe(client: RedisClientType): Promise<void> {
    const { events, prefix = "", onEvent, onGap } = this.#options;
    const channels = events.map((event) => `__keyevent@0__:${event}`);
    await client.subscribe(channels, (key, channel) => {
      if (key.startsWith(prefix) && this.#goesOn()) {
        const event = channel.slice(channel.indexOf(":") + 1) as KeyEventName;
        // Apart from the client, whose reading an error of the listener's would upset.
        queueMicrotask(() => onEvent({ event, key }));
      }
    });
    // The client subscribes again by itself, before it says that it is ready.
    client.on("ready", () => {
      queueMicrotask(() => onGap());
    });
  }

  /** Somebody else may be a primary now. */
  async #compare(): Promise<void> {
    const nodes = (clients: readonly RedisClientType[]): string => clients.map(addressOf).sort().join();
    const primaries = await this.#connection.primaries().catch(() => undefined);
    if (primaries !== undefined && nodes(primaries) !== nodes(this.#listeners)) {
      await this.#renew();
    }
  }

  /** Listens to those that are primaries now, and then no longer to the others. */
  async #renew(): Promise<void> {
    this.#again = true;
    this.#renewing ??= this.#renewUntilDone().finally(() => {
      this.#renewing = undefined;
    });
    await this.#renewing;
  }

  async #renewUntilDone(): Promise<void> {
    for (let tries = 0; this.#again && this.#goesOn(); tries += 1) {
      this.#again = false;
      try {
        const before = this.#listeners;
        this.#listeners = await this.#listen();
        destroy(before);
      } catch {
        this.#again = true;
        await sleep(backoff(tries, 200, 5_000), undefined, { ref: false });
        continue;
      }
      if (this.#goesOn()) {
        this.#options.onGap();
      } else {
        destroy(this.#listeners);
      }
    }
  }

  #goesOn(): boolean {
    return !this.#isStopped;
  }
}

function destroy(clients: readonly RedisClientType[]): void {
  clients.forEach((client) => {
    client.destroy();
  });
}
