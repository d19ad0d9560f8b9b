import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { releaseProblems } from "./problems";
import { readSources } from "./sources";

/**
 * Checks what has to be there before a version is published.
 *
 * @param directory the project
 * @throws Failure with everything that is missing
 */
export function run(version: string, directory: string): ExitCode {
  const problems = releaseProblems(version, readSources(directory));
  if (problems.length > 0) {
    throw new Failure(`${version} must not be published\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
  console.log(`${version} may be published`);
  return 0;
}
