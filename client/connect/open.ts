import { setTimeout as sleep } from "node:timers/promises";

import type { RedisClientType } from "@redis/client";

import { CacheError } from "../errors";
import { type Commands, type GuardOptions, type GuardedRedis, guard } from "../guarded";
import type { Redis } from "../redis";
import { openCluster } from "./cluster";
import type { Client, Connection } from "./connection";
import type { Endpoints } from "./endpoints";
import { keepAlive, reconnect } from "./heartbeat";
import { openPool } from "./pool";
import { keepRenewed } from "./renewal";
import { type Side, type SideSettings, noteRefusal } from "./side";
import { Reconnection } from "./sockets";

/** What is connected, and how. */
export interface OpenSettings extends Omit<SideSettings, "tls" | "onReady"> {
  /** Where the cache is. */
  readonly endpoints: Endpoints;
  /** Limits of each command. */
  readonly guard: GuardOptions;
}

/** Milliseconds that commands which were sent have to be answered when a connection is closed. */
const closeMs = 2_000;

/** Milliseconds for which a client that has just been connected again is left alone. */
const reconnectMs = 1_000;

/**
 * Opens all connections to a cache.
 *
 * @throws whatever keeps the first connect from working, as it is
 */
export async function open(settings: OpenSettings): Promise<Connection> {
  const { endpoints, clientSideCache, ...others } = settings;
  const onReconnect = new Set<() => void>();
  const onReady = () => {
    // Apart from the client, which would take an error of a listener's for its own, and from each other.
    onReconnect.forEach((listener) => {
      queueMicrotask(listener);
    });
  };
  const ofPrimary = { ...others, tls: endpoints.tls, onReady, clientSideCache };
  const ofReader = { ...others, tls: endpoints.tls, onReady: () => undefined, clientSideCache: undefined };
  const primary = endpoints.primary.cluster
    ? await openCluster(endpoints.primary, ofPrimary, false)
    : await openPool(endpoints.primary, ofPrimary);
  try {
    const { reader } = endpoints;
    const other =
      reader && (reader.cluster ? await openCluster(reader, ofReader, true) : await openPool(reader, ofReader));
    return new OpenConnection(primary, other ?? primary, settings, onReconnect);
  } catch (error) {
    await close(primary);
    throw error;
  }
}

class OpenConnection implements Connection {
  readonly #guarded: GuardedRedis;
  readonly #primary: Side;
  readonly #reader: Side;
  readonly #settings: OpenSettings;
  readonly #onReconnect: Set<() => void>;
  readonly #reconnectedAt = new WeakMap<object, number>();
  readonly #ends: readonly (() => void)[];
  #listeners: RedisClientType[] = [];
  #isClosed = false;

  public constructor(primary: Side, reader: Side, settings: OpenSettings, onReconnect: Set<() => void>) {
    this.#primary = primary;
    this.#reader = reader;
    this.#settings = settings;
    this.#onReconnect = onReconnect;
    this.#guarded = guard(() => primary.next(), settings.guard, {
      onReadOnly: (client) => {
        this.#isReadOnly(client);
      },
      shardOf: (key) => primary.shardOf(key),
    });
    const clients = () => this.#clients();
    const { authentication } = settings;
    this.#ends = [keepAlive(clients), ...(authentication.expires ? [keepRenewed(clients, authentication)] : [])];
  }

  public run<T>(commands: (redis: Commands) => Promise<T>): Promise<T> {
    return this.#guarded.run(commands);
  }

  public get primary(): Client {
    return this.#primary.next();
  }

  public get reader(): Client {
    return this.#reader.next();
  }

  public async primaries(): Promise<readonly RedisClientType[]> {
    return this.#primary.primaries();
  }

  public async listeners(): Promise<readonly RedisClientType[]> {
    const primaries = await this.primaries();
    if (this.#isClosed) {
      throw new CacheError("the connection is closed", "closed");
    }
    const listeners = primaries.map((client) => this.#listenerOf(client));
    this.#listeners.push(...listeners);
    try {
      await Promise.all(listeners.map(async (client) => client.connect()));
    } catch (error) {
      listeners.forEach((client) => {
        client.destroy();
      });
      throw error;
    }
    return listeners;
  }

  public onReconnect(listener: () => void): () => void {
    this.#onReconnect.add(listener);
    return () => {
      this.#onReconnect.delete(listener);
    };
  }

  public async close(): Promise<void> {
    this.#isClosed = true;
    this.#ends.forEach((end) => {
      end();
    });
    this.#onReconnect.clear();
    this.#listeners.forEach((client) => {
      client.destroy();
    });
    await Promise.all([...new Set([this.#primary, this.#reader])].map(close));
  }

  #listenerOf(client: RedisClientType): RedisClientType {
    const reconnection = new Reconnection(this.#settings.retries);
    const socket = { ...client.options.socket, reconnectStrategy: reconnection.strategy };
    const listener = client.duplicate({ clientSideCache: undefined, socket });
    listener.once("ready", () => {
      reconnection.hasWorked();
    });
    listener.on("error", (error) => {
      noteRefusal(this.#settings, error);
    });
    return listener;
  }

  #clients(): readonly RedisClientType[] {
    this.#listeners = this.#listeners.filter(({ isOpen }) => isOpen);
    return [...new Set([...this.#primary.clients(), ...this.#reader.clients()]), ...this.#listeners];
  }

  /** The name of the primary leads to another node now; connections to the one that was it stay open. */
  #isReadOnly(client: Redis): void {
    const stale = [...this.#primary.clients(), ...this.#listeners].filter((each) => each === client);
    for (const each of stale.length === 0 ? [] : [...stale, ...this.#listeners]) {
      const now = performance.now();
      if (now - (this.#reconnectedAt.get(each) ?? -Infinity) >= reconnectMs) {
        this.#reconnectedAt.set(each, now);
        reconnect(each);
      }
    }
  }
}

async function close(side: Side): Promise<void> {
  const clients = side.clients();
  await Promise.race([side.close(), sleep(closeMs, undefined, { ref: false })]);
  clients.forEach((client) => {
    client.destroy();
  });
}
