import { CacheAside } from "../../client/cache-aside";
import { connect } from "../../client/connect/connect";
import { deleteAll } from "../../client/delete-all";
import { guard } from "../../client/guarded";
import { HotKeys } from "../../client/hot-keys";
import { inProcessCache } from "../../client/in-process";
import { listenForKeyEvents } from "../../client/key-events";
import { withLock } from "../../client/lock";
import { ServerLimits } from "../../client/server-limits";
import { ServerStatistics } from "../../client/server-statistics";
import { VersionedKeys } from "../../client/versioned-keys";
import { warm } from "../../client/warm";
import { openWriteBehind } from "../../client/write-behind/write-behind";
import { WriteThrough } from "../../client/write-through";
import { outputsWith } from "./connect/support/outputs";

/** Options as JavaScript can give them. */
type Anything = never;

const redis = { run: async () => Promise.reject(new Error("nothing is to be sent")) };
const connection = { primaries: async () => Promise.reject(new Error("nobody is to be asked")) };
const outputs = outputsWith({ primaryEndpointAddress: "cache.example.com" });
const settled = async (what: unknown) => Promise.resolve(what);

describe("options from JavaScript", () => {
  test.each<[string, () => unknown, string]>([
    [
      "CacheAside without any",
      () => new CacheAside(null as Anything),
      "redis must be a connection, as connect() or guard() makes it, got undefined",
    ],
    [
      "HotKeys without any",
      () => new HotKeys(undefined as Anything),
      "redis must be a connection, as connect() or guard() makes it, got undefined",
    ],
    [
      "HotKeys with a null",
      () => new HotKeys({ redis: null } as Anything),
      "redis must be a connection, as connect() or guard() makes it, got null",
    ],
    [
      "VersionedKeys without a connection",
      () => new VersionedKeys({ namespace: "pages", ttlSeconds: 60 } as Anything),
      "redis must be a connection",
    ],
    [
      "inProcessCache without any",
      () => inProcessCache(null as Anything),
      "maxEntries must be a whole number from 1, got undefined",
    ],
    [
      "inProcessCache with a wrong name",
      () => inProcessCache({ maxEntries: 1, ttlSeconds: 1, ttl: 1 } as Anything),
      "ttl is no option; the options are maxEntries, ttlSeconds",
    ],
    [
      "WriteThrough of nothing",
      () => new WriteThrough(undefined as Anything),
      "cache must be a CacheAside, got undefined",
    ],
    [
      "a change that is none, before anything is sent",
      async () => new WriteThrough(new CacheAside({ redis, namespace: "a", ttlSeconds: 1 })).write(1, null as Anything),
      "change must be a function, got null",
    ],
    [
      "openWriteBehind of what guard makes",
      async () => openWriteBehind({ redis } as Anything),
      "redis must be a connection, as connect() makes it, got object",
    ],
    [
      "ServerLimits without any",
      () => new ServerLimits(connection, null as Anything),
      "onEvent must be a function, got undefined",
    ],
    [
      "ServerLimits of what guard makes",
      () => new ServerLimits(redis as Anything, { onEvent: () => undefined }),
      "connection must be a connection, as connect() makes it, got object",
    ],
    [
      "ServerStatistics of nothing",
      () => new ServerStatistics(undefined as Anything),
      "connection must be a connection, as connect() makes it, got undefined",
    ],
    [
      "guard with a time that no timer takes",
      () => guard(() => redis as Anything, { commandTimeoutMs: 2 ** 31 }),
      "commandTimeoutMs must be a number of milliseconds from 1 to 2147483647, got 2147483648",
    ],
    [
      "guard with a wrong name",
      () => guard(() => redis as Anything, { timeout: 5 } as Anything),
      "timeout is no option; the options are commandTimeoutMs, circuitBreaker",
    ],
    [
      "guard with a wrong breaker",
      () => guard(() => redis as Anything, { circuitBreaker: { failures: "5" } } as Anything),
      'failures must be a whole number from 1, got "5"',
    ],
    ["withLock without any", async () => withLock(null as Anything, settled), "redis must be a connection"],
    [
      "withLock without a name",
      async () => withLock({ redis, ttlMs: 1, waitMs: 0 } as Anything, settled),
      "name must be a text that is not empty, got undefined",
    ],
    ["warm without any", async () => warm(undefined as Anything), "redis must be a connection"],
    [
      "warm without ids",
      async () => warm({ redis, namespace: "users", name: "all", load: settled } as Anything),
      "ids must be an object, got undefined",
    ],
    [
      "listenForKeyEvents without any",
      async () => listenForKeyEvents(connection as Anything, null as Anything),
      "cache must be an object, got undefined",
    ],
    [
      "deleteAll on what guard makes",
      async () => deleteAll(redis as Anything, "users:"),
      "connection must be a connection, as connect() makes it, got object",
    ],
    [
      "connect with a wrong name",
      async () => connect(outputs, { poolsize: 3 } as Anything),
      "poolsize is no option; the options are login, poolSize, connectTimeoutMs, inProcess, ca, serverName, commandTimeoutMs, circuitBreaker",
    ],
    [
      "connect with a wrong breaker",
      async () => connect(outputs, { circuitBreaker: { failures: "5" } } as Anything),
      'failures must be a whole number from 1, got "5"',
    ],
    [
      "connect with a null",
      async () => connect(outputs, { login: null } as Anything),
      "login must be an object, got null",
    ],
  ])("%s are refused before anything is sent", async (_what, use, message) => {
    await expect(Promise.resolve().then(use)).rejects.toThrow(message);
  });

  test.each([undefined, null, ""])("VersionedKeys refuses the id %p", async (id) => {
    const keys = new VersionedKeys({ redis, namespace: "pages", ttlSeconds: 60 });

    await expect(keys.id("author", id as Anything)).rejects.toThrow("an id of pages must be a number, or a text");
  });

  test.each([null, "3", -1, 1.5])(
    "invalidate refuses the version %p, which would let an old value stay",
    async (version) => {
      const cache = new CacheAside({ redis, namespace: "users", ttlSeconds: 60 });

      await expect(cache.invalidate("1", version as Anything)).rejects.toThrow("version must be a whole number from 0");
    },
  );

  test("an onError that throws does not make a read fail", async () => {
    const onError = () => {
      throw new Error("the log is full");
    };
    const cache = new CacheAside<string>({ redis, namespace: "users", ttlSeconds: 60, onError });

    expect(await cache.get("1", async () => settled("Ada") as Promise<string>)).toBe("Ada");
  });
});
