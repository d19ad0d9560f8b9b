import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { types } from "node:util";
import { Failure, messageOf } from "../failure";
import { runProgram } from "../program";

/**
 * Runs the framework's command line, without its telemetry. It prints nothing.
 *
 * @param project the directory with `cdktf.json`, in which the framework is installed
 * @throws Failure with what it printed, when it fails, or that says what to install
 */
export function cdktf(project: string, ...args: readonly string[]): void {
  // With `CI` it draws no spinner, which would be in the message of a failure.
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1" };
  const program = programOf(project);
  try {
    runProgram([process.execPath, program, ...args], project, environment);
  } catch (error) {
    throw new Failure(`cdktf ${args.join(" ")} failed: ${messageOf(error)}`);
  }
}

/** The packages with the framework's command line: the framework's own, and its fork's. */
const packages = ["cdktf-cli", "cdktn-cli"];

/** The program itself, because what npm puts into `.bin` is no JavaScript on Windows. */
function programOf(project: string): string {
  const { resolve } = createRequire(join(project, "package.json"));
  for (const name of packages) {
    try {
      return programIn(resolve(`${name}/package.json`));
    } catch (error) {
      if (!isMissing(error)) {
        throw error;
      }
    }
  }
  throw new Failure(`the framework's command line is not installed in ${project}: npm install --save-dev cdktf-cli`);
}

function programIn(manifest: string): string {
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
  return join(dirname(manifest), ...Object.values(bin).slice(0, 1));
}

function isMissing(error: unknown): boolean {
  return types.isNativeError(error) && "code" in error && error.code === "MODULE_NOT_FOUND";
}
