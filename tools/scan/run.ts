import { environments } from "../../stacks/environments";
import { readStack } from "../shared/stack/manifest";
import { findCheckov, pinnedVersion, scan } from "./checkov";
import { judge, report } from "./judge";

/** Scans the synthesized stacks; the exit code is 0 when there is a reason for every finding and a need for every reason. */
function main(directory = "cdktf.out"): number {
  const checkov = findCheckov();
  if (checkov === undefined) {
    console.error(`Checkov ${pinnedVersion()} is not installed: npm run scan:install`);
    return 2;
  }
  const stacks = Object.keys(environments).map((name) => [name, readStack(directory, name)] as const);
  const findings = scan(checkov, directory);
  const verdict = judge(findings, Object.fromEntries(stacks), environments);
  console.log(report(findings, verdict));
  return verdict.complaints.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
