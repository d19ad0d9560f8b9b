import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";
import { writeBareApp } from "./bare-app";
import { importRatio } from "./import-cost";
import { median, ratio, timed } from "./measure";

/**
 * Measures, and prints each number next to its promised limit.
 *
 * @param times turns of each pair of commands
 * @throws Failure when a measured command fails
 */
export function run(times: number): ExitCode {
  const work = mkdtempSync(join(tmpdir(), "managed-redis-bench-"));
  try {
    symlinkSync(join(projectRoot, "node_modules"), join(work, "node_modules"));
    const compiler = [process.execPath, "node_modules/typescript/bin/tsc"];
    timed([...compiler, "--noEmit", "false", "--outDir", join(work, "dist")], projectRoot);
    report("cdktf synth / the CLI alone", synthRatio(work, times), 1.55);
    report("the app, compiled / the same resources by hand", appRatio(work, 3 * times), 1.35);
    report("loading the package / the framework and the same provider modules", importRatio(3 * times), 1.2);
    reportManyCaches(work);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function reportManyCaches(work: string): void {
  const alone = "without-monitoring";
  const inOneStack = many(work, "1000", "1000");
  report("time per cache, 1000 caches / 100 caches", inOneStack.seconds / 10 / many(work, "100", "100").seconds, 1.2);
  report("memory of 1000 caches, ten to a stack, in GB", many(work, "1000", "10").gigabytes, 1);
  report("memory of 1000 caches in one stack, in GB", inOneStack.gigabytes);
  const unwatched = many(work, "1000", "1000", alone).gigabytes;
  report("memory of 1000 caches in one stack, without monitoring, in GB", unwatched, 1);
}

function synthRatio(work: string, times: number): number {
  // The CLI reads what the last synthesis left, so both write to one directory.
  const synth = ["npx", "cdktf", "synth", "--output", join(work, "synth")];
  return ratio(
    times,
    () => timed(synth, projectRoot),
    () => timed([...synth, "--app", "true"], projectRoot),
  );
}

function appRatio(work: string, times: number): number {
  const ours = { ...process.env, CDKTF_OUTDIR: join(work, "ours") };
  timed([process.execPath, "dist/main.js"], work, ours);
  writeBareApp(join(work, "bare.js"), join(work, "ours"));
  const bare = { ...process.env, OUT: join(work, "bare") };
  return ratio(
    times,
    () => timed([process.execPath, "dist/main.js"], work, ours),
    () => timed([process.execPath, "bare.js"], work, bare),
  );
}

interface Cost {
  readonly seconds: number;
  readonly gigabytes: number;
}

/** Takes the arguments of `many-caches.ts`. */
function many(work: string, ...args: readonly string[]): Cost {
  const command = [process.execPath, "dist/tools/bench/many-caches.js", ...args];
  const costs = [1, 2, 3].map((attempt) => {
    const environment = { ...process.env, OUT: join(work, `many-${attempt}`) };
    return JSON.parse(timed(command, work, environment).output) as { seconds: number; mebibytes: number };
  });
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    gigabytes: (median(costs.map(({ mebibytes }) => mebibytes)) * 1024 * 1024) / 1e9,
  };
}

/** Prints a measurement, and whether it keeps the promised limit, if there is one. */
function report(what: string, value: number, promised = Infinity): void {
  const promise = promised === Infinity ? "not promised" : `promised ${promised}`;
  console.log(`${value <= promised ? "ok  " : "MISS"} ${value.toFixed(2)} (${promise})  ${what}`);
}
