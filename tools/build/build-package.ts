import { rmSync } from "node:fs";
import { join } from "node:path";
import { compileConstructs } from "./constructs";
import { writeDeclarations } from "./declarations";
import type { Framework } from "./frameworks";

/**
 * Builds what a package holds: the constructs and their declarations.
 *
 * @param output a directory of its own
 * @throws Failure when it does not compile
 */
export async function buildPackage(framework: Framework, output: string): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  await compileConstructs(framework, output);
  writeDeclarations(framework, join(output, "types"));
}
