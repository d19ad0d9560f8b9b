import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UnmatchedAllowance, judge } from "./judge";
import { type Options, UsageError, parseOptions, usage } from "./options";
import { PlanFormatError, parsePlan } from "./plan";
import { markdownReport } from "./report-markdown";
import { textReport } from "./report-text";
import { CommandError, type PlannedStack, planStack } from "./terraform";
import { type Verdict, isSafe } from "./verdict";

/** What the command prints, and the exit code it ends with. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const expected = [UsageError, UnmatchedAllowance, PlanFormatError, CommandError];

/**
 * Runs the guard.
 *
 * @param project the directory with `cdktf.json`, which paths are relative to
 */
export async function run(args: readonly string[], project: string): Promise<Outcome> {
  try {
    const options = parseOptions(args);
    return options === undefined ? { exitCode: 0, stdout: usage, stderr: "" } : await judgeSource(options, project);
  } catch (error) {
    if (error instanceof Error && expected.some((type) => error instanceof type)) {
      const help = error instanceof UsageError ? `\n\n${usage}` : "\n";
      return { exitCode: 2, stdout: "", stderr: `guard: ${error.message}${help}` };
    }
    throw error;
  }
}

async function judgeSource(options: Options, project: string): Promise<Outcome> {
  const { plan, errors } = await planOf(options, project);
  const verdict = judge(plan, options.allow, errors);
  return { exitCode: exitCode(verdict, options.strict), stdout: report(verdict, options), stderr: "" };
}

async function planOf({ source }: Options, project: string): Promise<PlannedStack> {
  if (source.kind === "stack") {
    return planStack(project, source.stack, source.planArguments, source.out);
  }
  return { plan: parsePlan(readPlan(source.file, project)), errors: [] };
}

function readPlan(file: string, project: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(project, file), "utf8");
  } catch (error) {
    throw new UsageError(`the plan cannot be read: ${(error as Error).message}`);
  }
}

/** A plan that ended in an error is not safe to go on with, but what it would lose matters more. */
function exitCode(verdict: Verdict, strict: boolean): Outcome["exitCode"] {
  if (!isSafe(verdict, strict)) {
    return 1;
  }
  return verdict.errors.length > 0 ? 2 : 0;
}

function report(verdict: Verdict, { format, strict, source }: Options): string {
  switch (format) {
    case "text":
      return textReport(verdict, strict);
    case "markdown":
      return markdownReport(verdict, strict, `Guard: ${source.kind === "stack" ? source.stack : "plan"}`);
    case "json":
      return `${JSON.stringify({ safe: isSafe(verdict, strict) && verdict.errors.length === 0, ...verdict }, undefined, 2)}\n`;
  }
}
