import { readFileSync } from "node:fs";
import { join } from "node:path";

import { refreshIsDue } from "../../client/early-refresh";

/** Numbers between 0 and 1 that are the same in each run (Park and Miller). */
function seeded(): () => number {
  let state = 20_261_127;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

interface Load {
  readonly ttlMs: number;
  readonly loadMs: number;
  readonly readsPerSecond: number;
}

type Policy = (remainingMs: number, load: Load, random: number) => boolean;

/** The seed's: the probability grows with the age. */
const linear: Policy = (remainingMs, { ttlMs }, random) => random < 1 - remainingMs / ttlMs;

const xfetch: Policy = (remainingMs, { loadMs }, random) => refreshIsDue({ remainingMs, loadMs }, random);

/**
 * Readers of one key over 100 lifetimes of a minute, without a lock: every reader for whom a refresh is due asks the source, and so do
 * all who find nothing.
 */
function simulate(policy: Policy, load: Load): { readonly queriesPerMinute: number; readonly missesPerMinute: number } {
  const random = seeded();
  const { ttlMs, loadMs, readsPerSecond } = load;
  let expires = ttlMs;
  let queries = 0;
  let misses = 0;
  const landings: number[] = [];
  for (let now = 0; now < 100 * ttlMs; now += 1000 / readsPerSecond) {
    while (landings.length > 0 && landings[0]! <= now) {
      expires = landings.shift()! + ttlMs;
    }
    const isMiss = now >= expires;
    misses += isMiss ? 1 : 0;
    if (isMiss || policy(expires - now, load, random())) {
      queries += 1;
      landings.push(now + loadMs);
    }
  }
  return { queriesPerMinute: queries / 100, missesPerMinute: misses / 100 };
}

describe("early refresh", () => {
  test.each([
    // -100 ms × ln(1 − 0.9) = 230.26 ms, -100 ms × ln(1 − 0.5) = 69.3 ms
    [231, 0.9, undefined, false],
    [230, 0.9, undefined, true],
    [70, 0.5, undefined, false],
    [69, 0.5, undefined, true],
    [138, 0.5, 2, true],
    [139, 0.5, 2, false],
    [1, 0, undefined, false],
    [1, 0.999_999, 0, false],
  ])("with %p ms left, a source of 100 ms, %p drawn and beta %p: %p", (remainingMs, random, beta, due) => {
    expect(refreshIsDue({ remainingMs, loadMs: 100, ...(beta === undefined ? {} : { beta }) }, random)).toBe(due);
  });

  test("lets nobody refresh at half of the lifetime, where the seed's formula lets every second reader", () => {
    const load = { ttlMs: 60_000, loadMs: 100, readsPerSecond: 1 };
    const random = seeded();
    const share = (policy: Policy): number =>
      Array.from({ length: 100_000 }, () => policy(30_000, load, random())).filter(Boolean).length / 100_000;

    expect(share(linear)).toBeCloseTo(0.5, 2);
    expect(share(xfetch)).toBe(0);
  });

  test.each([
    ["the seed's formula", linear, 223, 0],
    ["XFetch", xfetch, 3, 0],
    ["no early refresh", () => false, 99, 99],
  ] as const)(
    "asks a source that takes 100 ms, for 1,000 reads a second of one key in a minute: %s",
    (_policy, policy, queries, misses) => {
      const { queriesPerMinute, missesPerMinute } = simulate(policy, {
        ttlMs: 60_000,
        loadMs: 100,
        readsPerSecond: 1_000,
      });

      expect([Math.round(queriesPerMinute), Math.round(missesPerMinute)]).toEqual([queries, misses]);
    },
  );

  test("is explained with these numbers in the read-me", () => {
    const page = readFileSync(join(__dirname, "../../client/README.md"), "utf8").replace(/\s+/g, " ");

    expect(page).toContain(
      "they ask the source 223 times a minute, XFetch 3 times, and without early refresh 99 readers",
    );
  });
});
