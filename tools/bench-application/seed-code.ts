import type { BareClient } from "./stage";

/*
 * What the seed's examples do, in the library's newer words, to be compared with.
 */

/** Example 1: GET, and at a miss the query and SET; nobody waits for anybody. */
export async function getOrLoad<T>(redis: BareClient, key: string, ttlMs: number, query: () => Promise<T>): Promise<T> {
  const cached = await redis.get(key);
  if (cached !== null) {
    return JSON.parse(cached) as T;
  }
  const value = await query();
  await redis.set(key, JSON.stringify(value), { expiration: { type: "PX", value: ttlMs } });
  return value;
}

/** Example 2: the database, and then SETEX. */
export async function updateBoth<T>(redis: BareClient, key: string, update: () => Promise<T>): Promise<T> {
  const value = await update();
  await redis.setEx(key, 3_600, JSON.stringify(value));
  return value;
}

/**
 * Failure 1, approach 2: a refresh whose probability grows with the age.
 *
 * @param inBackground takes the refresh, which the seed leaves alone: when one fails, that ends a Node.js process
 */
export async function getRefreshing<T>(
  redis: BareClient,
  key: string,
  ttlSeconds: number,
  fetch: () => Promise<T>,
  inBackground: (refresh: Promise<unknown>) => void,
): Promise<T> {
  const result = await redis.get(key);
  if (result !== null) {
    const timeLeft = await redis.ttl(key);
    const refreshProbability = 1 - timeLeft / ttlSeconds;
    if (Math.random() < refreshProbability) {
      inBackground(fetch().then(async (value) => redis.setEx(key, ttlSeconds, JSON.stringify(value))));
    }
    return JSON.parse(result) as T;
  }
  const value = await fetch();
  await redis.setEx(key, ttlSeconds, JSON.stringify(value));
  return value;
}

/** Failure 1, prevention: seconds that a value lives. */
export function jitteredSeconds(): number {
  const baseTTL = 3_600;
  const jitter = Math.random() * 300;
  return baseTTL + jitter;
}
