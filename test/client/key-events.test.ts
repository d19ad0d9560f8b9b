import type { RedisClientType } from "@redis/client";

import type { Connection } from "../../client/connect/connection";
import { type KeyEvent, type KeyEventName, type KeyEvents, listenForKeyEvents } from "../../client/key-events";
import { connectOnce, connectTls } from "../redis/support/clients";
import { type ShardedCache, startSharded } from "../redis/support/cluster";
import { type Endpoint, openEndpoint } from "../redis/support/endpoint";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed, withParameters } from "../redis/support/stack";
import { describeWithRedis, token } from "../redis/support/suite";
import { eventually, sleep } from "../support/processes";
import { connectToNode, connectToShards } from "./support/connections";

/** What the outputs of a stack say that turns all events on. */
const everything = { serverless: false, parameters: { "notify-keyspace-events": "EA" } };

const names: readonly KeyEventName[] = ["del", "expire", "rename_from", "rename_to", "set", "expired", "evicted"];

/** Hears events, and counts gaps. */
class Ear {
  public readonly heard: KeyEvent[] = [];
  public gaps = 0;
  public readonly listeners = {
    onEvent: (event: KeyEvent) => this.heard.push(event),
    onGap: () => (this.gaps += 1),
  };

  public async hears(event: KeyEventName, ...keys: readonly string[]): Promise<void> {
    await eventually(`${event} of ${keys.join(", ")}`, () => {
      const heard = new Set(this.heard.filter((each) => each.event === event).map(({ key }) => key));
      return keys.every((key) => heard.has(key)) ? true : undefined;
    });
  }
}

describeWithRedis("events of keys", (options) => {
  const { certificates } = options;
  const open: KeyEvents[] = [];

  const listen = async (connection: Connection, events: readonly KeyEventName[], prefix?: string) => {
    const ear = new Ear();
    const others = prefix === undefined ? {} : { prefix };
    open.push(await listenForKeyEvents(connection, { cache: everything, events, ...others, ...ear.listeners }));
    return ear;
  };

  afterEach(() => {
    open.splice(0).forEach((events) => {
      events.stop();
    });
  });

  describe("of one node", () => {
    let node: RedisNode;
    let endpoint: Endpoint;
    let connection: Connection;
    let client: RedisClientType;

    beforeAll(async () => {
      node = await startNode(withParameters(declaredInSeed(), { "notify-keyspace-events": "EA" }), {
        ...options,
        extra: [["enable-debug-command", "local"]],
      });
      endpoint = await openEndpoint([node.port]);
      connection = await connectToNode(endpoint.port, { certificates });
      client = connection.primary as RedisClientType;
    });

    afterAll(async () => {
      await connection.close();
      await Promise.all([node, endpoint].map(async (part) => part.stop()));
    });

    /** Makes an event happen to the key "k". */
    const causes: Readonly<Record<KeyEventName, () => Promise<unknown>>> = {
      del: async () => client.unlink("k"),
      expire: async () => client.pExpire("k", 60_000),
      rename_from: async () => client.rename("k", "other"),
      rename_to: async () => client.multi().set("other", "1").rename("other", "k").exec(),
      set: async () => client.set("k", "2"),
      expired: async () => client.pExpire("k", 1),
      evicted: async () => client.configSet("maxmemory", "1"),
    };
    /** The characters of the parameter without which the event does not come. */
    const flags: Readonly<Record<KeyEventName, string>> = {
      ...{ del: "g", expire: "g", rename_from: "g", rename_to: "g", set: "$", expired: "x", evicted: "e" },
    };

    test.each(names)("hears of %s, which the server sends with the character that is asked for", async (name) => {
      await client.configSet("notify-keyspace-events", `E${flags[name]}`);
      await client.set("k", "1");
      const ear = await listen(connection, [name]);
      await causes[name]();

      await ear.hears(name, "k");
      await client.configSet({ "notify-keyspace-events": "EA", maxmemory: "64mb" });
    });

    test("hears of the keys it was told of, and of no others", async () => {
      const ear = await listen(connection, ["set"], "users:");
      await client.set("users2:1", "1");
      await client.set("users:1", "1");
      await ear.hears("set", "users:1");
      expect(ear.heard).toEqual([{ event: "set", key: "users:1" }]);
    });

    test("an expired key is told of when it is deleted, which may be long after its time", async () => {
      await client.sendCommand(["DEBUG", "SET-ACTIVE-EXPIRE", "0"]);
      const ear = await listen(connection, ["expired", "set"]);
      await client.set("k", "1", { expiration: { type: "PX", value: 1 } });
      await sleep(50);
      await client.set("later", "1");
      await ear.hears("set", "later");
      expect(ear.heard.map(({ event }) => event)).toEqual(["set", "set"]);
      await client.get("k");
      await ear.hears("expired", "k");
      await client.sendCommand(["DEBUG", "SET-ACTIVE-EXPIRE", "1"]);
    });

    test("an error of who listens is kept away from the client, which reads on", async () => {
      const errors: unknown[] = [];
      jest.spyOn(globalThis, "queueMicrotask").mockImplementation((task) => {
        try {
          task();
        } catch (error) {
          errors.push(error);
        }
      });
      const ear = new Ear();
      const onEvent = (event: KeyEvent) => {
        ear.heard.push(event);
        throw new Error("of the listener's");
      };
      open.push(
        await listenForKeyEvents(connection, { cache: everything, events: ["set"], ...ear.listeners, onEvent }),
      );
      await Promise.all(["a", "b", "c"].map(async (key) => client.set(key, "1")));
      await ear.hears("set", "a", "b", "c");
      jest.restoreAllMocks();
      expect(errors).toHaveLength(3);
    });

    test("tells of a gap after its connection was lost, and goes on", async () => {
      const ear = await listen(connection, ["set"]);
      const admin = await connectOnce(node.port, certificates, { password: token });
      await admin.sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"]);
      await eventually("the gap is told of", () => (ear.gaps === 1 ? true : undefined));
      admin.destroy();
      await client.set("after", "1");
      await ear.hears("set", "after");
    });

    test("tries again until it can listen to the new primary", async () => {
      const ear = new Ear();
      let failures = -1;
      const listeners = async () => {
        failures += 1;
        return failures === 1 ? Promise.reject(new Error("not yet")) : connection.listeners();
      };
      let reconnected: () => void = () => undefined;
      const onReconnect = (listener: () => void) => {
        reconnected = listener;
        return () => undefined;
      };
      const failing = { primaries: async () => connection.primaries(), listeners, onReconnect };
      open.push(await listenForKeyEvents(failing, { cache: everything, events: ["set"], ...ear.listeners }));
      reconnected();
      await eventually("it listens", () => (ear.gaps === 1 ? true : undefined));
      expect(failures).toBe(2);
    });

    test("goes over to the new primary, although the old one keeps the connection open", async () => {
      const ear = await listen(connection, ["set"]);
      const next = await startNode(withParameters(declaredInSeed(), { "notify-keyspace-events": "EA" }), options);
      endpoint.pointTo([next.port]);
      const admin = await connectOnce(node.port, certificates, { password: token });
      await admin.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
      admin.destroy();
      await eventually("the gap is told of", () => (ear.gaps > 0 ? true : undefined));

      const other = await connectTls(next.port, certificates, { password: token });
      await other.set("elsewhere", "1");
      await ear.hears("set", "elsewhere");
      other.destroy();
      await next.stop();
    });
  });

  describe("of three shards", () => {
    let cache: ShardedCache;
    let connection: Connection;
    const keys = Array.from({ length: 30 }, (_, index) => `users:${index}`);
    const set = async () => Promise.all(keys.map(async (key) => connection.primary.set(key, "1")));

    beforeAll(async () => {
      const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
      const declared = withParameters(declaredInSeed({ topology }), { "notify-keyspace-events": "EA" });
      cache = await startSharded(declared, options);
      connection = await connectToShards(cache.nodes[0]!.port, { certificates });
    });

    afterAll(async () => {
      await connection.close();
      await cache.stop();
    });

    test("hears of the keys of every shard, of each once", async () => {
      const ear = await listen(connection, ["set"]);
      await set();
      await ear.hears("set", ...keys);
      expect(ear.heard).toHaveLength(keys.length);
      expect(ear.gaps).toBe(0);
    });

    test("hears of the keys of a shard whose replica became the primary", async () => {
      const look = jest.spyOn(globalThis, "setInterval");
      const ear = await listen(connection, ["set"]);
      const [compare] = look.mock.calls.find(([, ms]) => ms === 10_000)!;
      look.mockRestore();
      const [{ primary, replicas }] = cache.shards as [ShardedCache["shards"][number]];
      const replica = await connectTls(replicas[0]!.port, certificates, { password: token });
      await replica.sendCommand(["CLUSTER", "FAILOVER", "TAKEOVER"]);
      await eventually("it is the primary", async () =>
        (await replica.sendCommand<unknown[]>(["ROLE"]))[0] === "master" ? true : undefined,
      );
      replica.destroy();
      await eventually("the connection has found it", async () => {
        await set();
        const ports = (await connection.primaries()).map(
          ({ options: { socket } }) => (socket as { port: number }).port,
        );
        return ports.includes(primary.port) ? undefined : true;
      });
      await eventually("the gap is told of", () => {
        compare();
        return ear.gaps > 0 ? true : undefined;
      });

      // Other nodes may hear of the takeover a moment later, and refuse writes until then.
      await eventually("every key is heard of, once", async () => {
        ear.heard.length = 0;
        await set();
        await sleep(100);
        return ear.heard.length === keys.length ? true : undefined;
      });
    });
  });

  test("hears nothing any more once it is stopped, and leaves no connection behind", async () => {
    const node = await startNode(withParameters(declaredInSeed(), { "notify-keyspace-events": "EA" }), options);
    const connection = await connectToNode(node.port, { certificates });
    const count = async (): Promise<number> =>
      Number(/connected_clients:(\d+)/.exec(await (connection.primary as RedisClientType).info("clients"))?.[1]);
    const before = await count();
    const ear = await listen(connection, ["set"]);
    expect(await count()).toBe(before + 1);
    open.splice(0).forEach((events) => {
      events.stop();
    });

    await eventually("it is closed", async () => ((await count()) === before ? true : undefined));
    expect(ear.heard).toEqual([]);
    await connection.close();
    await node.stop();
  });
});

describe("events of keys that a cache does not send", () => {
  const refuse = async (parameter: string | undefined, events: readonly string[], serverless = false) =>
    listenForKeyEvents({ primaries: async () => Promise.resolve([]) } as unknown as Connection, {
      cache: {
        serverless,
        ...(parameter === undefined ? {} : { parameters: { "notify-keyspace-events": parameter } }),
      },
      events: events as readonly KeyEventName[],
      onEvent: () => undefined,
      onGap: () => undefined,
    });

  test.each<[string | undefined, readonly string[], string]>([
    ["Ex", ["del"], 'notify-keyspace-events is "Ex", and del needs "g" too'],
    ["Ex", ["expired", "set", "evicted"], 'is "Ex", and expired, set, evicted needs "$e" too'],
    ["Kx", ["expired"], 'is "Kx", and expired needs "E" too'],
    ["KA", ["expired"], 'is "KA", and expired needs "E" too'],
    ["", ["expired"], 'is "", and expired needs "Ex" too'],
    [undefined, ["expired"], 'is "", and expired needs "Ex" too'],
    ["EA", ["lost"], "events must be some of del, expire, rename_from, rename_to, set, expired, evicted, got lost"],
    ["EA", [], "events must be some of del, expire, rename_from, rename_to, set, expired, evicted, got none"],
  ])("declared %p, asked for %p", async (parameter, events, message) => {
    await expect(refuse(parameter, events)).rejects.toThrow(message);
  });

  test("serverless", async () => {
    await expect(refuse("EA", ["expired"], true)).rejects.toThrow("a serverless cache has no events of keys");
  });

  test("the seed's stack sends those of expired keys", async () => {
    const parameters = declaredInSeed().parameters.map(({ name, value }) => [name, value] as const);
    const { "notify-keyspace-events": declared } = Object.fromEntries(parameters);
    await expect(refuse(declared, ["expired"])).rejects.toThrow("listeners is not a function");
  });
});
