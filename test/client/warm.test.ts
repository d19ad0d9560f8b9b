import { CacheError } from "../../client/errors";
import { type WarmOptions, type WarmProgress, warm } from "../../client/warm";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { useServer } from "./support/server";

const thrown = (): never => {
  throw new Error("a listener's own");
};

describeWithRedis("warming", (options) => {
  const server = useServer(options);
  let redis: Awaited<ReturnType<typeof server.connect>>;
  let namespace = "";
  let count = 0;
  const ids = Array.from({ length: 20 }, (_, index) => `id${index}`);
  const key = () => `${namespace}::warming:nightly`;

  beforeEach(async () => {
    redis = await server.connect();
    namespace = `users${(count += 1)}`;
  });

  /** Warms, and says which ids were loaded. */
  const run = async (more: Partial<WarmOptions<string>> = {}) => {
    const loaded: string[] = [];
    const load = async (id: string) => Promise.resolve(loaded.push(id));
    const result = warm<string>({ redis, namespace, name: "nightly", ids, load, ...more });
    return { loaded, result: await result.catch((error: unknown) => error as Error) };
  };

  test("loads all ids, tells how far it is, and removes its position at the end", async () => {
    const heard: WarmProgress[] = [];
    const { loaded, result } = await run({ onProgress: (progress) => heard.push(progress) });

    expect(loaded).toEqual(ids);
    expect(result).toEqual({ done: 20, failed: 0, position: 20 });
    expect(heard.map(({ done }) => done)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(heard.at(-1)).toEqual(result);
    expect(await server.client.exists(key())).toBe(0);
  });

  test("takes ids that come one after the other", async () => {
    const { loaded } = await run({
      ids: (async function* () {
        yield* await Promise.resolve(ids);
      })(),
    });
    expect(loaded).toEqual(ids);
  });

  test("loads no more at a time than it may", async () => {
    let [now, most] = [0, 0];
    const load = async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
    };
    await run({ load, concurrency: 3 });
    expect(most).toBe(3);
    await run({ load });
    expect(most).toBe(4);
  });

  test("goes on where it was stopped, after the loads that had begun", async () => {
    const controller = new AbortController();
    const first = await run({
      concurrency: 2,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 7) {
          controller.abort(new Error("the deployment was stopped"));
        }
      },
    });
    expect(first.result).toMatchObject({ message: "the deployment was stopped" });
    expect(await server.client.get(key())).toBe(String(first.loaded.length));
    const ttl = await server.client.pTTL(key());
    expect(ttl).toBeGreaterThan(86_000_000);
    expect(ttl).toBeLessThanOrEqual(86_400_000);

    const second = await run();
    expect([...first.loaded, ...second.loaded]).toEqual(ids);
    expect(second.result).toEqual({ done: 20 - first.loaded.length, failed: 0, position: 20 });
  });

  test("keeps no position beyond an id that is not done yet", async () => {
    const controller = new AbortController();
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const positions: (string | null)[] = [];
    await run({
      concurrency: 2,
      signal: controller.signal,
      load: async (id) => {
        if (id === "id3") {
          await slow;
        }
        if (id === "id10") {
          positions.push(await server.client.get(key()));
          controller.abort();
          release();
        }
      },
    });
    expect(positions).toEqual(["3"]);
    expect(await server.client.get(key())).toBe("11");
  });

  test("goes on after a process that was killed: the position is kept all the time", async () => {
    const never = new Promise<void>(() => undefined);
    let hangs: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => (hangs = resolve));
    void run({
      concurrency: 1,
      load: async (id) => {
        if (id === "id9") {
          hangs();
          await never;
        }
      },
    });
    await hanging;

    const { loaded } = await run();
    expect(ids.slice(-loaded.length)).toEqual(loaded);
    expect(loaded).toContain("id9");
    expect(loaded.length).toBeLessThanOrEqual(12);
  });

  test("reports ids that fail, and goes on", async () => {
    const failed: unknown[] = [];
    const { result } = await run({
      load: async (id) => (id === "id4" ? Promise.reject(new Error("no row")) : Promise.resolve()),
      onFailed: (id, error) => failed.push([id, (error as Error).message]),
    });
    expect(failed).toEqual([["id4", "no row"]]);
    expect(result).toEqual({ done: 19, failed: 1, position: 20 });
  });

  test.each<[string, Partial<WarmOptions<string>>]>([
    ["onProgress", { onProgress: () => thrown() }],
    ["onFailed", { load: async () => Promise.reject(new Error("no row")), onFailed: () => thrown() }],
  ])("stops when %s throws, also while it waits for the next id, and rejects with that", async (_what, more) => {
    const slow = async function* () {
      yield "id0";
      await new Promise((resolve) => setTimeout(resolve, 50));
      yield "id1";
    };
    const { loaded, result } = await run({ ids: slow(), ...more });
    expect(result).toMatchObject({ message: "a listener's own" });
    expect(loaded).not.toContain("id1");
  });

  test("loads no further ahead of an id that takes long than ten times as many as load at a time", async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const begun: string[] = [];
    const many = Array.from({ length: 100 }, (_, index) => `id${index}`);
    const warming = run({
      ids: many,
      concurrency: 2,
      load: async (id) => {
        begun.push(id);
        await (id === "id0" ? slow : undefined);
      },
    });
    await eventually("it waits", async () => Promise.resolve(begun.length >= 20 || undefined));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(begun).toEqual(many.slice(0, 20));
    release();
    await warming;
    expect(begun).toEqual(many);
  });

  test("gives up after so many failures, because the source is down", async () => {
    const load = jest.fn(async () => Promise.reject(new Error("down")));
    const { result } = await run({ load, maxFailed: 5, concurrency: 1 });

    expect(result).toBeInstanceOf(CacheError);
    expect((result as Error).message).toBe(`${key()}: warming stopped at position 5: 5 loads failed`);
    expect(load).toHaveBeenCalledTimes(5);
    expect(await server.client.get(key())).toBe("5");
  });

  test("stops when the position cannot be kept: warming a dead cache is useless", async () => {
    const closed = jest.fn();
    const endless = async function* () {
      try {
        for (let id = 0; ; id += 1) {
          yield await Promise.resolve(String(id));
        }
      } finally {
        closed();
      }
    };
    const { result } = await run({
      ids: endless(),
      onProgress: ({ done }) => {
        redis.cut(done >= 10);
      },
    });
    expect((result as Error).message).toMatch(
      /: warming stopped at position \d+: the position cannot be kept: offline$/,
    );
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test("starts from the beginning when what it finds is no position", async () => {
    await server.client.set(key(), "somewhere");
    expect((await run()).result).toEqual({ done: 20, failed: 0, position: 20 });
  });

  test("does not start without the cache", async () => {
    redis.cut(true);
    const { loaded, result } = await run();
    expect(result).toBeInstanceOf(CacheError);
    expect((result as Error).message).toBe(`${key()}: warming cannot start: offline`);
    expect(loaded).toEqual([]);
  });

  test.each<[Partial<WarmOptions<string>>, string]>([
    [{ concurrency: 0 }, "concurrency must be a whole number from 1, got 0"],
    [{ maxFailed: NaN }, "maxFailed must be a whole number from 1, got NaN"],
    [{ load: undefined }, "load must be a function, got undefined"],
    [{ name: "" }, 'name must be a text that is not empty, got ""'],
    [{ namespace: "all users" }, 'with colons between them, got "all users'],
  ])("refuses %p", async (wrong, message) => {
    expect(((await run(wrong)).result as Error).message).toContain(message);
  });
});
