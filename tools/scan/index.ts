import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environments } from "../../stacks/environments";
import type { StackDocument } from "../shared/security/rule";
import { findCheckov, pinnedVersion, scan } from "./checkov";
import { judge, report } from "./judge";

/** Scans the synthesized stacks; the exit code is 0 when there is a reason for every finding and a need for every reason. */
function main(directory = "cdktf.out"): number {
  const checkov = findCheckov();
  if (checkov === undefined) {
    console.error(`Checkov ${pinnedVersion()} is not installed: npm run scan:install`);
    return 2;
  }
  const stacks = Object.keys(environments).map((name) => {
    const text = readFileSync(join(directory, "stacks", name, "cdk.tf.json"), "utf8");
    return [name, JSON.parse(text) as StackDocument] as const;
  });
  const findings = scan(checkov, directory);
  const verdict = judge(findings, Object.fromEntries(stacks), environments);
  console.log(report(findings, verdict));
  return verdict.complaints.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
