import { CacheAside } from "../../client/cache-aside";
import type { CacheAsideOptions } from "../../client/cache-aside-options";
import { HotKeys } from "../../client/hot-keys";
import { describeWithRedis } from "../redis/support/suite";
import { eventually, sleep } from "../support/processes";
import { useServer } from "./support/server";
import { type Row, Source } from "./support/source";

describeWithRedis("cache-aside", (options) => {
  const server = useServer(options);
  let count = 0;
  let name = "";

  beforeEach(() => {
    count += 1;
    name = `users${count}`;
  });

  /** A cache in a process of its own. */
  const process = async (more: Partial<CacheAsideOptions<Row>> = {}) => {
    const redis = await server.connect();
    const errors: unknown[] = [];
    const cache = new CacheAside<Row>({
      redis,
      namespace: name,
      ttlSeconds: 3600,
      jitter: 0,
      onError: (error) => errors.push(error),
      ...more,
    });
    return { cache, redis, errors };
  };

  const stored = async (id = "1"): Promise<string | undefined> => {
    const text = await server.client.get(`${name}:${id}`);
    return text?.slice(text.indexOf("\n") + 1);
  };

  test("asks the source at the first read only, and stores the value with a lifetime", async () => {
    const { cache } = await process();
    const source = new Source("Ada");
    const load = async () => source.load("1");

    expect(await cache.get("1", load)).toEqual({ id: "1", name: "Ada", version: 1 });
    expect(await cache.get("1", load)).toEqual({ id: "1", name: "Ada", version: 1 });
    expect(source.asked).toHaveLength(1);
    const ttl = await server.client.pTTL(`${name}:1`);
    expect(ttl).toBeGreaterThan(3_590_000);
    expect(ttl).toBeLessThanOrEqual(3_600_000);
    expect(cache.statistics()).toEqual({ hits: 1, misses: 1, errors: 0, hitRate: 50 });
  });

  test("remembers for a shorter time that the source has no value", async () => {
    const { cache } = await process();
    const source = new Source();
    const load = async () => source.load("7");

    expect(await cache.get("7", load)).toBeNull();
    expect(await cache.get("7", load)).toBeNull();
    expect(source.asked).toHaveLength(1);
    expect(await server.client.pTTL(`${name}:7`)).toBeLessThanOrEqual(60_000);
  });

  test("lets values that were stored together expire at different times, and none later than it says", async () => {
    const { cache } = await process({ ttlSeconds: 1_000, jitter: 0.5 });
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(ids.map(async (id) => cache.get(id, async () => Promise.resolve({ id, name: id, version: 1 }))));
    const ttls = await Promise.all(ids.map(async (id) => server.client.pTTL(`${name}:${id}`)));

    expect(Math.max(...ttls)).toBeLessThanOrEqual(1_000_000);
    expect(Math.min(...ttls)).toBeGreaterThan(490_000);
    expect(Math.max(...ttls) - Math.min(...ttls)).toBeGreaterThan(100_000);
  });

  test("caches an id from its third read on, when only hot keys are worth it", async () => {
    const redis = await server.connect();
    const { cache } = await process({ hotKeys: new HotKeys({ redis, namespace: name, reads: 3, windowSeconds: 60 }) });
    const source = new Source("Ada");
    const read = async () => cache.get("1", async () => source.load("1"));
    await read();
    await read();
    expect(await stored()).toBeUndefined();
    await read();
    expect(await stored()).toContain("Ada");
    await read();
    expect(source.asked).toHaveLength(3);
  });

  test("caches nothing of which it cannot find out whether it is hot", async () => {
    const { cache, errors } = await process({ hotKeys: { isHot: async () => Promise.reject(new Error("no answer")) } });
    const source = new Source("Ada");

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(await stored()).toBeUndefined();
    expect(errors.map(String)).toEqual(["Error: no answer"]);
  });

  test("gives every reader an object of its own, of the same shape from the source and from the cache", async () => {
    const { cache } = await process();
    const load = async () => Promise.resolve({ id: "1", name: "Ada", version: 1, at: new Date(0) });
    const [first, second] = await Promise.all([cache.get("1", load), cache.get("1", load)]);
    Object.assign(first!, { name: "changed by its reader" });

    expect(second).toEqual({ id: "1", name: "Ada", version: 1, at: "1970-01-01T00:00:00.000Z" });
    expect(await cache.get("1", load)).toEqual(second);
  });

  test("lets no read that began before an update write after it (failure 2 of the seed, T1 to T4)", async () => {
    const source = new Source("old");
    const [a, b] = [await process(), await process()];
    const open = source.holdBack();
    const reading = a.cache.get("1", async () => source.load("1"));
    await eventually("A has asked the source", () => source.asked[0]);
    await b.cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    open();

    expect((await reading)?.name).toBe("old");
    expect(await stored()).toBeUndefined();
    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("new");
    expect((await a.cache.get("1", async () => source.load("1")))?.name).toBe("new");
  });

  test("does not give a reader who begins after an update what another reader asked for before it", async () => {
    const source = new Source("old");
    const { cache } = await process();
    const open = source.holdBack();
    const early = cache.get("1", async () => source.load("1"));
    await eventually("the early reader has asked the source", () => source.asked[0]);
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    const late = cache.get("1", async () => source.load("1"));
    open();

    expect((await early)?.name).toBe("old");
    expect((await late)?.name).toBe("new");
  });

  test("lets no reader who begins after an update wait for what was asked before it", async () => {
    const source = new Source("old");
    const { cache } = await process();
    void cache.get("1", async () => new Promise(() => undefined));
    await eventually("the lease is there", stored);
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    const start = performance.now();
    const read = async () => cache.get("1", async () => source.load("1"));

    expect((await Promise.all([read(), read()])).map((row) => row?.name)).toEqual(["new", "new"]);
    expect(performance.now() - start).toBeLessThan(2_500);
    expect(source.asked).toHaveLength(1);
  });

  test("caches nothing old from a lagging replica (failure 2 of the seed, T0 to T7)", async () => {
    const source = new Source("old");
    const { cache } = await process({ version: (row) => row.version });
    const read = async () => cache.get("1", async (context) => source.load("1", context));
    await read();
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));

    expect((await read())?.name).toBe("new");
    expect(source.asked).toEqual(["primary", "replica", "primary"]);
    expect((await read())?.name).toBe("new");
    source.catchUp();
    await cache.update("1", async () => Promise.resolve(source.write("1", "newest")));
    source.catchUp();
    source.asked.length = 0;
    expect((await read())?.name).toBe("newest");
    expect(source.asked).toEqual(["replica"]);
  });

  test.each([
    [
      "the version that an update left",
      async (source: Source, cache: CacheAside<Row>) => {
        await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
      },
    ],
    [
      "the version that an invalidation left",
      async (source: Source, cache: CacheAside<Row>) => {
        await cache.invalidate("1", source.write("1", "new").version);
      },
    ],
    [
      "a value",
      async (source: Source, cache: CacheAside<Row>) => {
        await cache.get("1", async () => source.load("1"));
        source.write("1", "new");
      },
    ],
  ])("asks for the newest state once %s was evicted", async (_what, prepare) => {
    const source = new Source("old");
    const { cache } = await process({ version: (row) => row.version });
    await prepare(source, cache);
    await server.client.del(`${name}:1`);
    source.asked.length = 0;

    expect((await cache.get("1", async (context) => source.load("1", context)))?.name).toBe("new");
    expect(source.asked).toEqual(["primary"]);
  });

  test("asks for the newest state after an update of an id that is not worth caching", async () => {
    const source = new Source("old");
    const { cache } = await process({
      version: (row) => row.version,
      hotKeys: { isHot: async () => Promise.resolve(false) },
    });
    const read = async () => cache.get("1", async (context) => source.load("1", context));
    await read();
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));

    expect((await read())?.name).toBe("new");
    expect(source.asked).toEqual(["replica", "primary"]);
  });

  test("asks for the newest state after an update that the cache has not heard of", async () => {
    const source = new Source("old");
    const { cache, redis } = await process({ version: (row) => row.version });
    const read = async () => cache.get("1", async (context) => source.load("1", context));
    redis.cut(true);
    await read();
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));

    expect((await read())?.name).toBe("new");
    expect(source.asked).toEqual(["replica", "primary"]);
    redis.cut(false);
  });

  test("asks for the newest state after a deletion, whose version nobody knows", async () => {
    const source = new Source("old");
    const { cache } = await process({ version: (row) => row.version });
    const read = async () => cache.get("1", async (context) => source.load("1", context));
    await read();
    await cache.update("1", async () => {
      source.delete("1");
      return Promise.resolve(null);
    });

    expect(await read()).toBeNull();
    expect(await read()).toBeNull();
  });

  test("does not store under a lease that was evicted", async () => {
    const source = new Source("old");
    const { cache } = await process();
    const open = source.holdBack();
    const reading = cache.get("1", async () => source.load("1"));
    await eventually("the source was asked", () => source.asked[0]);
    await server.client.del(`${name}:1`);
    open();
    await reading;

    expect(await stored()).toBeUndefined();
  });

  test("keeps a newer value when an older invalidation arrives late", async () => {
    const source = new Source("first");
    const { cache } = await process({ version: (row) => row.version });
    source.write("1", "second");
    source.write("1", "third");
    await cache.get("1", async () => source.load("1"));
    await cache.invalidate("1", 2);
    expect(await stored()).toContain("third");
    await cache.invalidate("1", 3);
    expect(await stored()).toBe("");
  });

  test("caches nothing while the source is being changed, and again afterwards", async () => {
    const source = new Source("old");
    const [a, b] = [await process(), await process()];
    await a.cache.get("1", async () => source.load("1"));
    await a.cache.update("1", async () => {
      // Committed elsewhere a moment later: what is read meanwhile is still the old value.
      expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("old");
      expect(await stored()).toBe("");
      return source.write("1", "new");
    });

    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("new");
    expect(await stored()).toContain("new");
  });

  test("leaves no old value behind when the process is killed between the change and the invalidation", async () => {
    const source = new Source("old");
    const [killed, other] = [await process({ maxSourceMs: 300 }), await process({ maxSourceMs: 300 })];
    await killed.cache.get("1", async () => source.load("1"));
    void killed.cache.update("1", async () => {
      source.write("1", "new");
      return new Promise<Row>(() => undefined);
    });
    await eventually("the change is made", async () => ((await source.load("1"))?.name === "new" ? true : undefined));

    expect((await other.cache.get("1", async () => source.load("1")))?.name).toBe("new");
    await eventually("values are cached again", async () => {
      await other.cache.get("1", async () => source.load("1"));
      return (await stored())?.includes("new") === true ? true : undefined;
    });
  });

  test("holds the entry until the last of two changes at once has ended", async () => {
    const source = new Source("old");
    const [a, b] = [await process({ maxSourceMs: 1_000 }), await process({ maxSourceMs: 1_000 })];
    await a.cache.update("1", async () => {
      await b.cache.update("1", async () => Promise.resolve(source.write("1", "from b")));
      // B has ended, and A has not changed the source yet: nothing may be cached.
      await b.cache.get("1", async () => source.load("1"));
      expect(await stored()).toBe("");
      return source.write("1", "from a");
    });

    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("from a");
    expect(await stored()).toContain("from a");
  });

  test("caches again after two changes at once of which the process of one was killed", async () => {
    const source = new Source("old");
    const [killed, other] = [await process({ maxSourceMs: 400 }), await process({ maxSourceMs: 60_000 })];
    void killed.cache.update("1", async () => new Promise<Row>(() => undefined));
    await eventually("the hold is there", stored);
    await other.cache.update("1", async () => Promise.resolve(source.write("1", "new")));

    await eventually("values are cached again", async () => {
      await other.cache.get("1", async () => source.load("1"));
      return (await stored())?.includes("new") === true ? true : undefined;
    });
  });

  test("asks for the newest state while the source is being changed once more", async () => {
    const source = new Source("old");
    const [a, b] = [await process({ version: (row) => row.version }), await process({ version: (row) => row.version })];
    await a.cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    await a.cache.update("1", async () => {
      // The replica lags, and the first change has ended.
      expect((await b.cache.get("1", async (context) => source.load("1", context)))?.name).toBe("new");
      return source.write("1", "newest");
    });
  });

  test("caches nothing old after a change that failed, and is made later", async () => {
    const source = new Source("old");
    const [a, b] = [await process({ maxSourceMs: 1_000 }), await process()];
    const read = async () => (await b.cache.get("1", async () => source.load("1")))?.name;
    const change = a.cache.update("1", async () => Promise.reject(new Error("the connection was lost at commit")));
    await expect(change).rejects.toThrow("the connection was lost at commit");
    expect(await read()).toBe("old");
    source.write("1", "new");

    expect(await read()).toBe("new");
    await sleep(1_100);
    expect([await read(), await read()]).toEqual(["new", "new"]);
    expect(source.asked).toHaveLength(3);
  });

  test("removes the value after a change that failed, because it may have been made", async () => {
    const source = new Source("old");
    const { cache } = await process();
    await cache.get("1", async () => source.load("1"));
    const change = cache.update("1", async () => {
      source.write("1", "new");
      return Promise.reject(new Error("the connection to the database was lost"));
    });

    await expect(change).rejects.toThrow("the connection to the database was lost");
    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("new");
  });

  test("passes the source's error on, caches nothing, and lets the next reader try at once", async () => {
    const [a, b] = [await process(), await process()];
    const source = new Source("Ada");
    const failing = async () => Promise.reject(new Error("the database is down"));

    await expect(a.cache.get("1", failing)).rejects.toThrow("the database is down");
    const start = performance.now();
    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(performance.now() - start).toBeLessThan(2_500);
    expect(a.errors).toEqual([]);
    expect(a.cache.statistics()).toEqual({ hits: 0, misses: 1, errors: 0, hitRate: 0 });
  });

  test("takes over from a process that died while it was loading", async () => {
    const source = new Source("Ada");
    const [dead, other] = [await process({ maxSourceMs: 300 }), await process()];
    void dead.cache.get("1", async () => new Promise(() => undefined));
    await eventually("the lease is there", stored);

    expect((await other.cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(await stored()).toContain("Ada");
  });

  test("stops waiting for a load that does not end", async () => {
    const source = new Source("Ada");
    const [stuck, other] = [await process({ maxSourceMs: 60_000 }), await process({ maxSourceMs: 200 })];
    void stuck.cache.get("1", async () => new Promise(() => undefined));
    await eventually("the lease is there", stored);

    expect((await other.cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(await stored()).toBe("");
  });

  test("lets nobody in the same process wait for longer than a load may take, either", async () => {
    const source = new Source("Ada");
    const { cache } = await process({ maxSourceMs: 300 });
    void cache.get("1", async () => new Promise(() => undefined));
    await eventually("the lease is there", stored);
    const read = async () => cache.get("1", async () => source.load("1"));

    expect((await Promise.all([read(), read()])).map((row) => row?.name)).toEqual(["Ada", "Ada"]);
    expect(source.asked).toHaveLength(1);
    expect(await stored()).toContain("Ada");
  });

  test("asks the source once for 1,000 readers in four processes", async () => {
    const source = new Source("Ada");
    const processes = await Promise.all(Array.from({ length: 4 }, async () => process()));
    const open = source.holdBack();
    const readers = processes.flatMap(({ cache }) =>
      Array.from({ length: 250 }, async () => cache.get("1", async () => source.load("1"))),
    );
    await eventually("the source is asked", () => source.asked[0]);
    setTimeout(open, 200);

    expect(new Set((await Promise.all(readers)).map((row) => row?.name))).toEqual(new Set(["Ada"]));
    expect(source.asked).toHaveLength(1);
  });

  test("refreshes a value before it expires, in the background and once", async () => {
    const source = new Source("old");
    const processes = await Promise.all(
      Array.from({ length: 4 }, async () => process({ ttlSeconds: 60, earlyRefresh: 1e9 })),
    );
    await processes[0]!.cache.get("1", async () => source.load("1"));
    source.write("1", "new");
    const open = source.holdBack();
    const read = async () =>
      Promise.all(
        processes.flatMap(({ cache }) =>
          Array.from({ length: 50 }, async () => (await cache.get("1", async () => source.load("1")))?.name),
        ),
      );

    expect(new Set(await read())).toEqual(new Set(["old"]));
    await eventually("somebody refreshes", () => source.asked[1]);
    expect(new Set(await read())).toEqual(new Set(["old"]));
    expect(source.asked).toHaveLength(2);
    open();
    await eventually("the new value is stored", async () => ((await stored())?.includes("new") ? true : undefined));
  });

  test("asks nobody else while a refresh goes on beyond the expiry", async () => {
    const source = new Source("old");
    const [a, b] = [await process({ ttlSeconds: 1, earlyRefresh: 1e9 }), await process({ ttlSeconds: 1 })];
    await a.cache.get("1", async () => source.load("1"));
    const open = source.holdBack();
    source.write("1", "new");
    await a.cache.get("1", async () => source.load("1"));
    await eventually("the refresh has begun", () => source.asked[1]);
    await sleep(1_100);
    const readers = [a, b].map(async ({ cache }) => cache.get("1", async () => source.load("1")));
    setTimeout(open, 100);

    expect((await Promise.all(readers)).map((row) => row?.name)).toEqual(["new", "new"]);
    expect(source.asked).toHaveLength(2);
  });

  test("does not replace a value that is valid by the clock of its server, when that of another shard is ahead", async () => {
    const source = new Source("Ada");
    const [a, b] = [await process({ ttlSeconds: 60 }), await process({ ttlSeconds: 60 })];
    await a.cache.get("1", async () => source.load("1"));
    const run = b.redis.run.bind(b.redis);
    const ahead = async (commands: Parameters<typeof run>[0]) => Number(await run(commands)) + 120_000;
    // Every first read asks for the value, and for the time.
    jest.spyOn(b.redis, "run").mockImplementationOnce(run).mockImplementationOnce(ahead);

    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect((await b.cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(source.asked).toHaveLength(1);
    expect(b.cache.statistics().hits).toBe(1);
  });

  test("takes a value of another shape for a miss, and replaces it", async () => {
    const schema = {
      "~standard": {
        validate: (value: unknown) =>
          typeof (value as Row).version === "number"
            ? { value: value as Row }
            : { issues: [{ message: "no version" }] },
      },
    };
    const [old, now] = [await process(), await process({ schema })];
    const source = new Source("Ada");
    await old.cache.get("1", async () => Promise.resolve({ id: "1", name: "Ada" } as Row));

    expect(await now.cache.get("1", async () => source.load("1"))).toEqual({ id: "1", name: "Ada", version: 1 });
    expect(await now.cache.get("1", async () => source.load("1"))).toEqual({ id: "1", name: "Ada", version: 1 });
    expect(source.asked).toHaveLength(1);
    expect(now.cache.statistics()).toMatchObject({ hits: 1, misses: 1 });
  });

  test.each([
    ["something that is not an entry", "hello\nworld"],
    ["something of the form of an entry", "one two three four five\n{}"],
    ["an entry cut short", '- 0 1 9999999999999 5\n{"id":'],
  ])("takes %s for a miss, and replaces it", async (_what, text) => {
    await server.client.set(`${name}:1`, text);
    const { cache } = await process();
    const source = new Source("Ada");

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
    expect(await stored()).toContain("Ada");
  });

  test("returns a value that is too large, says so without repeating it, and stores nothing", async () => {
    const { cache, errors } = await process();
    const large = { id: "1", name: "x".repeat(102_400), version: 1 };

    expect(await cache.get("1", async () => Promise.resolve(large))).toEqual(large);
    expect(String(errors[0])).toBe(
      `ValueTooLargeError: ${name}:1: the value has 102432 bytes as JSON, and a cached value may have 102400; cache a part of it, or keep it elsewhere`,
    );
    await eventually("nothing is stored", async () => ((await stored()) === undefined ? true : undefined));
  });

  test("reads, and changes the source, whatever the listener for errors throws", async () => {
    const source = new Source("old");
    const { cache, redis } = await process({
      onError: () => {
        throw new Error("the log is full");
      },
    });
    redis.cut(true);

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("old");
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    expect((await source.load("1"))?.name).toBe("new");
    redis.cut(false);
  });

  test("reads from the source while the cache fails, and never reads what a change could not invalidate", async () => {
    const source = new Source("old");
    const { cache, redis, errors } = await process();
    await cache.get("1", async () => source.load("1"));
    redis.cut(true);
    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("old");
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    expect(await stored()).toContain("old");
    redis.cut(false);

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("new");
    await eventually("the invalidation has arrived", async () =>
      (await stored())?.includes("old") === true ? undefined : true,
    );
    expect(errors.map(String)).toContain(`CacheError: ${name}:1: it could not be invalidated yet; it is tried again`);
  });

  test.each([
    ["newer", (source: Source) => source.write("1", "third")],
    [
      "deleted",
      (source: Source) => {
        source.delete("1");
        return null;
      },
    ],
  ])(
    "invalidates what is %s now, though word of an older change comes before it was tried again",
    async (_what, write) => {
      const source = new Source("first");
      const { cache, redis } = await process({ version: (row) => row.version });
      source.write("1", "second");
      await cache.get("1", async () => source.load("1"));
      redis.cut(true);
      await cache.update("1", async () => Promise.resolve(write(source)));
      redis.cut(false);
      await cache.invalidate("1", 1);

      expect((await stored()) ?? "").not.toContain("second");
      expect(await cache.get("1", async () => source.load("1"))).toEqual(await source.load("1"));
    },
  );

  test("ends trying to invalidate what has expired, and reads from the cache again", async () => {
    const source = new Source("old");
    const { cache, redis } = await process({ ttlSeconds: 0.2, maxSourceMs: 200 });
    redis.cut(true);
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    const asked = jest.spyOn(redis, "run");
    /** Whether a read asks the cache; in one go, so that no other try comes between. */
    const asks = async (): Promise<boolean> => {
      asked.mockClear();
      const reading = cache.get("1", async () => source.load("1"));
      const hasAsked = asked.mock.calls.length > 0;
      await reading;
      return hasAsked;
    };

    expect(await asks()).toBe(false);
    await eventually("the cache is asked again", async () => ((await asks()) ? true : undefined));
  });

  test("goes on trying for as long as it is remembered that there is no value, if that is longer", async () => {
    const source = new Source();
    const { cache, redis } = await process({ ttlSeconds: 0.1, negativeTtlSeconds: 60, maxSourceMs: 100 });
    await cache.get("1", async () => source.load("1"));
    redis.cut(true);
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    await sleep(400);
    redis.cut(false);

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("new");
  });

  test("invalidates a key that holds something else, or that no script may change", async () => {
    const { cache, errors } = await process();
    await server.client.hSet(`${name}:1`, "field", "a hash");
    await cache.invalidate("1");

    expect(await server.client.exists(`${name}:1`)).toBe(0);
    expect(errors).toEqual([]);
  });

  test("sends an invalidation again after a failover that lost it and took half a minute", async () => {
    const source = new Source("old");
    const { cache, redis } = await process();
    await cache.get("1", async () => source.load("1"));
    const before = await server.client.get(`${name}:1`);
    await cache.update("1", async () => Promise.resolve(source.write("1", "new")));
    await server.client.set(`${name}:1`, before!);
    const now = performance.now.bind(performance);
    const clock = jest.spyOn(performance, "now").mockImplementation(() => now() + 30_000);
    redis.cut(false);

    await eventually("the old value is gone", async () => ((await stored())?.includes("old") ? undefined : true));
    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("new");
    clock.mockRestore();
  });

  test.each([
    [{ ttlSeconds: 0 }, "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got 0"],
    [{ ttlSeconds: undefined }, "ttlSeconds must be a number of seconds from 0.001 to 1000000000, got undefined"],
    [{ ttlSeconds: "60" }, 'ttlSeconds must be a number of seconds from 0.001 to 1000000000, got "60"'],
    [{ jitter: 1 }, "jitter must be a share from 0 to below 1, got 1"],
    [{ negativeTtlSeconds: -1 }, "negativeTtlSeconds must be a number of seconds from 0.001 to 1000000000, got -1"],
    [{ maxSourceMs: Number.NaN }, "maxSourceMs must be a number of milliseconds from 1 to 2147483647, got NaN"],
    [{ earlyRefresh: -1 }, "earlyRefresh must be a number from 0, got -1"],
    [{ maxBytes: 0 }, "maxBytes must be a number of bytes from 1, got 0"],
    [{ redis: {} }, "redis must be a connection, as connect() or guard() makes it, got object"],
    [{ namespace: undefined }, "namespace must be a text, got undefined"],
    [{ version: "version" }, 'version must be a function, got "version"'],
    [{ hotKeys: {} }, "hotKeys must be HotKeys, or something else with isHot(), got object"],
    [{ onError: null }, "onError must be a function, got null"],
    [
      { schema: {} },
      "schema must be a schema with the standard interface, such as one of Zod, Valibot or ArkType, got object",
    ],
    [
      { ttl: 60 },
      "ttl is no option; the options are redis, namespace, ttlSeconds, jitter, negativeTtlSeconds, maxSourceMs, version, earlyRefresh, hotKeys, onError, maxBytes, schema",
    ],
  ])("refuses %j", async (wrong, message) => {
    await expect(process(wrong as unknown as Partial<CacheAsideOptions<Row>>)).rejects.toThrow(message);
  });

  test("takes an option that is undefined for one that was left out", async () => {
    const { cache } = await process({ jitter: undefined, maxSourceMs: undefined, version: undefined });
    const source = new Source("Ada");

    expect((await cache.get("1", async () => source.load("1")))?.name).toBe("Ada");
  });

  test("refuses a version that does not count", async () => {
    const { cache } = await process({ version: () => "7" as unknown as number });
    const reading = cache.get("1", async () => Promise.resolve({ id: "1", name: "Ada", version: 7 }));

    await expect(reading).rejects.toThrow("version must return a whole number from 0, got string");
  });
});
