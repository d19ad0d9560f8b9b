import { type RedisClientType, createClient } from "@redis/client";

import type { Endpoint } from "./endpoints";
import { type Side, type SideSettings, clientOptions, noteRefusal } from "./side";
import { Reconnection, socketOptions } from "./sockets";

/**
 * Some connections to one address, which take turns. Each carries any number of commands at a time, so nobody waits for a
 * free one.
 *
 * @throws whatever keeps the first connect from working, after some tries
 */
export async function openPool(endpoint: Endpoint, settings: SideSettings): Promise<Side> {
  const first = newClient(endpoint, settings);
  const clients = [first, ...Array.from({ length: settings.poolSize - 1 }, () => newClient(endpoint, settings))];
  try {
    await Promise.all(clients.map(async (client) => client.connect()));
  } catch (error) {
    clients.forEach((client) => {
      client.destroy();
    });
    throw error;
  }
  clients.forEach((client) => client.on("ready", settings.onReady));
  let turn = 0;
  const next = (): RedisClientType => {
    turn = (turn + 1) % clients.length;
    const inTurn = clients[turn];
    return inTurn?.isReady === true ? inTurn : (clients.find(({ isReady }) => isReady) ?? first);
  };
  return {
    next,
    clients: () => clients,
    primaries: async () => Promise.resolve([next()]),
    shardOf: () => clients,
    close: async () => {
      await Promise.allSettled(clients.map(async (client) => client.close()));
    },
  };
}

function newClient({ host, port }: Endpoint, settings: SideSettings): RedisClientType {
  const { clientSideCache } = settings;
  const reconnection = new Reconnection(settings.retries);
  const client = createClient({
    ...clientOptions(settings),
    socket: { ...socketOptions(settings, host, reconnection), host, port },
    ...(clientSideCache === undefined ? {} : { clientSideCache }),
  }) as RedisClientType;
  client.once("ready", () => {
    reconnection.hasWorked();
  });
  client.on("error", (error) => {
    noteRefusal(settings, error);
  });
  return client;
}
