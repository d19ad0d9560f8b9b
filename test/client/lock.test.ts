import { withLock } from "../../client/lock";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { useServer } from "./support/server";

describeWithRedis("the lock", (options) => {
  const server = useServer(options);
  let count = 0;
  let name = "";

  beforeEach(() => {
    count += 1;
    name = `jobs:lock:${count}`;
  });

  const lock = async <T>(work: (token: number) => Promise<T>, times: { ttlMs?: number; waitMs?: number } = {}) =>
    withLock({ redis: await server.connect(), name, ttlMs: 10_000, waitMs: 0, ...times }, async ({ fencingToken }) =>
      work(fencingToken),
    );

  test("lets one in at a time, and the next one as soon as it is free", async () => {
    const inside: string[] = [];
    await Promise.all(
      ["a", "b", "c"].map(async (who) =>
        lock(
          async () => {
            inside.push(`${who} in`);
            await new Promise((resolve) => setTimeout(resolve, 30));
            inside.push(`${who} out`);
          },
          { waitMs: 10_000 },
        ),
      ),
    );

    expect(inside.map((text) => text.slice(2))).toEqual(["in", "out", "in", "out", "in", "out"]);
    expect(
      inside.map(([who]) => who).filter((who, index) => index % 2 === 1 && who === inside[index - 1]?.[0]),
    ).toHaveLength(3);
  });

  test("stops waiting, and does not begin the work", async () => {
    let worked = false;
    await lock(async () => {
      const second = lock(
        async () => {
          worked = true;
          return Promise.resolve();
        },
        { waitMs: 120 },
      );
      await expect(second).rejects.toMatchObject({
        name: "CacheError",
        code: "locked",
        message: `${name}: another process has the lock, also after 120 ms`,
      });
    });

    expect(worked).toBe(false);
  });

  test("is free again when the work has failed", async () => {
    await expect(lock(async () => Promise.reject(new Error("work failed")))).rejects.toThrow("work failed");
    await expect(lock(async () => Promise.resolve("mine"))).resolves.toBe("mine");
  });

  test("passes to another process when its owner takes too long, with a higher token, and the first deletes nothing", async () => {
    const tokens: number[] = [];
    let isLocked: boolean | undefined;
    await lock(
      async (first) => {
        tokens.push(first);
        await lock(
          async (second) => {
            tokens.push(second);
            const done = lock(async () => Promise.resolve());
            await expect(done).rejects.toMatchObject({ code: "locked" });
            isLocked = true;
            return Promise.resolve();
          },
          { waitMs: 5_000 },
        );
      },
      { ttlMs: 100 },
    );

    expect(isLocked).toBe(true);
    expect(tokens[1]).toBeGreaterThan(tokens[0]!);
  });

  test("leaves the lock of the next owner alone", async () => {
    await lock(
      async () => {
        await eventually("it has run out", async () =>
          (await lock(async () => Promise.resolve(true)).catch(() => undefined)) === true ? true : undefined,
        );
        await server.client.hSet(name, { owner: "somebody else", till: "9999999999999999" });
      },
      { ttlMs: 50 },
    );

    expect(await server.client.hGet(name, "owner")).toBe("somebody else");
  });

  test("has tokens that grow after an eviction, and after the server's clock was set back", async () => {
    const token = async () => lock(async (own) => Promise.resolve(own));
    const first = await token();
    await server.client.del(name);
    const second = await token();
    // As if the last owner had come an hour later than now.
    await server.client.hSet(name, "token", String(second + 3_600_000_000));
    const third = await token();

    expect(second).toBeGreaterThan(first);
    expect(third).toBe(second + 3_600_000_001);
    expect(await server.client.pTTL(name)).toBeGreaterThan(3_600_000);
  });

  test("is free again after its time, also when the server's clock was set back meanwhile", async () => {
    const taken = lock(
      async () => {
        // As if it had been taken an hour later than now.
        await server.client.hIncrBy(name, "till", 3_600_000_000);
        return lock(async () => Promise.resolve("taken"), { waitMs: 5_000 });
      },
      { ttlMs: 200 },
    );

    await expect(taken).resolves.toBe("taken");
  });

  test.each([
    [{ ttlMs: 0 }, "ttlMs must be a number of milliseconds from 1 to 2147483647, got 0"],
    [{ ttlMs: NaN }, "ttlMs must be a number of milliseconds from 1 to 2147483647, got NaN"],
    [{ waitMs: -1 }, "waitMs must be a number of milliseconds from 0 to 2147483647, got -1"],
    [{ waitMs: Infinity }, "waitMs must be a number of milliseconds from 0 to 2147483647, got Infinity"],
  ])("refuses %p", async (times, message) => {
    await expect(lock(async () => Promise.resolve(), times)).rejects.toThrow(new RangeError(message));
  });

  test.each([
    ["", 'name must be a text that is not empty, got ""'],
    [undefined, "name must be a text that is not empty, got undefined"],
    [7, "name must be a text that is not empty, got 7"],
  ])("refuses %p as its name", async (wrong, message) => {
    const redis = await server.connect();
    const locked = withLock({ redis, name: wrong as string, ttlMs: 1_000, waitMs: 0 }, async () => Promise.resolve());

    await expect(locked).rejects.toThrow(new TypeError(message));
  });

  test("takes a time that is no whole number, also for more than a day", async () => {
    await expect(lock(async () => Promise.resolve("taken"), { ttlMs: 90_000_000.5 })).resolves.toBe("taken");
  });

  test("does not begin the work when the cache fails, and lets it end when the cache fails later", async () => {
    const redis = await server.connect();
    const take = async (work: () => Promise<string>) => withLock({ redis, name, ttlMs: 1_000, waitMs: 0 }, work);
    redis.cut(true);
    await expect(take(async () => Promise.resolve("begun"))).rejects.toMatchObject({ code: "offline" });
    redis.cut(false);
    const ended = take(async () => {
      redis.cut(true);
      return Promise.resolve("ended");
    });

    await expect(ended).resolves.toBe("ended");
  });
});
