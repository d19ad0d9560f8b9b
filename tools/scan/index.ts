import { findCheckov, pinnedVersion, scan } from "./checkov";
import { deviations } from "./deviations";
import { isClean, judge, located, report } from "./judge";

/** Scans the synthesized stacks; the exit code is 0 when every finding is on the list and every one on the list is found. */
function main(directory = "cdktf.out"): number {
  const checkov = findCheckov();
  if (checkov === undefined) {
    console.error(`Checkov ${pinnedVersion()} is not installed: npm run scan:install`);
    return 2;
  }
  const findings = scan(checkov, directory);
  const verdict = judge(located(findings, directory), deviations);
  console.log(report(findings, verdict));
  return isClean(findings, verdict) ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
