import { readFileSync } from "node:fs";
import { isIP } from "node:net";

import { type RedisClientOptions, type RedisClientType, createClient, createCluster } from "@redis/client";

import type { Credentials } from "./login";
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
  close(): void;
}

/**
 * Milliseconds after which a cache that accepts no connection is given up; one that stops answering gets twice as long.
 */
const connectTimeout = 5_000;

/** Connects, or rejects at the first refusal. */
export async function connect(options: SmokeOptions, credentials: Credentials): Promise<Connection> {
  const { host, port, tls, caFile, serverName } = options;
  const plain = { connectTimeout, socketTimeout: 2 * connectTimeout, reconnectStrategy: false as const };
  // Each node of a sharded cache has its own host name, so there the name is not the endpoint's.
  const name = serverName ?? (options.sharded ? undefined : host);
  const encryption = {
    tls: true as const,
    // A certificate is checked against a name only; an address is compared as it is.
    ...(name !== undefined && isIP(name) === 0 ? { servername: name } : {}),
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, "utf8") }),
  };
  const socket = tls ? { ...plain, ...encryption } : plain;
  if (!options.sharded) {
    const client = createClient({ ...credentials, socket: { ...socket, host, port } }) as RedisClientType;
    client.on("error", () => undefined);
    await client.connect();
    return overNodes(client, [client], () => {
      client.destroy();
    });
  }
  await checkRoot({ ...credentials, socket: { ...socket, host, port } });
  const cluster = createCluster({
    rootNodes: [{ socket: { ...socket, host, port } }],
    defaults: { ...credentials, socket },
  });
  cluster.on("error", () => undefined);
  await cluster.connect();
  const nodes = await Promise.all(cluster.masters.map(async (node) => cluster.nodeClient(node)));
  return overNodes(cluster, nodes, () => {
    cluster.destroy();
  });
}

/** The cluster client says only that no node is available; one connection by itself says why. */
async function checkRoot(options: RedisClientOptions): Promise<void> {
  const root = createClient(options);
  root.on("error", () => undefined);
  try {
    await root.connect();
    await root.sendCommand(["CLUSTER", "SLOTS"]);
  } finally {
    if (root.isOpen) {
      root.destroy();
    }
  }
}

type Commands = Pick<RedisClientType, "set" | "get" | "del">;

function overNodes(commands: Commands, nodes: readonly RedisClientType[], disconnect: () => void): Connection {
  const listeners: RedisClientType[] = [];
  const [first] = nodes;
  return {
    set: async (key, value, lifetimeMs) => commands.set(key, value, { expiration: { type: "PX", value: lifetimeMs } }),
    get: async (key) => commands.get(key),
    remove: async (key) => commands.del(key),
    info: async (section) => first!.info(section),
    setting: async (name) => (await first!.configGet(name))[name],
    listen: async (channel, heard) => {
      for (const node of nodes) {
        const listener = node.duplicate();
        listener.on("error", () => undefined);
        await listener.connect();
        listeners.push(listener);
        await listener.subscribe(channel, heard);
      }
    },
    close: () => {
      listeners.forEach((listener) => {
        listener.destroy();
      });
      disconnect();
    },
  };
}
