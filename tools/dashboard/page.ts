import { scripts, styles } from "./inlined";
import type { Dashboard, Widget } from "./definition";
import { minutes } from "./sample-data";
import { type Series, seriesOf } from "./series";

/** When the sample begins: an arbitrary fixed day, so that the page is always the same. */
const start = Date.UTC(2026, 0, 15, 17, 0) / 1000;

/** One self-contained page that shows dashboards with sample data: nothing is fetched. */
export function renderPage(title: string, dashboards: readonly Dashboard[]): string {
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${styles.join("\n")}</style></head><body>`,
    ...dashboards.map(({ widgets }) => `<main>${widgets.map(render).join("\n")}</main>`),
    "<footer>Sample data: the graphs and lines are the dashboard's, the numbers are made up.</footer>",
    ...scripts.map((script) => `<script>${script}</script>`),
    "</body></html>\n",
  ].join("\n");
}

function render(widget: Widget): string {
  const { x, y, width, height, type, properties } = widget;
  const place = `grid-area:${y + 1} / ${x + 1} / span ${height} / span ${width}`;
  const title = properties.title === undefined ? "" : `<h3>${escape(properties.title)}</h3>`;
  return `<section class="${type}" style="${place}">${title}${contents(widget)}</section>`;
}

function contents(widget: Widget): string {
  const { type, properties } = widget;
  switch (type) {
    case "text":
      return markdown(properties.markdown ?? "");
    case "alarm":
      return alarmStates(properties.alarms ?? []);
    case "log":
      return slowLog(properties.query ?? "");
    case "metric":
      return properties.view === "singleValue" ? number(widget) : graph(widget);
    case "explorer":
    case "custom":
      return markdown(`Not shown here: a widget of type ${type}`);
  }
}

function markdown(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.startsWith("# ") ? `<h1>${escape(line.slice(2))}</h1>` : `<p>${escape(line)}</p>`))
    .join("");
}

/** In the sample, one node's memory has just crossed its first threshold. What all names begin with is left out. */
function alarmStates(arns: readonly string[]): string {
  const common = (arns[0] ?? "").replace(/health$/, "").length;
  const states = arns.map((arn) => {
    const state = arn.endsWith("node-3-memory-high") ? "ALARM" : "OK";
    return `<span class="${state}" title="${escape(arn)}: ${state}">${escape(arn.slice(common))}</span>`;
  });
  return `<div class="alarms">${states.join("")}</div>`;
}

function graph(widget: Widget): string {
  const series = seriesOf(widget);
  const { annotations, yAxis, stacked = false } = widget.properties;
  const data = { series, lines: annotations?.horizontal ?? [], max: yAxis?.left?.max, stacked, start };
  const keys = series.map(
    ({ label, right }, index) =>
      `<span class="key" data-color="${index}">${escape(label)}${right ? " (right)" : ""}</span>`,
  );
  return `<div class="graph"><script type="application/json">${json(data)}</script></div><div class="keys">${keys.join("")}</div>`;
}

function number(widget: Widget): string {
  const [series] = seriesOf(widget);
  const last = series?.values.at(-1) ?? 0;
  const rounded = last < 100 && !Number.isInteger(last) ? last.toFixed(1) : Math.round(last).toLocaleString("en");
  return `<div class="number">${rounded}</div>${series === undefined ? "" : sparkline(series)}`;
}

function sparkline({ values }: Series): string {
  const present = values.map((value) => value ?? 0);
  const [low, high] = [Math.min(...present), Math.max(...present)];
  const points = present.map((value, minute) => {
    const height = high === low ? 0.5 : (value - low) / (high - low);
    return `${((minute / (minutes - 1)) * 100).toFixed(1)},${(22 - 20 * height).toFixed(1)}`;
  });
  return `<svg viewBox="0 0 100 24" preserveAspectRatio="none"><polyline points="${points.join(" ")}"/></svg>`;
}

const commands = [
  ["48211", "HGETALL catalog:eu:4471", "10.0.12.31:51144"],
  ["31904", "ZRANGE ranking:daily 0 -1 WITHSCORES", "10.0.14.8:40922"],
  ["22750", "MGET (128 more arguments)", "10.0.12.31:51150"],
  ["15022", "DEL session:index", "10.0.13.77:38310"],
] as const;

/** The columns are those of the query. */
function slowLog(query: string): string {
  const fields = /\| fields (.*)/.exec(query)?.[1]?.split(", ") ?? [];
  const head = fields.map((field) => `<th>${escape(field.replace(/^.* as /, ""))}</th>`).join("");
  const rows = commands.map(([microseconds, command, client], index) => {
    const time = new Date((start + (170 - index * 23) * 60) * 1000).toISOString().replace("T", " ").slice(0, 19);
    const values = [time, `node-${(index % 3) + 1}`, microseconds, command, client];
    return `<tr>${values.map((value) => `<td>${escape(value)}</td>`).join("")}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that may stand inside a script element. */
function json(data: unknown): string {
  const rounded = JSON.stringify(data, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(12)) : value,
  );
  return rounded.replaceAll("<", "\\u003c");
}
