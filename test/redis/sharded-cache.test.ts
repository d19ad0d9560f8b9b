import { connectCluster, connectTls } from "./support/clients";
import { type ShardedCache, startSharded } from "./support/cluster";
import { declaredInSeed } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";
import { eventually, sleep } from "../support/processes";

const expired = "__keyevent@0__:expired";
const names = Array.from({ length: 30 }, (_, index) => `short-lived:${index}`);

describeWithRedis("the seed's cache, sharded, on a real cluster", (options) => {
  const { certificates } = options;
  const login = { password: token };
  let cache: ShardedCache;
  let client: Awaited<ReturnType<typeof connectCluster>>;

  /** Which of some expiring keys are heard of on each of some nodes. */
  const heardOn = async (ports: readonly number[]): Promise<readonly (readonly string[])[]> => {
    const listeners = await Promise.all(ports.map(async (port) => connectTls(port, certificates, login)));
    const heard = ports.map((): string[] => []);
    await Promise.all(
      listeners.map(async (listener, index) => listener.subscribe(expired, (key) => heard[index]!.push(key))),
    );
    const expiration = { type: "PX", value: 100 } as const;
    await Promise.all(names.map(async (name) => client.set(name, "1", { expiration })));
    await eventually("all keys are gone", async () =>
      (await Promise.all(names.map(async (name) => client.exists(name)))).some((count) => count > 0) ? undefined : true,
    );
    await sleep(500);
    listeners.forEach((listener) => {
      listener.destroy();
    });
    return heard.map((keys) => keys.sort());
  };

  beforeAll(async () => {
    cache = await startSharded(
      declaredInSeed({ topology: { kind: "sharded", shards: 3, replicasPerShard: 1 } }),
      options,
    );
    client = await connectCluster(cache.nodes[0]!.port, certificates, login);
  });

  afterAll(async () => {
    client.destroy();
    await cache.stop();
  });

  test("spreads keys over three shards with a replica each", async () => {
    await Promise.all(Array.from({ length: 300 }, async (_, index) => client.set(`key:${index}`, "1")));
    const sizes = await Promise.all(
      cache.shards.map(async ({ primary }) => {
        const node = await connectTls(primary.port, certificates, login);
        const size = await node.dbSize();
        node.destroy();
        return size;
      }),
    );

    expect(sizes).toHaveLength(3);
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
  });

  test("tells of expired keys only on the node that holds them, so one connection misses events", async () => {
    const [heard] = await heardOn([cache.shards[0]!.primary.port]);

    expect(heard!.length).toBeGreaterThan(0);
    expect(heard!.length).toBeLessThan(names.length);
  });

  test("tells everything to a client that listens on every primary, each event once", async () => {
    const heard = await heardOn(cache.shards.map(({ primary }) => primary.port));
    expect(heard.flat().sort()).toEqual([...names].sort());
  });

  test("tells nothing on replicas", async () => {
    const heard = await heardOn(cache.shards.flatMap(({ replicas }) => replicas).map(({ port }) => port));
    expect(heard).toEqual([[], [], []]);
  });

  test("promotes the replica of a lost primary, and the client carries on in every shard", async () => {
    const before = await Promise.all(Array.from({ length: 30 }, async (_, index) => client.set(`all:${index}`, "1")));
    await sleep(200);
    await cache.shards[1]!.primary.running.stop("SIGKILL");
    await eventually(
      "every shard takes writes again",
      async () =>
        client.set("all:0", "2").then(
          async () => writeAll(),
          () => undefined,
        ),
      30_000,
    );
    const kept = await Promise.all(before.map(async (_, index) => client.get(`all:${index}`)));

    expect(kept).toEqual(before.map(() => "2"));
  });

  async function writeAll(): Promise<true | undefined> {
    const written = Array.from({ length: 30 }, async (_, index) => client.set(`all:${index}`, "2"));
    return (await Promise.allSettled(written)).every(({ status }) => status === "fulfilled") ? true : undefined;
  }
});
