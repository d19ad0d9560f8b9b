import { ErrorReply } from "@redis/client";

import { CircuitBreaker } from "../../client/circuit-breaker";
import { guard } from "../../client/guarded";
import type { Redis } from "../../client/redis";
import { describeWithRedis } from "../redis/support/suite";
import { eventually } from "../support/processes";
import { useServer } from "./support/server";

/** A cache that is broken in the given way until it is repaired. */
function broken(fail: () => Promise<never>) {
  let isBroken = true;
  let asked = 0;
  const redis: Redis = {
    get: async () => {
      asked += 1;
      return isBroken ? fail() : Promise.resolve("value");
    },
    unlink: fail,
    eval: fail,
    evalSha: fail,
  };
  return {
    primary: () => redis,
    asked: () => asked,
    repair: () => {
      isBroken = false;
    },
  };
}

const get = async (redis: Redis) => redis.get("key");
const never = async () => new Promise<never>(() => undefined);

describe("a guarded cache", () => {
  test("gives up a command that is not answered", async () => {
    const { primary } = broken(never);

    await expect(guard(primary, { commandTimeoutMs: 20 }).run(get)).rejects.toMatchObject({
      name: "CacheError",
      code: "timeout",
      message: "the cache did not answer within 20 ms",
    });
  });

  test("is not asked any more after five failures, so that 1,000 requests cost no time", async () => {
    const { primary, asked } = broken(never);
    const redis = guard(primary, { commandTimeoutMs: 20, circuitBreaker: { openMs: 60_000 } });
    const codes: string[] = [];
    for (let request = 0; request < 1_000; request += 1) {
      await redis.run(get).catch((error: unknown) => codes.push((error as { code: string }).code));
    }

    expect(asked()).toBe(5);
    expect(codes.filter((code) => code === "timeout")).toHaveLength(5);
    expect(codes.filter((code) => code === "unavailable")).toHaveLength(995);
  });

  test("is asked for what its other shards have, while one of them is not", async () => {
    const client: Redis = { ...broken(never).primary(), get: async (key) => (key === "a" ? never() : key) };
    const [a, b] = [{}, {}];
    const redis = guard(() => client, { commandTimeoutMs: 20 }, { shardOf: (key) => (key === "a" ? a : b) });
    const ask = async (key: string) =>
      redis.run(async (shards) => shards.get(key)).catch((error: unknown) => (error as { code: string }).code);
    for (let request = 0; request < 5; request += 1) {
      expect([await ask("a"), await ask("b")]).toEqual(["timeout", "b"]);
    }

    expect([await ask("a"), await ask("b")]).toEqual(["unavailable", "b"]);
  });

  test("counts commands that are sent together as one request, and lets all of them through or none", async () => {
    const { primary, asked } = broken(never);
    const redis = guard(primary, { commandTimeoutMs: 20, circuitBreaker: { failures: 2, openMs: 0 } });
    const together = async () => redis.run(async (client) => Promise.all([get(client), get(client), get(client)]));
    for (let request = 1; request <= 4; request += 1) {
      await expect(together()).rejects.toMatchObject({ code: "timeout" });
      expect(asked()).toBe(3 * request);
    }
  });

  test("is tried by one request after a while, and by all when that one succeeds", async () => {
    const cache = broken(never);
    const redis = guard(cache.primary, { commandTimeoutMs: 20, circuitBreaker: { failures: 1, openMs: 100 } });
    const ask = async () => redis.run(get).catch((error: unknown) => (error as { code: string }).code);
    await ask();
    const tried = await eventually("the pause is over", async () => {
      const answers = await Promise.all([ask(), ask(), ask()]);
      return answers.includes("timeout") ? answers.sort() : undefined;
    });
    expect(tried).toEqual(["timeout", "unavailable", "unavailable"]);
    cache.repair();

    await eventually("it is asked again", async () => ((await ask()) === "value" ? true : undefined));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(["value", "value", "value"]);
  });

  test.each([
    [{ commandTimeoutMs: 0 }, "commandTimeoutMs must be a number of milliseconds from 1 to 2147483647, got 0"],
    [
      { commandTimeoutMs: 2 ** 31 },
      "commandTimeoutMs must be a number of milliseconds from 1 to 2147483647, got 2147483648",
    ],
    [{ circuitBreaker: { failures: 0.5 } }, "failures must be a whole number from 1, got 0.5"],
    [{ circuitBreaker: { openMs: NaN } }, "openMs must be a number of milliseconds from 0 to 2147483647, got NaN"],
  ])("refuses %p", (wrong, message) => {
    expect(() => guard(broken(never).primary, wrong)).toThrow(new RangeError(message));
  });

  test("does not count failures that are not in a row", () => {
    const breaker = new CircuitBreaker({ failures: 2, openMs: 60_000 });
    breaker.failed();
    breaker.succeeded();
    breaker.failed();

    expect(breaker.allows()).toBe(true);
    breaker.failed();
    expect(breaker.allows()).toBe(false);
  });

  test("repeats nothing of an error but its kind", async () => {
    const { primary } = broken(async () => Promise.reject(new Error("connect ECONNREFUSED with password=hunter2")));
    const error: unknown = await guard(primary)
      .run(get)
      .catch((reason: unknown) => reason);

    expect(JSON.stringify([String(error), error, (error as Error).stack])).not.toContain("hunter2");
    expect(error).toMatchObject({ code: "Error", message: "the cache failed: Error" });
    expect((error as Error).cause).toBeUndefined();
  });
});

test("a hook that throws does not keep the caller from the answer", async () => {
  const { primary } = broken(async () => Promise.reject(new ErrorReply("READONLY it is a replica")));
  const onReadOnly = () => {
    throw new Error("of the hook");
  };

  await expect(guard(primary, {}, { onReadOnly }).run(get)).rejects.toMatchObject({ code: "READONLY" });
});

describeWithRedis("a guarded cache on a real server", (options) => {
  const server = useServer(options);

  test("counts a refusal as a sign of life, and says only its code", async () => {
    const redis = guard(() => server.client, { circuitBreaker: { failures: 1, openMs: 60_000 } });
    await server.client.hSet("hash", "field", "a value that nobody should read in a log");
    const refused = redis.run(async (client) => client.get("hash"));

    await expect(refused).rejects.toMatchObject({ code: "WRONGTYPE", message: "the cache failed: WRONGTYPE" });
    await expect(redis.run(async (client) => client.get("nothing"))).resolves.toBeNull();
  });
});
