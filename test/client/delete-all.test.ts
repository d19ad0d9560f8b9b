import timers from "node:timers/promises";

import { ErrorReply, type RedisClientType } from "@redis/client";

import type { Connection } from "../../client/connect/connection";
import { deleteAll } from "../../client/delete-all";
import { CacheError } from "../../client/errors";
import { namespace } from "../../client/namespace";
import { type ShardedCache, startSharded } from "../redis/support/cluster";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed } from "../redis/support/stack";
import { describeWithRedis } from "../redis/support/suite";
import { connectToNode, connectToShards } from "./support/connections";

const ids = Array.from({ length: 2_000 }, (_, index) => index);

describeWithRedis("deleting a namespace", (options) => {
  const { certificates } = options;
  let node: RedisNode;
  let one: Connection;
  let cache: ShardedCache;
  let three: Connection;

  beforeAll(async () => {
    node = await startNode(declaredInSeed(), options);
    one = await connectToNode(node.port, { certificates });
    cache = await startSharded(
      declaredInSeed({ topology: { kind: "sharded", shards: 3, replicasPerShard: 0 } }),
      options,
    );
    three = await connectToShards(cache.nodes[0]!.port, { certificates });
  });

  afterAll(async () => {
    await Promise.all([one, three].map(async (connection) => connection.close()));
    await Promise.all([node, cache].map(async (server) => server.stop()));
  });

  const fill = async (connection: Connection, ...keys: readonly string[]): Promise<void> => {
    await Promise.all(keys.map(async (key) => connection.primary.set(key, "1")));
  };
  const present = async (connection: Connection, ...keys: readonly string[]): Promise<readonly string[]> => {
    const counts = await Promise.all(keys.map(async (key) => connection.primary.exists(key)));
    return keys.filter((_, index) => counts[index] === 1);
  };
  const calls = async (connection: Connection): Promise<readonly string[]> => {
    const stats = await Promise.all((await connection.primaries()).map(async (each) => each.info("commandstats")));
    return [...new Set(stats.flatMap((text) => [...text.matchAll(/^cmdstat_([^:|]+)/gm)].map(([, name]) => name!)))];
  };

  test.each<[string, () => Connection]>([
    ["one node", () => one],
    ["three shards", () => three],
  ])("deletes its keys and no others, with commands that hold nobody up: %s", async (_, connected) => {
    const connection = connected();
    const users = namespace("users");
    await fill(connection, ...ids.map(users.key), "users2:1", "users", "user:1", "other:users:1");
    for (const client of await connection.primaries()) {
      await client.sendCommand(["CONFIG", "RESETSTAT"]);
    }

    expect(await deleteAll(connection, users.prefix)).toBe(2_000);
    const used = await calls(connection);
    expect(used).toEqual(expect.arrayContaining(["scan", "unlink"]));
    expect(used.filter((command) => ["keys", "del", "flushdb", "flushall"].includes(command))).toEqual([]);
    expect(await present(connection, ...ids.map(users.key))).toEqual([]);
    expect(await present(connection, "users2:1", "users", "user:1", "other:users:1")).toHaveLength(4);
  });

  test("looks for keys in steps that are short", async () => {
    await fill(one, ...ids.map((id) => `users:${id}`));
    const [server] = await one.primaries();
    await server!.sendCommand(["CONFIG", "RESETSTAT"]);
    await deleteAll(one, "users:");

    const stats = await server!.info("commandstats");
    const [, scans] = /cmdstat_scan:calls=(\d+)/.exec(stats) ?? [];
    expect(Number(scans)).toBeGreaterThanOrEqual(4);
  });

  test("the seed's way, DEL with a wildcard, deletes nothing", async () => {
    await fill(one, "feed:user:1:a", "feed:user:1:b", "feed:user:12:a");

    expect(await one.primary.del("feed:user:1:*")).toBe(0);
    expect(await deleteAll(one, `${namespace("feed:user").key(1)}:`)).toBe(2);
    expect(await present(one, "feed:user:12:a")).toEqual(["feed:user:12:a"]);
  });

  test("takes characters of patterns as they are", async () => {
    const odd = ["f:a*b:1", "f:[ab]:1", "f:a?b:1", "f:a\\b:1"];
    const others = ["f:axb:1", "f:a:1", "f:a*b*:1", "f:ab:1"];
    await fill(one, ...odd, ...others);
    for (const key of odd) {
      expect(await deleteAll(one, key.slice(0, -1))).toBe(1);
    }

    expect(await present(one, ...others)).toEqual(others);
  });

  test.each<[unknown, string]>([
    ["users", '"users"'],
    ["", '""'],
    [":", '":"'],
    ["::", '"::"'],
    ["users:*", '"users:*"'],
    [undefined, "undefined"],
  ])("refuses the prefix %p", async (prefix, got) => {
    await expect(deleteAll(one, prefix as string)).rejects.toThrow(
      `prefix must end with a colon, so that "users:" leaves "users2:1" alone, got ${got}`,
    );
  });

  let scans = 0;
  const counted = (node: RedisClientType): RedisClientType => {
    const scanIterator = (scan: Parameters<RedisClientType["scanIterator"]>[0]) => {
      scans += 1;
      return node.scanIterator(scan);
    };
    return { scanIterator } as unknown as RedisClientType;
  };

  /** The connection to the shards, with something that happens to one of them at each step. */
  const meddled = async (
    atStep: (step: number, node: RedisClientType) => void,
  ): Promise<Parameters<typeof deleteAll>[0]> => {
    const [victim, ...others] = await three.primaries();
    let step = 0;
    const scanIterator = async function* (scan: Parameters<RedisClientType["scanIterator"]>[0]) {
      for await (const keys of victim!.scanIterator(scan)) {
        atStep((step += 1), victim!);
        yield keys;
      }
    };
    const nodes = [{ scanIterator } as unknown as RedisClientType, ...others.map(counted)];
    return { run: async (commands) => three.run(commands), primaries: async () => Promise.resolve(nodes) };
  };

  test("starts a node again whose connection is lost meanwhile", async () => {
    await fill(three, ...ids.map((id) => `lost:${id}`));
    let steps = 0;
    const connection = await meddled((step, victim) => {
      steps = step;
      if (step === 1) {
        victim.destroy();
        void victim.connect();
      }
    });

    expect(await deleteAll(connection, "lost:")).toBe(2_000);
    expect(steps).toBeGreaterThan(2);
    expect(await present(three, ...ids.map((id) => `lost:${id}`))).toEqual([]);
  });

  test("gives up after half a minute, and says how far it got", async () => {
    const pauses = jest.spyOn(timers, "setTimeout").mockResolvedValue(undefined);
    await fill(three, ...ids.map((id) => `half:${id}`));
    const connection = await meddled(() => {
      throw new ErrorReply("CLUSTERDOWN the cluster is down");
    });
    scans = 0;
    const deleting = deleteAll(connection, "half:");

    await expect(deleting).rejects.toThrow(
      /^not all keys of half: could be deleted: CLUSTERDOWN; \d+ keys are deleted, and 2 nodes are done$/,
    );
    await expect(deleting).rejects.toBeInstanceOf(CacheError);
    expect(scans).toBe(2);
    const total = pauses.mock.calls.reduce((sum, [ms = 0]) => sum + ms, 0);
    expect(total).toBeGreaterThan(30_000);
    expect(total).toBeLessThan(60_000);
    pauses.mockRestore();
    expect(await deleteAll(three, "half:")).toBeGreaterThan(0);
  });

  test("gives up when there is no cache at all", async () => {
    const pauses = jest.spyOn(timers, "setTimeout").mockResolvedValue(undefined);
    const primaries = async () => Promise.reject(new Error("connect ECONNREFUSED"));

    await expect(deleteAll({ run: async (commands) => one.run(commands), primaries }, "users:")).rejects.toThrow(
      "not all keys of users: could be deleted: Error; 0 keys are deleted, and 0 nodes are done",
    );
    pauses.mockRestore();
  });
});
