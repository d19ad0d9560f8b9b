import { hoursPerMonth, monthlyCost } from "../estimate/component";
import { type Project, sumOf, totalOf } from "../estimate/estimate";
import { dollars, number, price } from "./money";
import type { Report } from "./report";
import { type Group, type Row, groupsOf } from "./rows";
import { type Sources, footnoteOf, sourcesOf } from "./sources";
import { changeOf, headlineOf } from "./summary";

/** What stacks cost, for a terminal. */
export function textReport({ projects, warnings }: Report): string {
  const sources = sourcesOf(projects.flatMap(({ resources, before = [] }) => [...resources, ...before]));
  const lines = [
    ...projects.flatMap((project) => [...projectLines(project, sources), ""]),
    ...sourceLines(sources),
    ...warnings.map((text) => `Warning: ${text}`),
  ];
  return `${lines.join("\n")}\n`;
}

function projectLines(project: Project, sources: Sources): readonly string[] {
  const change = changeOf(project);
  const { notPriced } = totalOf(project.resources);
  return [
    headlineOf(project),
    ...(change === undefined ? [] : [change]),
    ...groupsOf(project.resources).flatMap((group) => ["", ...groupLines(group, sources)]),
    ...section(
      "Not priced",
      notPriced.map(({ address, reason }) => `${address}: ${reason}`),
    ),
    ...section(
      "Advice",
      project.advice.map(({ text }) => text),
    ),
  ];
}

function groupLines({ cache, rows }: Group, sources: Sources): readonly string[] {
  const sum = sumOf(rows.map(({ component }) => component));
  const title = `${cache ?? "Everything else"}: ${dollars(sum)} a month, ${dollars(sum.div(hoursPerMonth))} an hour`;
  return [title, ...aligned(rows.map((row) => cells(row, sources)))];
}

function cells({ addresses, component }: Row, sources: Sources): readonly string[] {
  const footnote = footnoteOf(component, sources);
  const { quantity, unit, usageBased, name, price: unitPrice } = component;
  const cost = monthlyCost(component);
  return [
    `  ${name}${addresses.length === 1 ? "" : `, ${addresses.length} of them`}`,
    quantity === undefined ? "" : number(quantity),
    unit,
    unitPrice === undefined ? "" : `at ${price(unitPrice.amount)}${footnote === undefined ? "" : ` [${footnote}]`}`,
    cost === undefined
      ? component.notPriced === undefined
        ? "depends on usage"
        : "not priced"
      : `${dollars(cost)}${usageBased ? " *" : "  "}`,
  ];
}

function sourceLines({ listed, derived }: Sources): readonly string[] {
  return [
    ...listed.map(({ text, date, url }) => `Prices: ${text}, ${date}, ${url}`),
    ...derived.map(({ text, date }, index) => `[${index + 1}] ${text} (${date})`),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
