import { CacheAside } from "../../../client/index";
import { authorsOf, postOf } from "../database";
import { type Load, load } from "../load";
import { idsOf } from "../random";
import type { Stage } from "../stage";

/** How values are read. */
export type Way = "without a cache" | "cache-aside" | "with the in-process layer";

/** A query that is read in one way. */
export interface QueryRow {
  readonly query: "cheap" | "expensive";
  readonly way: Way;
  /** Queries for 1,000 reads that begin with an empty cache. */
  readonly coldQueries: number;
  /** Queries for 1,000 reads after that. */
  readonly queries: number;
  /** One reader after the other. */
  readonly alone: Load;
  /** 32 readers at a time. */
  readonly together: Load;
}

/** Readers at a time where throughput is measured. */
const concurrency = 32;

/** The most popular of so many ids are read most (Zipf 1.0). */
const ids = { cheap: 5_000, expensive: 500 };

/** A cheap and an expensive query, without a cache, with one, and with the in-process layer before it. */
export async function measureQueries(stage: Stage): Promise<readonly QueryRow[]> {
  const { sizes, database } = stage;
  const cheap = { query: "cheap", count: Math.min(ids.cheap, sizes.posts) } as const;
  const expensive = { query: "expensive", count: Math.min(ids.expensive, sizes.users) } as const;
  const rows: QueryRow[] = [];
  for (const { query, count } of [cheap, expensive]) {
    const ask = async (id: number): Promise<unknown> =>
      query === "cheap" ? postOf(database, id) : authorsOf(database, id);
    for (const way of ["without a cache", "cache-aside", "with the in-process layer"] as const) {
      const read = await readerOf(stage, query, way, ask);
      const isFast = query === "cheap" || way !== "without a cache";
      const reads = isFast ? sizes.reads : sizes.expensiveReads;
      rows.push({ query, way, ...(await measure(stage, read, count, reads)) });
    }
  }
  return rows;
}

type Read = (id: number) => Promise<unknown>;

async function readerOf({ cache }: Stage, query: string, way: Way, ask: Read): Promise<Read> {
  await cache.bare.flushAll();
  if (way === "without a cache") {
    return ask;
  }
  const inProcess = way === "cache-aside" ? {} : { inProcess: { maxEntries: 10_000, ttlSeconds: 60 } };
  const redis = await cache.connect(inProcess);
  const values = new CacheAside<unknown>({ redis, namespace: query, ttlSeconds: 3_600 });
  return async (id) => values.get(id, async () => ask(id));
}

async function measure({ database }: Stage, read: Read, count: number, reads: number) {
  const next = idsOf(count, 1);
  const during = async (at: number, requests: number): Promise<Load & { readonly queries: number }> => {
    const before = database.statements;
    const met = await load(at, { requests }, async () => read(next()));
    return { ...met, queries: (1_000 * (database.statements - before)) / requests };
  };
  const cold = await during(concurrency, Math.min(1_000, reads));
  await during(concurrency, reads);
  const alone = await during(1, Math.ceil(reads / 4));
  const together = await during(concurrency, reads);
  return { coldQueries: cold.queries, queries: together.queries, alone, together };
}
