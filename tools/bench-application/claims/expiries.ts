import type { Expiry } from "../measure/expiry";
import { counted, ms, percent, shown } from "../report/numbers";
import type { Results } from "../results";
import { type Claim, verdict } from "./claim";

/** What the seed says of values that expire, or are evicted. */
export const expiries: readonly Claim[] = [
  {
    claim: "at a hot key's expiry, every reader asks the database",
    seed: "10,000 of 10,000",
    measured: (results) => {
      const rows = expiryOf(results, "cheap", false);
      return [
        rows.map(({ queries, readers }) => `${counted(queries)} of ${counted(readers)}`).join(", "),
        verdict(...rows.map(({ queries, readers }) => queries >= 0.9 * readers)),
      ];
    },
  },
  {
    claim: "the connections to the database run out, and queries time out",
    seed: "50 ms become 5 s",
    measured: (results) => {
      const [row] = expiryOf(results, "expensive", false) as [Expiry];
      const text = `${counted(row.failed)} of ${counted(row.readers)} readers of an aggregate fail; the slowest answer takes ${ms(row.slowest)}`;
      return [text, verdict(row.failed > 0, row.slowest >= 1_000)];
    },
  },
  {
    claim: "a lock lets one reader ask the database",
    seed: "1 of 10,000",
    measured: (results) => {
      const rows = [...expiryOf(results, "cheap", true), ...expiryOf(results, "expensive", true)];
      const text = rows.map(({ queries, readers }) => `${counted(queries)} of ${counted(readers)}`).join(", ");
      return [
        `CacheAside: ${text}, in four groups that know nothing of each other; the cache was given up ${counted(sumOf(rows))} times`,
        verdict(...rows.map(({ queries }) => queries === 1)),
      ];
    },
  },
  {
    claim: "with 10 % of the lifetime left, some readers refresh a value early",
    seed: "10 %",
    measured: ({ refresh }) => [
      `${percent(refresh.seedAtTenPercent)}: \`1 - timeLeft / ttl\` is the share that has passed`,
      verdict(Math.abs(refresh.seedAtTenPercent - 10) < 5),
    ],
  },
  {
    claim: "refreshing early by chance replaces a stampede",
    seed: "the chance grows with the age",
    measured: ({ refresh }) => [
      `with 32 readers of an aggregate ${counted(refresh.seedQueries)} queries in a lifetime, of which ${counted(refresh.seedFailures)} fail; CacheAside, whose chance follows the cost of the query: ${shown(refresh.clientQueries)}`,
      verdict(refresh.seedQueries <= 2),
    ],
  },
  {
    claim: "jitter moves an expiry",
    seed: "± 5 minutes",
    measured: ({
      refresh: {
        jitterMinutes: [least, most],
      },
    }) => [
      `${shown(Math.abs(least))} to ${shown(most)} minutes later, and never earlier`,
      verdict(least < -1, most > 1),
    ],
  },
  {
    claim: "jitter keeps values from expiring together",
    seed: "spread over minutes",
    measured: ({ refresh: { endTogether } }) => [
      `of 1,000 values ${percent(endTogether.with)} end within one hundredth of their lifetime, ${percent(endTogether.without)} without jitter`,
      verdict(endTogether.with < endTogether.without / 2),
    ],
  },
  {
    claim: "when new data evicts what is read, hits drop",
    seed: "from 95 % to 15–20 %",
    measured: ({ storms: [plain] }) => [
      `from ${percent(plain?.before ?? NaN)} to ${percent(plain?.after[0] ?? NaN)} right after a scan`,
      verdict((plain?.after[0] ?? NaN) <= 20, (plain?.after[0] ?? NaN) < 0.8 * (plain?.before ?? NaN)),
    ],
  },
  {
    claim: "evictions cause misses, and these more evictions",
    seed: "a death spiral",
    measured: ({ storms: [plain] }) => {
      const reads = plain?.readsToRecover ?? NaN;
      const text = `${counted(reads)} reads after the scan, 95 % of the hits are back by themselves`;
      return Number.isFinite(reads) ? [text, "no"] : ["the hits were not back within the run", "yes"];
    },
  },
  {
    claim: "caching only what is read more often keeps hot keys",
    seed: "more than 5 reads",
    measured: ({ storms: [plain, second, sixth] }) => {
      const text = [plain, second, sixth].map(
        (row) => `${percent(row?.before ?? NaN)} and ${percent(row?.after[0] ?? NaN)}`,
      );
      return [
        `hits before and right after a scan: ${text[0]} without, ${text[1]} from the second read, ${text[2]} from the sixth`,
        verdict((sixth?.after[0] ?? 0) > (plain?.after[0] ?? 0), (sixth?.before ?? 0) > (plain?.before ?? 0) - 2),
      ];
    },
  },
];

function sumOf(rows: readonly Expiry[]): number {
  return rows.reduce((sum, { withoutCache }) => sum + withoutCache, 0);
}

function expiryOf({ expiry }: Results, query: Expiry["query"], isProtected: boolean): readonly Expiry[] {
  return expiry.filter((row) => row.query === query && row.isProtected === isProtected);
}
