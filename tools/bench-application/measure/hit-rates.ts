import { CacheAside } from "../../../client/index";
import type { Connection } from "../../../client/index";
import { type CountedDatabase, postOf } from "../database";
import { load } from "../load";
import { type Skew, idsOf, lastRead } from "../random";
import type { Stage } from "../stage";
import { limitMemory } from "./room";

/** What a cache brings that is smaller or larger than the data. */
export interface HitRate {
  /** Size of the data, in sizes of the cache. */
  readonly dataToCache: number;
  readonly skew: Skew;
  readonly lifetime: "long" | "short";
  /** Reads within the time for which a value lives; Infinity when nothing expires. */
  readonly readsPerLifetime: number;
  /** Hits in percent of reads. */
  readonly hits: number;
  /** Percent of the queries that reads without a cache would be. */
  readonly saved: number;
}

/** What is varied. */
export const ratios = [0.5, 1, 2, 5, 10, 20] as const;
export const skews: readonly Skew[] = ["uniform", 0.8, 1, 1.2];

/** Reads within a short lifetime, in numbers of values that the cache has room for. */
const shortLifetime = 1.5;
/** How far from that it may be, as a factor, before another lifetime is tried. */
const closeEnough = 1.2;
const maxTries = 5;
const concurrency = 32;
const hourSeconds = 3_600;

/** Hit rates over the sizes of the data, what is read how often, and how long values live. */
export async function measureHitRates({ small, sizes, database }: Stage): Promise<readonly HitRate[]> {
  const redis = await small.connect();
  const rows: HitRate[] = [];
  for (const dataToCache of ratios) {
    for (const skew of skews) {
      const { room } = sizes;
      const next = idsOf(Math.round(dataToCache * room), skew);
      const cell = { redis, database, room, dataToCache, skew, next };
      await limitMemory(small, redis, database, room);
      await fillAsLastRead(cell);
      await visit(cell, hourSeconds, 3 * room);
      const long = await visit(cell, hourSeconds, 2 * room);
      const { hits, saved } = long;
      rows.push({ dataToCache, skew, lifetime: "long", readsPerLifetime: Infinity, hits, saved });
      rows.push(await withShortLifetime(cell, long.perSecond, async () => small.bare.flushAll()));
    }
  }
  return rows;
}

interface Cell {
  readonly redis: Connection;
  readonly database: CountedDatabase;
  readonly room: number;
  readonly dataToCache: number;
  readonly skew: Skew;
  /** Draws an id; what is measured goes on where what came before has ended. */
  readonly next: () => number;
}

/**
 * Reads what endless reads would have read last, each once and the latest at the end: what is measured then is what the size
 * of the cache does, and no first read of a value that there is room for.
 */
async function fillAsLastRead({ redis, database, room, dataToCache, next }: Cell): Promise<void> {
  const posts = new CacheAside({ redis, namespace: "posts", ttlSeconds: hourSeconds });
  const last = lastRead(next, Math.min(room, Math.round(dataToCache * room)));
  await load(concurrency, { requests: last.length }, async (index) => {
    const id = last[index] ?? 1;
    return posts.get(id, async () => postOf(database, id));
  });
}

/** How many reads a lifetime in seconds has follows from the rate, which grows with it: several tries come close. */
async function withShortLifetime(cell: Cell, perSecond: number, flush: () => Promise<unknown>): Promise<HitRate> {
  const { room, dataToCache, skew } = cell;
  const wanted = Math.round(shortLifetime * room);
  const tries: HitRate[] = [];
  const distance = ({ readsPerLifetime }: HitRate): number => Math.abs(Math.log(readsPerLifetime / wanted));
  for (let ttlSeconds = wanted / perSecond; tries.length < maxTries;) {
    await flush();
    await visit(cell, ttlSeconds, wanted);
    const { hits, saved, perSecond: rate } = await visit(cell, ttlSeconds, 2 * wanted);
    const row: HitRate = { dataToCache, skew, lifetime: "short", readsPerLifetime: ttlSeconds * rate, hits, saved };
    tries.push(row);
    if (distance(row) < Math.log(closeEnough)) {
      break;
    }
    ttlSeconds *= Math.sqrt(wanted / row.readsPerLifetime);
  }
  return tries.reduce((best, row) => (distance(row) < distance(best) ? row : best));
}

async function visit({ redis, database, next }: Cell, ttlSeconds: number, reads: number) {
  const posts = new CacheAside({ redis, namespace: "posts", ttlSeconds });
  const before = database.statements;
  const { perSecond } = await load(concurrency, { requests: reads }, async () => {
    const id = next();
    return posts.get(id, async () => postOf(database, id));
  });
  const saved = 100 * (1 - (database.statements - before) / reads);
  return { hits: posts.statistics().hitRate, saved, perSecond };
}
