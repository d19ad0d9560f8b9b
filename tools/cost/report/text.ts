import { plainText } from "../../shared/report/plain-text";
import { monthlyCost } from "../estimate/component";
import { type Project, allResourcesOf, sumOf } from "../estimate/estimate";
import { changesOf } from "./change";
import { changeText, legend } from "./change-lines";
import { type Alignment, aligned, wrapped } from "./columns";
import { dollars, hourly } from "./money";
import { type Remark, notPricedIn, notesIn } from "./remarks";
import type { Report } from "./report";
import { type Group, type Row, groupsOf, sumTitle } from "./rows";
import { type Sources, sourcesOf } from "./sources";
import { changeOf, columnsOf, figuresOf, hasDeclaredUsage, headlineOf, togetherOf, usageFootnote } from "./summary";
import { costOf, dependsOnUsage, markedPriceOf, quantityOf } from "./wording";

/** What stacks cost, for a terminal. */
export function textReport({ projects, warnings }: Report): string {
  const sources = sourcesOf(allResourcesOf(projects));
  const together = togetherOf(projects);
  const hasUsage = projects.some((project) => changeOf(project) !== undefined || hasDeclaredUsage(project));
  const lines = [
    ...projects.flatMap((project) => [...projectLines(project, sources), ""]),
    ...(together === undefined ? [] : [together, ""]),
    ...(hasUsage ? [usageFootnote] : []),
    ...sourceLines(sources),
    ...warnings.map((text) => `Warning: ${text}`),
  ];
  return `${lines.map(plainText).join("\n")}\n`;
}

function projectLines(project: Project, sources: Sources): readonly string[] {
  return [
    ...planLines(project, sources),
    headlineOf(project),
    ...groupsOf(project.resources).flatMap((group) => ["", ...groupLines(group, sources)]),
    ...section("Not priced", notPricedIn(project).flatMap(remarkLines)),
    ...section("Notes", notesIn(project).flatMap(remarkLines)),
    ...section(
      "Advice",
      project.advice.flatMap(({ text }) => wrapped("  -", text.split(" "), "    ")),
    ),
  ];
}

function planLines(project: Project, sources: Sources): readonly string[] {
  const change = changeOf(project);
  if (change === undefined) {
    return [];
  }
  const changes = changeText(changesOf(project), sources);
  const figures = aligned(
    [columnsOf([project]), ...figuresOf([project])],
    ["left", "right", "right", "right", "right"],
  );
  return [
    change,
    "",
    ...figures,
    ...(changes.length === 0
      ? []
      : section(
          `Changes (${legend})`,
          changes.map((line) => `  ${line}`),
        )),
    "",
  ];
}

const alignments: readonly Alignment[] = ["left", "right", "left", "right", "right", "left"];

function groupLines({ cache, rows }: Group, sources: Sources): readonly string[] {
  const shown = rows.filter(({ component }) => !dependsOnUsage(component));
  const sum = sumOf(shown.map(({ component }) => component));
  const cells = shown.map((row) => cellsOf(row, sources));
  const isLong = (name = "") => name.length > longestName;
  const lines = aligned(
    [
      [cache ?? "Everything else", "Quantity", "Price", "Hourly", "Monthly"],
      ...cells.map(([name = "", ...others]) => [isLong(name) ? "" : name, ...others]),
      [`  ${sumTitle(rows)}`, "", "", hourly(sum), dollars(sum)],
    ],
    alignments,
  );
  return [
    ...lines.flatMap((line, index) => {
      const [name = ""] = cells[index - 1] ?? [];
      return isLong(name) ? [name, line] : [line];
    }),
    ...usageLines(
      rows.filter(({ component }) => dependsOnUsage(component)),
      sources,
    ),
  ];
}

/** A longer name stands on a line of its own. */
const longestName = 62;

function cellsOf({ addresses, component }: Row, sources: Sources): readonly string[] {
  const { usageBased, unit, name } = component;
  const cost = monthlyCost(component);
  return [
    `  ${name}${addresses.length === 1 || unit === "months" ? "" : ` (${addresses.length} resources)`}`,
    quantityOf(component),
    markedPriceOf(component, sources),
    cost === undefined ? "" : hourly(cost),
    costOf(component),
    usageBased && cost !== undefined ? "*" : "",
  ];
}

/** What nobody has declared, on one line: `Depends on usage: log events written $0.50 per GB; ...` */
function usageLines(rows: readonly Row[], sources: Sources): readonly string[] {
  const parts = rows.map(({ component }) => {
    const name = component.name.replace(/ \(.*\)$/, "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    return `${name} ${markedPriceOf(component, sources) || "(no price)"}`;
  });
  const last = parts.length - 1;
  return rows.length === 0
    ? []
    : wrapped(
        "  Depends on usage:",
        parts.map((part, index) => (index === last ? part : `${part};`)),
        "    ",
      );
}

function remarkLines({ text, addresses }: Remark): readonly string[] {
  return addresses.length === 1
    ? [`  ${String(addresses[0])}: ${text}`]
    : [`  ${text}:`, ...addresses.map((address) => `    ${address}`)];
}

function sourceLines({ listed, derived }: Sources): readonly string[] {
  const parts = listed.map(({ text, date }) => `${text} (${date})`);
  const last = parts.length - 1;
  return [
    ...(parts.length === 0
      ? []
      : wrapped(
          "Prices:",
          parts.map((part, index) => (index === last ? part : `${part},`)),
          "  ",
        )),
    ...derived.map(({ text, date }, index) => `[${index + 1}] ${text} (${date})`),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}
