import type { Connection } from "../../../client/connect/connection";
import type { WriteBehindOptions } from "../../../client/write-behind/options";
import { type WriteBehind, openWriteBehind } from "../../../client/write-behind/write-behind";
import { type Client, connectTls } from "../../redis/support/clients";
import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed, withParameters } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually, sleep } from "../../support/processes";
import { connectToNode } from "../support/connections";
import { Database } from "../support/database";

describeWithRedis("write-behind", (options) => {
  let node: RedisNode;
  let admin: Client;
  let count = 0;
  const connections: Connection[] = [];
  const opened: WriteBehind<string>[] = [];

  beforeAll(async () => {
    const declared = withParameters(declaredInSeed(), { "maxmemory-policy": "noeviction" });
    node = await startNode(declared, { ...options, memoryBytes: 24 * 1024 * 1024 });
    admin = await connectTls(node.port, options.certificates, { password: token });
  });

  beforeEach(() => {
    count += 1;
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(async (each) => each.close(0)));
    await Promise.all(connections.splice(0).map(async (each) => each.close()));
  });

  afterAll(async () => {
    admin.destroy();
    await node.stop();
  });

  const name = () => `views${count}:{views${count}}`;

  /** A process of an application. */
  const process = async (database: Database, more: Partial<WriteBehindOptions<string>> = {}) => {
    const redis = await connectToNode(node.port, { certificates: options.certificates });
    connections.push(redis);
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const { write, ping } = database;
    const views = await openWriteBehind<string>({
      redis,
      namespace: `views${count}`,
      write,
      ping,
      replicas: 0,
      onError,
      ...more,
    });
    opened.push(views);
    return { views, redis, errors };
  };

  const until = async (what: string, isSo: () => boolean | Promise<boolean>) =>
    eventually(what, async () => ((await isSo()) ? true : undefined));

  test("accepts entries before the database has them, and writes them in order, in batches", async () => {
    const database = new Database();
    const { views } = await process(database);
    const open = database.holdBack();
    const values = Array.from({ length: 500 }, (_, index) => String(index));
    const ids = await Promise.all(values.map(async (value) => views.add("post:1", value)));

    expect(new Set(ids).size).toBe(500);
    expect(database.written).toEqual([]);
    expect(await views.lag()).toMatchObject({ entries: 500, deadLetters: 0, hasWriter: true });
    open();
    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(values);
    expect(Math.max(...database.batches)).toBe(200);
    expect(await admin.xLen(name())).toBe(0);
  });

  test("sequence numbers grow with the entries", async () => {
    const sequences: bigint[] = [];
    const database = new Database();
    const write = async (entries: readonly { sequence: bigint }[]) => {
      sequences.push(...entries.map(({ sequence }) => sequence));
      return Promise.resolve();
    };
    const { views } = await process(database, { write });
    await Promise.all(Array.from({ length: 50 }, async (_, index) => views.add("a", String(index))));
    await views.close();

    expect(sequences).toHaveLength(50);
    expect(sequences).toEqual([...sequences].sort((one, other) => (one < other ? -1 : 1)));
    expect(new Set(sequences).size).toBe(50);
  });

  test("one process writes at a time, and another goes on when it ends", async () => {
    const [first, second] = [new Database(), new Database()];
    const one = await process(first);
    await one.views.add("a", "1");
    await until("it is written", () => first.written.length === 1);
    const two = await process(second);
    await two.views.add("a", "2");
    await until("it is written", () => first.written.length === 2);
    expect(second.tries).toBe(0);
    await one.views.close();
    await two.views.add("a", "3");
    await until("the other one writes", () => second.written.length === 1);

    expect(first.written).toEqual(["1", "2"]);
    expect(second.written).toEqual(["3"]);
  });

  test("what a process had read and not written is written by the next one, before what came later", async () => {
    const [first, second] = [new Database(), new Database()];
    const one = await process(first, { batchSize: 2 });
    first.holdBack();
    await Promise.all(["1", "2", "3"].map(async (value) => one.views.add("a", value)));
    await until("it has read", () => first.tries === 1);
    // It is gone: nobody hears of it any more.
    await one.redis.close();
    const two = await process(second);
    await two.views.add("a", "4");
    await until("all are written", () => second.written.length === 4);

    expect(second.written).toEqual(["1", "2", "3", "4"]);
    expect(first.written).toEqual([]);
  });

  test("a writer that was paused until another one took over says nothing about what that has", async () => {
    const [first, second] = [new Database(), new Database()];
    const one = await process(first);
    const open = first.holdBack();
    await one.views.add("a", "1");
    await until("it writes", () => first.tries === 1);
    await admin.unlink(`${name()}:owner`);
    const hold = second.holdBack();
    await process(second);
    await until("the other one writes", () => second.tries === 1);
    open();
    await until("the first one is done", () => first.written.length === 1);
    await sleep(100);
    expect(await admin.xLen(name())).toBe(1);
    hold();
    await until("it is written by its owner", async () => (await admin.xLen(name())) === 0);

    expect([first.written, second.written]).toEqual([["1"], ["1"]]);
  });

  test("waits for a database that is down, however often it has tried", async () => {
    const database = new Database();
    const { views, errors } = await process(database, { maxTries: 1 });
    database.isDown = true;
    await Promise.all(["1", "2", "3"].map(async (value) => views.add(value, value)));
    await until("it has tried", () => database.tries >= 4);
    expect(await views.lag()).toMatchObject({ entries: 3, deadLetters: 0 });
    expect((await views.lag()).oldestMs).toBeGreaterThan(100);
    database.isDown = false;
    await until("all are written", () => database.written.length === 3);

    expect(database.written).toEqual(["1", "2", "3"]);
    expect(errors).toContainEqual(new Error("the database is starting up"));
  });

  test("a poison message becomes a dead letter, and holds up its own key only", async () => {
    const database = new Database();
    database.refused.add("bad");
    const { views } = await process(database, { maxTries: 3 });
    await Promise.all([views.add("a", "1"), views.add("a", "bad"), views.add("a", "2"), views.add("b", "3")]);
    await until("others are written", () => database.written.includes("3"));
    expect(database.written).not.toContain("2");
    await until("the rest of the key follows", () => database.written.includes("2"));

    expect(database.written.filter((value) => value !== "3")).toEqual(["1", "2"]);
    expect(await views.lag()).toMatchObject({ entries: 0, deadLetters: 1 });
    const [letter] = await views.deadLetters();
    expect(letter).toMatchObject({ key: "a", value: "bad", tries: 3, reason: "Error: value out of range for key a" });
    database.refused.clear();
    expect(await views.revive(letter!.id)).toBe(true);
    expect(await views.revive(letter!.id)).toBe(false);
    await until("it is written", () => database.written.includes("bad"));
    expect(await views.deadLetters()).toEqual([]);
  });

  test("what does not match the schema any more is a dead letter at once", async () => {
    const database = new Database();
    const validate = (value: unknown) => (value === "old" ? { issues: ["old"] } : { value: String(value) });
    await admin.xAdd(name(), "*", { key: "a", value: '"old"' });
    const { views } = await process(database, { schema: { "~standard": { validate } } });
    await until("it is dead", async () => (await views.lag()).deadLetters === 1);

    expect(database.tries).toBe(0);
    expect(await views.deadLetters()).toMatchObject([{ key: "a", value: undefined, tries: 0 }]);
  });

  test("refuses what is too much, and accepts again when there is room", async () => {
    const database = new Database();
    const { views } = await process(database, { maxLength: 3 });
    const open = database.holdBack();
    const adding = await Promise.allSettled(["1", "2", "3", "4", "5"].map(async (value) => views.add("a", value)));
    const codes = adding.map((each) => (each.status === "rejected" ? (each.reason as { code: string }).code : "ok"));
    expect(codes).toEqual(["ok", "ok", "ok", "full", "full"]);
    open();
    await until("there is room", () => database.written.length === 3);
    await views.add("a", "6");
    await views.close();

    expect(database.written).toEqual(["1", "2", "3", "6"]);
  });

  test("takes entries out of a cache whose memory is full, and loses none", async () => {
    const database = new Database();
    const { views } = await process(database);
    const open = database.holdBack();
    const accepted: string[] = [];
    let refusal: unknown;
    for (let index = 0; refusal === undefined && index < 1_000; index += 1) {
      const value = `${index}:${"x".repeat(60_000)}`;
      await views.add("a", value).then(
        () => accepted.push(value),
        (error: unknown) => (refusal = error),
      );
    }
    expect(refusal).toMatchObject({ code: "OOM" });
    open();
    await until("all are written", () => database.written.length >= accepted.length);
    expect(database.written).toEqual(accepted);
    await views.add("a", "there is room again");
  });

  test.each([
    "allkeys-lru",
    "allkeys-lfu",
    "allkeys-random",
    "volatile-lru",
    "volatile-lfu",
    "volatile-random",
    "volatile-ttl",
  ])("refuses a cache whose policy is %s", async (policy) => {
    await admin.configSet("maxmemory-policy", policy);
    try {
      await expect(process(new Database())).rejects.toMatchObject({
        code: "evicts",
        message: expect.stringContaining(
          `the cache's maxmemory-policy is ${policy}, so it may evict what is not written yet`,
        ) as string,
      });
    } finally {
      await admin.configSet("maxmemory-policy", "noeviction");
    }
  });

  test("accepts nothing when fewer replicas than wanted have it", async () => {
    const { views } = await process(new Database(), { replicas: 1 });

    await expect(views.add("a", "1")).rejects.toMatchObject({
      code: "not-replicated",
      message: `${name()}: the entry reached 0 of 1 replicas; it may be written all the same`,
    });
  });

  test("accepts nothing after it was closed, and leaves what cannot be written in time", async () => {
    const database = new Database();
    const { views } = await process(database);
    database.isDown = true;
    await views.add("a", "1");
    expect(await views.close(200)).toBe(false);
    await expect(views.add("a", "2")).rejects.toMatchObject({ code: "closed" });
    expect(await admin.xLen(name())).toBe(1);
    database.isDown = false;
    await process(database);
    await until("the next process writes it", () => database.written.length === 1);
  });

  test.each<[unknown, unknown, string]>([
    ["", "1", 'key must be a text that is not empty, got ""'],
    [7, "1", "key must be a text that is not empty, got 7"],
    ["a", undefined, "the value cannot be written as JSON"],
    ["a", "x".repeat(200_000), "the value has 200002 bytes as JSON, and a cached value may have 102400"],
  ])("refuses the key %p with a value that is wrong", async (key, value, message) => {
    const { views } = await process(new Database());

    await expect(views.add(key as string, value as string)).rejects.toThrow(message);
  });

  test.each<[Partial<Record<keyof WriteBehindOptions<string>, unknown>>, string]>([
    [{ replicas: -1 }, "replicas must be a whole number from 0, got -1"],
    [{ batchSize: 1_001 }, "batchSize must be a whole number from 1 to 1000, got 1001"],
    [{ maxLength: 0 }, "maxLength must be a whole number from 1, got 0"],
    [{ maxTries: "5" }, 'maxTries must be a whole number from 1, got "5"'],
    [{ write: undefined }, "write must be a function, got undefined"],
    [{ ping: undefined }, "ping must be a function, got undefined"],
    [{ namespace: "all views" }, "with colons between them"],
  ])("refuses %p", async (wrong, message) => {
    await expect(process(new Database(), wrong as Partial<WriteBehindOptions<string>>)).rejects.toThrow(message);
  });
});
