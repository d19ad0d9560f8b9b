import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ExitCode } from "../shared/command-line/command";
import { Failure, messageOf } from "../shared/failure";
import { parsePlan } from "../shared/plan/plan";
import { readPriceLists, readPrices } from "../shared/prices/read-prices";
import { readAppSettings } from "../shared/stack/app-settings";
import { readDocument, readManifest, stackNamed } from "../shared/stack/manifest";
import { runApp } from "../shared/stack/run-app";
import { type Project, allResourcesOf, totalOf } from "./estimate/estimate";
import { unmatchedUsage, usageIn } from "./input/usage";
import { type UsageFile, parseUsage } from "./input/usage-file";
import type { Format, Options } from "./options";
import { type Asked, projectOfPlan, projectOfStack } from "./project";
import { htmlReport } from "./report/html";
import { jsonReport } from "./report/json";
import { markdownReport } from "./report/markdown";
import type { Report } from "./report/report";
import { ageWarnings, sourcesOf } from "./report/sources";
import { textReport } from "./report/text";
import { writeReport } from "./write-report";

/** What is printed, and the exit code: the report, or where it is. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly text: string;
}

/**
 * Prices stacks, or a plan.
 *
 * @param project the directory with `cdktf.json`, which paths are relative to
 * @param today in ISO 8601
 * @throws Failure when there is nothing to price, or the report cannot be written
 */
export async function run(
  project: string,
  stacks: readonly string[],
  options: Options,
  today: string,
): Promise<Outcome> {
  const usage = usageOf(project, options);
  const asked: Asked = {
    prices: readPrices(
      options.prices === undefined ? [] : readPriceLists(resolve(project, options.prices), options.prices),
    ),
    today,
    usageOf: usageIn(usage),
    region: options.region,
  };
  const projects = await projectsOf(project, stacks, options, asked);
  const resources = allResourcesOf(projects);
  const warnings = [
    ...unmatchedUsage(usage, resources, options.usage ?? ""),
    ...ageWarnings(sourcesOf(resources), today),
  ];
  const isWhole = projects.every(({ resources }) => totalOf(resources).notPriced.length === 0);
  const report = reports[options.format]({ projects, today, warnings });
  const text = options.out === undefined ? report : `${writeReport(project, options.out, report)}\n`;
  return { exitCode: isWhole ? 0 : 3, text };
}

const reports: Readonly<Record<Format, (report: Report) => string>> = {
  text: textReport,
  markdown: markdownReport,
  json: jsonReport,
  html: htmlReport,
};

async function projectsOf(
  project: string,
  stacks: readonly string[],
  { plan, skipSynth = false }: Options,
  asked: Asked,
): Promise<readonly Project[]> {
  if (plan !== undefined) {
    const [name = "plan"] = stacks;
    return [projectOfPlan(name, parsePlan(readText(plan === "-" ? 0 : resolve(project, plan), "the plan")), asked)];
  }
  const output = skipSynth ? resolve(project, readAppSettings(project).output) : await runApp(project);
  const manifest = readManifest(output);
  if (Object.keys(manifest).length === 0) {
    throw new Failure("the app has no stack");
  }
  const chosen = stacks.length === 0 ? Object.values(manifest) : stacks.map((name) => stackNamed(manifest, name));
  return chosen.map((stack) => projectOfStack(stack.name, readDocument(output, stack), asked));
}

/** Nothing is declared without a file. */
function usageOf(project: string, { usage }: Options): UsageFile {
  return usage === undefined
    ? { byType: new Map(), byResource: new Map() }
    : parseUsage(readText(resolve(project, usage), "the usage file"), usage);
}

/** @param file a path, or the number of the standard input */
function readText(file: string | number, what: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(`${what} cannot be read: ${messageOf(error)}`);
  }
}
