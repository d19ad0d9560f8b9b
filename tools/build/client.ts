import { join } from "node:path";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";

/**
 * Compiles the client for applications, with its declarations, file by file: what it needs are dependencies of its
 * package, so nothing is bundled.
 *
 * @throws Failure when it does not compile
 */
export function compileClient(output: string): void {
  const compiler = join(projectRoot, "node_modules/typescript/bin/tsc");
  runProgram([process.execPath, compiler, "-p", join(projectRoot, "client"), "--outDir", output], projectRoot);
}
