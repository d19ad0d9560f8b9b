import { CacheAside, WriteThrough } from "../../../client/index";
import { type Post, postOf, retitle } from "../database";
import { load } from "../load";
import { updateBoth } from "../seed-code";
import type { Stage } from "../stage";

/** Rows of which the cache has another value than the database after two changes at the same time. */
export interface StaleRows {
  readonly rows: number;
  /** By the seed's second example. */
  readonly seed: number;
  /** By WriteThrough. */
  readonly client: number;
}

/** Changes each of some rows twice at the same time, and compares what is cached with the database afterwards. */
export async function measureStale({ sizes, cache, database }: Stage): Promise<StaleRows> {
  await cache.bare.flushAll();
  const rows = Math.round(sizes.writes / 14);
  const redis = await cache.connect();
  const posts = new CacheAside<Post>({ redis, namespace: "posts", ttlSeconds: 3_600 });
  const through = new WriteThrough(posts);
  const seedKey = (id: number): string => `post:${id}`;
  const twice = async (change: (id: number, title: string) => Promise<unknown>): Promise<void> => {
    await load(16, { requests: rows }, async (index) =>
      Promise.all([change(index + 1, "one"), change(index + 1, "two")]),
    );
  };
  const stale = async (cached: (id: number) => Promise<Pick<Post, "title"> | null>): Promise<number> => {
    let count = 0;
    await load(16, { requests: rows }, async (index) => {
      const [is, should] = await Promise.all([cached(index + 1), postOf(database, index + 1)]);
      count += is !== null && is.title !== should?.title ? 1 : 0;
    });
    return count;
  };
  await twice(async (id, title) => updateBoth(cache.bare, seedKey(id), async () => retitle(database, id, title)));
  const seed = await stale(async (id) => JSON.parse((await cache.bare.get(seedKey(id))) ?? "null") as Post | null);
  await twice(async (id, title) => through.write(id, async () => retitle(database, id, title)));
  const client = await stale(async (id) => posts.get(id, async () => postOf(database, id)));
  return { rows, seed, client };
}
