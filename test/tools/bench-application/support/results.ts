import { ratios, skews } from "../../../../tools/bench-application/measure/hit-rates";
import type { QueryRow } from "../../../../tools/bench-application/measure/queries";
import type { WriteRow } from "../../../../tools/bench-application/measure/writes";
import type { Results } from "../../../../tools/bench-application/results";

const load = (median: number) => ({
  median,
  p99: 2 * median,
  slowest: 3 * median,
  perSecond: 1_000 / median,
  failed: 0,
});

const query = (name: QueryRow["query"], way: QueryRow["way"], median: number): QueryRow => ({
  query: name,
  way,
  coldQueries: 500,
  queries: way === "without a cache" ? 1_000 : 0,
  alone: load(median),
  together: load(median),
});

const write = (way: WriteRow["way"], median: number): WriteRow => ({
  way,
  replicas: 0,
  concurrency: 32,
  statements: 1_000,
  drainMs: 0,
  toAlone: 10 / median,
  ...load(median),
});

/** A run in which a cache is what the seed says, with round numbers. */
export const results: Results = {
  overhead: [
    { concurrency: 1, comparedTo: "with its defaults", bare: { median: 1, p99: 2 }, median: 1.1, p99: 1.11 },
    { concurrency: 1, comparedTo: "without its time limit", bare: { median: 1, p99: 2 }, median: 1.5, p99: 1.2 },
  ],
  queries: [
    query("cheap", "without a cache", 50),
    query("cheap", "cache-aside", 2),
    query("cheap", "with the in-process layer", 0.5),
    query("expensive", "without a cache", 200),
    query("expensive", "cache-aside", 2),
    query("expensive", "with the in-process layer", 0.5),
  ],
  expiry: [
    { query: "cheap", readers: 10_000, isProtected: false, queries: 10_000, failed: 0, withoutCache: 0, slowest: 100 },
    {
      query: "expensive",
      readers: 1_000,
      isProtected: false,
      queries: 1_000,
      failed: 700,
      withoutCache: 0,
      slowest: 5_000,
    },
    { query: "cheap", readers: 10_000, isProtected: true, queries: 1, failed: 0, withoutCache: 0, slowest: 50 },
  ],
  refresh: {
    seedAtTenPercent: 10,
    seedQueries: 1,
    seedFailures: 0,
    clientQueries: 1,
    jitterMinutes: [-5, 5],
    endTogether: { without: 100, with: 10 },
  },
  server: {
    perSecond: 150_000,
    pipelinedPerSecond: 200_000,
    fewKeys: 0.5,
    manyKeys: 0.5,
    sizes: [
      { bytes: 1_000, ms: 1 },
      { bytes: 100_000, ms: 2 },
      { bytes: 1_000_000, ms: 20 },
    ],
    connectionEach: 10,
  },
  smaller: {
    firstReads: [1, 0],
    missingQueries: 1,
    warmed: { with: 90, without: 50 },
    popularFifth: [{ skew: 1, share: 80 }],
  },
  stale: { rows: 100, seed: 0, client: 0 },
  storms: [
    { cachedFromRead: 1, before: 95, evicted: 100, after: [20, 30], readsToRecover: Infinity, queriesToRecover: 150 },
    { cachedFromRead: 2, before: 95, evicted: 10, after: [90, 94], readsToRecover: 10, queriesToRecover: 1 },
    { cachedFromRead: 6, before: 95, evicted: 10, after: [95, 95], readsToRecover: 0, queriesToRecover: 0 },
  ],
  writes: [
    write("database alone", 10),
    write("cache-aside", 11),
    write("write-through", 12),
    { ...write("write-behind", 0.01), statements: 5, drainMs: 20, perSecond: 100_001 },
  ],
  hitRates: ratios.flatMap((dataToCache) =>
    skews.flatMap((skew) =>
      (["long", "short"] as const).map((lifetime) => ({
        dataToCache,
        skew,
        lifetime,
        readsPerLifetime: lifetime === "long" ? Infinity : 4_500,
        hits: dataToCache === 0.5 ? 99 : 85,
        saved: 85,
      })),
    ),
  ),
  machine: { cores: 2, gigabytes: 8, node: "20.0.0", redis: "7.0.0", postgres: "15.0", seconds: 300 },
};
