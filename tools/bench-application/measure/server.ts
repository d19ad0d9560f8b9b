import { runProgram } from "../../shared/program";
import { load, quantile, timed } from "../load";
import { type Stage, connectBare } from "../stage";

/** What one redis-server on this machine does, whoever asks. */
export interface ServerNumbers {
  /** GETs of 1 KB each second, by redis-benchmark with 50 connections that send one command at a time. */
  readonly perSecond: number;
  /** The same with 16 commands at a time. */
  readonly pipelinedPerSecond: number;
  /** Median of a GET in milliseconds, with so many keys in the cache. */
  readonly fewKeys: number;
  readonly manyKeys: number;
  /** Median of a GET and JSON.parse in milliseconds, by the size of the value. */
  readonly sizes: readonly { readonly bytes: number; readonly ms: number }[];
  /** Median of a GET with a connection of its own, in milliseconds. */
  readonly connectionEach: number;
}

const valueBytes = [1_000, 100_000, 1_000_000] as const;

/** Measures the server with the tool that comes with it, and with the library alone. */
export async function measureServer({ cache, sizes }: Stage): Promise<ServerNumbers> {
  const { bare, port } = cache;
  await bare.flushAll();
  const get = async (key: string, reads: number): Promise<number> =>
    (await load(1, { requests: reads }, async () => JSON.parse((await bare.get(key)) ?? "null") as unknown)).median;
  const few = Math.ceil(sizes.reads / 12);
  await fill(bare, few);
  const fewKeys = await get("key:1", few);
  await fill(bare, 100 * few);
  const manyKeys = await get("key:1", few);
  const bySize: { bytes: number; ms: number }[] = [];
  for (const bytes of valueBytes) {
    await bare.set("value", JSON.stringify(Array.from({ length: Math.ceil(bytes / 100) }, () => "x".repeat(97))));
    bySize.push({ bytes, ms: await get("value", Math.ceil(few / 5)) });
  }
  const connects: number[] = [];
  for (let index = 0; index < few / 5; index += 1) {
    connects.push(
      await timed(async () => {
        const client = await connectBare(port);
        await client.get("key:1");
        await client.close();
      }),
    );
  }
  const rates = { perSecond: benchmark(port, few, 1), pipelinedPerSecond: benchmark(port, few, 16) };
  return { ...rates, fewKeys, manyKeys, sizes: bySize, connectionEach: quantile(connects, 0.5) };
}

async function fill(bare: Stage["cache"]["bare"], count: number): Promise<void> {
  for (let first = 0; first < count; first += 1_000) {
    const names = Array.from({ length: Math.min(1_000, count - first) }, (_, index) => `key:${first + index}`);
    await bare.mSet(names.flatMap((name) => [name, "1"]));
  }
}

/** @throws Failure when redis-benchmark, which comes with redis-server, is not there */
function benchmark(port: number, few: number, pipeline: number): number {
  const args = ["-h", "127.0.0.1", "-p", port, "-t", "get", "-d", 1_000, "-c", 50, "-n", 200 * few, "-P", pipeline];
  const printed = runProgram(["redis-benchmark", ...args.map(String), "--csv"], "/");
  return Number(/^"GET","([\d.]+)"/m.exec(printed)?.[1]);
}
