import type { RedisClientType } from "@redis/client";

import type { Connection } from "../../client/connect/connection";
import { ServerStatistics } from "../../client/server-statistics";
import { type ShardedCache, startSharded } from "../redis/support/cluster";
import { openEndpoint } from "../redis/support/endpoint";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed } from "../redis/support/stack";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { connectToNode, connectToShards } from "./support/connections";

const mebibyte = 1024 * 1024;

/** Reads so many keys that are there, and so many that are not. */
async function read(connection: Connection, hits: number, misses: number): Promise<void> {
  await connection.primary.set("there", "1");
  await Promise.all(Array.from({ length: hits }, async () => connection.primary.get("there")));
  await Promise.all(Array.from({ length: misses }, async (_, index) => connection.primary.get(`missing:${index}`)));
}

describeWithRedis("statistics of servers", (options) => {
  const { certificates } = options;
  let node: RedisNode;
  let connection: Connection;
  let client: RedisClientType;

  beforeAll(async () => {
    node = await startNode(declaredInSeed(), { ...options, memoryBytes: 16 * mebibyte });
    connection = await connectToNode(node.port, { certificates });
    client = connection.primary as RedisClientType;
  });

  afterAll(async () => {
    await connection.close();
    await node.stop();
  });

  test("the seed's way finds nothing, because INFO is a text", async () => {
    const info: unknown = await client.info("stats");
    expect(typeof info).toBe("string");
    expect((info as { readonly keyspace_hits?: number }).keyspace_hits).toBeUndefined();
  });

  test("counts the reads of a window, not those since the server's start", async () => {
    await read(connection, 0, 500);
    const statistics = new ServerStatistics(connection);
    const first = await statistics.read();
    expect(first.together).toMatchObject({ seconds: 0, hits: 0, misses: 0 });
    expect(first.together.hitRate).toBeUndefined();
    expect(first.together.evictionsPerMinute).toBeUndefined();

    await read(connection, 90, 10);
    const { together, nodes } = await statistics.read();
    expect(together).toMatchObject({ hits: 90, misses: 10, hitRate: 90, evictionsPerMinute: 0 });
    expect(together.seconds).toBeGreaterThan(0);
    expect(nodes).toEqual({ [`127.0.0.1:${node.port}`]: together });

    expect((await statistics.read()).together).toMatchObject({ hits: 0, misses: 0, hitRate: undefined });
  });

  test("counts evictions, and how full the memory is", async () => {
    const statistics = new ServerStatistics(connection);
    const before = Number(/evicted_keys:(\d+)/.exec(await client.info("stats"))?.[1]);
    await statistics.read();
    const keys = Array.from({ length: 2_000 }, (_, index) => `fill:${index}`);
    await Promise.all(keys.map(async (key) => client.set(key, "x".repeat(10_000))));
    const { together } = await statistics.read();
    const evicted = Number(/evicted_keys:(\d+)/.exec(await client.info("stats"))?.[1]) - before;

    expect(evicted).toBeGreaterThan(100);
    expect((together.evictionsPerMinute! * together.seconds) / 60).toBeCloseTo(evicted, 5);
    const memory = await client.info("memory");
    const number = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(memory)?.[1]);
    expect(together.memoryPercent).toBeCloseTo((100 * number("used_memory")) / number("maxmemory"), -1);
    expect(together.memoryPercent).toBeGreaterThan(80);
    await client.flushAll();
  });

  test("knows no share of a memory without a limit", async () => {
    const { maxmemory } = (await client.configGet("maxmemory")) as { readonly maxmemory: string };
    await client.configSet("maxmemory", "0");
    expect((await new ServerStatistics(connection).read()).together.memoryPercent).toBeUndefined();
    await client.configSet("maxmemory", maxmemory);
  });

  test("starts a new window when the counters went back", async () => {
    const statistics = new ServerStatistics(connection);
    await read(connection, 5, 5);
    await statistics.read();
    await client.configResetStat();
    await read(connection, 1, 0);
    expect((await statistics.read()).together).toMatchObject({ seconds: 0, hits: 0, misses: 0, hitRate: undefined });
    await read(connection, 3, 1);
    expect((await statistics.read()).together).toMatchObject({ hits: 3, misses: 1, hitRate: 75 });
  });

  test("starts a new window when another server is the primary, even if it has counted more", async () => {
    const next = await startNode(declaredInSeed(), options);
    const endpoint = await openEndpoint([node.port]);
    const [moving, direct] = await Promise.all(
      [endpoint, next].map(async ({ port }) => connectToNode(port, { certificates })),
    );
    await client.configResetStat();
    await read(direct!, 1_000, 1_000);
    const statistics = new ServerStatistics(moving!);
    await statistics.read();
    endpoint.pointTo([next.port]);
    await client.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
    const { together } = await eventually("the next one is reached", async () =>
      statistics.read().catch(() => undefined),
    );

    expect(together).toMatchObject({ seconds: 0, hits: 0, misses: 0, evictionsPerMinute: undefined });
    await Promise.all([moving, direct].map(async (each) => each!.close()));
    await Promise.all([next, endpoint].map(async (part) => part.stop()));
  });

  test("adds the shards up, and takes the fullest memory", async () => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 0 } as const;
    const cache: ShardedCache = await startSharded(declaredInSeed({ topology }), options);
    const shards = await connectToShards(cache.nodes[0]!.port, { certificates });
    const statistics = new ServerStatistics(shards);
    await statistics.read();
    await read(shards, 60, 40);
    await shards.primary.set("large", "x".repeat(10 * mebibyte));
    const { together, nodes } = await statistics.read();

    expect(together).toMatchObject({ hits: 60, misses: 40, hitRate: 60 });
    const each = Object.values(nodes);
    expect(each).toHaveLength(3);
    expect(each.reduce((sum, { misses }) => sum + misses, 0)).toBe(40);
    expect(each.every(({ misses }) => misses > 0)).toBe(true);
    expect(together.memoryPercent).toBe(Math.max(...each.map(({ memoryPercent }) => memoryPercent!)));
    expect(together.memoryPercent).toBeGreaterThan(15);
    await shards.close();
    await cache.stop();
  });

  test("rejects when a server does not answer", async () => {
    const other = await startNode(declaredInSeed(), options);
    const lost = await connectToNode(other.port, { certificates });
    const statistics = new ServerStatistics(lost);
    await other.stop();
    await expect(statistics.read()).rejects.toBeInstanceOf(Error);
    await lost.close();
  });
});
