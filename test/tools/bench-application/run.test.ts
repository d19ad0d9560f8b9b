import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { claims } from "../../../tools/bench-application/claims/claims";
import { postgresPrograms } from "../../../tools/shared/servers/postgres";
import { requireOrSkip } from "../../support/requirements";
import { rowsIn, sectionOf } from "./support/page";

const root = join(__dirname, "../../..");
const page = join(root, "docs/application-benchmark.md");

/** Runs the command as npm does, on servers of its own that are a hundred times smaller. */
function bench(args: readonly string[], environment: NodeJS.ProcessEnv) {
  return spawnSync(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", "tools/bench-application/index.ts", ...args],
    { cwd: root, env: { ...process.env, BENCH_SCALE: "0.01", ...environment }, encoding: "utf8" },
  );
}

const hasServers =
  postgresPrograms() !== undefined &&
  ["redis-server", "redis-benchmark"].every((name) => spawnSync(name, ["--version"]).error === undefined);

requireOrSkip("redis-server, redis-benchmark and PostgreSQL, which the benchmark measures", hasServers)(
  "a small run of the benchmark",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-application-"));
    const copy = join(folder, "page.md");
    let outcome: ReturnType<typeof bench>;
    let written: string;

    beforeAll(() => {
      copyFileSync(page, copy);
      outcome = bench(["--write", copy], {});
      written = readFileSync(copy, "utf8");
    }, 120_000);

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test("ends well", () => {
      expect({ status: outcome.status, stderr: outcome.status === 0 ? "" : outcome.stderr }).toEqual({
        status: 0,
        stderr: "",
      });
    });

    test("judges every claim, and prints the judgement", () => {
      const rows = rowsIn(sectionOf(written, "claims"));

      expect(rows.map(([claim]) => claim)).toEqual(claims.map(({ claim }) => claim));
      expect(
        rows.filter(([, , measured, holds]) => measured === "" || !/^(yes|no|in part)$/.test(holds ?? "")),
      ).toEqual([]);
      rows.forEach((row) => {
        expect(outcome.stdout).toContain(`| ${row.join(" | ")} |`);
      });
    });

    test("measures everything", () => {
      expect(outcome.stdout).not.toMatch(/NaN|undefined|null|– ms/);
      expect(written).toMatch(/^Measured on \d+ cores? with \d+ GB of memory.*Redis \d+\.\d.*PostgreSQL \d+\./m);
    });

    test("leaves what people have written", () => {
      const byHand = (text: string) => text.replace(/<!-- begin [^]*?<!-- end /g, "<!-- ");

      expect(byHand(written)).toBe(byHand(readFileSync(page, "utf8")));
    });
  },
);

test("without redis-server, the benchmark says what to install", () => {
  const { status, stdout, stderr } = bench([], { PATH: dirname(process.execPath) + "/nothing" });

  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/bench:application: there is no redis-server on this machine: install it \(.+\)\n$/);
});

test("a small run does not take the place of the numbers of a whole one", () => {
  const { status, stderr } = bench(["--write"], {});

  expect(status).toBe(2);
  expect(stderr).toContain("BENCH_SCALE is for a try: name another page to write it into");
});

test("a scale that is none is refused before anything starts", () => {
  const { status, stderr } = bench([], { BENCH_SCALE: "2" });

  expect(status).toBe(2);
  expect(stderr).toContain("BENCH_SCALE must be a number above 0, up to 1, got 2");
});

test("nothing in the benchmark sleeps, or has a server sleep", () => {
  const folder = join(root, "tools/bench-application");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const sleeping = files.filter((name) =>
    /sleep|setTimeout|setInterval/.test(readFileSync(join(folder, name), "utf8")),
  );

  expect(files.length).toBeGreaterThan(20);
  expect(sleeping).toEqual([]);
});
