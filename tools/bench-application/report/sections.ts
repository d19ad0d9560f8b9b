import { judged, notMeasured } from "../claims/claims";
import type { HitRate } from "../measure/hit-rates";
import { ratios, skews } from "../measure/hit-rates";
import type { Results } from "../results";
import { mermaid } from "./chart";
import { counted, ms, percent, shown, times } from "./numbers";
import type { Sections } from "./page";
import { table } from "./table";

/** Share of the queries from which on the seed's promise is kept, in percent. */
const promised = 80;

/** What the client may cost, in times of the library with its defaults. */
const goal = 1.1;

/** The sections of the page, as a run has measured them. */
export function sectionsOf(results: Results): Sections {
  return new Map([
    ["machine", machine(results)],
    ["claims", table(["claim", "the seed", "measured", "holds"], judged(results))],
    [
      "not measured",
      table(
        ["claim", "why it is not measured"],
        notMeasured.map(({ claim, why }) => [claim, why]),
      ),
    ],
    ["queries", queries(results)],
    ["hit rates", hitRates(results)],
    ["expiry", expiry(results)],
    ["storms", storms(results)],
    ["writes", writes(results)],
    ["overhead", overhead(results)],
  ]);
}

function machine({ machine: { cores, gigabytes, node, redis, postgres, seconds } }: Results): string {
  return `Measured on ${cores} cores with ${gigabytes} GB of memory, which the servers and the client share; Node.js ${node}, Redis ${redis}, PostgreSQL ${postgres}. The run took ${counted(seconds)} seconds.`;
}

function queries({ queries: rows }: Results): string {
  const alone = (query: string): number =>
    rows.find((row) => row.query === query && row.way === "without a cache")?.together.perSecond ?? NaN;
  return table(
    [
      "query",
      "way",
      "queries per 1,000 reads, cold",
      "then",
      "median",
      "p99",
      "median of 32",
      "p99 of 32",
      "reads a second",
    ],
    rows.map((row) => [
      row.query,
      row.way,
      counted(row.coldQueries),
      shown(row.queries),
      ms(row.alone.median),
      ms(row.alone.p99),
      ms(row.together.median),
      ms(row.together.p99),
      times(row.together.perSecond / alone(row.query)),
    ]),
  );
}

function hitRates({ hitRates: rows }: Results): string {
  const cell = ({ hits, saved }: HitRate): string =>
    `${percent(hits)}, ${saved < promised ? `**${percent(saved)}**` : percent(saved)}`;
  const of = (lifetime: HitRate["lifetime"]): string =>
    table(
      ["data to cache", ...skews.map((skew) => (skew === "uniform" ? "uniform" : `Zipf ${skew}`))],
      ratios.map((ratio) => [`${ratio} ×`, ...skews.map((skew) => cell(rowOf(rows, ratio, skew, lifetime)))]),
    );
  const reads = rows.filter(({ lifetime }) => lifetime === "short").map(({ readsPerLifetime }) => readsPerLifetime);
  const chart = mermaid({
    title: "Queries saved, long lifetime",
    x: { name: "data to cache", marks: ratios },
    y: { name: "percent", max: 100 },
    series: skews.map((skew) => ({
      kind: "line",
      values: ratios.map((ratio) => Math.max(0, rowOf(rows, ratio, skew, "long").saved)),
    })),
  });
  const short = `Values live for ${counted(Math.min(...reads))} to ${counted(Math.max(...reads))} reads of all ids:`;
  return ["Nothing expires:", of("long"), short, of("short"), chart].join("\n\n");
}

function rowOf(rows: readonly HitRate[], ratio: number, skew: HitRate["skew"], lifetime: string): HitRate {
  return rows.find((row) => row.dataToCache === ratio && row.skew === skew && row.lifetime === lifetime)!;
}

function expiry({ expiry: rows }: Results): string {
  return table(
    ["query", "readers", "protection", "queries", "reads that failed", "cache given up", "slowest answer"],
    rows.map(({ query, readers, isProtected, queries: asked, failed, withoutCache, slowest }) => [
      query,
      counted(readers),
      isProtected ? "CacheAside" : "none",
      counted(asked),
      counted(failed),
      counted(withoutCache),
      ms(slowest),
    ]),
  );
}

function storms({ storms: rows }: Results): string {
  const name = (from: number): string => (from === 1 ? "at once" : `at read ${from}`);
  const [plain, counting] = rows;
  const chart = mermaid({
    title: "Hits after a scan of cold keys",
    x: { name: "reads, in thirds of the values that fit", marks: (plain?.after ?? []).map((_, index) => index + 1) },
    y: { name: "percent", max: 100 },
    series: [
      { kind: "bar", values: plain?.after ?? [] },
      { kind: "line", values: counting?.after ?? [] },
    ],
  });
  const text = table(
    [
      "cached",
      "hits before",
      "values evicted by the scan",
      "hits right after",
      "reads until 95 % of before",
      "queries until then",
    ],
    rows.map(({ cachedFromRead, before, evicted, after, readsToRecover, queriesToRecover }) => [
      name(cachedFromRead),
      percent(before),
      counted(evicted),
      percent(after[0] ?? NaN),
      Number.isFinite(readsToRecover) ? counted(readsToRecover) : "not within the run",
      counted(queriesToRecover),
    ]),
  );
  return `${text}\n\n${chart}`;
}

function writes({ writes: rows }: Results): string {
  return table(
    [
      "way",
      "writers",
      "replicas",
      "acknowledged a second",
      "of the database alone",
      "median",
      "p99",
      "statements per 1,000 writes",
      "in the database after",
    ],
    rows.map((row) => [
      row.way,
      counted(row.concurrency),
      counted(row.replicas),
      shown(row.perSecond),
      times(row.toAlone),
      ms(row.median),
      ms(row.p99),
      shown(row.statements),
      row.way === "write-behind" ? ms(row.drainMs) : "at once",
    ]),
  );
}

function overhead({ overhead: rows }: Results): string {
  return table(
    ["the library", "readers", "its median", "its p99", "median of CacheAside", "p99 of CacheAside"],
    rows.map(({ comparedTo, concurrency, bare, median, p99 }) => [
      comparedTo,
      counted(concurrency),
      ms(bare.median),
      ms(bare.p99),
      ...[median, p99].map(
        (ratio) => `${ratio.toFixed(2)} ×${ratio > goal && comparedTo === "with its defaults" ? " (missed)" : ""}`,
      ),
    ]),
  );
}
