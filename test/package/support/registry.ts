import { execFileSync } from "node:child_process";
import packageJson from "../../../package.json";

/** What tests need that install packages, and whether it is there. */
export function registryRequirement(): readonly [what: string, isThere: boolean] {
  return ["the npm registry, to install the framework in a new app", registryAnswers()];
}

function registryAnswers(): boolean {
  try {
    execFileSync("npm", ["view", `constructs@${packageJson.devDependencies.constructs}`, "version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}
