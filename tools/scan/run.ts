import { environments } from "../../stacks/environments";
import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { cdktf } from "../shared/stack/cdktf";
import { readStack } from "../shared/stack/manifest";
import { findCheckov, pinnedVersion, scan } from "./checkov";
import { judge, report } from "./judge";

/**
 * Scans the synthesized stacks.
 *
 * @param project the directory with `cdktf.json`
 * @param given a directory with stacks that are synthesized already. @default - they are synthesized to `cdktf.out`
 * @returns 0 when every finding has a reason and every reason is needed
 * @throws Failure when Checkov is not installed or gives no report, or a stack is missing
 */
export function run(project: string, given?: string): ExitCode {
  const checkov = findCheckov();
  if (checkov === undefined) {
    throw new Failure(`Checkov ${pinnedVersion()} is not installed: npm run scan:install`);
  }
  if (given === undefined) {
    cdktf(project, "synth");
  }
  const directory = given ?? "cdktf.out";
  const stacks = Object.keys(environments).map((name) => [name, readStack(directory, name)] as const);
  const findings = scan(checkov, directory);
  const verdict = judge(findings, Object.fromEntries(stacks), environments);
  console.log(report(findings, verdict));
  return verdict.complaints.length === 0 ? 0 : 1;
}
