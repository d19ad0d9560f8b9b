import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Failure, messageOf } from "../shared/failure";
import { readAppSettings, variablesOf } from "../shared/stack/app-settings";
import { readManifest, stackNamed } from "../shared/stack/manifest";
import { type Plan, parsePlan } from "../shared/plan/plan";
import { type Progress, during } from "./progress";

/** A command that failed, with its output. */
export class CommandError extends Failure {}

/** A plan, and the errors that ended it, if any. */
export interface PlannedStack {
  readonly plan: Plan;
  readonly errors: readonly string[];
}

/** More than the plan JSON of a large stack, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/** @see https://github.com/hashicorp/terraform-provider-aws/issues/24968 */
const waiting = "Terraform waits while a cache is not available, during a snapshot or a change for example";

/** What to plan, and how. */
export interface StackToPlan {
  readonly stack: string;
  /** Further arguments of `terraform plan`. */
  readonly planArguments: readonly string[];
  /** Where a copy of the plan is kept, for `terraform apply`. @default - it is not kept */
  readonly out?: string;
}

/**
 * Synthesizes, and plans one stack. The plan holds secrets in clear text, so it is kept in a directory that only this
 * user can read, and only until it is judged.
 *
 * @param project the directory with `cdktf.json`
 * @throws Failure when there is no app, or a CommandError when the app, `terraform init` or `terraform plan` fails before there is a plan
 */
export async function planStack(
  project: string,
  { stack, planArguments, out }: StackToPlan,
  progress: Progress,
): Promise<PlannedStack> {
  const directory = await during(progress, "synthesizing", workingDirectory(project, stack));
  await during(
    progress,
    "terraform init",
    succeed("terraform init", "terraform", ["init", "-input=false", "-no-color"], directory),
  );
  const secret = mkdtempSync(join(tmpdir(), "guard-"));
  try {
    const file = join(secret, "plan");
    const args = ["plan", "-input=false", "-json", `-out=${file}`, ...planArguments];
    const planned = await during(progress, `terraform plan of ${stack}`, run("terraform", args, directory), waiting);
    const errors = diagnostics(planned.stdout);
    const shown = await run("terraform", ["show", "-json", file], directory);
    if (shown.exitCode !== 0) {
      throw new CommandError(
        ["terraform plan failed", ...errors, planned.stderr].join("\n").trimEnd().replace("\n", ": "),
      );
    }
    if (out !== undefined && planned.exitCode === 0) {
      await keep(file, resolve(project, out));
    }
    return { plan: parsePlan(shown.stdout), errors };
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** Where Terraform runs. */
async function workingDirectory(project: string, stack: string): Promise<string> {
  const settings = readAppSettings(project);
  await succeed("the app of cdktf.json", settings.app, [], project, { shell: true, variables: variablesOf(settings) });
  const output = resolve(project, settings.output);
  return join(output, stackNamed(readManifest(output), stack).workingDirectory);
}

async function keep(plan: string, out: string): Promise<void> {
  try {
    await copyFile(plan, out);
  } catch (error) {
    throw new CommandError(`the plan cannot be kept as ${out}: ${messageOf(error)}`);
  }
}

/** Summary and detail only: the source lines that Terraform adds may hold what must not be shown. */
function diagnostics(jsonLines: string): readonly string[] {
  return jsonLines
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(
      (line) =>
        JSON.parse(line) as { type?: string; diagnostic?: { severity: string; summary: string; detail?: string } },
    )
    .flatMap(({ diagnostic }) =>
      diagnostic?.severity === "error" ? [explain(diagnostic.summary, diagnostic.detail)] : [],
    );
}

function explain(summary: string, detail = ""): string {
  return `${summary}: ${detail.replace(/\s+/g, " ")}`.replace(/: $/, "");
}

interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface How {
  /** Whether the command is a line for the shell of this system. */
  readonly shell?: boolean;
  /** Variables beside those of this process. */
  readonly variables?: NodeJS.ProcessEnv;
}

function run(
  command: string,
  args: readonly string[],
  directory: string,
  { shell = false, variables = {} }: How = {},
): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const env = { ...process.env, TF_IN_AUTOMATION: "1", ...variables };
    const options = { cwd: directory, maxBuffer: maxOutput, env, shell };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") {
        fail(new CommandError(`${command} could not be run: ${error.message}`));
      } else {
        done({ exitCode: Number(error?.code ?? 0), stdout, stderr });
      }
    });
  });
}

/** Puts first what went wrong, if a line of the output begins with `Error:`. */
async function succeed(
  name: string,
  command: string,
  args: readonly string[],
  directory: string,
  how: How = {},
): Promise<void> {
  const { exitCode, stdout, stderr } = await run(command, args, directory, how);
  if (exitCode !== 0) {
    const output = `${stdout}${stderr}`;
    const error = /^\W*(Error: .*)$/m.exec(output)?.[1];
    throw new CommandError(`${name} failed${error === undefined ? "" : `: ${error}`}\n${output}`);
  }
}
