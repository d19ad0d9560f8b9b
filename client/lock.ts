import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { CacheError } from "./errors";
import type { GuardedRedis } from "./guarded";
import { jittered } from "./jitter";
import { type Checks, aGuardedRedis, aName, checked, msFrom, required } from "./options";
import { script } from "./redis";

/** Which lock, and how long. */
export interface LockOptions {
  /** Connection to the cache. */
  readonly redis: GuardedRedis;
  /** Key of the lock; whoever uses the same one excludes the others. */
  readonly name: string;
  /** Milliseconds after which the lock is free again, whatever its owner does. */
  readonly ttlMs: number;
  /** Milliseconds to wait for it. */
  readonly waitMs: number;
}

/** What the owner of a lock knows. */
export interface HeldLock {
  /**
   * Number of the owner, which grows. Hand it to what the lock protects, and let that refuse a lower one than it has seen: only
   * this stops an owner who was paused until the lock had passed to somebody else.
   */
  readonly fencingToken: number;
}

/** Milliseconds for which the last token of a lock that nobody wants is remembered: a day. */
const rememberMs = 86_400_000;

/**
 * ARGV: owner, how long, how long to remember. The token is the server's time in microseconds, or one more than the last
 * token if that clock was set back. So it grows even when the memory of the last one was evicted. After such a change of the
 * clock, an owner has as long as it asked for once more, and not until the old time comes again.
 */
const acquire = script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local whole = function(number) return string.format('%.0f', number) end
local owner, till, last, ttl = unpack(redis.call('HMGET', KEYS[1], 'owner', 'till', 'token', 'ttl'))
if owner and tonumber(till) > now then
  if ttl and tonumber(till) > now + tonumber(ttl) then redis.call('HSET', KEYS[1], 'till', whole(now + tonumber(ttl))) end
  return false
end
local token = whole(math.max(now, (tonumber(last) or 0) + 1))
ttl = tonumber(ARGV[2]) * 1000
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'till', whole(now + ttl), 'ttl', whole(ttl), 'token', token)
redis.call('PEXPIRE', KEYS[1], whole(math.max(tonumber(ARGV[2]), tonumber(ARGV[3]))))
return token
`);

/** ARGV: owner. Deletes nothing that belongs to somebody else. */
const release = script(`
if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] then redis.call('HDEL', KEYS[1], 'owner', 'till') end
`);

const checks: Checks<LockOptions> = {
  redis: aGuardedRedis,
  name: required(aName),
  ttlMs: required(msFrom(1)),
  waitMs: required(msFrom(0)),
};

/**
 * Does something that only one process at a time should do.
 *
 * The lock ends after `ttlMs` even if the work does not, and a failover of the cache can lose it: it saves work, and the
 * fencing token makes it safe. The wait ends after `waitMs`. When the cache fails before the lock is there, the work is not
 * begun; when it fails later, the work goes on, and the lock runs out by itself.
 *
 * @throws RangeError or TypeError for an option that is wrong
 * @throws CacheError with the code `locked` when somebody else has the lock for all of `waitMs`
 * @throws CacheError when the cache fails before the work has begun
 */
export async function withLock<T>(options: LockOptions, work: (lock: HeldLock) => Promise<T>): Promise<T> {
  const { redis, name, ttlMs, waitMs } = checked(options, checks);
  const owner = randomUUID();
  const end = performance.now() + waitMs;
  let token: unknown = null;
  while (token === null) {
    token = await redis.run(async (server) => acquire(server, name, owner, ttlMs, rememberMs));
    if (token === null) {
      const left = end - performance.now();
      if (left <= 0) {
        throw new CacheError(`${name}: another process has the lock, also after ${waitMs} ms`, "locked");
      }
      await sleep(Math.min(left, jittered(50, 0.5)));
    }
  }
  try {
    return await work({ fencingToken: Number(token) });
  } finally {
    await redis.run(async (server) => release(server, name, owner)).catch(() => undefined);
  }
}
