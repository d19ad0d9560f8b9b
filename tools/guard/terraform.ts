import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { messageOf } from "../shared/failure";
import { CommandError, run, succeed } from "../shared/run-command";
import { runApp } from "../shared/stack/run-app";
import { readManifest, stackNamed } from "../shared/stack/manifest";
import { type Plan, parsePlan } from "../shared/plan/plan";
import { type Progress, during } from "./progress";

/** A plan, and the errors that ended it, if any. */
export interface PlannedStack {
  readonly plan: Plan;
  readonly errors: readonly string[];
}

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
  const output = await runApp(project);
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
