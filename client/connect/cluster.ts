import { setTimeout as sleep } from "node:timers/promises";

import { type RedisClientType, type RedisClusterType, createCluster } from "@redis/client";
import slotOf from "@redis/client/dist/lib/utils/calculate-slot";

import type { Endpoint } from "./endpoints";
import { type Side, type SideSettings, clientOptions, commandOptions, noteRefusal } from "./side";
import { Reconnection, retryDelayMs, socketOptions } from "./sockets";

/** Milliseconds between questions for the nodes while one of them is lost, so that those left have other things to do. */
const refreshMs = 2_000;

/** Milliseconds after which reads look for replicas that were added, or are back; nothing else tells of them. */
const lookForReplicasMs = 60_000;

/**
 * A cluster client, which has one connection to each node.
 *
 * @param useReplicas whether reads go to the replicas as well
 * @throws whatever keeps the first connect from working, after some tries
 */
export async function openCluster(endpoint: Endpoint, settings: SideSettings, useReplicas: boolean): Promise<Side> {
  const reconnection = new Reconnection(settings.retries);
  const cluster = newCluster(endpoint, settings, reconnection, useReplicas);
  const refresh = refreshing(cluster);
  cluster.on("node-reconnecting", refresh);
  await connectFirst(cluster, settings);
  reconnection.hasWorked();
  cluster.on("node-ready", settings.onReady);
  const timer = useReplicas ? setInterval(refresh, lookForReplicasMs).unref() : undefined;
  return {
    next: () => cluster,
    clients: () => clientsOf(cluster),
    primaries: async () => Promise.all(cluster.masters.map(async (node) => cluster.nodeClient(node))),
    shardOf: (key) => cluster.slots[slotOf(key)]?.master ?? cluster,
    close: async () => {
      clearInterval(timer);
      await cluster.close();
    },
  };
}

function newCluster(
  { host, port }: Endpoint,
  settings: SideSettings,
  reconnection: Reconnection,
  useReplicas: boolean,
): RedisClusterType {
  const { clientSideCache } = settings;
  const cluster = createCluster({
    rootNodes: [{ socket: { host, port } }],
    // TLS is for the nodes too, which are not asked about it.
    defaults: { ...clientOptions(settings), socket: socketOptions(settings, undefined, reconnection) },
    commandOptions,
    useReplicas,
    // Finding out which nodes there are must not wait until each of them can be reached.
    minimizeConnections: true,
    // The library's own refresh overlooks a node that could never be reached, such as one that fails after its promotion.
    topologyRefreshOnReconnectionAttemptStrategy: false,
    ...(clientSideCache === undefined ? {} : { clientSideCache }),
  }) as unknown as RedisClusterType;
  for (const event of ["error", "node-error"]) {
    cluster.on(event, (error) => {
      noteRefusal(settings, error);
    });
  }
  if (useReplicas) {
    // A primary that becomes a replica refuses reads on connections that were made before.
    cluster.on("node-ready", ({ host: name, port: number }: { readonly host: string; readonly port: number }) => {
      const { client } = cluster.nodeByAddress.get(`${name}:${number}`) ?? {};
      client?.sendCommand(["READONLY"]).catch(() => undefined);
    });
  }
  return cluster;
}

/** Asks a node that is left which nodes there are now. */
function refreshing(cluster: RedisClusterType): () => void {
  let lastAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - lastAt >= refreshMs && cluster.isReady) {
      lastAt = now;
      const lost = [...cluster.nodeByAddress.values()].filter(({ client }) => client?.isReady !== true);
      cluster._slots.rediscover(undefined, new Set(lost.map(({ address }) => address))).catch(() => undefined);
    }
  };
}

/** The cluster client itself says only that there is no root node available; its events say why. */
async function connectFirst(cluster: RedisClusterType, { retries }: SideSettings): Promise<void> {
  let reason: unknown;
  cluster.on("error", (error) => {
    reason = error;
  });
  for (let tries = 0; ; tries += 1) {
    try {
      await cluster.connect();
      break;
    } catch (error) {
      if (tries >= retries) {
        throw reason ?? error;
      }
      await sleep(retryDelayMs(tries));
    }
  }
  try {
    await Promise.all(cluster.masters.map(async (node) => cluster.nodeClient(node)));
    await Promise.allSettled(cluster.replicas.map(async (node) => cluster.nodeClient(node)));
  } catch (error) {
    cluster.destroy();
    throw error;
  }
}

function clientsOf(cluster: RedisClusterType): readonly RedisClientType[] {
  return [
    ...cluster.masters.flatMap(({ client, pubSub }) => [client, pubSub?.client]),
    ...cluster.replicas.map(({ client }) => client),
    cluster.pubSubNode?.client,
  ].filter((client) => client !== undefined);
}
