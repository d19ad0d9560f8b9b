import { CacheAside } from "../../../client/index";
import { authorsOf } from "../database";
import { load } from "../load";
import { getRefreshing, jitteredSeconds } from "../seed-code";
import type { Stage } from "../stage";

/** What early refresh and jitter do. */
export interface Refresh {
  /** Percent of the reads that refresh by the seed's formula, when 10 % of the lifetime are left. */
  readonly seedAtTenPercent: number;
  /** Queries of the seed's formula for each lifetime of a key that 32 readers read all the time. */
  readonly seedQueries: number;
  /** Refreshes of the seed's formula that failed in each lifetime; each of them ends a Node.js process. */
  readonly seedFailures: number;
  /** Queries of CacheAside, as for the seed. */
  readonly clientQueries: number;
  /** Least and most minutes that the seed's jitter adds to an hour. */
  readonly jitterMinutes: readonly [least: number, most: number];
  /** Percent of the values stored together that end within the busiest hundredth of the lifetime, without and with jitter. */
  readonly endTogether: { readonly without: number; readonly with: number };
}

const readers = 32;
const draws = 10_000;

/** Refreshes a key early by both formulas, and looks at when values end that were stored together. */
export async function measureRefresh(stage: Stage): Promise<Refresh> {
  const { cache, database, sizes } = stage;
  await cache.bare.flushAll();
  const query = async (): Promise<unknown> => authorsOf(database, 1);
  // The library counts whole seconds, so the seed's formula needs at least two.
  const ttlSeconds = Math.max(2, sizes.hotTtlMs / 1000);
  const over = async (read: () => Promise<unknown>): Promise<number> => {
    const before = database.statements;
    await load(readers, { at: performance.now() + 1000 * sizes.lifetimes * ttlSeconds }, read);
    return (database.statements - before) / sizes.lifetimes;
  };
  const redis = await cache.connect();
  const values = new CacheAside<unknown>({ redis, namespace: "hot", ttlSeconds });
  const clientQueries = await over(async () => values.get(1, query));
  const refreshes: Promise<unknown>[] = [];
  const keep = (refresh: Promise<unknown>): void =>
    void refreshes.push(
      refresh.then(
        () => true,
        () => false,
      ),
    );
  const seedQueries = await over(async () => getRefreshing(cache.bare, "hot", ttlSeconds, query, keep));
  const seedFailures =
    (await Promise.all(refreshes)).filter((hasWorked) => hasWorked === false).length / sizes.lifetimes;
  const minutes = Array.from({ length: draws }, () => (jitteredSeconds() - 3_600) / 60);
  return {
    seedAtTenPercent: await seedShare(stage),
    seedQueries,
    seedFailures,
    clientQueries,
    jitterMinutes: [Math.min(...minutes), Math.max(...minutes)],
    endTogether: { without: await busiest(stage, 0), with: await busiest(stage, 0.1) },
  };
}

/** Ten of a hundred seconds are left; what would refresh the key never ends, so that it stays like that. */
async function seedShare({ cache, sizes }: Stage): Promise<number> {
  let refreshes = 0;
  await cache.bare.setEx("tenth", 10, "1");
  const never = async (): Promise<never> => {
    refreshes += 1;
    return new Promise(() => undefined);
  };
  const reads = Math.min(2_000, sizes.reads);
  await load(readers, { requests: reads }, async () => getRefreshing(cache.bare, "tenth", 100, never, () => undefined));
  return (100 * refreshes) / reads;
}

async function busiest({ cache }: Stage, jitter: number): Promise<number> {
  const redis = await cache.connect();
  const ttlSeconds = 3_600;
  const count = 1_000;
  const values = new CacheAside<number>({ redis, namespace: `jitter-${jitter}`, ttlSeconds, jitter });
  await load(readers, { requests: count }, async (index) => values.get(index, async () => Promise.resolve(index)));
  const hundredths = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = Math.floor((100 * (await cache.bare.pTTL(`jitter-${jitter}:${index}`))) / (1000 * ttlSeconds));
    hundredths.set(at, (hundredths.get(at) ?? 0) + 1);
  }
  return (100 * Math.max(...hundredths.values())) / count;
}
