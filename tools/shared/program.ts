import { spawnSync } from "node:child_process";
import { Failure } from "./failure";

/** More than any program of this project prints, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/**
 * Runs a program to its end, without printing its output.
 *
 * @param directory where it runs
 * @returns what it printed on its standard output
 * @throws Failure with all that it printed, when it ends with another exit code than 0
 */
export function runProgram(
  [file = "", ...args]: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const options = { cwd: directory, env: environment, encoding: "utf8", maxBuffer: maxOutput } as const;
  const { status, stdout, stderr, error } = spawnSync(file, args, options);
  if (error !== undefined) {
    throw new Failure(`${file} could not be run: ${error.message}`);
  }
  if (status !== 0) {
    throw new Failure(`${[file, ...args].join(" ")} ended with ${String(status)}\n${stdout}${stderr}`.trimEnd());
  }
  return stdout;
}
