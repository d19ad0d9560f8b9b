import { App } from "cdktf";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { addStacks } from "../../stacks/add-stacks";
import { environments } from "../../stacks/environments";
import { policyFolder } from "./deploy-policy/files";
import { attachmentWarning } from "./deploy-policy/limits";
import { generatedFiles } from "./generated";
import { accept, staleFiles } from "./stale";

const usage = `npm run accept [-- --check]

Writes everything generated that is checked in: snapshots of the environments and the examples, deploy policies, the
reference, the API reports, and the tables in README.md and docs/. Says what it changed; read the diff before you commit it.
With --check, writes nothing and fails when something is stale.`;

const root = resolve(__dirname, "../..");

/** The options, or undefined when the call cannot be understood. */
function options(): { readonly check?: boolean; readonly help?: boolean } | undefined {
  try {
    return parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean", short: "h" } } }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

/** Returns the exit code: 1 when something is stale or an environment has a mistake, 2 when the call is wrong. */
async function main(): Promise<number> {
  const given = options();
  if (given === undefined || given.help === true) {
    console.log(usage);
    return given === undefined ? 2 : 0;
  }
  const refusals = addStacks(new App(), environments);
  if (refusals.length > 0) {
    console.error(refusals.join("\n"));
    return 1;
  }
  return given.check === true ? check() : write();
}

async function check(): Promise<number> {
  const stale = staleFiles(root, await generatedFiles(root, environments));
  if (stale.length === 0) {
    return 0;
  }
  stale.forEach(({ path, what }) => {
    console.log(line(what, path));
  });
  console.log("run `npm run accept` and read the diff");
  return 1;
}

async function write(): Promise<number> {
  const wanted = await generatedFiles(root, environments);
  const stale = staleFiles(root, wanted);
  for (const file of stale) {
    accept(root, file);
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
  return Object.keys(environments).flatMap((name) => {
    const policies = paths.filter((path) => path.startsWith(`${policyFolder}/${name}/`));
    return attachmentWarning(name, policies.length) ?? [];
  });
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
