import type { HitRate } from "../measure/hit-rates";
import { counted, percent } from "../report/numbers";
import type { Results } from "../results";
import { type Claim, verdict } from "./claim";

/** What the seed says of how much is cached, and how long. */
export const capacity: readonly Claim[] = [
  {
    claim: "a cache of a fraction of the database is enough",
    seed: "10–20 % of its size, with 80–95 % hits",
    measured: (results) => {
      const rows = longOf(results).filter(({ dataToCache }) => dataToCache === 5 || dataToCache === 10);
      const of = (share: number): string => listed(rows.filter(({ dataToCache }) => dataToCache === 100 / share));
      return [`20 %: ${of(20)}; 10 %: ${of(10)}`, verdict(...rows.map(({ hits }) => hits >= 80))];
    },
  },
  {
    claim: "a part of the data serves most requests",
    seed: "20 % of it serves 80 %",
    measured: ({ smaller: { popularFifth } }) => [
      popularFifth.map(({ skew, share }) => `${percent(share)} (${nameOf(skew)})`).join(", "),
      verdict(...popularFifth.map(({ share }) => share >= 80)),
    ],
  },
  {
    claim: "the cache needs more room than the working set",
    seed: "50 % more",
    measured: (results) => {
      const of = (ratio: number) => longOf(results).filter(({ dataToCache }) => dataToCache === ratio);
      const exact = of(1);
      const text = `with no room to spare ${listed(exact)}; with twice the room ${listed(of(0.5))}`;
      return [text, verdict(exact.some(({ hits }, index) => hits < (of(0.5)[index]?.hits ?? 0) - 1))];
    },
  },
  {
    claim: "a lifetime of 5 minutes to 24 hours keeps hit rates high",
    seed: "80–95 % hits",
    measured: (results) => {
      const rows = results.hitRates.filter(({ lifetime, dataToCache }) => lifetime === "short" && dataToCache === 1);
      const reads = Math.min(...rows.map(({ readsPerLifetime }) => readsPerLifetime));
      const text = `what counts is how often a value is read while it lives: with at least ${counted(reads)} reads of all ids, ${listed(rows)}`;
      return [text, verdict(...rows.map(({ hits }) => hits >= 80))];
    },
  },
];

function longOf({ hitRates }: Results): readonly HitRate[] {
  return hitRates.filter(({ lifetime }) => lifetime === "long");
}

function listed(rows: readonly HitRate[]): string {
  return rows.map(({ skew, hits }) => `${percent(hits)} (${nameOf(skew)})`).join(", ");
}

function nameOf(skew: HitRate["skew"]): string {
  return skew === "uniform" ? "uniform" : `Zipf ${skew}`;
}
