import type { Client } from "./support/clients";
import { connectOnce, connectTls } from "./support/clients";
import { type ReplicatedCache, startReplicated } from "./support/replicated";
import { startNode } from "./support/server";
import { declaredInSeed, withParameters } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";
import { eventually, sleep } from "../support/processes";

const expired = "__keyevent@0__:expired";

describeWithRedis("the seed's cache on real servers", (options) => {
  const { certificates } = options;
  const login = { password: token };
  let cache: ReplicatedCache;
  let client: Client;
  let listener: Client;
  const clients: Client[] = [];

  const connect = async (port: number): Promise<Client> => {
    const connected = await connectTls(port, certificates, login);
    clients.push(connected);
    return connected;
  };

  beforeAll(async () => {
    cache = await startReplicated(declaredInSeed(), options);
    client = await connect(cache.primary.port);
    listener = await connect(cache.primary.port);
  });

  afterAll(async () => {
    clients.forEach((connected) => {
      connected.destroy();
    });
    await cache.stop();
  });

  test("has one primary and two replicas that answer reads through the reader endpoint", async () => {
    await client.set("greeting", "hello");
    await client.wait(2, 5_000);
    const reader = await connect(cache.reader.port);

    expect(await client.info("replication")).toContain("connected_slaves:2");
    expect(await reader.info("replication")).toContain("role:slave");
    expect(await reader.get("greeting")).toBe("hello");
    await expect(reader.set("greeting", "changed")).rejects.toThrow("READONLY");
  });

  test("tells a listening client which key has expired, and nothing else", async () => {
    const heard: string[] = [];
    await listener.pSubscribe("__key*__:*", (key, channel) => heard.push(`${channel} ${key}`));
    await client.set("kept", "1");
    await client.set("short-lived", "1", { expiration: { type: "PX", value: 100 } });
    await client.del("kept");

    await eventually("the expiry event arrives", () => (heard.length > 0 ? true : undefined));
    await sleep(300);
    await listener.pUnsubscribe();

    expect(heard).toEqual([`${expired} short-lived`]);
    expect(await client.get("short-lived")).toBeNull();
  });

  test("says nothing of an expired key once keyspace events are off", async () => {
    const silent = await startNode(withParameters(declaredInSeed(), { "notify-keyspace-events": "" }), options);
    const [writer, ear] = [await connect(silent.port), await connect(silent.port)];
    const heard: string[] = [];
    await ear.pSubscribe("__key*__:*", (key) => heard.push(key));
    await writer.set("short-lived", "1", { expiration: { type: "PX", value: 100 } });
    await sleep(600);

    expect(await writer.get("short-lived")).toBeNull();
    expect(heard).toEqual([]);
    await silent.stop();
  });

  test("refuses plaintext connections", async () => {
    await expect(connectOnce(cache.primary.port, undefined, login)).rejects.toThrow(/closed|reset/i);
  });

  test("refuses a client without the token", async () => {
    await expect(connectOnce(cache.primary.port, certificates, {})).rejects.toThrow(/^NOAUTH /);
  });

  test("refuses a wrong token", async () => {
    const wrong = connectOnce(cache.primary.port, certificates, { password: "another-token-of-the-same-kind" });
    await expect(wrong).rejects.toThrow("WRONGPASS invalid username-password pair or user is disabled.");
  });

  test("lets plaintext in beside TLS while encryption is only preferred", async () => {
    const declared = declaredInSeed({ transitEncryption: "preferred", authentication: { kind: "off" } });
    const node = await startNode(declared, options);
    const plain = await connectOnce(node.plainPort!, undefined, {});
    const encrypted = await connectOnce(node.port, certificates, {});

    expect(await plain.set("from", "plaintext")).toBe("OK");
    expect(await encrypted.get("from")).toBe("plaintext");
    plain.destroy();
    encrypted.destroy();
    await node.stop();
  });

  test("records a slow command in the slow log, and no quick one", async () => {
    await client.get("quick");
    await client.eval("local n = 0 for i = 1, 5e6 do n = n + i end return n");
    const entries = await client.sendCommand<[number, number, number, string[]][]>(["SLOWLOG", "GET", "10"]);

    expect(entries.map(([, , , [command]]) => command)).toEqual(["EVAL"]);
    expect(Number(entries[0]?.[2])).toBeGreaterThan(10_000);
  });

  test("promotes a replica when the primary is lost, and the client carries on", async () => {
    await client.set("written-before", "1");
    await client.wait(2, 5_000);
    const [lost] = cache.nodes;
    await lost!.running.stop("SIGKILL");
    const promoted = await cache.promoted(lost!);

    expect(cache.nodes.indexOf(promoted)).toBeGreaterThan(0);
    expect(await client.get("written-before")).toBe("1");
    expect(await client.set("written-after", "1")).toBe("OK");
    expect(await client.info("replication")).toContain("role:master");
    await eventually("the other replica follows the new primary", async () =>
      (await client.info("replication")).includes("connected_slaves:1") ? true : undefined,
    );
  });
});
