import { setTimeout as pause } from "node:timers/promises";

import type { BasicPooledClientSideCache, RedisClientType } from "@redis/client";

import type { Connection } from "../../client/connect/connection";
import { type InProcessOptions, inProcessCache } from "../../client/in-process";
import { connectOnce } from "../redis/support/clients";
import { type ShardedCache, startSharded } from "../redis/support/cluster";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed } from "../redis/support/stack";
import { describeWithRedis, token } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { connectToNode, connectToShards } from "./support/connections";

const keys = Array.from({ length: 30 }, (_, index) => `users:${index}`);

describeWithRedis("the layer in the process", (options) => {
  const { certificates } = options;
  let node: RedisNode;
  let other: Connection;
  let layer: BasicPooledClientSideCache;
  let connection: Connection;

  /** Connects with a layer of its own. */
  const connect = async (more: Partial<InProcessOptions> = {}): Promise<void> => {
    layer = inProcessCache({ maxEntries: 100, ttlSeconds: 60, ...more });
    connection = await connectToNode(node.port, { certificates, clientSideCache: layer });
  };
  const get = async (key: string) => connection.run(async (redis) => redis.get(key));
  /** How many reads the server answers meanwhile. */
  const asked = async (work: () => Promise<unknown>): Promise<number> => {
    const count = async (): Promise<number> => {
      const stats = await (other.primary as RedisClientType).info("commandstats");
      return Number(/cmdstat_get:calls=(\d+)/.exec(stats)?.[1] ?? 0);
    };
    const before = await count();
    await work();
    return (await count()) - before;
  };

  beforeAll(async () => {
    node = await startNode(declaredInSeed(), options);
    other = await connectToNode(node.port, { certificates });
  });

  afterEach(async () => connection.close());

  afterAll(async () => {
    await other.close();
    await node.stop();
  });

  test("answers a second read without asking the server", async () => {
    await connect();
    await other.primary.set("k", "1");
    expect(await asked(async () => get("k"))).toBe(1);
    expect(await asked(async () => Promise.all([get("k"), get("k")]))).toBe(0);
    expect(await get("k")).toBe("1");
  });

  test("hears of a change that was made elsewhere, of a deletion, and of the end of a key's time", async () => {
    await connect();
    for (const change of [
      async () => other.primary.set("k", "new"),
      async () => other.primary.unlink("k"),
      async () => other.primary.pExpire("k", 1),
    ]) {
      await other.primary.set("k", "old");
      await eventually("the old value is there", async () => ((await get("k")) === "old" ? true : undefined));
      await change();
      await eventually("it is gone", async () => ((await get("k")) === "old" ? undefined : true));
    }
  });

  test("is bounded in size: the least recently used value goes", async () => {
    await connect({ maxEntries: 10 });
    await Promise.all(keys.slice(0, 10).map(get));
    await get(keys[0]!);
    await get("one more");

    expect(layer.size()).toBe(10);
    expect(await asked(async () => get(keys[0]!))).toBe(0);
    expect(await asked(async () => get(keys[1]!))).toBe(1);
  });

  test("is bounded in time, even when nobody hears of a change", async () => {
    await connect({ ttlSeconds: 0.05 });
    await get("k");
    await pause(60);
    expect(await asked(async () => get("k"))).toBe(1);
  });

  test("remembers no more keys than values, whatever was read before", async () => {
    await connect({ maxEntries: 50 });
    const many = Array.from({ length: 1_000 }, (_, index) => `many:${index}`);
    await Promise.all(many.map(get));
    expect([...layer.keySetEntries()]).toHaveLength(50);

    await other.primary.set("many:999", "1");
    await eventually("the change is heard of", () => (layer.size() === 49 ? true : undefined));
    await Promise.all(many.map(get));
    expect(layer.size()).toBe(50);
    expect([...layer.keySetEntries()]).toHaveLength(50);
  });

  test("hears of changes to what is left after others had to go", async () => {
    await connect({ maxEntries: 2 });
    for (const key of ["a", "b", "c"]) {
      await other.primary.set(key, "old");
      await get(key);
    }
    for (const key of ["b", "c"]) {
      await other.primary.set(key, "new");
      await eventually("it is heard of", async () => ((await get(key)) === "new" ? true : undefined));
    }
  });

  test("drops everything when its connection is lost: nothing old is read after it is back", async () => {
    await connect();
    await other.primary.set("k", "old");
    await get("k");
    const [client] = await connection.primaries();
    const lost = new Promise((resolve) => client!.once("reconnecting", resolve));
    const admin = await connectOnce(node.port, certificates, { password: token });
    const id = String(await client!.clientId());
    await admin.sendCommand(["MULTI"]);
    await admin.sendCommand(["CLIENT", "KILL", "ID", id]);
    await admin.sendCommand(["SET", "k", "new"]);
    await admin.sendCommand(["EXEC"]);
    admin.destroy();
    await lost;
    expect(layer.size()).toBe(0);

    const first = await eventually("it is back", async () => get("k").catch(() => undefined));
    expect(first).toBe("new");
  });

  test("keeps nothing that was on its way when everything was flushed", async () => {
    await connect();
    await other.primary.set("k", "old");
    const [client] = await connection.primaries();
    // Both reach the server at once: the answer to the read is followed by the message that nothing is valid any more.
    const [value] = await Promise.all([get("k"), client!.sendCommand(["FLUSHALL"])]);
    expect(value).toBe("old");
    expect(await get("k")).toBeNull();
  });

  test("hears of changes in every shard, and works on after a shard's connection was lost", async () => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 0 } as const;
    const cache: ShardedCache = await startSharded(declaredInSeed({ topology }), options);
    layer = inProcessCache({ maxEntries: 100, ttlSeconds: 60 });
    const port = cache.nodes[0]!.port;
    connection = await connectToShards(port, { certificates, clientSideCache: layer });
    const writer = await connectToShards(port, { certificates });
    const setAll = async (value: string) => Promise.all(keys.map(async (key) => writer.primary.set(key, value)));
    const read = async () => [...new Set(await Promise.all(keys.map(get)))].join();

    await setAll("1");
    expect(await read()).toBe("1");
    expect(layer.size()).toBe(30);
    await setAll("2");
    await eventually("all changes are heard of", async () => ((await read()) === "2" ? true : undefined));

    const [victim] = await connection.primaries();
    victim!.destroy();
    expect(layer.size()).toBe(0);
    await setAll("3");
    await victim!.connect();
    expect(await read()).toBe("3");
    await writer.close();
    await cache.stop();
  });
});

describe("limits of the layer in the process", () => {
  test.each<[Partial<InProcessOptions>, string]>([
    [{ maxEntries: 0, ttlSeconds: 1 }, "maxEntries must be a whole number from 1, got 0"],
    [{ ttlSeconds: 1 }, "maxEntries must be a whole number from 1, got undefined"],
    [{ maxEntries: 1, ttlSeconds: 0 }, "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got 0"],
    [{ maxEntries: 1 }, "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got undefined"],
    [
      { maxEntries: 1, ttlSeconds: Infinity },
      "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got Infinity",
    ],
  ])("%p is refused", (wrong, message) => {
    expect(() => inProcessCache(wrong as InProcessOptions)).toThrow(message);
  });
});
