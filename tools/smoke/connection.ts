import { readFileSync } from "node:fs";

import type { RedisClientType } from "@redis/client";

import type { Credentials } from "../../client/connect/login";
import { open } from "../../client/connect/open";
import type { SmokeOptions } from "./options";

/** The few commands that the smoke test needs, on one node or on a cluster. */
export interface Connection {
  set(key: string, value: string, lifetimeMs: number): Promise<unknown>;
  get(key: string): Promise<string | null>;
  remove(key: string): Promise<unknown>;
  /** What the server reports about itself. */
  info(section: string): Promise<string>;
  /** A setting of the server; rejects where the service does not allow reading settings. */
  setting(name: string): Promise<string | undefined>;
  /** Listens on every node that holds keys, because each announces its own keys only. */
  listen(channel: string, heard: (message: string) => void): Promise<void>;
  close(): Promise<void>;
}

/**
 * Milliseconds after which a cache that accepts no connection is given up; one that stops answering gets as long again.
 */
const connectTimeoutMs = 5_000;

/** Connects, or rejects at the first refusal. */
export async function connect(options: SmokeOptions, credentials: Credentials): Promise<Connection> {
  const { host, port, tls, caFile, serverName, sharded } = options;
  const connection = await open({
    endpoints: { primary: { host, port, cluster: sharded }, tls },
    authentication: { credentials: async () => Promise.resolve(credentials), refused: () => undefined, expires: false },
    ca: caFile === undefined ? undefined : readFileSync(caFile, "utf8"),
    ...{ serverName, connectTimeoutMs, retries: 0, poolSize: 1, clientSideCache: undefined, guard: {} },
  });
  const commands: Pick<RedisClientType, "set" | "get" | "del"> = connection.primary;
  const [first] = await connection.primaries();
  return {
    set: async (key, value, lifetimeMs) => commands.set(key, value, { expiration: { type: "PX", value: lifetimeMs } }),
    get: async (key) => commands.get(key),
    remove: async (key) => commands.del(key),
    info: async (section) => first!.info(section),
    setting: async (name) => (await first!.configGet(name))[name],
    listen: async (channel, heard) => {
      const listeners = await connection.listeners();
      await Promise.all(listeners.map(async (listener) => listener.subscribe(channel, heard)));
    },
    close: async () => connection.close(),
  };
}
