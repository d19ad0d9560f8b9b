import { type Client, connectTls } from "../../redis/support/clients";
import { type Shard, type ShardedCache, startSharded } from "../../redis/support/cluster";
import type { RedisNode } from "../../redis/support/server";
import { moveSlot } from "../../redis/support/slot";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually, sleep } from "../../support/processes";
import { Database } from "../support/database";
import {
  WriteBehinds,
  addAllTheTime,
  cutOff,
  declaredForWriteBehind,
  lostOf,
  valuesOn,
} from "../support/write-behinds";

/** Slot of `{views}`, which the first of three shards has: CLUSTER KEYSLOT views. */
const slot = 5_383;

describeWithRedis("write-behind in a sharded cache", (options) => {
  const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
  let cache: ShardedCache;
  let processes: WriteBehinds;
  let shards: readonly [Shard, Shard, Shard];
  const admins: Client[] = [];

  beforeAll(async () => {
    processes = await WriteBehinds.start(options.certificates);
    cache = await startSharded(declaredForWriteBehind({ topology }), {
      ...options,
      // As ElastiCache sets it: shards that are there go on.
      extra: [["cluster-require-full-coverage", "no"]],
    });
    shards = cache.shards as never;
  });

  afterEach(async () => processes.clear());

  afterAll(async () => {
    admins.forEach((admin) => {
      admin.destroy();
    });
    await processes.stop();
    await cache.stop();
  });

  const place = () => ({ port: shards[2].primary.port, sharded: true });
  const adminOf = async ({ port }: RedisNode): Promise<Client> => {
    const admin = await connectTls(port, options.certificates, { password: token });
    admins.push(admin);
    return admin;
  };
  const move = async ({ from, to }: { readonly from: Shard; readonly to: Shard }) =>
    moveSlot(slot, { from: from.primary, to: to.primary }, options);

  test("waits for the replicas of its own shard, and not for those of others", async () => {
    const redis = await processes.connect(place());
    const database = new Database();
    const views = await processes.open(redis, database);
    const { child } = shards[2].replicas[0]!.running;
    child.kill("SIGSTOP");
    // CLUSTER KEYSLOT a = 15495: it is in the third shard, whose replica will not hear of it.
    await redis.primary.set("a", "1");
    await views.add("key", "1");
    child.kill("SIGCONT");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1"]);
  });

  test("accepts nothing from the middle of a move of its slot, where nobody waits for the right replicas", async () => {
    const database = new Database();
    database.refused.add("bad");
    const views = await processes.open(await processes.connect(place()), database, { maxTries: 1 });
    // All that it keeps is there now.
    await views.add("key", "bad");
    await eventually("it is dead", async () => ((await views.lag()).deadLetters === 1 ? true : undefined));
    const { child } = shards[1].replicas[0]!.running;
    const moving = await move({ from: shards[0], to: shards[1] });
    await moving.moveKeys();
    child.kill("SIGSTOP");
    await expect(views.add("key", "1")).rejects.toMatchObject({ code: "TRYAGAIN" });
    child.kill("SIGCONT");
    await moving.finish();
    await views.add("key", "2");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["2"]);
    const back = await move({ from: shards[1], to: shards[0] });
    await back.moveKeys();
    await back.finish();
  });

  test("loses nothing when its slot moves to another shard and back while entries are added", async () => {
    const database = new Database();
    const views = await processes.open(await processes.connect(place()), database);
    const load = addAllTheTime(views);
    const moves = [
      { from: shards[0], to: shards[1] },
      { from: shards[1], to: shards[0] },
    ];
    for (const each of moves) {
      const before = load.accepted.length;
      await eventually("entries are accepted", () => (load.accepted.length > before + 500 ? true : undefined));
      const moving = await move(each);
      await moving.moveKeys();
      await sleep(100);
      await moving.finish();
    }
    const before = load.accepted.length;
    await eventually("entries are accepted again", () => (load.accepted.length > before ? true : undefined));
    await load.stop();

    expect([...load.refused]).toEqual(["TRYAGAIN"]);
    expect(await views.close()).toBe(true);
    expect(lostOf(load, database.written)).toEqual([]);
  });

  test("has everything that was accepted after a failover of its shard, and other shards go on meanwhile", async () => {
    const redis = await processes.connect(place());
    const database = new Database();
    const views = await processes.open(redis, database);
    database.isDown = true;
    const load = addAllTheTime(views);
    await eventually("entries are accepted", () => (load.accepted.length > 200 ? true : undefined));
    const [{ primary, replicas }] = shards;
    const replica = await adminOf(replicas[0]!);
    const goOn = await cutOff(await adminOf(primary), replica, token);
    await eventually("entries are refused", () => (load.refused.has("not-replicated") ? true : undefined));
    await primary.running.stop("SIGKILL");
    await goOn();
    await eventually("the replica is promoted", async () => {
      // CLUSTER KEYSLOT 1 = 9842 and a = 15495.
      expect(await Promise.all([redis.primary.set("1", "1"), redis.primary.set("a", "1")])).toEqual(["OK", "OK"]);
      return (await replica.info("replication")).includes("role:master") ? true : undefined;
    });
    await load.stop();

    expect(lostOf(load, await valuesOn(replica))).toEqual([]);
    database.isDown = false;
    expect(await views.close()).toBe(true);
    expect(lostOf(load, database.written)).toEqual([]);
  });
});
