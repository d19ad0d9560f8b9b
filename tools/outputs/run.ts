import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { readAppSettings } from "../shared/stack/app-settings";
import { cdktf } from "../shared/stack/cdktf";
import { readStack } from "../shared/stack/manifest";
import { toDotenv } from "./dotenv";
import { readOutputs } from "./read-outputs";

/**
 * Writes the outputs of a deployed stack as JSON and as environment variables, and says where they are.
 *
 * @param project the directory with `cdktf.json`
 * @param output the framework's output directory. @default - the one in `cdktf.json`
 * @throws Failure when there is no such stack, or it is not deployed
 */
export function run(project: string, stack: string, output?: string): ExitCode {
  const directory = output ?? readAppSettings(project).output;
  cdktf(project, "synth", "--output", directory);
  const document = readStack(resolve(project, directory), stack);
  const outputs = readOutputs(stack, document, terraformOutputs(project, stack, directory));
  const folder = join(directory, "outputs");
  mkdirSync(folder, { recursive: true });
  for (const [ending, text] of [
    ["json", `${JSON.stringify(outputs, undefined, 2)}\n`],
    ["env", toDotenv(outputs)],
  ] as const) {
    const file = join(folder, `${stack}.${ending}`);
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
  return 0;
}

/** It is synthesized already, and to read outputs nobody has to ask a registry for the providers of other platforms. */
const offline = ["--skip-synth", "--skip-provider-lock"];

/** The framework's command line leaves out outputs marked as sensitive, so they never reach a file. */
function terraformOutputs(project: string, stack: string, directory: string): Readonly<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "outputs-"));
  const file = join(folder, "outputs.json");
  try {
    cdktf(project, "output", stack, ...offline, "--output", directory, "--outputs-file", file);
    const byStack = JSON.parse(readFileSync(file, "utf8")) as Readonly<
      Record<string, Readonly<Record<string, unknown>>>
    >;
    return byStack[stack] ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
