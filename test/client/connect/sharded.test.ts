import type { createCluster } from "@redis/client";

import { connect, type ConnectOptions } from "../../../client/connect/connect";
import type { Client, Connection } from "../../../client/connect/connection";
import type { CacheOutputs } from "../../../client/connect/outputs";
import { connectTls } from "../../redis/support/clients";
import { type ShardedCache, startSharded } from "../../redis/support/cluster";
import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually, freePort } from "../../support/processes";
import { outputsWith } from "./support/outputs";
import { openEndpoint } from "../../redis/support/endpoint";
import { openLoopback } from "./support/loopback";
import { Secrets } from "./support/secrets";

type Cluster = ReturnType<typeof createCluster>;

/** Something only a cluster client has. */
const cluster = (client: Client): Cluster => client as unknown as Cluster;

describeWithRedis("a connection to a sharded cache", (options) => {
  const { ca } = options.certificates;
  const keys = Array.from({ length: 30 }, (_, index) => `key:${index}`);
  let cache: ShardedCache;
  let secrets: Secrets;
  const connections: Connection[] = [];

  const connectTo = async (outputs: Partial<CacheOutputs>, more: ConnectOptions = {}): Promise<Connection> => {
    const secretArns = { token: secrets.keep("token", token) };
    const place = { configurationEndpointAddress: "localhost", port: cache.nodes[0]!.port, secretArns };
    const connection = await connect(outputsWith({ ...place, ...outputs }), { ca, ...more });
    connections.push(connection);
    return connection;
  };
  /** A count of commands that a node has answered. */
  const calls = async ({ port }: RedisNode, command: string): Promise<number> => {
    const client = await connectTls(port, options.certificates, { password: token });
    const stats = await client.info("commandstats");
    client.destroy();
    return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
  };
  const callsOn = async (nodes: readonly RedisNode[], command: string): Promise<number> =>
    (await Promise.all(nodes.map(async (node) => calls(node, command)))).reduce((sum, count) => sum + count, 0);
  const all = async (connection: Connection): Promise<true | undefined> => {
    const written = await Promise.allSettled(keys.map(async (key) => connection.primary.set(key, "1")));
    return written.every(({ status }) => status === "fulfilled") ? true : undefined;
  };

  beforeAll(async () => {
    secrets = await Secrets.start();
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
    cache = await startSharded(declaredInSeed({ topology }), options);
  });

  afterEach(async () => {
    await Promise.all(connections.splice(0).map(async (connection) => connection.close()));
  });

  afterAll(async () => {
    secrets.stop();
    await cache.stop();
  });

  test("writes to every shard and reads from replicas too, with TLS and the token", async () => {
    const writer = await connectTo({});
    expect(await all(writer)).toBe(true);
    // Nodes tell of a replica once it has received something.
    const connection = await eventually("the nodes tell of their replicas", async () => {
      const other = await connectTo({});
      return cluster(other.reader).replicas.length === 3 ? other : undefined;
    });
    const replicas = cache.shards.flatMap((shard) => shard.replicas);
    expect(await callsOn(replicas, "get")).toBe(0);
    await Promise.all(keys.map(async (key) => connection.reader.get(key)));
    expect(await callsOn(replicas, "get")).toBeGreaterThan(0);
    await Promise.all(keys.map(async (key) => connection.run(async (redis) => redis.get(key))));
    expect(await connection.primaries()).toHaveLength(3);
  });

  test("looks for replicas from time to time, because nothing tells of them", async () => {
    const topology = { kind: "sharded", shards: 1, replicasPerShard: 1 } as const;
    const one = await startSharded(declaredInSeed({ topology }), options);
    const timers = jest.spyOn(globalThis, "setInterval");
    const connection = await connectTo({ port: one.nodes[0]!.port });
    const [look] = timers.mock.calls.find(([, ms]) => ms === 60_000)!;
    timers.mockRestore();
    // Nodes tell of a replica once it has received something.
    expect(cluster(connection.reader).replicas).toHaveLength(0);
    await connection.primary.set("k", "1");
    const node = await connectTls(one.nodes[0]!.port, options.certificates, { password: token });
    await eventually("the primary tells of it", async () =>
      (await node.sendCommand<unknown[][]>(["CLUSTER", "SLOTS"]))[0]!.length === 4 ? true : undefined,
    );
    look();

    await eventually("it is found", () => (cluster(connection.reader).replicas.length === 1 ? true : undefined));
    node.destroy();
    await one.stop();
  });

  test("hears on every shard what is told there", async () => {
    const connection = await connectTo({});
    const listeners = await connection.listeners();
    const heard: string[] = [];
    await Promise.all(
      listeners.map(async (client) => client.subscribe("__keyevent@0__:expired", (key) => heard.push(key))),
    );
    const expiration = { type: "PX", value: 20 } as const;
    await Promise.all(keys.map(async (key) => connection.primary.set(key, "1", { expiration })));

    await eventually("all are heard of", () => (heard.length === keys.length ? true : undefined));
    await connection.close();
    connections.length = 0;
    expect(listeners.map(({ isOpen }) => isOpen)).toEqual([false, false, false]);
  });

  test("gives up at first when it does not work, and says why", async () => {
    const port = await freePort();
    const wrong = { token: secrets.keep("wrong", "another-token") };
    const single = await startNode(declaredInSeed(), options);

    await expect(connectTo({ port })).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(connectTo({ secretArns: wrong })).rejects.toMatchObject({ code: "WRONGPASS" });
    await expect(connectTo({}, { ca: undefined as never })).rejects.toThrow(/certificate/);
    await expect(connectTo({ port: single.port })).rejects.toThrow("ERR This instance has cluster support disabled");
    await single.stop();
  });

  test("reads a serverless cache on its second port", async () => {
    const host = "127.0.0.86";
    const ends = await Promise.all([6379, 6380].map(async (port) => openLoopback(host, port, cache.nodes[0]!.port)));
    const outputs = { configurationEndpointAddress: host, port: 6379, serverless: true };
    const connection = await connectTo(outputs, { serverName: "localhost" });

    expect(ends.map((end) => end.connections() > 0)).toEqual([true, true]);
    expect(await connection.primary.set("k", "1")).toBe("OK");
    await connection.close();
    connections.length = 0;
    await Promise.all(ends.map(async (end) => end.stop()));
  });

  test("does not ask a shard that hangs, and goes on asking the others", async () => {
    const connection = await connectTo({}, { commandTimeoutMs: 200, circuitBreaker: { openMs: 60_000 } });
    const ask = async () =>
      Promise.all(
        keys.map(async (key) =>
          connection
            .run(async (redis) => redis.get(key))
            .then(
              () => "answered",
              (error: unknown) => (error as { code: string }).code,
            ),
        ),
      );
    const { child } = cache.shards[2]!.primary.running;
    child.kill("SIGSTOP");
    const [first, second] = [await ask(), await ask()];
    child.kill("SIGCONT");

    expect(new Set(first)).toEqual(new Set(["answered", "timeout"]));
    expect(second).toEqual(first.map((answer) => (answer === "timeout" ? "unavailable" : answer)));
  });

  test("asks for the nodes once, not at each read, after a primary and its replica have changed places", async () => {
    await all(await connectTo({}));
    const connection = await eventually("the nodes tell of their replicas", async () => {
      const other = await connectTo({});
      return cluster(other.reader).replicas.length === 3 ? other : undefined;
    });
    const { primary, replicas } = cache.shards[0]!;
    const admin = await connectTls(replicas[0]!.port, options.certificates, { password: token });
    await admin.sendCommand(["CLUSTER", "FAILOVER"]);
    await eventually("they have", async () =>
      (await admin.info("replication")).includes("role:master") ? true : undefined,
    );
    await eventually("every shard takes writes", async () => all(connection));
    await Promise.all(keys.map(async (key) => connection.reader.get(key)));
    const before = await callsOn(cache.nodes, "cluster\\|slots");
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(keys.map(async (key) => connection.reader.get(key)));
    }

    expect((await callsOn(cache.nodes, "cluster\\|slots")) - before).toBeLessThan(3);
    expect(await calls(primary, "readonly")).toBeGreaterThan(0);
    admin.destroy();
  });

  test("goes on in every shard after a primary is lost", async () => {
    const connection = await connectTo({});
    const [, shard] = cache.shards;
    await shard!.primary.running.stop("SIGKILL");

    await eventually("every shard takes writes again", async () => all(connection), 30_000);
    expect([...cluster(connection.primary).nodeByAddress.keys()]).not.toContain(`127.0.0.1:${shard!.primary.port}`);
  });

  test("finds the next primary when one is lost before it was ever reached", async () => {
    const topology = { kind: "sharded", shards: 1, replicasPerShard: 2 } as const;
    const one = await startSharded(declaredInSeed({ topology }), options);
    const [{ primary, replicas }] = one.shards as readonly [ShardedCache["shards"][number]];
    const [successor, last] = replicas as never as readonly [RedisNode, RedisNode];
    const endpoint = await openEndpoint([primary.port]);
    const connection = await connectTo({ port: endpoint.port });
    endpoint.pointTo([last.port]);
    const [ofSuccessor, ofLast] = await Promise.all(
      [successor, last].map(async ({ port }) => connectTls(port, options.certificates, { password: token })),
    );
    await ofSuccessor!.sendCommand(["CLUSTER", "FAILOVER", "TAKEOVER"]);
    await eventually("the last one follows", async () =>
      (await ofLast!.info("replication")).includes(`master_port:${successor.port}`) ? true : undefined,
    );
    await Promise.all([successor, primary].map(async ({ running }) => running.stop("SIGKILL")));
    const write = async () => connection.run(async (redis) => redis.get("k")).catch(() => "no");
    const { nodeByAddress } = cluster(connection.primary);
    await eventually("the lost successor is tried", async () => {
      await write();
      return nodeByAddress.has(`127.0.0.1:${successor.port}`) ? true : undefined;
    });
    await write();
    await ofLast!.sendCommand(["CLUSTER", "FAILOVER", "TAKEOVER"]);

    expect(await eventually("it is found", async () => ((await write()) === null ? "found" : undefined))).toBe("found");
    ofSuccessor!.destroy();
    ofLast!.destroy();
    await Promise.all([endpoint.stop(), one.stop()]);
  });
});
