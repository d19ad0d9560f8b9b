import { CacheAside, WriteThrough, type WriteBehindEntry, openWriteBehind } from "../../../client/index";
import { type Post, retitle } from "../database";
import { type Load, load, quantile, timed } from "../load";
import { idsOf } from "../random";
import type { Stage } from "../stage";

/** Writes of posts in one way. */
export interface WriteRow extends Load {
  readonly way: "database alone" | "cache-aside" | "write-through" | "write-behind";
  /** Replicas that have a write before it is acknowledged. */
  readonly replicas: number;
  readonly concurrency: number;
  /** Writes acknowledged each second, in times of the database alone. */
  readonly toAlone: number;
  /** Statements that the database got for 1,000 writes. */
  readonly statements: number;
  /** Milliseconds from the last acknowledgement until the database had everything. */
  readonly drainMs: number;
}

const concurrency = 32;
const manyAtATime = 2_000;

/** Turns of the ways that write at once. */
const rounds = 7;

/** Changes the same posts by each pattern. */
export async function measureWrites(stage: Stage): Promise<readonly WriteRow[]> {
  const { cache } = stage;
  await cache.bare.flushAll();
  const redis = await cache.connect();
  const posts = new CacheAside<Post>({ redis, namespace: "posts", ttlSeconds: 3_600 });
  const through = new WriteThrough(posts);
  const ways: readonly [Way, ...Way[]] = [
    ["database alone", async (_, change) => change()],
    ["cache-aside", async (id, change) => posts.update(id, change)],
    ["write-through", async (id, change) => through.write(id, change)],
  ];
  const turns: WriteRow[] = [];
  for (let turn = 1; turn <= rounds; turn += 1) {
    const alone = await direct(stage, ways[0], undefined);
    turns.push(alone);
    for (const way of ways.slice(1)) {
      turns.push(await direct(stage, way, alone.perSecond));
    }
  }
  const atOnce = ways.map(([name]) => middleOf(turns.filter(({ way }) => way === name)));
  const { perSecond } = atOnce[0] ?? { perSecond: NaN };
  return [
    ...atOnce,
    await behind(stage, 0, concurrency, perSecond),
    await behind(stage, 1, concurrency, perSecond),
    await behind(stage, 1, manyAtATime, perSecond),
  ];
}

type Way = readonly [WriteRow["way"], (id: number, change: () => Promise<Post>) => Promise<unknown>];

async function direct({ sizes, database }: Stage, [way, write]: Way, alone: number | undefined): Promise<WriteRow> {
  const next = idsOf(sizes.posts, "uniform");
  const before = database.statements;
  const requests = Math.ceil(sizes.writes / rounds);
  const met = await load(concurrency, { requests }, async (index) => {
    const id = next();
    return write(id, async () => retitle(database, id, `Title ${index}`));
  });
  const statements = (1_000 * (database.statements - before)) / requests;
  const toAlone = met.perSecond / (alone ?? met.perSecond);
  return { way, replicas: 0, concurrency, statements, drainMs: 0, toAlone, ...met };
}

/** The middle of each number: a machine that is slower for a while slows all ways. */
function middleOf(turns: readonly WriteRow[]): WriteRow {
  const [first] = turns as [WriteRow];
  const middle = (value: (turn: WriteRow) => number): number => quantile(turns.map(value), 0.5);
  return {
    ...first,
    median: middle(({ median }) => median),
    p99: middle(({ p99 }) => p99),
    perSecond: middle(({ perSecond }) => perSecond),
    toAlone: middle(({ toAlone }) => toAlone),
  };
}

async function behind(stage: Stage, replicas: number, atATime: number, alone: number): Promise<WriteRow> {
  const { stream, sizes, database } = stage;
  const redis = await stream.connect();
  const writes = atATime === concurrency ? sizes.writes : 4 * sizes.writes;
  const titles = await openWriteBehind<string>({
    redis,
    namespace: "titles",
    replicas,
    write: async (entries) => retitleAll(stage, entries),
    ping: async () => database.query("SELECT 1"),
  });
  const next = idsOf(sizes.posts, "uniform");
  const before = database.statements;
  const met = await load(atATime, { requests: writes }, async (index) => titles.add(String(next()), `Title ${index}`));
  const drainMs = await timed(async () => titles.close(300_000));
  const statements = (1_000 * (database.statements - before)) / writes;
  const toAlone = met.perSecond / alone;
  return { way: "write-behind", replicas, concurrency: atATime, statements, drainMs, toAlone, ...met };
}

/** All changes of a batch in one statement; of several to one post, the last. */
async function retitleAll({ database }: Stage, entries: readonly WriteBehindEntry<string>[]): Promise<void> {
  const last = new Map(entries.map(({ key, value }) => [key, value]));
  await database.query(
    `UPDATE posts SET title = new.title, version = version + 1
     FROM unnest($1::bigint[], $2::text[]) AS new (id, title) WHERE posts.id = new.id`,
    [[...last.keys()], [...last.values()]],
  );
}
