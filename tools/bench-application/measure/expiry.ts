import { CacheAside } from "../../../client/index";
import { authorsOf, postOf } from "../database";
import { load } from "../load";
import { getOrLoad } from "../seed-code";
import type { Stage } from "../stage";

/** What happens when a key expires that many are reading. */
export interface Expiry {
  readonly query: "cheap" | "expensive";
  readonly readers: number;
  readonly isProtected: boolean;
  /** Queries from the expiry on, until everybody has an answer. */
  readonly queries: number;
  /** Reads that failed, because the database had no connection for them in time. */
  readonly failed: number;
  /** Times that the cache did not answer within a second, so that the database was asked without it. */
  readonly withoutCache: number;
  /** Milliseconds of the slowest read that had an answer. */
  readonly slowest: number;
}

/** Processes whose readers do not know of each other. */
const processes = 4;

/** Reads one key across its expiry with many readers at a time: with CacheAside, and as the seed's first example does. */
export async function measureExpiry(stage: Stage): Promise<readonly Expiry[]> {
  const { readers, manyReaders } = stage.sizes;
  const tries = [
    { query: "cheap", readers },
    { query: "cheap", readers: manyReaders },
    { query: "expensive", readers },
  ] as const;
  const rows: Expiry[] = [];
  for (const each of tries) {
    for (const isProtected of [false, true]) {
      rows.push(await across(stage, { ...each, isProtected }));
    }
  }
  return rows;
}

async function across(stage: Stage, row: Pick<Expiry, "query" | "readers" | "isProtected">): Promise<Expiry> {
  const { cache, database, sizes } = stage;
  await cache.bare.flushAll();
  const query = async (): Promise<unknown> => (row.query === "cheap" ? postOf(database, 1) : authorsOf(database, 1));
  const { reads, withoutCache } = row.isProtected ? await guardedReads(stage, query) : plainReads(stage, query);
  const [first] = reads;
  await first?.();
  const before = database.statements;
  const end = { at: performance.now() + 1.5 * sizes.hotTtlMs };
  const { failed, slowest } = await load(row.readers, end, async (index) => reads[index % reads.length]?.());
  return { ...row, queries: database.statements - before, failed, withoutCache: withoutCache(), slowest };
}

type Read = () => Promise<unknown>;

/** Readers that do not know of each other. */
interface Readers {
  readonly reads: readonly Read[];
  /** Times that the cache was given up. */
  readonly withoutCache: () => number;
}

function plainReads({ cache, sizes }: Stage, query: Read): Readers {
  return { reads: [async () => getOrLoad(cache.bare, "hot", sizes.hotTtlMs, query)], withoutCache: () => 0 };
}

/** As in several processes: each has its own connections, and its own requests under way. */
async function guardedReads({ cache, sizes }: Stage, query: Read): Promise<Readers> {
  const connections = await Promise.all(Array.from({ length: processes }, async () => cache.connect()));
  const caches = connections.map(
    (redis) => new CacheAside<unknown>({ redis, namespace: "hot", ttlSeconds: sizes.hotTtlMs / 1000 }),
  );
  return {
    reads: caches.map((values) => async () => values.get(1, query)),
    withoutCache: () => caches.reduce((sum, values) => sum + values.statistics().errors, 0),
  };
}
