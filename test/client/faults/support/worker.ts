/* An application's process, run by the tests: it connects to a cache and does what it is told. */
import { connect as connectSocket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { CacheAside } from "../../../../client/cache-aside";
import type { CacheAsideOptions } from "../../../../client/cache-aside-options";
import { connect, type ConnectOptions } from "../../../../client/connect/connect";
import type { Connection } from "../../../../client/connect/connection";
import type { CacheOutputs } from "../../../../client/connect/outputs";
import { CacheError } from "../../../../client/errors";
import { withLock } from "../../../../client/lock";
import { Peer } from "./peer";
import type { Row } from "./truth";

/** How a process opens its cache. */
export interface Opening {
  readonly outputs: CacheOutputs;
  readonly connect: ConnectOptions;
  readonly cache: Omit<CacheAsideOptions<Row>, "redis" | "version">;
  /** Whether the cache is told of the rows' versions. */
  readonly versioned: boolean;
}

/** What a process does until it is told to stop. */
export interface Load {
  readonly ids: readonly string[];
  /** Of the ids, how many are changed, and how many still are when it is told to be calm. */
  readonly changed: number;
  readonly changedCalmly: number;
  /** Requests at a time. */
  readonly atOnce: number;
  readonly pauseMs: number;
}

/** What a process does under a lock. */
export interface Work {
  readonly who: string;
  readonly name: string;
  readonly ttlMs: number;
  readonly waitMs: number;
}

const socket = connectSocket(Number(process.argv[2]), "127.0.0.1");
let connection: Connection | undefined;
let cache: CacheAside<Row>;
let namespace = "";
let isLoaded = false;
let isCalm = false;
let loops: Promise<unknown> = Promise.resolve();
/** Keys whose last invalidation has not arrived. */
const pending = new Set<string>();

const open = async ({ outputs, versioned, ...options }: Opening): Promise<void> => {
  await connection?.close();
  connection = await connect(outputs, options.connect);
  ({ namespace } = options.cache);
  const onError = (error: unknown): void => {
    if (error instanceof CacheError && error.code === "pending") {
      pending.add(error.message.split(" ")[0]!);
    }
  };
  const version = versioned ? { version: (row: Row) => row.version } : {};
  cache = new CacheAside<Row>({ ...options.cache, ...version, redis: connection, onError });
};

const get = async (id: string): Promise<Row | null> =>
  cache.get(id, async ({ consistent }) => truth.call<Row>("load", { id, consistent }));

const read = async (id: string): Promise<void> => {
  const ticket = await truth.call<number>("beginRead", { id });
  const begun = performance.now();
  const end = await get(id).then(
    (row) => ({ version: row?.version }),
    (error: unknown) => ({ error: String(error) }),
  );
  await truth.call("endRead", { ticket, ms: performance.now() - begun, ...end });
};

const update = async (id: string): Promise<void> => {
  const key = `${namespace}:${id}:`;
  pending.delete(key);
  const { version } = await cache.update(id, async () => truth.call<Row>("write", { id }));
  await truth.call("updated", { id, version, arrived: !pending.has(key) });
};

const loop = async ({ ids, changed, changedCalmly, pauseMs }: Load): Promise<void> => {
  while (isLoaded) {
    const index = Math.floor(Math.random() * ids.length);
    const isUpdate = index < (isCalm ? changedCalmly : changed) && Math.random() < 0.15;
    await (isUpdate ? update : read)(ids[index]!);
    await sleep(pauseMs * (0.5 + Math.random()));
  }
};

/** Reads with many readers at a time, each until it gets a version. */
const crowd = async ({ id, readers, version }: { id: string; readers: number; version: number }): Promise<void> => {
  const reader = async (): Promise<void> => {
    while (((await get(id))?.version ?? 0) < version) {
      await sleep(400 * Math.random());
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
};

/** Works under a lock until it is told that it may end. */
const work = async ({ who, ...options }: Work): Promise<void> =>
  withLock({ redis: connection!, ...options }, async ({ fencingToken }) => {
    await truth.call("working", { who });
    await truth.call("change", { who, fencingToken });
  });

const truth = new Peer(socket, {
  open,
  get: async ({ id }: { id: string }) => get(id),
  update: async ({ id }: { id: string }) => update(id),
  statistics: () => cache.statistics(),
  load: (load: Load) => {
    isLoaded = true;
    isCalm = false;
    loops = Promise.all(Array.from({ length: load.atOnce }, async () => loop(load)));
  },
  calm: () => {
    isCalm = true;
  },
  unload: async () => {
    isLoaded = false;
    await loops;
  },
  crowd,
  work,
  clock: () => Date.now(),
});
socket.on("close", () => process.exit());
