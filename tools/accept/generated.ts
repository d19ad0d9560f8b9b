import { App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SynthesizedStack, synthesize } from "../../constructs/testing";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment, Environments } from "../../stacks/environment";
import { costByLevel } from "./alarm-docs/cost";
import { adoptPolicyFile } from "./adopt-policy";
import { alarmLevelsFile } from "./alarm-levels";
import { alarmsPage, readmeSection } from "./alarm-docs/pages";
import { calculation } from "./cost-page/calculation";
import { deployPolicyFiles } from "./deploy-policy/files";
import { writeApiReports } from "./reference/api-report";
import { writeReference } from "./reference/reference";
import { rulesTable } from "../shared/security/table";
import { environmentsTable } from "./environments-table";
import { withExamples } from "./examples";
import { faultTable } from "./fault-table";
import type { Files } from "./stale";
import { pagesOf } from "./pages";
import { formatted, withSection } from "./sections";
import { indented, inline, stackLines } from "./stack-lines";
import { wideTable } from "./wide-table";
import { readSynthesized } from "../shared/stack/synthesized";

/**
 * Every generated file that is checked in, as the sources and the environments now produce it.
 *
 * @throws ValidationError when an environment has a mistake
 */
export async function generatedFiles(root: string, environments: Environments): Promise<Files> {
  const stacks = Object.entries(environments).map(
    ([name, environment]) => [name, synthesizedStack(name, environment)] as const,
  );
  const parts = await Promise.all([
    pagesOf("docs/reference", writeReference),
    pagesOf("docs/api", writeApiReports),
    examples(root),
    pages(root, environments, new Map(stacks)),
    adoptPolicyFile(),
    alarmLevelsFile(),
    ...stacks.map(([name, { document }]) => deployPolicyFiles(name, document)),
  ]);
  return new Map([
    ...parts.flatMap((files) => [...files]),
    ...stacks.map(
      ([name, stack]) => [`test/snapshots/environments/${name}.txt`, `${stackLines(stack, indented)}\n`] as const,
    ),
  ]);
}

/** The stack of an environment, as it is synthesized. */
export function synthesizedStack(name: string, environment: Environment): SynthesizedStack {
  return synthesize(new CacheStack(new App(), name, environment));
}

/** The pages that are written by hand except for a section, and the page of the alarms. */
async function pages(
  root: string,
  environments: Environments,
  stacks: ReadonlyMap<string, SynthesizedStack>,
): Promise<Files> {
  const documents = new Map([...stacks].map(([name, { document }]) => [name, document]));
  const costs = costByLevel();
  const page = (name: string): string => readFileSync(join(root, name), "utf8");
  const readme = await withSection(page("README.md"), "environments", environmentsTable(environments, documents));
  return new Map([
    ["README.md", await withSection(readme, "alarms", readmeSection(costs))],
    ["docs/alarms.md", await formatted(alarmsPage(costs))],
    ["docs/cost.md", await withSection(page("docs/cost.md"), "calculation", calculation())],
    ["docs/operations.md", await withSection(page("docs/operations.md"), "faults", wideTable(faultTable(root)))],
    ["docs/security.md", await withSection(page("docs/security.md"), "rules", wideTable(rulesTable(environments)))],
  ]);
}

async function examples(root: string): Promise<Files> {
  return withExamples(root, (directories) => {
    const snapshots = [...directories].map(([name, directory]) => {
      const texts = readSynthesized(directory).map((stack) => stackLines(stack, inline));
      return [`test/snapshots/examples/${name}.txt`, `${texts.join("\n\n")}\n`] as const;
    });
    return new Map(snapshots);
  });
}
