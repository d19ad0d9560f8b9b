import { readFileSync } from "node:fs";
import { join } from "node:path";

import { claims, notMeasured } from "../../../tools/bench-application/claims/claims";
import { rowsIn, sectionOf } from "./support/page";

const page = readFileSync(join(__dirname, "../../../docs/application-benchmark.md"), "utf8");

describe("the page of the benchmark", () => {
  test("has the claims that are measured, with the seed's numbers, and no others", () => {
    const rows = rowsIn(sectionOf(page, "claims"));

    expect(rows.map(([claim, seed]) => ({ claim, seed }))).toEqual(claims.map(({ claim, seed }) => ({ claim, seed })));
    expect(rows.map(([, , measured, holds]) => measured !== "" && /^(yes|no|in part)$/.test(holds ?? ""))).toEqual(
      claims.map(() => true),
    );
  });

  test("has the claims that are not measured, with the reason", () => {
    expect(rowsIn(sectionOf(page, "not measured"))).toEqual(notMeasured.map(({ claim, why }) => [claim, why]));
  });

  test.each([
    ["queries", 6],
    ["hit rates", 12],
    ["expiry", 6],
    ["storms", 3],
    ["writes", 6],
    ["overhead", 6],
  ])("has a row for each case of: %s", (name, count) => {
    expect(rowsIn(sectionOf(page, name))).toHaveLength(count);
  });

  test("has a chart of the hit rates and one of the recovery", () => {
    const charts = [...page.matchAll(/```mermaid\n(.*)\n {2}title "(.*)"/g)].map(([, kind, title]) => [kind, title]);

    expect(charts).toEqual([
      ["xychart-beta", "Queries saved, long lifetime"],
      ["xychart-beta", "Hits after a scan of cold keys"],
    ]);
  });

  test("says where it was measured, and when not to believe it", () => {
    expect(sectionOf(page, "machine")).toMatch(/^Measured on \d+ cores/);
    expect(sectionOf(page, "machine")).not.toMatch(/\/(home|tmp|root|usr|work)\//);
  });
});
