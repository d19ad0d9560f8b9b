import { join } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";
import { buildPackage } from "./build-package";
import { frameworks } from "./frameworks";

/**
 * Builds the package for the framework of this project.
 *
 * @throws Failure when it does not compile
 */
export async function run(): Promise<ExitCode> {
  await buildPackage(frameworks.cdktf, join(projectRoot, "dist"));
  return 0;
}
