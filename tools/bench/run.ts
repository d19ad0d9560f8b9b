import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeBareApp } from "./bare-app";
import { importRatio } from "./import-cost";
import { median, ratio, run } from "./measure";

/** Turns of each pair of commands. */
const times = Number(process.env.BENCH_TIMES ?? 5);
const root = resolve(__dirname, "../..");
const work = mkdtempSync(join(tmpdir(), "managed-redis-bench-"));

try {
  symlinkSync(join(root, "node_modules"), join(work, "node_modules"));
  run([process.execPath, "node_modules/typescript/bin/tsc", "--noEmit", "false", "--outDir", join(work, "dist")], root);
  report("cdktf synth / the CLI alone", synthRatio(), 1.35);
  report("the app, compiled / the same resources by hand", appRatio(), 1.25);
  report("loading the package / the framework and the same provider modules", importRatio(3 * times), 1.1);
  const alone = "without-monitoring";
  const inOneStack = many("1000", "1000");
  report("time per cache, 1000 caches / 100 caches", inOneStack.seconds / 10 / many("100", "100").seconds, 1.2);
  report("memory of 1000 caches, ten to a stack, in GB", many("1000", "10").gigabytes, 1);
  report("memory of 1000 caches in one stack, in GB", inOneStack.gigabytes);
  report("memory of 1000 caches in one stack, without monitoring, in GB", many("1000", "1000", alone).gigabytes, 1);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function synthRatio(): number {
  // The CLI reads what the last synthesis left, so both write to one directory.
  const synth = ["npx", "cdktf", "synth", "--output", join(work, "synth")];
  return ratio(
    times,
    () => run(synth, root),
    () => run([...synth, "--app", "true"], root),
  );
}

function appRatio(): number {
  const ours = { ...process.env, CDKTF_OUTDIR: join(work, "ours") };
  run([process.execPath, "dist/main.js"], work, ours);
  writeBareApp(join(work, "bare.js"), join(work, "ours"));
  const bare = { ...process.env, OUT: join(work, "bare") };
  return ratio(
    3 * times,
    () => run([process.execPath, "dist/main.js"], work, ours),
    () => run([process.execPath, "bare.js"], work, bare),
  );
}

interface Cost {
  readonly seconds: number;
  readonly gigabytes: number;
}

/** Takes what `many-caches.ts` takes. */
function many(...args: readonly string[]): Cost {
  const command = [process.execPath, "dist/tools/bench/many-caches.js", ...args];
  const costs = [1, 2, 3].map((attempt) => {
    const environment = { ...process.env, OUT: join(work, `many-${attempt}`) };
    return JSON.parse(run(command, work, environment).output) as { seconds: number; mebibytes: number };
  });
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    gigabytes: (median(costs.map(({ mebibytes }) => mebibytes)) * 1024 * 1024) / 1e9,
  };
}

/** Says what was measured, and whether it is what was promised, if anything was. */
function report(what: string, value: number, promised = Infinity): void {
  const promise = promised === Infinity ? "not promised" : `promised ${promised}`;
  console.log(`${value <= promised ? "ok  " : "MISS"} ${value.toFixed(2)} (${promise})  ${what}`);
}
