import { VersionedKeys } from "../../client/versioned-keys";
import { CacheAside } from "../../client/cache-aside";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { useServer } from "./support/server";

describeWithRedis("versioned keys", (options) => {
  const server = useServer(options);
  let count = 0;

  const posts = async () => {
    count += 1;
    const redis = await server.connect();
    const namespace = `posts${count}`;
    const versions = new VersionedKeys({ redis, namespace, ttlSeconds: 3600 });
    const cache = new CacheAside<string>({ redis, namespace, ttlSeconds: 3600 });
    let pages = 0;
    const read = async (page: number) =>
      cache.get(await versions.id("author:1", page), async () => Promise.resolve(`page ${page}, read ${(pages += 1)}`));
    return { redis, namespace, versions, cache, read };
  };

  test("make all values of a group invalid at once", async () => {
    const { versions, read } = await posts();
    expect([await read(1), await read(2), await read(1)]).toEqual([
      "page 1, read 1",
      "page 2, read 2",
      "page 1, read 1",
    ]);
    await versions.invalidate("author:1");

    expect([await read(1), await read(2)]).toEqual(["page 1, read 3", "page 2, read 4"]);
  });

  test("become invalid when the memory is full, too", async () => {
    const { namespace, versions, read } = await posts();
    await read(1);
    const settings = await server.client.configGet("maxmemory*");
    await server.client.configSet({ maxmemory: "1", "maxmemory-policy": "noeviction" });
    await versions.invalidate("author:1").finally(async () => server.client.configSet(settings));

    expect(await server.client.exists(`${namespace}::version:author:1`)).toBe(0);
    expect(await read(1)).toBe("page 1, read 2");
  });

  test("leave other groups alone", async () => {
    const { versions } = await posts();
    const other = await versions.id("author:2", 1);
    await versions.invalidate("author:1");

    expect(await versions.id("author:2", 1)).toBe(other);
  });

  test("do not bring the values of an earlier version back when the version was evicted", async () => {
    const { namespace, read } = await posts();
    expect(await read(1)).toBe("page 1, read 1");
    await server.client.del(`${namespace}::version:author:1`);

    expect(await read(1)).toBe("page 1, read 2");
  });

  test("keep a reader who began before the change from storing under the new version", async () => {
    const { versions, cache, read } = await posts();
    let open: () => void = () => undefined;
    let isAsked: true | undefined;
    const early = cache.get(await versions.id("author:1", 1), async () => {
      isAsked = true;
      await new Promise<void>((resolve) => (open = resolve));
      return "old";
    });
    await eventually("the source is asked", () => isAsked);
    await versions.invalidate("author:1");
    open();

    expect(await early).toBe("old");
    expect(await read(1)).toBe("page 1, read 1");
  });

  test("agree between processes that ask for the first time at once", async () => {
    const { namespace } = await posts();
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const redis = await server.connect();
        return new VersionedKeys({ redis, namespace, ttlSeconds: 60 }).id("author:3", 1);
      }),
    );

    expect(new Set(ids).size).toBe(1);
  });

  test.each([0, -1, NaN, undefined])("are refused with a lifetime of %p", async (ttlSeconds) => {
    const redis = await server.connect();
    const make = () => new VersionedKeys({ redis, namespace: "posts", ttlSeconds: ttlSeconds! });

    expect(make).toThrow(
      new RangeError(`ttlSeconds must be a number of seconds from 0.001 to 1000000000, got ${String(ttlSeconds)}`),
    );
  });

  test("reject when the cache fails, because nobody knows then what is valid", async () => {
    const { redis, versions } = await posts();
    redis.cut(true);

    await expect(versions.id("author:1", 1)).rejects.toMatchObject({ code: "offline" });
    await expect(versions.invalidate("author:1")).rejects.toMatchObject({ code: "offline" });
  });
});
