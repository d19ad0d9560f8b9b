import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environments } from "../../stacks/environments";
import { linkTree } from "../support/linked-tree";
import type { Edit } from "./edits";

const root = join(__dirname, "../..");

/** What is installed, and so the same in the copy. */
const installed = ["node_modules", ".checkov"];

/** What a run leaves behind or git keeps. */
const notCopied = [...installed, ".git", "cdktf.out", "dist"];

/** Characters of what a failed command printed that a message shows. */
const shownOfOutput = 20_000;

/**
 * Edits the environments of a copy of this project, has what follows from them accepted, and runs its tests.
 *
 * @param tests arguments of `npm test`
 * @throws Error when one of these commands fails, with what it printed
 */
export function tryEdit(edit: Edit, ...tests: readonly string[]): void {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "edited-")));
  try {
    copyTo(directory);
    writeFileSync(join(directory, "stacks/environments.ts"), source(edit));
    run(directory, "npx", "prettier", "--write", "stacks/environments.ts");
    run(directory, "npm", "run", "--silent", "accept");
    run(directory, "npm", "test", "--", ...tests);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function copyTo(directory: string): void {
  for (const name of readdirSync(root).filter((entry) => !notCopied.includes(entry))) {
    cpSync(join(root, name), join(directory, name), { recursive: true });
  }
  for (const name of installed.filter((entry) => existsSync(join(root, entry)))) {
    linkTree(join(root, name), join(directory, name));
  }
}

function source(edit: Edit): string {
  return `import type { Environments } from "./environment";

export const environments: Environments = ${JSON.stringify(edit(environments))};
`;
}

function run(directory: string, command: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) {
    const output = `${stdout}${stderr}`.slice(-shownOfOutput);
    throw new Error(`${[command, ...args].join(" ")} ended with ${status}:\n${output}`);
  }
}
