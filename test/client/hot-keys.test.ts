import { CacheAside } from "../../client/cache-aside";
import { CacheError } from "../../client/errors";
import { HotKeys, type HotKeysOptions } from "../../client/hot-keys";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { useServer } from "./support/server";

describeWithRedis("hot keys", (options) => {
  const server = useServer(options);
  let count = 0;

  const hotKeys = async (more: Partial<HotKeysOptions> = {}) => {
    count += 1;
    const redis = await server.connect();
    const namespace = `users${count}`;
    return { redis, namespace, keys: new HotKeys({ redis, namespace, reads: 3, windowSeconds: 60, ...more }) };
  };
  const calls = async (): Promise<number> => {
    const stats = await server.client.info("stats");
    return Number(/total_commands_processed:(\d+)/.exec(stats)?.[1]);
  };

  test("an id is hot from the third read on, whoever reads, and others are not", async () => {
    const { keys, namespace } = await hotKeys();
    const other = new HotKeys({ redis: await server.connect(), namespace, reads: 3, windowSeconds: 60 });

    expect(await keys.isHot("1")).toBe(false);
    expect(await other.isHot("1")).toBe(false);
    expect(await keys.isHot(1)).toBe(true);
    expect(await other.isHot("1")).toBe(true);
    expect(await keys.isHot("2")).toBe(false);
  });

  test("counting ends with the window, which reads do not prolong (the seed's counter has no end)", async () => {
    const { keys, namespace } = await hotKeys({ windowSeconds: 60 });
    await keys.isHot("1");
    const key = `${namespace}::reads:1`;
    const ttl = await server.client.pTTL(key);
    expect(ttl).toBeGreaterThan(30_000);
    expect(ttl).toBeLessThanOrEqual(60_000);
    await server.client.pExpire(key, 20_000);
    await keys.isHot("1");
    expect(await server.client.pTTL(key)).toBeLessThanOrEqual(20_000);
  });

  test("a window may be shorter than a second", async () => {
    const { keys, namespace } = await hotKeys({ reads: 2, windowSeconds: 0.05 });
    await keys.isHot("1");
    await eventually("the counter is gone", async () =>
      (await server.client.exists(`${namespace}::reads:1`)) === 0 ? true : undefined,
    );
    expect(await keys.isHot("1")).toBe(false);
  });

  test("a counter that was evicted starts again", async () => {
    const { keys, namespace } = await hotKeys({ reads: 2 });
    await keys.isHot("1");
    await server.client.del(`${namespace}::reads:1`);

    expect(await keys.isHot("1")).toBe(false);
    expect(await keys.isHot("1")).toBe(true);
  });

  test("costs one round trip", async () => {
    const { keys } = await hotKeys();
    await keys.isHot("1");
    const before = await calls();
    await keys.isHot("1");
    // The script, its two commands at most, and the question for the count.
    expect((await calls()) - before).toBeLessThanOrEqual(4);
  });

  test("cache-aside caches what is hot, and nothing when it cannot count", async () => {
    const { keys, redis, namespace } = await hotKeys({ reads: 2 });
    const cache = new CacheAside<string>({ redis, namespace, ttlSeconds: 60, hotKeys: keys });
    const load = jest.fn(async () => Promise.resolve("Ada"));
    for (let read = 0; read < 4; read += 1) {
      await cache.get("1", load);
    }
    expect(load).toHaveBeenCalledTimes(2);

    const failing = { isHot: async () => Promise.reject(new CacheError("cut", "offline")) };
    const other = new CacheAside<string>({ redis, namespace, ttlSeconds: 60, hotKeys: failing });
    expect(await other.get("2", load)).toBe("Ada");
    expect(await other.get("2", load)).toBe("Ada");
    expect(load).toHaveBeenCalledTimes(4);
  });

  test("rejects when the cache fails", async () => {
    const { keys, redis } = await hotKeys();
    redis.cut(true);
    await expect(keys.isHot("1")).rejects.toBeInstanceOf(CacheError);
  });

  test.each<[Partial<Record<keyof HotKeysOptions, unknown>>, string]>([
    [{ reads: 0 }, "reads must be a whole number from 1, got 0"],
    [{ reads: 1.5 }, "reads must be a whole number from 1, got 1.5"],
    [{ reads: undefined }, "reads must be a whole number from 1, got undefined"],
    [{ windowSeconds: 0 }, "windowSeconds must be a number of seconds from 0.001 to 1000000000, got 0"],
    [{ windowSeconds: Infinity }, "windowSeconds must be a number of seconds from 0.001 to 1000000000, got Infinity"],
    [{ windowSeconds: 1e300 }, "windowSeconds must be a number of seconds from 0.001 to 1000000000, got 1e+300"],
    [{ windowSeconds: "60" }, 'windowSeconds must be a number of seconds from 0.001 to 1000000000, got "60"'],
    [{ namespace: "" }, 'letters, digits, _, - and ., with colons between them, got ""'],
  ])("refuses %p", async (wrong, message) => {
    await expect(hotKeys(wrong as Partial<HotKeysOptions>)).rejects.toThrow(message);
  });
});
