import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { Failure, messageOf } from "../shared/failure";
import { judge } from "./judge/judge";
import { type Headline, type Verdict, headlineOf, notJudged } from "./judge/verdict";
import type { Options } from "./options";
import { PlanFormatError, parsePlan } from "../shared/plan/plan";
import type { Progress } from "./progress";
import { markdownReport } from "./report/markdown";
import { type Paint, plain } from "./report/paint";
import { textReport } from "./report/text";
import { type PlannedStack, planStack } from "./terraform";

/** What the guard prints, and the exit code it ends with. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly stdout: string;
}

/** Where the command prints. */
export interface Terminal {
  /** @default - nobody waits for news */
  readonly progress?: Progress;
  /** @default - no colour */
  readonly paint?: Paint;
}

/**
 * Runs the guard. Anything that prevents a verdict gives `NOT JUDGED`.
 *
 * @param project the directory with `cdktf.json`, which paths are relative to
 */
export async function run(options: Options, project: string, terminal: Terminal = {}): Promise<Outcome> {
  const verdict = await judgeSource(options, project, terminal.progress ?? (() => undefined));
  return { exitCode: exitCodeOf(headlineOf(verdict), options.strict), stdout: report(verdict, options, terminal) };
}

async function judgeSource(options: Options, project: string, progress: Progress): Promise<Verdict> {
  try {
    const { plan, errors } = await planOf(options, project, progress);
    return judge(plan, options.allow, errors);
  } catch (error) {
    return notJudged(reasonOf(error));
  }
}

/** A fault of the guard itself also gives `NOT JUDGED`. */
function reasonOf(error: unknown): string {
  return error instanceof Failure ? error.message.trim() : `the guard failed: ${messageOf(error)}`;
}

async function planOf({ source }: Options, project: string, progress: Progress): Promise<PlannedStack> {
  return source.kind === "stack"
    ? planStack(project, source, progress)
    : { plan: parsePlan(readPlan(source.file, project)), errors: [] };
}

function readPlan(file: string, project: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(project, file), "utf8");
  } catch (error) {
    throw new PlanFormatError(`the plan cannot be read: ${messageOf(error)}`);
  }
}

function exitCodeOf(headline: Headline, strict: boolean): ExitCode {
  switch (headline) {
    case "SAFE":
      return 0;
    case "NOT IN ONE GO":
      return strict ? 1 : 0;
    case "NOT SAFE":
      return 1;
    case "NOT JUDGED":
      return 2;
  }
}

function report(verdict: Verdict, { format, strict, source }: Options, { paint = plain }: Terminal): string {
  const headline = headlineOf(verdict);
  switch (format) {
    case "text":
      return textReport(verdict, strict, paint);
    case "markdown":
      return markdownReport(verdict, strict, `Guard: ${source.kind === "stack" ? source.stack : "plan"}`);
    case "json":
      return `${JSON.stringify({ headline, safe: headline === "SAFE", ...verdict }, undefined, 2)}\n`;
  }
}
