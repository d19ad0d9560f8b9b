import type { RedisClientType } from "@redis/client";

import { type LimitEvent, type LimitOptions, ServerLimits } from "../../client/server-limits";
import type { ServerReading } from "../../client/server-statistics";

/** What a server counts, as a test sets it. */
interface Counts {
  hits?: number;
  misses?: number;
  evicted?: number;
  percent?: number;
}

/** A server that says what it is told, read whenever a test says so. */
class FakeServer {
  public events: LimitEvent[] = [];
  public errors: unknown[] = [];
  public readonly limits: ServerLimits;
  #counts: Required<Counts> = { hits: 0, misses: 0, evicted: 0, percent: 10 };
  #fails = false;

  public constructor(options: Partial<LimitOptions> = {}) {
    const info = async (): Promise<string> => {
      const { hits, misses, evicted, percent } = this.#counts;
      const lines = ["# Server", "run_id:a", "# Memory", `used_memory:${percent}`, "maxmemory:100", "# Stats"];
      const stats = [`evicted_keys:${evicted}`, `keyspace_hits:${hits}`, `keyspace_misses:${misses}`, ""];
      return this.#fails ? Promise.reject(new Error("lost")) : Promise.resolve([...lines, ...stats].join("\r\n"));
    };
    const node = { info, options: { socket: { host: "127.0.0.1", port: 6379 } } } as unknown as RedisClientType;
    this.limits = new ServerLimits(
      { primaries: async () => Promise.resolve([node]) },
      { onEvent: (event) => this.events.push(event), onError: (error) => this.errors.push(error), ...options },
    );
  }

  /** Lets a minute pass in which this happens; says what was told, in short. */
  public async minute(counts: Counts = {}, seconds = 60): Promise<readonly string[]> {
    const { hits = 0, misses = 0, evicted = 0, percent = this.#counts.percent } = counts;
    const before = this.#counts;
    this.#counts = {
      hits: before.hits + hits,
      misses: before.misses + misses,
      evicted: before.evicted + evicted,
      percent,
    };
    await jest.advanceTimersByTimeAsync(1_000 * seconds);
    return this.events
      .splice(0)
      .map(({ metric, level, isBroken, value }) => `${metric} ${value} ${isBroken ? "breaks" : "keeps"} ${level}`);
  }

  public async failing(seconds = 60): Promise<void> {
    this.#fails = true;
    await jest.advanceTimersByTimeAsync(1_000 * seconds);
    this.#fails = false;
  }
}

describe("limits of servers", () => {
  let server: FakeServer;

  beforeEach(async () => {
    jest.useFakeTimers();
    server = new FakeServer();
    await jest.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    server.limits.stop();
    jest.useRealTimers();
  });

  /** Lets minutes pass that are all alike; says what was told, in short. */
  const minutes = async (count: number, counts: Counts): Promise<readonly string[]> => {
    const told: string[] = [];
    for (let minute = 0; minute < count; minute += 1) {
      told.push(...(await server.minute(counts)));
    }
    return told;
  };

  test("a hit rate below 80 % for 30 minutes, and below 50 % for 10, is told of, and when it is kept again", async () => {
    expect(await minutes(30, { hits: 800, misses: 200 })).toEqual([]);
    expect(await minutes(29, { hits: 799, misses: 201 })).toEqual([]);
    expect(await minutes(1, { hits: 799, misses: 201 })).toEqual(["hitRate 79.9 breaks warning"]);
    expect(await minutes(30, { hits: 500, misses: 500 })).toEqual([]);
    expect(await minutes(9, { hits: 499, misses: 501 })).toEqual([]);
    expect(await minutes(1, { hits: 499, misses: 501 })).toEqual(["hitRate 49.9 breaks critical"]);
    expect(await minutes(10, { hits: 499, misses: 501 })).toEqual([]);
    expect(await server.minute({ hits: 900, misses: 100 })).toEqual([
      "hitRate 90 keeps warning",
      "hitRate 90 keeps critical",
    ]);
  });

  test("a minute that is good in between starts the minutes again", async () => {
    expect(await minutes(9, { misses: 1_000 })).toEqual([]);
    expect(await minutes(1, { hits: 1_000 })).toEqual([]);
    expect(await minutes(9, { misses: 1_000 })).toEqual([]);
    expect(await minutes(1, { misses: 1_000 })).toEqual(["hitRate 0 breaks critical"]);
  });

  test("an idle cache breaks nothing, and a few reads change nothing", async () => {
    expect(await minutes(31, {})).toEqual([]);
    expect(await minutes(31, { misses: 99 })).toEqual([]);
    expect(await minutes(10, { misses: 100 })).toEqual(["hitRate 0 breaks critical"]);
    expect(await server.minute({ hits: 99 })).toEqual([]);
    expect(await server.minute()).toEqual([]);
  });

  test("more than 100 and 1,000 evictions a minute are told of", async () => {
    expect(await server.minute({ evicted: 100 })).toEqual([]);
    expect(await server.minute({ evicted: 101 })).toEqual(["evictionsPerMinute 101 breaks target"]);
    expect(await server.minute({ evicted: 1_000 })).toEqual([]);
    expect(await server.minute({ evicted: 1_001 })).toEqual(["evictionsPerMinute 1001 breaks warning"]);
    expect(await server.minute({ evicted: 0 })).toEqual([
      "evictionsPerMinute 0 keeps target",
      "evictionsPerMinute 0 keeps warning",
    ]);
  });

  test("more than 80 % and 95 % of the memory are told of", async () => {
    expect(await server.minute({ percent: 80 })).toEqual([]);
    expect(await server.minute({ percent: 81 })).toEqual(["memoryPercent 81 breaks warning"]);
    expect(await server.minute({ percent: 95 })).toEqual([]);
    expect(await server.minute({ percent: 96 })).toEqual(["memoryPercent 96 breaks critical"]);
    expect(await server.minute({ percent: 10 })).toEqual([
      "memoryPercent 10 keeps warning",
      "memoryPercent 10 keeps critical",
    ]);
  });

  test("an event names its limit", async () => {
    server.limits.stop();
    const onEvent = jest.fn();
    server = new FakeServer({ onEvent });
    await server.minute({ percent: 81 }, 0);
    expect(onEvent.mock.calls).toEqual([
      [{ metric: "memoryPercent", level: "warning", limit: 80, minutes: 0, value: 81, isBroken: true }],
    ]);
  });

  test("a reading that fails is told of, and the next one has the longer window", async () => {
    await server.failing();
    expect(server.errors).toEqual([new Error("lost")]);
    expect(await server.minute({ evicted: 220 })).toEqual(["evictionsPerMinute 110 breaks target"]);
  });

  test.each<Counts>([{ hits: -1 }, { misses: -1 }, { evicted: -1 }])(
    "a counter that went back by %p makes no number negative: there is no window",
    async (back) => {
      server.limits.stop();
      const onReading = jest.fn<unknown, [ServerReading]>();
      server = new FakeServer({ onReading });
      await server.minute({ hits: 500, misses: 500, evicted: 500 });
      await server.minute({ hits: 500, misses: 500, evicted: 500, ...back });
      const { together } = onReading.mock.calls.at(-1)![0];
      expect(together).toMatchObject({ seconds: 0, hits: 0, misses: 0 });
    },
  );

  test("the pause and the number of reads that count can be chosen, and every reading be heard", async () => {
    server.limits.stop();
    const onReading = jest.fn();
    server = new FakeServer({ intervalSeconds: 10, minReads: 2, onReading });
    await server.minute({}, 0);
    for (let reading = 1; reading < 60; reading += 1) {
      expect(await server.minute({ misses: 2 }, 10)).toEqual([]);
    }
    expect(await server.minute({ misses: 1 }, 10)).toEqual([]);
    expect(await server.minute({ misses: 2 }, 10)).toEqual(["hitRate 0 breaks critical"]);
    expect(onReading).toHaveBeenCalledTimes(62);
  });

  test("reads nothing any more once it is stopped", async () => {
    server.limits.stop();
    expect(await server.minute({ percent: 99 })).toEqual([]);
  });

  test("keeps no process alive", () => {
    jest.useRealTimers();
    const set = jest.spyOn(globalThis, "setInterval");
    const other = new FakeServer();
    expect((set.mock.results[0]!.value as NodeJS.Timeout).hasRef()).toBe(false);
    other.limits.stop();
    set.mockRestore();
  });

  test.each<[Partial<LimitOptions>, string]>([
    [{ intervalSeconds: 0 }, "intervalSeconds must be a number of seconds above 0, up to 86,400, got 0"],
    [{ intervalSeconds: 86_401 }, "intervalSeconds must be a number of seconds above 0, up to 86,400, got 86401"],
    [{ minReads: 0 }, "minReads must be a whole number from 1, got 0"],
    [{ onEvent: undefined }, "onEvent must be a function, got undefined"],
  ])("refuses %p", (options, message) => {
    expect(() => new FakeServer(options)).toThrow(message);
  });
});
