import type { RedisClientType } from "@redis/client";

/** Milliseconds between two signs of life. */
const everyMs = 2_000;

/** Milliseconds after which a connection that does not answer is replaced. */
const patienceMs = 3_000;

/**
 * Asks every connection for a sign of life, and replaces those that do not answer: a network that swallows everything closes
 * nothing, and commands that are still sent keep it looking alive.
 *
 * @returns what ends it
 */
export function keepAlive(clients: () => readonly RedisClientType[]): () => void {
  const asked = new Set<RedisClientType>();
  const check = (client: RedisClientType): void => {
    asked.add(client);
    const epoch = client.socketEpoch;
    const limit = setTimeout(() => {
      if (client.socketEpoch === epoch) {
        reconnect(client);
      }
    }, patienceMs);
    limit.unref();
    client
      .ping()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(limit);
        asked.delete(client);
      });
  };
  const timer = setInterval(() => {
    clients()
      .filter((client) => client.isReady && !asked.has(client))
      .forEach(check);
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/**
 * Leaves a connection and makes another, for which the name is resolved again. What was not answered yet fails. A client
 * that is being closed stays closed, and one that is without a connection makes another anyway.
 */
export function reconnect(client: RedisClientType): void {
  if (client.isOpen && client.isReady) {
    client.destroy();
    client.connect().catch(() => undefined);
  }
}
