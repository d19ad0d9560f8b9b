import type { QueryRow } from "../measure/queries";
import { ms, percent, shown, times } from "../report/numbers";
import type { Results } from "../results";
import { type Claim, verdict } from "./claim";

/** What the seed says of reads. */
export const reads: readonly Claim[] = [
  {
    claim: "a cache saves most database queries",
    seed: "80–95 %",
    measured: ({ hitRates }) => {
      const saved = hitRates.map((row) => row.saved);
      const kept = saved.filter((value) => value >= 80).length;
      const range = `${percent(Math.min(...saved))} to ${percent(Math.max(...saved))}`;
      return [
        `${range}; at least 80 % in ${kept} of ${saved.length} cases`,
        verdict(...saved.map((each) => each >= 80)),
      ];
    },
  },
  {
    claim: "a hit takes",
    seed: "1–5 ms",
    measured: (results) => {
      const { median, p99 } = rowOf(results, "cheap", "cache-aside").alone;
      return [`${ms(median)}, p99 ${ms(p99)}, without a network between`, verdict(median <= 5)];
    },
  },
  {
    claim: "a database query takes",
    seed: "50–200 ms",
    measured: (results) => {
      const medians = bothOf(results, "without a cache");
      return [
        `${medians.map(ms).join(" by primary key, ")} for an aggregate`,
        verdict(...medians.map((each) => each >= 50)),
      ];
    },
  },
  {
    claim: "a hit is faster than the query",
    seed: "10–100 times; 200 ms become 5 ms",
    measured: (results) => {
      const hits = bothOf(results, "cache-aside");
      const ratios = bothOf(results, "without a cache").map((each, index) => each / (hits[index] ?? NaN));
      return [
        `${ratios.map(times).join(" by primary key, ")} for an aggregate`,
        verdict(...ratios.map((each) => each >= 10)),
      ];
    },
  },
  {
    claim: "a database with a cache answers more requests than alone",
    seed: "10–100 times",
    measured: (results) => {
      const rate = (query: QueryRow["query"], way: QueryRow["way"]) => rowOf(results, query, way).together.perSecond;
      const ratios = (["cheap", "expensive"] as const).map(
        (query) => rate(query, "cache-aside") / rate(query, "without a cache"),
      );
      return [
        `${ratios.map(times).join(" by primary key, ")} for an aggregate`,
        verdict(...ratios.map((each) => each >= 10)),
      ];
    },
  },
  {
    claim: "a read from the process's own memory takes",
    seed: "below 1 ms",
    measured: (results) => {
      const { median, p99 } = rowOf(results, "cheap", "with the in-process layer").alone;
      return [`${ms(median)}, p99 ${ms(p99)}`, verdict(median < 1)];
    },
  },
  {
    claim: "99 of 100 reads from Redis take",
    seed: "below 5 ms",
    measured: (results) => {
      const { alone, together } = rowOf(results, "cheap", "cache-aside");
      return [`${ms(alone.p99)}; ${ms(together.p99)} with 32 readers`, verdict(alone.p99 < 5, together.p99 < 5)];
    },
  },
  {
    claim: "the first request misses",
    seed: "always",
    measured: ({ smaller: { firstReads } }) => [
      `${firstReads[0]} query for the first read, ${firstReads[1]} for the second`,
      verdict(firstReads[0] === 1),
    ],
  },
  {
    claim: "warming fills the cache before traffic hits it",
    seed: "the top 1,000",
    measured: ({ smaller: { warmed } }) => [
      `${percent(warmed.with)} of the first 1,000 reads are hits, ${percent(warmed.without)} without warming`,
      verdict(warmed.with > warmed.without),
    ],
  },
  {
    claim: "remembering what does not exist saves queries",
    seed: "no repeated queries",
    measured: ({ smaller: { missingQueries } }) => [
      `${shown(missingQueries)} query for 1,000 reads of a missing id`,
      verdict(missingQueries === 1),
    ],
  },
];

function rowOf({ queries }: Results, query: QueryRow["query"], way: QueryRow["way"]): QueryRow {
  return queries.find((row) => row.query === query && row.way === way)!;
}

/** Medians of one reader, of the cheap and of the expensive query. */
function bothOf(results: Results, way: QueryRow["way"]): readonly number[] {
  return (["cheap", "expensive"] as const).map((query) => rowOf(results, query, way).alone.median);
}
