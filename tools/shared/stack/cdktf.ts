import { createRequire } from "node:module";
import { join } from "node:path";
import { Failure, messageOf } from "../failure";
import { runProgram } from "../program";

/**
 * Runs the framework's command line, without its telemetry. It prints nothing.
 *
 * @param project the directory with `cdktf.json`, in which the framework is installed
 * @throws Failure with what it printed, when it fails
 */
export function cdktf(project: string, ...args: readonly string[]): void {
  // With `CI` it draws no spinner, which would be in the message of a failure.
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1" };
  try {
    runProgram([process.execPath, programOf(project), ...args], project, environment);
  } catch (error) {
    throw new Failure(`cdktf ${args.join(" ")} failed: ${messageOf(error)}`);
  }
}

/** The program itself, because what npm puts into `.bin` is no JavaScript on Windows. */
function programOf(project: string): string {
  const manifest = createRequire(join(project, "package.json")).resolve("cdktf-cli/package.json");
  const { bin } = createRequire(manifest)(manifest) as { readonly bin: { readonly cdktf: string } };
  return join(manifest, "..", bin.cdktf);
}
