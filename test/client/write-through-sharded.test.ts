import { CacheAside } from "../../client/cache-aside";
import type { Connection } from "../../client/connect/connection";
import { WriteThrough } from "../../client/write-through";
import { type Client, connectTls } from "../redis/support/clients";
import { type Shard, type ShardedCache, startSharded } from "../redis/support/cluster";
import { moveSlot } from "../redis/support/slot";
import { declaredInSeed } from "../redis/support/stack";
import { describeWithRedis, token } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { type Row, Source } from "./support/source";
import { WriteBehinds, cutOff } from "./support/write-behinds";

/*
 * Of three shards, the first has `posts:3` (CLUSTER KEYSLOT: 2204), the second has `posts:1` (10462) and `posts:2` (6333), and
 * the third has `lists:2` (12364).
 */
describeWithRedis("write-through in a sharded cache", (options) => {
  const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
  let cache: ShardedCache;
  let shards: readonly [Shard, Shard, Shard];
  let processes: WriteBehinds;
  let source: Source;
  const admins: Client[] = [];

  beforeAll(async () => {
    processes = await WriteBehinds.start(options.certificates);
    cache = await startSharded(declaredInSeed({ topology }), {
      ...options,
      extra: [["cluster-require-full-coverage", "no"]],
    });
    shards = cache.shards as never;
  });

  beforeEach(() => {
    source = new Source("first", "second", "third");
  });

  afterEach(async () => processes.clear());

  afterAll(async () => {
    admins.forEach((admin) => {
      admin.destroy();
    });
    await processes.stop();
    await cache.stop();
  });

  const adminOf = async ({ port }: { readonly port: number }): Promise<Client> => {
    const admin = await connectTls(port, options.certificates, { password: token });
    await admin.sendCommand(["READONLY"]);
    admins.push(admin);
    return admin;
  };

  /** A process of an application. */
  const process = async () => {
    const redis: Connection = await processes.connect({ port: shards[0].primary.port, sharded: true });
    const posts = new CacheAside<Row>({ redis, namespace: "posts", ttlSeconds: 3600, jitter: 0 });
    const lists = new CacheAside<readonly string[]>({ redis, namespace: "lists", ttlSeconds: 3600, jitter: 0 });
    return {
      lists,
      posts: new WriteThrough(posts),
      read: async (id: string) => posts.get(id, async (context) => source.load(id, context)),
      readList: async (names: readonly string[]) => lists.get("2", async () => Promise.resolve(names)),
    };
  };

  test("what a change concerns is right on all shards when it has ended", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("2");
    await reader.readList(["old"]);
    await writer.posts.write("2", async (concerns) => {
      await concerns(writer.lists, "2");
      return source.write("2", "changed");
    });

    expect(await reader.read("2")).toMatchObject({ name: "changed" });
    expect(source.asked).toHaveLength(1);
    expect(await reader.readList(["new"])).toEqual(["new"]);
    expect(await reader.readList(["newer"])).toEqual(["new"]);
  });

  test("a change whose slot moves to another shard meanwhile is in the cache when it has ended", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("1");
    const moving = await moveSlot(10_462, { from: shards[1].primary, to: shards[0].primary }, options);
    await writer.posts.write("1", async () => {
      const row = source.write("1", "changed");
      await moving.moveKeys();
      await reader.read("1");
      await moving.finish();
      return row;
    });

    expect(await reader.read("1")).toMatchObject({ name: "changed" });
    // Once before the change, and once while it was under way.
    expect(source.asked).toHaveLength(2);
  });

  test("a failover that brings the old value back in the middle of a change leaves it until the cache hears of its end", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("3");
    await reader.readList(["old"]);
    const [{ primary, replicas }] = shards;
    const replica = await adminOf(replicas[0]!);
    await eventually("the replica has it", async () => ((await replica.exists("posts:3")) === 1 ? true : undefined));
    const follow = await cutOff(await adminOf(primary), replica, token);
    await writer.posts.write("3", async (concerns) => {
      await concerns(writer.lists, "2");
      const row = source.write("3", "changed");
      await primary.running.stop("SIGKILL");
      await follow();
      await eventually("the replica is promoted, and has the old value", async () => {
        const read = await reader.read("3");
        const isPromoted = (await replica.info("replication")).includes("role:master");
        return isPromoted && read?.name === "third" ? true : undefined;
      });
      return row;
    });

    expect(await reader.readList(["new"])).toEqual(["new"]);
    await eventually("the value is removed", async () =>
      (await reader.read("3"))?.name === "changed" ? true : undefined,
    );
    await reader.read("3");
    expect(await reader.read("3")).toMatchObject({ name: "changed" });
  });
});
