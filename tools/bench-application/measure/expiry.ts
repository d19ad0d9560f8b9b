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
  const reads = row.isProtected ? await guardedReads(stage, query) : [plainRead(stage, query)];
  const [first] = reads;
  await first?.();
  const before = database.statements;
  const end = { at: performance.now() + 1.5 * sizes.hotTtlMs };
  const { failed, slowest } = await load(row.readers, end, async (index) => reads[index % reads.length]?.());
  return { ...row, queries: database.statements - before, failed, slowest };
}

type Read = () => Promise<unknown>;

function plainRead({ cache, sizes }: Stage, query: Read): Read {
  return async () => getOrLoad(cache.bare, "hot", sizes.hotTtlMs, query);
}

/** As in several processes: each has its own connections, and its own requests under way. */
async function guardedReads({ cache, sizes }: Stage, query: Read): Promise<readonly Read[]> {
  const connections = await Promise.all(Array.from({ length: processes }, async () => cache.connect()));
  const caches = connections.map(
    (redis) => new CacheAside<unknown>({ redis, namespace: "hot", ttlSeconds: sizes.hotTtlMs / 1000 }),
  );
  return caches.map((values) => async () => values.get(1, query));
}
