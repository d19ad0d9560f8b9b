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
  const program = join(project, "node_modules", ".bin", "cdktf");
  try {
    runProgram([process.execPath, program, ...args], project, { ...process.env, CHECKPOINT_DISABLE: "1" });
  } catch (error) {
    throw new Failure(`cdktf ${args.join(" ")} failed: ${messageOf(error)}`);
  }
}
