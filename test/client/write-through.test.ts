import { CacheAside } from "../../client/cache-aside";
import type { CacheAsideOptions } from "../../client/cache-aside-options";
import { WriteThrough } from "../../client/write-through";
import { describeWithRedis } from "../redis/support/suite";
import { sleep } from "../support/processes";
import { useServer } from "./support/server";
import { type Row, Source } from "./support/source";

describeWithRedis("write-through", (options) => {
  const server = useServer(options);
  let count = 0;
  let source: Source;

  beforeEach(() => {
    count += 1;
    source = new Source("first", "second");
  });

  /** A process of an application, with its caches. */
  const process = async (more: Partial<CacheAsideOptions<Row>> = {}) => {
    const redis = await server.connect();
    const errors: unknown[] = [];
    const shared = { redis, ttlSeconds: 3600, jitter: 0, onError: (error: unknown) => errors.push(error) };
    const cache = new CacheAside<Row>({ ...shared, namespace: `posts${count}`, ...more });
    const lists = new CacheAside<readonly string[]>({ ...shared, namespace: `lists${count}` });
    return {
      redis,
      errors,
      cache,
      lists,
      posts: new WriteThrough(cache),
      read: async (id: string) => cache.get(id, async (context) => source.load(id, context)),
      readList: async (names: readonly string[]) => lists.get("7", async () => Promise.resolve(names)),
    };
  };

  /** Waits until another process is told to go on. */
  const gate = () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
  };

  test("gives the new value to the next read of any process, without asking the source", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("1");
    const made = await writer.posts.write("1", async () => Promise.resolve(source.write("1", "changed")));

    expect(made).toEqual({ id: "1", name: "changed", version: 2 });
    expect(await reader.read("1")).toEqual({ id: "1", name: "changed", version: 2 });
    expect(source.asked).toHaveLength(1);
    const ttl = await server.client.pTTL(`posts${count}:1`);
    expect(ttl).toBeGreaterThan(3_590_000);
    expect(ttl).toBeLessThanOrEqual(3_600_000);
  });

  test("a row that is created takes the place of what was remembered about its absence", async () => {
    const [writer, reader] = [await process(), await process()];
    expect(await reader.read("9")).toBeNull();
    await writer.posts.write("9", async () => Promise.resolve(source.write("9", "new")));

    expect(await reader.read("9")).toMatchObject({ name: "new" });
    expect(source.asked).toHaveLength(1);
  });

  test("a row that is deleted is remembered as absent, for the shorter time", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("1");
    await writer.posts.write("1", async () => {
      source.delete("1");
      return Promise.resolve(null);
    });

    expect(await reader.read("1")).toBeNull();
    expect(source.asked).toHaveLength(1);
    expect(await server.client.pTTL(`posts${count}:1`)).toBeLessThanOrEqual(60_000);
  });

  test("nothing that it concerns is read or cached between its announcement and the end of the change", async () => {
    const [writer, reader] = [await process(), await process()];
    expect(await reader.readList(["old"])).toEqual(["old"]);
    const commit = gate();
    const announced = gate();
    const writing = writer.posts.write("1", async (concerns) => {
      await concerns(writer.lists, "7");
      announced.open();
      await commit.opened;
      return source.write("1", "changed");
    });
    await announced.opened;

    // From before the commit: it may be returned, and must not stay.
    expect(await reader.readList(["old"])).toEqual(["old"]);
    commit.open();
    await writing;
    expect(await reader.readList(["new"])).toEqual(["new"]);
    expect(await reader.readList(["newer"])).toEqual(["new"]);
  });

  test("a read that began before the change does not write the old value over the new one", async () => {
    const [writer, reader] = [await process(), await process()];
    const answer = source.holdBack();
    const reading = reader.read("1");
    await sleep(50);
    await writer.posts.write("1", async () => Promise.resolve(source.write("1", "changed")));
    answer();

    expect(await reading).toMatchObject({ name: "first" });
    expect(await reader.read("1")).toMatchObject({ name: "changed" });
  });

  const orders: readonly { readonly first: "A" | "B"; readonly last: "changed" | "deleted" }[] = [
    { first: "A", last: "changed" },
    { first: "B", last: "changed" },
    { first: "A", last: "deleted" },
    { first: "B", last: "deleted" },
  ];

  test.each(orders)(
    "of two changes at once, of which $first ends first, none leaves what the source no longer has ($last)",
    async ({ first, last }) => {
      const [a, b, reader] = [await process(), await process(), await process()];
      const gates = { A: gate(), B: gate() };
      const [begunA, begunB] = [gate(), gate()];
      const made = gate();
      const writingA = a.posts.write("1", async () => {
        begunA.open();
        await begunB.opened;
        const row = source.write("1", "of A");
        made.open();
        await gates.A.opened;
        return row;
      });
      await begunA.opened;
      const writingB = b.posts.write<Row | null>("1", async () => {
        begunB.open();
        await made.opened;
        const row = last === "changed" ? source.write("1", "of B") : (source.delete("1"), null);
        await gates.B.opened;
        return row;
      });
      await made.opened;
      const writings = { A: writingA, B: writingB };
      const second = first === "A" ? "B" : "A";
      gates[first].open();
      await writings[first];
      gates[second].open();
      await writings[second];

      expect((await reader.read("1"))?.name).toBe(last === "changed" ? "of B" : undefined);
      // Both are over, so the value is cached again.
      await reader.read("1");
      expect(source.asked).toHaveLength(1);
    },
  );

  test("a change that was made elsewhere meanwhile is not covered by the own value", async () => {
    const [writer, reader] = [await process(), await process()];
    await writer.posts.write("1", async () => {
      const own = source.write("1", "own");
      source.write("1", "elsewhere");
      await reader.cache.invalidate("1");
      return own;
    });

    expect(await reader.read("1")).toMatchObject({ name: "elsewhere" });
  });

  test("is refused before anything is written when the cache fails", async () => {
    const writer = await process();
    await writer.read("1");
    writer.redis.cut(true);
    const change = jest.fn(async () => Promise.resolve(source.write("1", "changed")));

    await expect(writer.posts.write("1", change)).rejects.toMatchObject({ name: "CacheError", code: "offline" });
    expect(change).not.toHaveBeenCalled();
    writer.redis.cut(false);
    expect(await writer.read("1")).toMatchObject({ name: "first" });
  });

  test("is refused when the cache fails before what it concerns is announced", async () => {
    const writer = await process();
    const change = writer.posts.write("1", async (concerns) => {
      writer.redis.cut(true);
      await concerns(writer.lists, "7");
      return source.write("1", "changed");
    });

    await expect(change).rejects.toMatchObject({ code: "offline" });
    expect(await source.load("1")).toMatchObject({ name: "first" });
  });

  test("a change is made although the cache fails after it, and nobody reads an old value then or later", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("1");
    const made = await writer.posts.write("1", async () => {
      writer.redis.cut(true);
      return Promise.resolve(source.write("1", "changed"));
    });

    expect(made).toMatchObject({ name: "changed" });
    expect(await reader.read("1")).toMatchObject({ name: "changed" });
    expect(await writer.read("1")).toMatchObject({ name: "changed" });
    writer.redis.cut(false);
    expect(await reader.read("1")).toMatchObject({ name: "changed" });
    expect(writer.errors).toContainEqual(expect.objectContaining({ code: "pending" }));
  });

  test("a change that fails may have been made: its error is thrown, and the value is read from the source", async () => {
    const [writer, reader] = [await process(), await process()];
    await reader.read("1");
    const change = writer.posts.write("1", async () => {
      source.write("1", "changed");
      return Promise.reject(new Error("the connection was lost at commit"));
    });

    await expect(change).rejects.toThrow("the connection was lost at commit");
    expect(await reader.read("1")).toMatchObject({ name: "changed" });
  });

  test("a change that is made after its error leaves no old value of the row, or of what it concerns", async () => {
    const [writer, reader] = [await process({ maxSourceMs: 1_000 }), await process()];
    const change = writer.posts.write("1", async (concerns) => {
      await concerns(writer.lists, "7");
      return Promise.reject(new Error("the connection was lost at commit"));
    });
    await expect(change).rejects.toThrow("the connection was lost at commit");
    expect([await reader.read("1"), await reader.readList(["old"])]).toMatchObject([{ name: "first" }, ["old"]]);
    source.write("1", "changed");

    expect([await reader.read("1"), await reader.readList(["new"])]).toMatchObject([{ name: "changed" }, ["new"]]);
    await sleep(1_100);
    await reader.read("1");
    await reader.read("1");
    expect(source.asked).toHaveLength(3);
  });

  test("a process that is killed between source and cache leaves no old value behind, and does not block the id for good", async () => {
    const [writer, reader] = [await process({ maxSourceMs: 300 }), await process()];
    await reader.read("1");
    const written = gate();
    void writer.posts.write("1", async () => {
      source.write("1", "changed");
      written.open();
      return new Promise<never>(() => undefined);
    });
    await written.opened;

    expect(await reader.read("1")).toMatchObject({ name: "changed" });
    await sleep(400);
    await reader.read("1");
    await reader.read("1");
    expect(source.asked).toHaveLength(3);
  });

  test("a change that takes too long does not store its value, because somebody else may have made a later one", async () => {
    const [slow, quick] = [await process({ maxSourceMs: 100 }), await process()];
    const late = slow.posts.write("1", async () => {
      const row = source.write("1", "slow");
      await sleep(250);
      await quick.posts.write("1", async () => Promise.resolve(source.write("1", "quick")));
      return row;
    });
    await late;

    expect(await quick.read("1")).toMatchObject({ name: "quick" });
  });

  test("a value that cannot be cached is written to the source, reported, and read from there", async () => {
    const writer = await process({ maxBytes: 100 });
    await writer.read("1");
    const name = "x".repeat(200);
    const made = await writer.posts.write("1", async () => Promise.resolve(source.write("1", name)));

    expect(made).toMatchObject({ name });
    expect(writer.errors).toEqual([expect.objectContaining({ code: "too-large" })]);
    expect(await writer.read("1")).toMatchObject({ name });
  });
});
