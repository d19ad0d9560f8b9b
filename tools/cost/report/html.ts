import { escapeHtml as escape, jsonForScript } from "../../shared/report/html-text";
import type { PriceSource } from "../../shared/prices/price-list";
import { kinds, monthlyCost } from "../estimate/component";
import { type Project, allResourcesOf, sumOf } from "../estimate/estimate";
import { changesOf } from "./change";
import { type ChangeLine, changeLines } from "./change-lines";
import { dollars, hourly } from "./money";
import { type Bars, barsOf } from "./page/bars";
import { scripts, styles } from "./page/inlined";
import { type Remark, notPricedIn, notesIn } from "./remarks";
import type { Report } from "./report";
import { type Group, type Row, groupsOf, sumTitle } from "./rows";
import { type Sources, linkOf, sourcesOf } from "./sources";
import { columnsOf, figuresOf, sentenceOf, usageFootnote } from "./summary";
import { costOf, markedPriceOf, quantityOf, resourcesOf } from "./wording";

/** Nothing is fetched, whatever stands in a name. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/** What stacks cost, or what a plan changes about that: one page that needs no other file. Without scripts it has no bars. */
export function htmlReport({ projects, warnings }: Report): string {
  const sources = sourcesOf(allResourcesOf(projects));
  const bars = barsOf(projects);
  const title = (text: string, { name }: Project) => (projects.length > 1 ? `${text}: ${name}` : text);
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">',
    `<title>${escape(`Cost of ${projects.map(({ name }) => name).join(", ")}`)}</title>`,
    `<style>${styles.join("\n")}</style></head><body>`,
    `<h1>${escape(sentenceOf(projects))}</h1>`,
    `<section>${figures(projects)}<p>${escape(usageFootnote)}</p></section>`,
    figure(bars),
    ...projects.map((project) => changeSection(title("Changes", project), project, sources)),
    ...projects.map((project) => section(title("Not priced", project), remarks(notPricedIn(project)))),
    ...projects.map((project) =>
      section(title("Advice", project), list(project.advice.map(({ text }) => escape(text)))),
    ),
    ...projects.map((project) => section(title("Breakdown", project), breakdown(project, sources))),
    ...projects.map((project) => section(title("Notes", project), remarks(notesIn(project)))),
    section("Warnings", list(warnings.map(escape))),
    section("Prices", sourceLists(sources)),
    `<script type="application/json" id="data">${jsonForScript({ bars: bars.bars })}</script>`,
    ...scripts.map((script) => `<script>${script}</script>`),
    "</body></html>\n",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function figures(projects: readonly Project[]): string {
  const [name = "", ...others] = columnsOf(projects);
  const rows = figuresOf(projects).map(([project = "", ...numbers], index) =>
    row(index < projects.length ? "" : "sum", [text(project), ...numbers.map(number)]),
  );
  return `<table>${head([name], others)}<tbody>${rows.join("")}</tbody></table>`;
}

/** Hidden until the script draws. */
function figure({ bars, all }: Bars): string {
  const shown = kinds.filter((kind) => bars.some((bar) => bar.kind === kind));
  const keys = shown.map(
    (kind) => `<span class="kind" style="--kind:var(--${kind.replaceAll(" ", "-")})">${kind}</span>`,
  );
  const rest = bars.length < all ? `<span>the largest ${bars.length} of ${all}; the table has all of them</span>` : "";
  return `<figure id="bars" hidden><h2>US dollars a month, by component</h2><figcaption>${keys.join("")}${rest}</figcaption><div><canvas></canvas></div></figure>`;
}

function changeSection(title: string, project: Project, sources: Sources): string {
  const lines = changeLines(changesOf(project), sources).map(changeRow);
  return section(title, lines.length === 0 ? "" : `<table><tbody>${lines.join("")}</tbody></table>`);
}

const signs = { "+": "added", "-": "removed", "~": "changed" } as const;

function changeRow({ sign, level, text, amount }: ChangeLine): string {
  const what = level === "resource" ? `<code>${escape(text)}</code>` : escape(text);
  const mark = `<span class="sign" title="${signs[sign]}">${sign}</span>`;
  return row(`${signs[sign]} ${level}`, [`<td>${mark}${what}</td>`, number(amount)]);
}

function breakdown(project: Project, sources: Sources): string {
  const groups = groupsOf(project.resources);
  return groups.length === 0
    ? ""
    : `<table class="breakdown">${head(["Component", "Resource"], ["Quantity", "Price", "Hourly", "Monthly"])}${groups.map((group) => groupRows(group, sources)).join("")}</table>`;
}

function groupRows({ cache, rows }: Group, sources: Sources): string {
  const sum = sumOf(rows.map(({ component }) => component));
  return [
    `<tbody><tr><th colspan="6">${escape(cache ?? "Everything else")}</th></tr>`,
    ...rows.map((each) => componentRow(each, sources)),
    row("sum", [text(sumTitle(rows)), text(""), number(""), number(""), number(hourly(sum)), number(dollars(sum))]),
    "</tbody>",
  ].join("");
}

function componentRow({ addresses, component }: Row, sources: Sources): string {
  const cost = monthlyCost(component);
  const [first, more] = resourcesOf(addresses);
  return row("", [
    text(component.name),
    `<td title="${escape(addresses.slice(0, namedResources).join("\n"))}"><code>${escape(first)}</code>${more}</td>`,
    number(quantityOf(component)),
    number(markedPriceOf(component, sources)),
    number(cost === undefined ? "" : hourly(cost)),
    number(`${costOf(component)}${component.usageBased && cost !== undefined ? " *" : ""}`),
  ]);
}

/** How many resources are named to whoever points at the first of them. */
const namedResources = 50;

function remarks(items: readonly Remark[]): string {
  return list(
    items.map(({ text, addresses }) => {
      const names = addresses.map((address) => `<code>${escape(address)}</code>`);
      return `${escape(text)}: ${names.join(", ")}`;
    }),
  );
}

function sourceLists({ listed, derived }: Sources): string {
  const footnotes = derived.map((source, index) => `[${index + 1}] derived: ${link(source)}`);
  return list([...listed.map(link), ...footnotes]);
}

function link(source: PriceSource): string {
  const [name, url] = [escape(source.text), linkOf(source)];
  return `${url === undefined ? name : `<a href="${escape(url)}">${name}</a>`}, ${escape(source.date)}`;
}

function section(title: string, contents: string): string {
  return contents === "" ? "" : `<section><h2>${escape(title)}</h2>${contents}</section>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

function head(left: readonly string[], right: readonly string[]): string {
  const cells = [
    ...left.map((name) => `<th>${escape(name)}</th>`),
    ...right.map((name) => `<th class="number">${escape(name)}</th>`),
  ];
  return `<thead><tr>${cells.join("")}</tr></thead>`;
}

function row(name: string, cells: readonly string[]): string {
  return `<tr${name === "" ? "" : ` class="${name}"`}>${cells.join("")}</tr>`;
}

function text(value: string): string {
  return `<td>${escape(value)}</td>`;
}

function number(value: string): string {
  return `<td class="number">${escape(value)}</td>`;
}
