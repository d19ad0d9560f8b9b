import type { Client } from "./support/clients";
import { connectTls } from "./support/clients";
import type { DeclaredCache } from "./support/declared";
import { type RedisNode, startNode } from "./support/server";
import { declaredInSeed, withParameters } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";
import { sleep } from "../support/processes";

const value = "x".repeat(10_000);
const mebibyte = 1024 * 1024;

const keys = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}:${index}`);

describeWithRedis("a cache whose memory is full", (options) => {
  let node: RedisNode;
  let client: Client;

  const open = async (cache: DeclaredCache): Promise<void> => {
    node = await startNode(cache, { ...options, memoryBytes: 16 * mebibyte });
    client = await connectTls(node.port, options.certificates, { password: token });
  };
  const write = async (names: readonly string[]): Promise<void> => {
    await Promise.all(names.map(async (name) => client.set(name, value)));
  };
  /** Counts as a read, without the values on their way. */
  const read = async (names: readonly string[]): Promise<void> => {
    await client.touch([...names]);
  };
  const evicted = async (): Promise<number> =>
    Number(/evicted_keys:(\d+)/.exec(await client.info("stats"))?.[1] ?? "0");
  const present = async (names: readonly string[]): Promise<number> =>
    (await Promise.all(names.map(async (name) => client.exists(name)))).filter((count) => count === 1).length;

  /** Popular keys, read often but long ago; recent keys, read once just now; then as much more as it takes. */
  const fill = async (popular: readonly string[], recent: readonly string[]): Promise<void> => {
    await write([...popular, ...recent]);
    // The engine counts by chance, and fewer reads the more there were: after 200, hardly a key has a count like one read.
    for (let round = 0; round < 200; round++) {
      await read(popular);
    }
    // The server's clock for recency ticks once a second.
    await sleep(2_100);
    await read(recent);
    for (let index = 0; (await evicted()) < 150; index++) {
      await write(keys(`more:${index}`, 10));
    }
  };

  afterEach(async () => {
    client.destroy();
    await node.stop();
  });

  test("keeps a quarter of the node's memory free, as the service does", async () => {
    await open(declaredInSeed());
    expect(await client.info("memory")).toContain(`maxmemory:${12 * mebibyte}\r\n`);
  });

  test("drops the keys not used for longest first, and goes on taking writes", async () => {
    const [popular, recent] = [keys("popular", 300), keys("recent", 300)];
    await open(declaredInSeed());
    await fill(popular, recent);

    // The engine looks at a few keys for each that it drops, so some of the 150 are not the oldest of all. By chance, 60 would be.
    expect(await present(recent)).toBeGreaterThanOrEqual(290);
    expect(await present(popular)).toBeLessThanOrEqual(300 - 120);
    expect(await client.set("one", "more")).toBe("OK");
  });

  test("drops others when the policy is another: rarely used keys first", async () => {
    const [popular, recent] = [keys("popular", 300), keys("recent", 300)];
    await open(withParameters(declaredInSeed(), { "maxmemory-policy": "allkeys-lfu" }));
    await fill(popular, recent);

    expect(await present(popular)).toBeGreaterThanOrEqual(295);
  });

  test("refuses writes when the policy evicts nothing", async () => {
    await open(withParameters(declaredInSeed(), { "maxmemory-policy": "noeviction" }));
    await expect(write(keys("more", 2_000))).rejects.toThrow(/^OOM command not allowed when used memory > 'maxmemory'/);
    expect(await evicted()).toBe(0);
  });
});
