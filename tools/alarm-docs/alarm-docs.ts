import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { environments } from "../../stacks/environments";
import { costByLevel } from "./cost";
import { alarmsPage, readmeSection } from "./pages";

const usage = `npm run alarm-docs [-- --check]

Writes the alarm table of README.md and the whole of docs/alarms.md from the catalogue.
With --check, writes nothing and fails when one of them is stale.`;

const root = join(__dirname, "../..");
const markers = { begin: "<!-- alarms:begin -->", end: "<!-- alarms:end -->" } as const;

/** Files whose text is not what the catalogue says, with the text they should have. */
async function staleFiles(): Promise<ReadonlyMap<string, string>> {
  const { prod } = environments;
  if (prod === undefined) {
    throw new Error("there is no environment prod to count the costs of");
  }
  const costs = costByLevel("prod", prod);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const wanted = new Map([
    ["README.md", await formatted(replaceSection(readme, readmeSection(costs)))],
    ["docs/alarms.md", await formatted(alarmsPage(costs))],
  ]);
  return new Map([...wanted].filter(([file, text]) => current(file) !== text));
}

function replaceSection(text: string, section: string): string {
  const [begin, end] = [text.indexOf(markers.begin), text.indexOf(markers.end)];
  if (begin < 0 || end < begin) {
    throw new Error(`README.md must have ${markers.begin} and, after it, ${markers.end}`);
  }
  return `${text.slice(0, begin)}${markers.begin}\n\n${section}\n\n${text.slice(end)}`;
}

function formatted(text: string): Promise<string> {
  return format(text, { parser: "markdown", printWidth: 120 });
}

function current(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const stale = await staleFiles();
  for (const [file, text] of stale) {
    if (values.check !== true) {
      writeFileSync(join(root, file), text);
    }
    console.log(values.check === true ? `${file} is stale: run npm run alarm-docs` : `${file} written`);
  }
  process.exitCode = values.check === true && stale.size > 0 ? 1 : 0;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
