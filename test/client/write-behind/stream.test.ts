import type { RedisClientType } from "@redis/client";

import type { Connection } from "../../../client/connect/connection";
import { sequenceOf } from "../../../client/write-behind/stream";
import { openWriteBehind } from "../../../client/write-behind/write-behind";
import { describeWithRedis } from "../../redis/support/suite";
import { eventually, sleep } from "../../support/processes";
import { Database } from "../support/database";
import { openNarrow } from "../support/narrow";
import { useOneNode } from "../support/one-node";

describeWithRedis("the stream of a write-behind", (options) => {
  const one = useOneNode(options);
  const { open } = one;
  const until = async (what: string, isSo: () => boolean | Promise<boolean>) =>
    eventually(what, async () => ((await isSo()) ? true : undefined));

  test("sequences grow when the clock of the server is behind the last entry, however many come", async () => {
    const database = new Database();
    const views = await open(database);
    const ahead = Date.now() + 3_600_000;
    await one.admin.xAdd("views:{views}", `${ahead}-999997`, { key: "a", value: '"0"' });
    const ids = [];
    for (const value of ["1", "2", "3", "4"]) {
      ids.push(await views.add("a", value));
    }

    expect(ids).toEqual([`${ahead}-999998`, `${ahead}-999999`, `${ahead + 1}-1`, `${ahead + 1}-2`]);
    expect(ids.map((id) => sequenceOf(id) - sequenceOf(`${ahead}-0`))).toEqual([
      999_998n,
      999_999n,
      1_000_001n,
      1_000_002n,
    ]);
    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("another process takes over in time when the clock was set back after the last owner was heard of", async () => {
    await one.admin.set("views:{views}:owner", "somebody who is gone", {
      expiration: { type: "PX", value: 3_600_000 },
    });
    const database = new Database();
    const views = await open(database);
    await views.add("a", "1");
    await eventually("it is written", () => (database.written.length === 1 ? true : undefined), 8_000);
  });

  test("entries that were given to a call which came too late are written in their turn all the same", async () => {
    const database = new Database();
    const views = await open(database);
    await views.add("a", "1");
    await until("it is written", () => database.written.length === 1);
    // The network brings what the writer had given up, and the answer to nobody.
    await one.admin
      .multi()
      .xAdd("views:{views}", "*", { key: "a", value: '"2"' })
      .xReadGroup("writers", "writer", { key: "views:{views}", id: ">" })
      .exec();
    await views.add("a", "3");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1", "2", "3"]);
  });

  test("an entry that somebody else has added in another shape is dead, can be revived, and keeps what it has", async () => {
    await one.admin.xAdd("views:{views}", "*", { message: "by hand" });
    const database = new Database();
    const views = await open(database);
    await until("it is dead", async () => (await views.lag()).deadLetters === 1);
    const [letter] = await views.deadLetters();
    expect(letter).toMatchObject({
      key: "",
      value: undefined,
      tries: 0,
      reason: "it is no JSON, or does not match the schema",
    });
    expect(await views.revive(letter!.id)).toBe(true);
    await until("it is dead again", async () => ((await views.deadLetters())[0]?.id ?? letter!.id) !== letter!.id);

    const [dead] = (await one.admin.xRange("views:{views}:dead", "-", "+"))!;
    expect(dead!.message).toMatchObject({ message: "by hand" });
    expect(database.tries).toBe(0);
  });

  test("dead letters count among the entries that there is room for, until they are revived and written", async () => {
    const database = new Database();
    database.refused.add("bad");
    const views = await open(database, { maxLength: 1, maxTries: 1 });
    await views.add("a", "bad");
    await until("it is dead", async () => (await views.lag()).deadLetters === 1);
    await expect(views.add("a", "1")).rejects.toMatchObject({ code: "full" });
    database.refused.clear();
    await views.revive((await views.deadLetters())[0]!.id);
    await until("it is written", () => database.written.length === 1);
    await views.add("a", "1");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["bad", "1"]);
  });

  test("a dead letter that is discarded makes room, and is not written", async () => {
    const database = new Database();
    database.refused.add("bad");
    const views = await open(database, { maxLength: 1, maxTries: 1 });
    await views.add("a", "bad");
    await until("it is dead", async () => (await views.lag()).deadLetters === 1);
    const [letter] = await views.deadLetters();
    expect(await views.discard(letter!.id)).toBe(true);
    expect(await views.discard(letter!.id)).toBe(false);
    await expect(views.discard("bad")).rejects.toThrow(
      'id must be the id of a dead letter, such as 1795815421186-0, got "bad"',
    );
    database.refused.clear();
    await views.add("a", "1");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1"]);
  });

  test("several in one process with one name write one at a time", async () => {
    const database = new Database();
    const [one, other] = [await open(database), await open(database)];
    const values = Array.from({ length: 200 }, (_, index) => String(index));
    for (const [index, value] of values.entries()) {
      await (index % 2 === 0 ? one : other).add("a", value);
    }

    expect(await Promise.all([one.close(), other.close(), one.close()])).toEqual([true, true, true]);
    expect(database.written).toEqual(values);
  });

  test("what is on its way when it closes is accepted and written, and what comes later is refused", async () => {
    const database = new Database();
    const redis = await one.processes.connect(one.node);
    let arrive: () => void = () => undefined;
    const way = new Promise<void>((resolve) => (arrive = resolve));
    const slow: Connection["run"] = async (commands) =>
      redis.run(async (server) => {
        const evalSha: typeof server.evalSha = async (sha1, options) => {
          await (options.arguments.includes('"slow"') ? way : undefined);
          return server.evalSha(sha1, options);
        };
        return commands({ ...server, evalSha });
      });
    const views = await one.processes.open(
      {
        run: slow,
        primaries: async () => redis.primaries(),
        onReconnect: (listener) => redis.onReconnect(listener),
      },
      database,
      { replicas: 0 },
    );
    const adding = views.add("a", "slow");
    await new Promise(setImmediate);
    const closing = views.close();
    await expect(views.add("a", "late")).rejects.toMatchObject({ code: "closed" });
    await sleep(200);
    arrive();

    expect(await closing).toBe(true);
    await adding;
    expect(database.written).toEqual(["slow"]);
  });

  test("begins no write any more once it is closed", async () => {
    const database = new Database();
    const write = async (entries: Parameters<Database["write"]>[0]) => {
      await sleep(20);
      await database.write(entries);
    };
    const values = Array.from({ length: 100 }, (_, index) => String(index));
    values.forEach((value) => database.refused.add(value));
    const views = await open(database, { write });
    await Promise.all(values.map(async (value) => views.add(value, value)));
    await until("it tries them one by one", () => database.tries > 20);
    expect(await views.close(0)).toBe(false);
    const { tries } = database;
    await sleep(200);

    expect(database.tries).toBe(tries);
    expect(await one.admin.exists("views:{views}:owner")).toBe(0);
  });

  test("takes fewer entries at a time when as many as it wants do not come within the time limit", async () => {
    const values = Array.from({ length: 60 }, (_, index) => `${index}:${"x".repeat(20_000)}`);
    await Promise.all(
      values.map(async (value) => one.admin.xAdd("views:{views}", "*", { key: "a", value: JSON.stringify(value) })),
    );
    const narrow = await openNarrow(one.node.port, 1_000_000);
    const database = new Database();
    const redis = await one.processes.connect(narrow, 400);
    await one.processes.open(redis, database, { replicas: 0, batchSize: 60 });
    await until("all are written", async () => (await one.admin.xLen("views:{views}")) === 0);
    await one.processes.clear();
    await narrow.stop();

    expect(new Set(database.written)).toEqual(new Set(values));
  });

  test("accepts nothing from the time on at which it sees that the policy was changed, until it is as it was", async () => {
    const database = new Database();
    const timers = jest.spyOn(globalThis, "setInterval");
    const views = await open(database);
    const [look] = timers.mock.calls.find(([, ms]) => ms === 10_000)!;
    timers.mockRestore();
    const answer = async () =>
      views.add("a", "1").then(
        () => "accepted",
        (error: unknown) => (error as { readonly code: string }).code,
      );
    const answers = [];
    for (const policy of ["allkeys-lru", "noeviction"]) {
      await one.admin.configSet("maxmemory-policy", policy);
      const before = await answer();
      look();
      await until("it is seen", async () => (await answer()) !== before);
      answers.push(before, await answer());
    }

    expect(answers).toEqual(["accepted", "evicts", "evicts", "accepted"]);
  });

  const cacheOf = (...lines: readonly string[]): Connection => {
    const info = async () => Promise.resolve(["# Server", ...lines, ""].join("\r\n"));
    return {
      primaries: async () => Promise.resolve([{ info } as unknown as RedisClientType]),
      run: jest.fn(),
      onReconnect: jest.fn(),
    } as never;
  };

  test.each([
    ["6.2.6", "write-behind needs Redis 7 or Valkey, and the cache is Redis 6.2.6"],
    ["unknown", "write-behind needs Redis 7 or Valkey, and the cache is Redis unknown"],
  ])("refuses to use Redis %s, whose scripts cannot run when the memory is full", async (version, message) => {
    const redis = cacheOf(`redis_version:${version}`, "maxmemory_policy:noeviction");
    const { write, ping } = new Database();
    const opening = openWriteBehind({ redis, namespace: "views", write, ping });

    await expect(opening).rejects.toMatchObject({ code: "too-old", message: `views:{views}: ${message}` });
  });
});
