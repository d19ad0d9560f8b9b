import { CacheAside, HotKeys } from "../../../client/index";
import { postOf } from "../database";
import { load } from "../load";
import { idsOf } from "../random";
import type { Stage } from "../stage";
import { limitMemory } from "./room";

/** What a scan of cold keys does to a cache that is full, and how the cache recovers. */
export interface Storm {
  /** Reads from which on an id is cached; 1 is without access counting. */
  readonly cachedFromRead: number;
  /** Hits in percent of reads, before. */
  readonly before: number;
  /** Values that the scan evicted. */
  readonly evicted: number;
  /** Hits in percent of reads, after each window of reads that follows the scan. */
  readonly after: readonly number[];
  /** Reads until the hits are back to 95 % of what they were. */
  readonly readsToRecover: number;
  /** Queries within those reads. */
  readonly queriesToRecover: number;
}

/** Windows after the scan. */
const windows = 36;
const concurrency = 32;

/** Fills the cache with what is read (Zipf 1.0), reads three times as many cold keys once, and goes on as before. */
export async function measureStorms(stage: Stage): Promise<readonly Storm[]> {
  return [await storm(stage, 1), await storm(stage, 2), await storm(stage, 6)];
}

async function storm({ small, sizes, database }: Stage, cachedFromRead: number): Promise<Storm> {
  const { room, posts: count } = sizes;
  const redis = await small.connect();
  await limitMemory(small, redis, database, room);
  const namespace = "posts";
  const hotKeys = new HotKeys({ redis, namespace, reads: cachedFromRead, windowSeconds: 3_600 });
  const counting = cachedFromRead === 1 ? {} : { hotKeys };
  const posts = new CacheAside({ redis, namespace, ttlSeconds: 3_600, ...counting });
  const get = async (id: number) => posts.get(id, async () => postOf(database, id));
  const next = idsOf(room, 1);
  const visit = async (requests: number) => {
    const [queries, { hits, misses }] = [database.statements, posts.statistics()];
    await load(concurrency, { requests }, async () => get(next()));
    const now = posts.statistics();
    const rate = (100 * (now.hits - hits)) / (now.hits + now.misses - hits - misses);
    return { hits: rate, queries: database.statements - queries };
  };
  // Everything that is read has been read often enough to be cached: else its first reads would count as misses before.
  await load(concurrency, { requests: cachedFromRead * room }, async (index) => get(room - (index % room)));
  await visit(2 * room);
  const { hits: before } = await visit(room);
  const evictedBefore = await evictions(small.bare);
  await load(concurrency, { requests: Math.min(3 * room, count - room) }, async (index) => get(count - index));
  const evicted = (await evictions(small.bare)) - evictedBefore;
  const perWindow = Math.round(room / 3);
  const seen: { readonly hits: number; readonly queries: number }[] = [];
  while (seen.length < windows) {
    seen.push(await visit(perWindow));
  }
  return { cachedFromRead, before, evicted, ...recovery(before, perWindow, seen) };
}

function recovery(
  before: number,
  perWindow: number,
  seen: readonly { readonly hits: number; readonly queries: number }[],
) {
  const back = seen.findIndex(({ hits }) => hits >= 0.95 * before);
  const until = back === -1 ? seen : seen.slice(0, back);
  return {
    after: seen.map(({ hits }) => hits),
    readsToRecover: back === -1 ? Infinity : back * perWindow,
    queriesToRecover: until.reduce((sum, { queries }) => sum + queries, 0),
  };
}

async function evictions(bare: Stage["small"]["bare"]): Promise<number> {
  return Number(/^evicted_keys:(\d+)/m.exec(await bare.info("stats"))?.[1]);
}
