import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { readStack } from "../shared/stack/manifest";
import { toDotenv } from "./dotenv";
import { readOutputs } from "./read-outputs";

const usage = `usage: npm run outputs -- STACK [--output DIRECTORY]

Writes the outputs of a deployed stack to DIRECTORY/outputs/STACK.json and STACK.env, for applications and for
"npm run smoke". DIRECTORY is where the framework synthesizes to, cdktf.out unless given. Secrets are named by ARN only.
`;

type Values = Readonly<Record<string, unknown>>;

/** Outputs marked as sensitive are left out by the framework's command line, and so never reach a file. */
function terraformOutputs(stack: string, directory: string): Values {
  const folder = mkdtempSync(join(tmpdir(), "outputs-"));
  const file = join(folder, "outputs.json");
  try {
    const cdktf = join("node_modules", ".bin", "cdktf");
    const args = [cdktf, "output", stack, "--output", directory, "--outputs-file", file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) {
      throw new Error(`cdktf output ${stack} failed:\n${stdout}${stderr}`);
    }
    return (JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Values>>)[stack] ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command line, or undefined when it cannot be understood. */
function readArguments() {
  const options = {
    output: { type: "string", default: "cdktf.out" },
    help: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    return undefined;
  }
}

function main(): number {
  const { values, positionals = [] } = readArguments() ?? {};
  if (values?.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const [stack, ...others] = positionals;
  if (values === undefined || stack === undefined || others.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const directory = values.output;
  const deployed = terraformOutputs(stack, directory);
  const outputs = readOutputs(stack, readStack(directory, stack), deployed);
  const folder = join(directory, "outputs");
  mkdirSync(folder, { recursive: true });
  for (const [ending, text] of [
    ["json", `${JSON.stringify(outputs, undefined, 2)}\n`],
    ["env", toDotenv(outputs)],
  ] as const) {
    const file = join(folder, `${stack}.${ending}`);
    writeFileSync(file, text);
    process.stdout.write(`wrote ${file}\n`);
  }
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
