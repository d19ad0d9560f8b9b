import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { type JudgedMutant, nameOf } from "./mutant";
import { isUnnoticed, report } from "./report";
import { sample } from "./sample";
import { MutationServer } from "./server";

/** How much is tried. */
interface Options {
  /** Number of mutants. */
  readonly sample: number;
  /** The same seed chooses the same mutants of the same source. */
  readonly seed: number;
  /** Time after which it stops, in minutes. */
  readonly minutes: number;
}

/**
 * Tests a random sample of mutants.
 *
 * @returns 0 when a test noticed each of them
 * @throws Failure when the mutation tester is not installed, or the tests fail without a mutant
 */
export async function run({ sample: size, seed, minutes }: Options): Promise<ExitCode> {
  const directory = mkdtempSync(join(tmpdir(), "mutate-"));
  const sampleFile = join(directory, "sample.json");
  const judged: JudgedMutant[] = [];
  const server = new MutationServer(sampleFile, (mutant) => {
    // What only lies within a place of the sample was not tested.
    if (mutant.status === "CompileError") {
      return;
    }
    judged.push(mutant);
    if (isUnnoticed(mutant)) {
      console.log(`${mutant.status} ${nameOf(mutant)}`);
    }
  });
  const timer = setTimeout(() => {
    void server.stop();
  }, minutes * 60_000);
  try {
    await server.configure("tools/mutate/stryker.config.json");
    const mutants = await server.discover();
    const chosen = sample(mutants, size, seed);
    console.log(`${chosen.length} of ${mutants.length} mutants, seed ${seed}`);
    writeFileSync(sampleFile, JSON.stringify(chosen.map(nameOf)));
    await server.test(chosen);
    console.log(`\n${report(chosen, judged)}`);
  } finally {
    clearTimeout(timer);
    await server.stop();
    rmSync(directory, { recursive: true });
  }
  return judged.some(isUnnoticed) ? 1 : 0;
}
