import { escapeInElement, escapeMarkdown as escape, markdownCode as code } from "../../shared/report/markdown-text";
import type { PriceSource } from "../../shared/prices/price-list";
import { monthlyCost } from "../estimate/component";
import { type Project, allResourcesOf, sumOf } from "../estimate/estimate";
import { changesOf } from "./change";
import { changeText, legend } from "./change-lines";
import { dollars, hourly } from "./money";
import { type Remark, notPricedIn, notesIn } from "./remarks";
import type { Report } from "./report";
import { type Group, type Row, groupsOf, sumTitle } from "./rows";
import { type Sources, linkOf, sourcesOf } from "./sources";
import { columnsOf, figuresOf, sentenceOf, usageFootnote } from "./summary";
import { costOf, markedPriceOf, quantityOf, resourcesOf } from "./wording";

/** What stacks cost, or what a plan changes about that, for a pull request. */
export function markdownReport({ projects, warnings }: Report): string {
  const sources = sourcesOf(allResourcesOf(projects));
  const several = projects.length > 1;
  const of = (project: Project) => (several ? `: ${project.name}` : "");
  const lines = [
    "### Cost estimate",
    "",
    `**${escape(sentenceOf(projects))}**`,
    "",
    ...table(
      columnsOf(projects),
      figuresOf(projects).map(([name = "", ...figures], index) => [
        index < projects.length ? code(name) : name,
        ...figures.map(escape),
      ]),
    ),
    "",
    escape(usageFootnote),
    ...projects.flatMap((project) => details(project, of(project), sources)),
    ...projects.flatMap((project) => section(`Not priced${of(project)}`, notPricedIn(project).flatMap(remarkLines))),
    ...projects.flatMap((project) => section(`Notes${of(project)}`, notesIn(project).flatMap(remarkLines))),
    ...projects.flatMap((project) =>
      section(
        `Advice${of(project)}`,
        project.advice.map(({ text }) => `- ${escape(text)}`),
      ),
    ),
    ...section(
      "Warnings",
      warnings.map((text) => `- ${escape(text)}`),
    ),
    ...section("Prices", sourceLines(sources)),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a plan changes, or all that there is, to unfold. */
function details(project: Project, of: string, sources: Sources): readonly string[] {
  if (project.before === undefined) {
    const groups = groupsOf(project.resources).flatMap((group) => ["", ...groupLines(group, sources)]);
    return groups.length === 0 ? [] : foldable(`Breakdown${of}`, groups);
  }
  const changes = changeText(changesOf(project), sources);
  return changes.length === 0 ? [] : foldable(`Changes${of}`, ["", "```diff", `# ${legend}`, ...changes, "```"]);
}

function foldable(title: string, lines: readonly string[]): readonly string[] {
  return ["", "<details>", `<summary>${escapeInElement(title)}</summary>`, ...lines, "", "</details>"];
}

function groupLines({ cache, rows }: Group, sources: Sources): readonly string[] {
  const sum = sumOf(rows.map(({ component }) => component));
  return [
    `#### ${cache === undefined ? "Everything else" : code(cache)}`,
    "",
    ...table(
      ["Component", "Resource", "Quantity", "Price", "Hourly", "Monthly"],
      [
        ...rows.map((row) => rowCells(row, sources)),
        [`**${sumTitle(rows)}**`, "", "", "", `**${hourly(sum)}**`, `**${dollars(sum)}**`],
      ],
      2,
    ),
  ];
}

function rowCells(row: Row, sources: Sources): readonly string[] {
  const { component } = row;
  const cost = monthlyCost(component);
  const [first, more] = resourcesOf(row.addresses);
  return [
    escape(component.name),
    `${code(first)}${more}`,
    quantityOf(component),
    escape(markedPriceOf(component, sources)),
    cost === undefined ? "" : hourly(cost),
    `${costOf(component)}${component.usageBased && cost !== undefined ? "\\*" : ""}`,
  ];
}

/** @param left how many columns stand on the left; all others have numbers */
function table(heads: readonly string[], rows: readonly (readonly string[])[], left = 1): readonly string[] {
  const rules = heads.map((_, column) => (column < left ? "---" : "---:"));
  return [heads.map(escape), rules, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function remarkLines({ text, addresses }: Remark): readonly string[] {
  return addresses.length === 1
    ? [`- ${code(addresses[0] ?? "")}: ${escape(text)}`]
    : [`- ${escape(text)}:`, ...addresses.map((address) => `  - ${code(address)}`)];
}

function sourceLines({ listed, derived }: Sources): readonly string[] {
  return [
    ...listed.map((source) => `- ${link(source)}`),
    ...derived.map((source, index) => `- \\[${index + 1}\\] derived: ${link(source)}`),
  ];
}

function link(source: PriceSource): string {
  const [text, url] = [escape(source.text), linkOf(source)];
  return `${url === undefined ? text : `[${text}](${url})`}, ${escape(source.date)}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `#### ${escape(title)}`, "", ...lines];
}
