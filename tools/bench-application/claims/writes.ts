import type { WriteRow } from "../measure/writes";
import { counted, ms, percent, shown } from "../report/numbers";
import type { Results } from "../results";
import { type Claim, verdict } from "./claim";

/** What the seed says of writes. */
export const writes: readonly Claim[] = [
  {
    claim: "write-through makes writes slower",
    seed: "every write hits both",
    measured: (results) => {
      const [alone, through] = [rowsOf(results, "database alone")[0]!, rowsOf(results, "write-through")[0]!];
      const text = `${percent(100 * through.toAlone)} of the writes of the database alone; median ${ms(through.median)}, and ${ms(alone.median)} alone`;
      return [text, verdict(through.toAlone < 1)];
    },
  },
  {
    claim: "write-through leaves no stale data",
    seed: "the cache always matches the database",
    measured: ({ stale: { rows, seed, client } }) => [
      `of ${counted(rows)} rows with two changes at the same time, ${counted(seed)} are stale as the seed does it, and ${counted(client)} with WriteThrough`,
      verdict(seed === 0),
    ],
  },
  {
    claim: "write-behind accepts writes at the speed of the cache",
    seed: "more than 100,000 a second",
    measured: (results) => {
      const rows = rowsOf(results, "write-behind");
      const best = Math.max(...rows.map(({ perSecond }) => perSecond));
      const [{ concurrency }] = rowsOf(results, "database alone") as [WriteRow];
      const alike = rows.filter((row) => row.concurrency === concurrency).map((row) => shown(row.toAlone));
      return [
        `${counted(best)} a second from one process; with ${concurrency} writers each, ${alike.join(" and ")} times the database alone, without and with a replica`,
        verdict(best > 100_000),
      ];
    },
  },
  {
    claim: "with write-behind, the database has a write later",
    seed: "eventually",
    measured: (results) => {
      const rows = rowsOf(results, "write-behind");
      const statements = Math.max(...rows.map((row) => row.statements));
      const drain = Math.max(...rows.map(({ drainMs }) => drainMs));
      return [
        `up to ${ms(drain)} after the last write, in at most ${shown(statements)} statements for 1,000 writes`,
        "yes",
      ];
    },
  },
];

function rowsOf({ writes: rows }: Results, way: WriteRow["way"]): readonly WriteRow[] {
  return rows.filter((row) => row.way === way);
}
