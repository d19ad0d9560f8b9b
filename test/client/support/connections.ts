import { type BasicPooledClientSideCache, createClient, createCluster, type RedisClientType } from "@redis/client";

import type { Client, Connection } from "../../../client/connect/connection";
import { type GuardOptions, guard } from "../../../client/guarded";
import type { Certificates } from "../../redis/support/certificates";
import { token } from "../../redis/support/suite";

/** What a test may want of a connection. */
export interface TestConnectionOptions extends GuardOptions {
  readonly certificates: Certificates;
  readonly clientSideCache?: BasicPooledClientSideCache;
}

/** A busy machine is no fault: tests of time limits set their own. */
export const patient: GuardOptions = { commandTimeoutMs: 10_000 };

const patience = { connectTimeout: 3_000, reconnectStrategy: () => 100, tls: true as const };

/** A connection to one node or endpoint, without what `connect` adds. */
export async function connectToNode(port: number, options: TestConnectionOptions): Promise<Connection> {
  const { certificates, clientSideCache, ...others } = options;
  const client = createClient({
    password: token,
    disableOfflineQueue: true,
    socket: { ...patience, host: "127.0.0.1", port, ca: certificates.ca },
    ...(clientSideCache === undefined ? {} : { clientSideCache }),
  }) as unknown as RedisClientType;
  client.on("error", () => undefined);
  await client.connect();
  return connection(client, async () => Promise.resolve([client]), "ready", others);
}

/** A connection to all nodes of a cluster, without what `connect` adds. */
export async function connectToShards(port: number, options: TestConnectionOptions): Promise<Connection> {
  const { certificates, clientSideCache, ...others } = options;
  const cluster = createCluster({
    rootNodes: [{ url: `rediss://127.0.0.1:${port}` }],
    defaults: { password: token, disableOfflineQueue: true, socket: { ...patience, ca: certificates.ca } },
    ...(clientSideCache === undefined ? {} : { clientSideCache }),
  });
  cluster.on("error", () => undefined);
  await cluster.connect();
  const primaries = async () =>
    Promise.all(cluster.masters.map(async (node) => cluster.nodeClient(node) as Promise<unknown>));
  return connection(cluster, primaries as () => Promise<readonly RedisClientType[]>, "node-ready", others);
}

function connection(
  client: Client,
  primaries: () => Promise<readonly RedisClientType[]>,
  reconnected: string,
  options: GuardOptions,
): Connection {
  const listeners: RedisClientType[] = [];
  return {
    ...guard(() => client, { ...patient, ...options }),
    primary: client,
    reader: client,
    primaries,
    listeners: async () => {
      const fresh = (await primaries()).map((each) => each.duplicate({ clientSideCache: undefined }));
      listeners.push(...fresh);
      fresh.forEach((each) => each.on("error", () => undefined));
      await Promise.all(fresh.map(async (each) => each.connect()));
      return fresh;
    },
    onReconnect: (listener) => {
      client.on(reconnected, listener);
      return () => client.off(reconnected, listener);
    },
    close: async () => {
      [client, ...listeners].forEach((each) => {
        each.destroy();
      });
      return Promise.resolve();
    },
  };
}
