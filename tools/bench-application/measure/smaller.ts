import { CacheAside, warm } from "../../../client/index";
import { postOf } from "../database";
import { load } from "../load";
import { idsOf } from "../random";
import type { Stage } from "../stage";

/** What needs a few reads only. */
export interface Smaller {
  /** Queries of a value's first read, and of the second. */
  readonly firstReads: readonly [first: number, second: number];
  /** Queries for 1,000 reads of an id that does not exist. */
  readonly missingQueries: number;
  /** Hits in percent of the first 1,000 reads, after the 1,000 most popular posts were warmed, and without that. */
  readonly warmed: { readonly with: number; readonly without: number };
  /** Percent of the reads that go to the most popular fifth of the ids. */
  readonly popularFifth: readonly { readonly skew: "uniform" | number; readonly share: number }[];
}

const reads = 1_000;

/** Measures them. */
export async function measureSmaller(stage: Stage): Promise<Smaller> {
  const { cache, database } = stage;
  await cache.bare.flushAll();
  const redis = await cache.connect();
  const posts = new CacheAside<unknown>({ redis, namespace: "posts", ttlSeconds: 3_600 });
  const queriesOf = async (id: number, requests: number): Promise<number> => {
    const before = database.statements;
    await load(1, { requests }, async () => posts.get(id, async () => postOf(database, id)));
    return database.statements - before;
  };
  const firstReads = [await queriesOf(1, 1), await queriesOf(1, 1)] as const;
  const missingQueries = await queriesOf(999_999_999, reads);
  const popularFifth = (["uniform", 0.8, 1, 1.2] as const).map((skew) => ({ skew, share: shareOfFifth(skew) }));
  const without = await firstHits(stage, false);
  return { firstReads, missingQueries, popularFifth, warmed: { with: await firstHits(stage, true), without } };
}

async function firstHits({ cache, database, sizes }: Stage, isWarmed: boolean): Promise<number> {
  await cache.bare.flushAll();
  const redis = await cache.connect();
  const posts = new CacheAside<unknown>({ redis, namespace: "posts", ttlSeconds: 3_600 });
  const get = async (id: number) => posts.get(id, async () => postOf(database, id));
  if (isWarmed) {
    const ids = Array.from({ length: 1_000 }, (_, index) => index + 1);
    await warm({ redis, namespace: "posts", name: "popular", ids, load: get });
  }
  const before = posts.statistics();
  const next = idsOf(Math.min(10_000, sizes.posts), 1);
  await load(32, { requests: reads }, async () => get(next()));
  return (100 * (posts.statistics().hits - before.hits)) / reads;
}

function shareOfFifth(skew: "uniform" | number): number {
  const [count, draws] = [10_000, 100_000];
  const next = idsOf(count, skew);
  let popular = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    popular += next() <= count / 5 ? 1 : 0;
  }
  return (100 * popular) / draws;
}
