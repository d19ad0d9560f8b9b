import { claims, judged } from "../../../tools/bench-application/claims/claims";
import { sectionsOf } from "../../../tools/bench-application/report/sections";
import type { Results } from "../../../tools/bench-application/results";
import { rowsIn } from "./support/page";
import { results } from "./support/results";

/** The verdicts on some claims, by how they begin. */
function verdicts(changed: Partial<Results>, ...begins: readonly string[]): readonly (string | undefined)[] {
  const rows = judged({ ...results, ...changed });
  return begins.map((begin) => rows.find(([claim = ""]) => claim.startsWith(begin))?.[3]);
}

describe("the judgement", () => {
  test("of a run in which everything is as the seed says, is yes", () => {
    const others = judged(results).filter(([, , , holds]) => holds !== "yes");

    expect(others).toEqual([]);
    expect(claims).toHaveLength(33);
  });

  test("of queries that are fast is no, and in part when some are", () => {
    const faster = (name: "cheap" | "expensive") =>
      results.queries.map((row) =>
        row.query === name && row.way === "without a cache" ? { ...row, alone: { ...row.alone, median: 10 } } : row,
      );

    expect(verdicts({ queries: faster("cheap") }, "a database query", "a hit is faster")).toEqual([
      "in part",
      "in part",
    ]);
    const slower = results.queries.map((row) => ({ ...row, alone: { ...row.alone, median: 6 } }));
    expect(verdicts({ queries: slower }, "a hit takes", "a database query")).toEqual(["no", "no"]);
  });

  test("of a grid in which one case saves less than 80 % is in part", () => {
    const [first, ...rest] = results.hitRates;

    expect(verdicts({ hitRates: [{ ...first!, saved: 79 }, ...rest] }, "a cache saves")).toEqual(["in part"]);
    expect(verdicts({ hitRates: results.hitRates.map((row) => ({ ...row, saved: 79 })) }, "a cache saves")).toEqual([
      "no",
    ]);
  });

  test("of expiries follows the queries, the failures and the formula", () => {
    const expiry = results.expiry.map((row) => ({ ...row, queries: 2, failed: 0, slowest: 1 }));
    const refresh = { ...results.refresh, seedAtTenPercent: 90, seedQueries: 200, jitterMinutes: [0, 5] as const };

    expect(verdicts({ expiry }, "at a hot key's expiry", "the connections", "a lock")).toEqual(["no", "no", "no"]);
    expect(verdicts({ refresh }, "with 10 %", "refreshing early", "jitter moves")).toEqual(["no", "no", "in part"]);
  });

  test("of a storm asks whether the hits come back", () => {
    const storms = results.storms.map((row) => ({ ...row, after: [90], readsToRecover: 500 }));

    expect(verdicts({ storms }, "when new data", "evictions cause")).toEqual(["no", "no"]);
  });

  test("of writes follows their speed, and what is stale", () => {
    const writes = results.writes.map((row) => ({ ...row, toAlone: 1, perSecond: 99_000 }));

    expect(verdicts({ writes }, "write-through makes", "write-behind accepts")).toEqual(["no", "no"]);
    expect(verdicts({ stale: { rows: 100, seed: 1, client: 0 } }, "write-through leaves")).toEqual(["no"]);
  });
});

describe("the sections", () => {
  const section = (name: string, changed: Partial<Results> = {}) =>
    sectionsOf({ ...results, ...changed }).get(name) ?? "";

  test("mark a goal of 1.10 that is missed", () => {
    expect(rowsIn(section("overhead"))).toEqual([
      ["with its defaults", "1", "1 ms", "2 ms", "1.10 ×", "1.11 × (missed)"],
      ["without its time limit", "1", "1 ms", "2 ms", "1.50 ×", "1.20 ×"],
    ]);
  });

  test("mark hit rates that save less than 80 % of the queries", () => {
    const hitRates = results.hitRates.map((row) => (row.skew === "uniform" ? { ...row, saved: 79.4 } : row));

    expect(rowsIn(section("hit rates", { hitRates }))[1]).toEqual([
      "1 ×",
      "85 %, **79 %**",
      "85 %, 85 %",
      "85 %, 85 %",
      "85 %, 85 %",
    ]);
  });

  test("compare reads and writes with the database alone", () => {
    expect(rowsIn(section("queries"))[4]?.at(-1)).toBe("100 ×");
    expect(rowsIn(section("writes"))[2]?.slice(0, 5)).toEqual(["write-through", "32", "0", "83", "0.83 ×"]);
  });

  test("say when a cache has not recovered", () => {
    expect(rowsIn(section("storms"))[0]).toEqual(["at once", "95 %", "100", "20 %", "not within the run", "150"]);
  });
});
