import { App } from "cdktf";
import { addStacks } from "../../stacks/add-stacks";
import { environments } from "../../stacks/environments";
import type { ExitCode } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";
import { policyFolder } from "./deploy-policy/files";
import { attachmentWarning } from "./deploy-policy/limits";
import { openNamesWarning } from "./deploy-policy/policy";
import { generatedFiles, synthesizedStack } from "./generated";
import { accept, staleFiles } from "./stale";

/**
 * Writes every generated file that is checked in, or names those that are stale.
 *
 * @param what `check`: write nothing, and end with 1 when something is stale
 */
export async function run(what: "write" | "check"): Promise<ExitCode> {
  const refusals = addStacks(new App(), environments);
  if (refusals.length > 0) {
    console.error(refusals.join("\n"));
    return 1;
  }
  return what === "check" ? check() : write();
}

async function check(): Promise<ExitCode> {
  const stale = staleFiles(projectRoot, await generatedFiles(projectRoot, environments));
  if (stale.length === 0) {
    return 0;
  }
  stale.forEach(({ path, what }) => {
    console.log(line(what, path));
  });
  console.log("run `npm run accept` and read the diff");
  return 1;
}

async function write(): Promise<ExitCode> {
  const wanted = await generatedFiles(projectRoot, environments);
  const stale = staleFiles(projectRoot, wanted);
  for (const file of stale) {
    accept(projectRoot, file);
    console.log(line(file.what, file.path));
  }
  if (stale.length === 0) {
    console.log("nothing changed");
  }
  policyWarnings([...wanted.keys()]).forEach((warning) => {
    console.warn(warning);
  });
  return 0;
}

function line(what: string, path: string): string {
  return `${what.padEnd("removed".length)} ${path}`;
}

function policyWarnings(paths: readonly string[]): readonly string[] {
  return Object.entries(environments).flatMap(([name, environment]) => {
    const policies = paths.filter((path) => path.startsWith(`${policyFolder}/${name}/`));
    const { document } = synthesizedStack(name, environment);
    return [attachmentWarning(name, policies.length), openNamesWarning(name, document)].filter(
      (warning) => warning !== undefined,
    );
  });
}
