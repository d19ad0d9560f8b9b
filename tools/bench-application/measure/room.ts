import { CacheAside, type Connection } from "../../../client/index";
import { type CountedDatabase, postOf } from "../database";
import { load } from "../load";
import type { Cache } from "../stage";

/** Gives an empty cache as much memory as so many posts take, beside what the server takes for itself. */
export async function limitMemory(
  { bare }: Cache,
  redis: Connection,
  database: CountedDatabase,
  room: number,
): Promise<void> {
  await bare.configSet("maxmemory", "0");
  await bare.flushAll();
  const empty = await usedMemory(bare);
  const posts = new CacheAside({ redis, namespace: "posts", ttlSeconds: 3_600 });
  await load(8, { requests: room }, async (index) => posts.get(index + 1, async () => postOf(database, index + 1)));
  const full = await usedMemory(bare);
  await bare.flushAll();
  await bare.configSet("maxmemory", String((await usedMemory(bare)) + full - empty));
}

async function usedMemory(bare: Cache["bare"]): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await bare.info("memory"))?.[1]);
}
