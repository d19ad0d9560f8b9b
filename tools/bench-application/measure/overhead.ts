import { CacheAside } from "../../../client/index";
import { postOf } from "../database";
import { type Load, load, quantile } from "../load";
import { type BareClient, type Stage, connectBare } from "../stage";

/** What a hit of CacheAside costs against GET and JSON.parse on the library alone. */
export interface Overhead {
  readonly concurrency: number;
  /** As the library is made with no options; or without its own time limit, which the client's connections do not use. */
  readonly comparedTo: "with its defaults" | "without its time limit";
  /** Of the library, in milliseconds. */
  readonly bare: Pick<Load, "median" | "p99">;
  /** Median, over all turns, of ours divided by the library's. */
  readonly median: number;
  readonly p99: number;
}

const concurrencies = [1, 32, 256] as const;
const posts = 1_000;

/** Reads the same posts with both, in turns, so that whatever else the machine does hits both. */
export async function measureOverhead({ sizes, cache, database }: Stage): Promise<readonly Overhead[]> {
  await cache.bare.flushAll();
  const redis = await cache.connect({ poolSize: 1 });
  const values = new CacheAside<unknown>({ redis, namespace: "posts", ttlSeconds: 3_600 });
  const ours = async (index: number) => values.get(index % posts, async () => postOf(database, index % posts));
  await load(32, { requests: posts }, ours);
  await load(32, { requests: posts }, async (index) =>
    cache.bare.setEx(`bare:${index}`, 3_600, JSON.stringify((await postOf(database, index)) ?? null)),
  );
  const clients = [
    { comparedTo: "with its defaults", client: await connectBare(cache.port) },
    { comparedTo: "without its time limit", client: await connectBare(cache.port, { timeout: 0 }) },
  ] as const;
  const rows: Overhead[] = [];
  for (const { comparedTo, client } of clients) {
    for (const concurrency of concurrencies) {
      const end = { requests: concurrency === 1 ? sizes.reads / 6 : sizes.reads };
      const measure = async (read: (index: number) => Promise<unknown>) => load(concurrency, end, read);
      rows.push({ concurrency, comparedTo, ...(await inTurns(sizes.rounds, measure, ours, bareRead(client))) });
    }
    await client.close();
  }
  return rows;
}

const bareRead = (client: BareClient) => async (index: number) =>
  JSON.parse((await client.get(`bare:${index % posts}`)) ?? "null") as unknown;

type Read = (index: number) => Promise<unknown>;

/** The first turn only warms up, and who begins changes with every turn. */
async function inTurns(rounds: number, measure: (read: Read) => Promise<Load>, ours: Read, bare: Read) {
  const turns: { readonly ours: Load; readonly bare: Load }[] = [];
  for (let turn = 0; turn <= rounds; turn += 1) {
    const first = await measure(turn % 2 === 0 ? ours : bare);
    const second = await measure(turn % 2 === 0 ? bare : ours);
    turns.push(turn % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  const measured = turns.slice(1);
  const middle = (value: (turn: (typeof measured)[number]) => number): number => quantile(measured.map(value), 0.5);
  return {
    bare: { median: middle((turn) => turn.bare.median), p99: middle((turn) => turn.bare.p99) },
    median: middle((turn) => turn.ours.median / turn.bare.median),
    p99: middle((turn) => turn.ours.p99 / turn.bare.p99),
  };
}
