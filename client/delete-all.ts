import { setTimeout as sleep } from "node:timers/promises";

import type { RedisClientType } from "@redis/client";

import type { Connection } from "./connect/connection";
import { CacheError, codeOf } from "./errors";
import { aConnection, checked } from "./options";

/** What is needed of a connection. */
type Primaries = Pick<Connection, "run" | "primaries">;

/** Keys that a server looks at before it answers others again. */
const scanCount = 500;

/** Milliseconds between the tries of nodes that failed: together longer than a failover, for which AWS says 15 to 30 s. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Deletes every key that begins with a prefix, for example `users.prefix`, or `feeds:1:` for the keys below `feeds:1`.
 * `DEL` knows no wildcards: `DEL feeds:1:*` deletes the key of that very name, which nobody has.
 *
 * It holds no server up: it looks for keys in steps (`SCAN`), and their memory is freed in the background (`UNLINK`), on
 * every shard. It takes as long as it takes to look at all keys there are; versioned keys make many values invalid at once.
 *
 * What it promises:
 * - Each key that exists from its beginning to its end is deleted. One that is written meanwhile may stay.
 * - Keys with another prefix are never touched: `users:` leaves `users2:1` alone.
 * - When a node fails, it is tried again for about half a minute, from its first key on. A key that moves to another shard
 *   meanwhile may stay.
 *
 * @param prefix ends with a colon; characters that have a meaning in patterns have none here
 * @returns how many keys it has deleted
 * @throws TypeError when it is no connection, or the prefix does not end with a colon, or is nothing else
 * @throws CacheError when nodes went on failing: what was deleted on them and on others stays deleted
 * @see https://redis.io/docs/latest/commands/scan/#scan-guarantees
 */
export async function deleteAll(connection: Primaries, prefix: string): Promise<number> {
  checked({ connection }, { connection: aConnection });
  if (typeof prefix !== "string" || !/[^:]:$/.test(prefix)) {
    const got = typeof prefix === "string" ? `"${prefix}"` : typeof prefix;
    throw new TypeError(`prefix must end with a colon, so that "users:" leaves "users2:1" alone, got ${got}`);
  }
  const done = new Set<RedisClientType>();
  let deleted = 0;
  for (let tries = 0; ; tries += 1) {
    const failed = await attempt(connection, done, async (node) => {
      for await (const keys of node.scanIterator({ MATCH: `${literally(prefix)}*`, COUNT: scanCount })) {
        const count = await unlink(connection, keys);
        deleted += count;
      }
    });
    if (failed === undefined) {
      return deleted;
    }
    const pauseMs = pausesMs[tries];
    if (pauseMs === undefined) {
      const reached = `${deleted} keys are deleted, and ${done.size} nodes are done`;
      throw new CacheError(`not all keys of ${prefix} could be deleted: ${codeOf(failed)}; ${reached}`, codeOf(failed));
    }
    await sleep(pauseMs);
  }
}

/** Works on every primary that is not done yet; returns why one of them failed. */
async function attempt(
  connection: Primaries,
  done: Set<RedisClientType>,
  work: (node: RedisClientType) => Promise<void>,
): Promise<unknown> {
  try {
    const nodes = (await connection.primaries()).filter((node) => !done.has(node));
    const results = await Promise.allSettled(
      nodes.map(async (node) => {
        await work(node);
        done.add(node);
      }),
    );
    return results.find((result) => result.status === "rejected")?.reason;
  } catch (error) {
    return error;
  }
}

/** Each key has a slot of its own, and so a command of its own; all of them are sent at once. */
async function unlink(connection: Primaries, keys: readonly string[]): Promise<number> {
  const counts = await connection.run(async (redis) => Promise.all(keys.map(async (key) => redis.unlink(key))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A pattern that matches a text as it is. */
function literally(text: string): string {
  return text.replace(/[\\*?[\]]/g, "\\$&");
}
