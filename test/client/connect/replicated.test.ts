import { inspect } from "node:util";

import { createClient } from "@redis/client";

import { connect, type ConnectOptions } from "../../../client/connect/connect";
import type { Client, Connection } from "../../../client/connect/connection";
import type { CacheOutputs } from "../../../client/connect/outputs";
import { connectTls } from "../../redis/support/clients";
import { openEndpoint } from "../../redis/support/endpoint";
import { type ReplicatedCache, startReplicated } from "../../redis/support/replicated";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually, freePort } from "../../support/processes";
import { outputsWith } from "./support/outputs";
import { Secrets } from "./support/secrets";

type OneNode = ReturnType<typeof createClient>;

/** Something only a client of one node has. */
const node = (client: Client): OneNode => client as OneNode;

describeWithRedis("a connection to a replicated cache", (options) => {
  const { ca } = options.certificates;
  let cache: ReplicatedCache;
  let secrets: Secrets;
  const connections: Connection[] = [];

  const connectTo = async (outputs: Partial<CacheOutputs>, more: ConnectOptions = {}): Promise<Connection> => {
    const connection = await connect(outputsWith({ primaryEndpointAddress: "localhost", ...outputs }), { ca, ...more });
    connections.push(connection);
    return connection;
  };
  const withToken = (): Partial<CacheOutputs> => ({ secretArns: { token: secrets.keep("token", token) } });

  beforeAll(async () => {
    secrets = await Secrets.start();
    cache = await startReplicated(declaredInSeed(), options);
  });

  afterEach(async () => {
    await Promise.all(connections.splice(0).map(async (connection) => connection.close()));
  });

  afterAll(async () => {
    secrets.stop();
    await cache.stop();
  });

  test("writes to the primary and reads from a replica, with TLS and the token", async () => {
    // Both endpoints have one port at AWS, and two names; here they have one name, and two ports.
    const { port } = cache.primary;
    const connection = await connectTo({ ...withToken(), port });
    const reader = await connectTo({ ...withToken(), port: cache.reader.port });

    expect(await connection.run(async (redis) => redis.get("nothing"))).toBeNull();
    expect(await connection.primary.set("greeting", "hello")).toBe("OK");
    expect(await node(connection.primary).info("replication")).toContain("role:master");
    expect(await node(reader.primary).info("replication")).toContain("role:slave");
    expect(await connection.primaries()).toHaveLength(1);
  });

  test("has as many connections for writes as for reads, which take turns", async () => {
    const one = await startNode(declaredInSeed(), options);
    const [write, read] = await Promise.all([openEndpoint([one.port]), openEndpoint([one.port])]);
    const admin = await connectTls(one.port, options.certificates, { password: token });
    const count = async () => (await admin.clientList()).length - 1;
    const { port } = write;
    const single = await connectTo({ ...withToken(), port });
    expect(await count()).toBe(4);
    await single.close();
    const both = await connectTo({ ...withToken(), port, readerEndpointAddress: "127.0.0.1" }, { poolSize: 3 });

    expect(await count()).toBe(6);
    expect(new Set([both.primary, both.primary, both.primary, both.primary]).size).toBe(3);
    expect(new Set([both.reader, both.primary, both.reader, both.primary]).size).toBe(4);
    await both.close();
    await eventually("all are closed", async () => ((await count()) === 0 ? true : undefined));
    admin.destroy();
    await Promise.all([write.stop(), read.stop(), one.stop()]);
  });

  test("shows no secret", async () => {
    const connection = await connectTo({ ...withToken(), port: cache.primary.port });
    const shown = inspect([connection, connection.primary, await connection.primaries()], {
      depth: 12,
      showHidden: true,
    });

    expect(shown).not.toContain(token);
  });

  test("gives up at first when it does not work, and says why", async () => {
    const { port } = cache.primary;
    const nobody = await freePort();
    const wrong = { secretArns: { token: secrets.keep("wrong", "another-token") } };
    const complaint = async (outputs: Partial<CacheOutputs>, more: ConnectOptions = {}) =>
      connectTo(outputs, more).then(
        () => "none",
        (error: unknown) => `${(error as { code?: string }).code}: ${(error as Error).message}`,
      );

    expect(await complaint({ ...withToken(), port: nobody })).toMatch(
      new RegExp(`^ECONNREFUSED: cannot connect to localhost:${nobody}: connect ECONNREFUSED `),
    );
    expect(await complaint({ ...withToken(), port, primaryEndpointAddress: "cache.invalid" })).toMatch(
      /^(ENOTFOUND|EAI_AGAIN): cannot connect to cache\.invalid:\d+: getaddrinfo /,
    );
    expect(await complaint({ ...wrong, port })).toMatch(
      /^WRONGPASS: cannot connect to localhost:\d+: WRONGPASS invalid/,
    );
    expect(await complaint({ port })).toMatch(/^NOAUTH: /);
    expect(await complaint({ ...withToken(), port }, { ca: undefined as never })).toMatch(/certificate/);
    expect(await complaint({ secretArns: { token: "arn:aws:secretsmanager:us-east-1:1:secret:x" }, port })).toBe(
      "ResourceNotFoundException: cannot log in to orders: no such secret",
    );
  });

  test.each([
    [{ poolSize: 0 }, "poolSize must be a whole number from 1, got 0"],
    [
      { connectTimeoutMs: "5s" as never },
      'connectTimeoutMs must be a number of milliseconds from 1 to 2147483647, got "5s"',
    ],
    [{ inProcess: { maxEntries: 0, ttlSeconds: 1 } }, "maxEntries must be a whole number from 1, got 0"],
    [
      { inProcess: { maxEntries: 1 } as never },
      "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got undefined",
    ],
  ])("refuses %j", async (more, message) => {
    await expect(connectTo(withToken(), more)).rejects.toThrow(message);
  });

  test("keeps what it reads in the process, when it is told to", async () => {
    const one = await startNode(declaredInSeed(), options);
    const admin = await connectTls(one.port, options.certificates, { password: token });
    const inProcess = { maxEntries: 10, ttlSeconds: 60 };
    const { run } = await connectTo({ ...withToken(), port: one.port }, { inProcess }).then((connection) => ({
      run: async () => connection.run(async (redis) => redis.get("greeting")),
    }));
    await admin.set("greeting", "hello");
    expect([await run(), await run(), await run()]).toEqual(["hello", "hello", "hello"]);
    expect(await admin.info("commandstats")).toMatch(/cmdstat_get:calls=1,/);
    await admin.set("greeting", "bye");

    await eventually("the change is heard of", async () => ((await run()) === "bye" ? true : undefined));
    admin.destroy();
    await one.stop();
  });

  test("logs in as a user with a password, who may do what the stack allows", async () => {
    const name = "orders-web";
    const users = [{ name, accessString: "on ~web:* -@all +@read +@write +@connection", authentication: "password" }];
    const one = await startNode({ ...declaredInSeed(), users }, { ...options, passwords: { [name]: "p".repeat(20) } });
    const login = { kind: "password", user: "web" } as const;
    const outputs = { userNames: { web: name }, secretArns: { web: secrets.keep("web", "p".repeat(20)) } };
    const connection = await connectTo({ ...outputs, port: one.port }, { login });

    expect(await connection.primary.set("web:1", "1")).toBe("OK");
    await expect(connection.run(async (redis) => redis.get("other"))).rejects.toMatchObject({ code: "NOPERM" });
    await one.stop();
  });

  test("does not notice that the token is rotated", async () => {
    const one = await startNode(declaredInSeed(), options);
    const admin = await connectTls(one.port, options.certificates, { password: token });
    const connection = await connectTo({ secretArns: { token: secrets.keep("rotated", token) }, port: one.port });
    const before = secrets.reads;
    const lost = jest.fn();
    connection.onReconnect(lost);
    await admin.configSet("requirepass", "a-new-token");
    secrets.keep("rotated", "a-new-token");
    await admin.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);

    await eventually("all connections are there again", () => (lost.mock.calls.length === 4 ? true : undefined));
    expect(await connection.primary.set("after", "1")).toBe("OK");
    expect(secrets.reads - before).toBeLessThanOrEqual(2);
    admin.destroy();
    await one.stop();
  });

  test("leaves a node that has become a replica, though that keeps the connection open", async () => {
    const [first, second] = await Promise.all([
      startNode(declaredInSeed(), options),
      startNode(declaredInSeed(), options),
    ]);
    const endpoint = await openEndpoint([first.port]);
    const admin = await connectTls(first.port, options.certificates, { password: token });
    const connection = await connectTo({ ...withToken(), port: endpoint.port }, { poolSize: 2 });
    const [listener] = await connection.listeners();
    const heard: string[] = [];
    await listener!.subscribe("news", (message) => heard.push(message));
    await admin.sendCommand(["REPLICAOF", "127.0.0.1", String(second.port)]);
    endpoint.pointTo([second.port]);
    const write = async () =>
      connection.run(async (redis) =>
        redis.eval("return redis.call('SET', KEYS[1], 1)", { keys: ["k"], arguments: [] }),
      );

    await expect(write()).rejects.toMatchObject({ code: "READONLY" });
    await eventually("every connection leads to the new primary", async () => {
      const writes = await Promise.allSettled([write(), write(), write(), write()]);
      return writes.every(({ status }) => status === "fulfilled") ? true : undefined;
    });
    await eventually("the listener has moved too", async () => {
      await connection.primary.publish("news", "moved");
      return heard.length > 0 ? true : undefined;
    });
    admin.destroy();
    await Promise.all([endpoint.stop(), first.stop(), second.stop()]);
  });

  test("replaces a connection that a network has swallowed, also while it is used", async () => {
    const one = await startNode(declaredInSeed(), options);
    const connection = await connectTo({ ...withToken(), port: one.port }, { poolSize: 1, commandTimeoutMs: 200 });
    const back = jest.fn();
    connection.onReconnect(back);
    one.running.child.kill("SIGSTOP");
    const use = setInterval(() => void connection.run(async (redis) => redis.get("k")).catch(() => undefined), 50);
    const { primary } = connection;
    await eventually("the connection is given up", () => (node(primary).isReady ? undefined : true));
    one.running.child.kill("SIGCONT");

    await eventually("there is another", () => (back.mock.calls.length > 0 ? true : undefined));
    clearInterval(use);
    await eventually("it works", async () => connection.primary.set("k", "1").catch(() => undefined));
    await one.stop();
  });

  test("goes to the new primary after a failover, and commands fail at once until then", async () => {
    const connection = await connectTo({ ...withToken(), port: cache.primary.port });
    const back = jest.fn();
    const end = connection.onReconnect(back);
    const [lost] = cache.nodes;
    await lost!.running.stop("SIGKILL");
    await eventually("it is noticed", () => (node(connection.primary).isReady ? undefined : true));
    await expect(connection.run(async (redis) => redis.get("k"))).rejects.toMatchObject({ code: "ClientOfflineError" });
    await cache.promoted(lost!);

    await eventually("it writes", async () => connection.primary.set("after", "1").catch(() => undefined));
    expect(await node(connection.primary).info("replication")).toContain("role:master");
    expect(back).toHaveBeenCalled();
    end();
  });
});
