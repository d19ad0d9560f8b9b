import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CacheAside, VersionedKeys, WriteThrough, guard, openWriteBehind, withLock } from "../../client/index";
import { type Client, connectTls } from "../redis/support/clients";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed } from "../redis/support/stack";
import { describeWithRedis } from "../redis/support/suite";

/** As the read-me gives it. */
const accessString =
  "on ~users:* resetchannels -@all +@read +@write +@connection -@dangerous +eval +evalsha +time +cluster|slots";

describeWithRedis("the access string for the patterns", (options) => {
  let node: RedisNode;
  const clients: Client[] = [];
  const connect = async (login: object) => {
    const client = await connectTls(node.port, options.certificates, login);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    const user = { kind: "password", userId: "web-1", userName: "web" } as const;
    const writer = { kind: "password", userId: "writer-1", userName: "writer" } as const;
    const authentication = {
      kind: "rbac",
      users: {
        web: { ...user, accessString },
        writer: { ...writer, accessString: `${accessString} +info` },
      },
      defaultUser: { kind: "password", accessString: "on ~* +@all" },
    } as const;
    const passwords = { web: "password-of-the-web", writer: "password-of-the-writer", default: "password-of-anybody" };
    node = await startNode(declaredInSeed({ authentication }), { ...options, passwords });
  });

  afterAll(async () => {
    clients.forEach((client) => {
      client.destroy();
    });
    await node.stop();
  });

  test("is in the read-me", () => {
    expect(readFileSync(join(__dirname, "../../client/README.md"), "utf8")).toContain(`\n${accessString}\n`);
  });

  test("is enough for them: the server refuses nothing", async () => {
    const client = await connect({ username: "web", password: "password-of-the-web" });
    const redis = guard(() => client);
    const cache = new CacheAside<string>({ redis, namespace: "users", ttlSeconds: 60 });
    await cache.get("1", async () => Promise.resolve("Ada"));
    await cache.update("1", async () => Promise.resolve("Grace"));
    await cache.get("1", async () => Promise.resolve("Grace"));
    await new WriteThrough(cache).write("1", async () => Promise.resolve("Margaret"));
    await withLock({ redis, name: "users:lock", ttlMs: 1_000, waitMs: 0 }, async () => Promise.resolve());
    const versions = new VersionedKeys({ redis, namespace: "users", ttlSeconds: 60 });
    await versions.id("all", 1);
    await versions.invalidate("all");

    expect(cache.statistics()).toMatchObject({ misses: 2, errors: 0 });
    const anybody = await connect({ password: "password-of-anybody" });
    expect(await anybody.aclLog()).toStrictEqual([]);
  });

  test("is enough for write-behind, with +info: the server refuses nothing", async () => {
    const anybody = await connect({ password: "password-of-anybody" });
    await anybody.configSet("maxmemory-policy", "noeviction");
    const client = await connect({ username: "writer", password: "password-of-the-writer" });
    const redis = {
      ...guard(() => client),
      primaries: async () => Promise.resolve([client]),
      onReconnect: () => () => undefined,
    };
    const write = jest.fn(async () => Promise.resolve());
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const views = await openWriteBehind<string>({
      redis,
      namespace: "users",
      write,
      ping: write,
      replicas: 0,
      onError,
    });
    await views.add("1", "Ada");

    expect(await views.close()).toBe(true);
    expect(write).toHaveBeenCalledTimes(1);
    expect(errors).toEqual([]);
    expect(await anybody.aclLog()).toStrictEqual([]);
  });
});
