import { rmSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";
import { compileCommands } from "./commands";
import { compileConstructs, namesOf } from "./constructs";
import { writeDeclarations } from "./declarations";
import type { Framework } from "./frameworks";

/** Where the project's files of this version are, for people who read a message or a read-me. */
export const pages = `${packageJson.repository.url.replace(/^git\+|\.git$/g, "")}/blob/v${packageJson.version}/`;

/**
 * Builds what a package holds: the constructs, their declarations, and the program with its commands.
 *
 * @param output a directory of its own
 * @throws Failure when it does not compile
 */
export async function buildPackage(framework: Framework, output: string): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  await compileConstructs(framework, output);
  const thePackage = { name: framework.packageName, pages };
  await compileCommands(join(output, "bin"), thePackage, [namesOf(framework)]);
  writeDeclarations(framework, join(output, "types"));
}
