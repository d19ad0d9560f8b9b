import type { Widget } from "./definition";
import { type Points, metricMath } from "./metric-math";
import { minutes, sampleSeries } from "./sample-data";

/** One line of a graph. */
export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly right: boolean;
}

interface Options {
  readonly id?: string;
  readonly label?: string;
  readonly stat?: string;
  readonly visible?: boolean;
  readonly expression?: string;
  readonly yAxis?: string;
}

interface Metric {
  readonly id: string;
  readonly label: string;
  readonly visible: boolean;
  readonly values: readonly number[];
}

/** The lines that CloudWatch would draw, with sample data. */
export function seriesOf({ properties }: Widget): readonly Series[] {
  const entries = properties.metrics ?? [];
  const options = (entry: readonly unknown[]) => entry.at(-1) as Options;
  const metrics = entries
    .filter((entry) => typeof entry[0] === "string")
    .map((entry) => metricOf(entry, options(entry)));
  const computed = entries.filter((entry) => typeof entry[0] !== "string").map(options);
  const drawn = metrics.filter(({ visible }) => visible).map((metric) => ({ ...metric, right: false }));
  return [...computed.flatMap((option) => compute(option, metrics)), ...drawn].map(({ label, values, right }) => ({
    label,
    values,
    right,
  }));
}

function metricOf(entry: readonly unknown[], { id = "", label = "", visible = true }: Options): Metric {
  const [, name, , member] = entry as readonly string[];
  const node = Number(/-(\d+)$/.exec(String(member))?.[1]) - 1;
  return { id, label, visible, values: sampleSeries(String(name), node) };
}

function compute({ expression = "", label = "", yAxis }: Options, metrics: readonly Metric[]): readonly Series[] {
  const sort = /^SORT\(METRICS\(\), (MAX|MIN), (DESC|ASC), (\d+)\)$/.exec(expression);
  if (sort !== null) {
    const worst = (values: readonly number[]) => (sort[1] === "MAX" ? Math.max(...values) : Math.min(...values));
    const sign = sort[2] === "DESC" ? -1 : 1;
    const sorted = [...metrics].sort((one, other) => sign * (worst(one.values) - worst(other.values)));
    return sorted
      .slice(0, Number(sort[3]))
      .map((metric) => ({ label: metric.label, values: metric.values, right: false }));
  }
  if (expression === "SUM(ABS(DIFF(METRICS())))") {
    const changes = (minute: number) =>
      metrics.reduce((sum, { values }) => sum + Math.abs((values[minute] ?? 0) - (values[minute - 1] ?? 0)), 0);
    return [
      { label, values: Array.from({ length: minutes }, (_, at) => (at === 0 ? null : changes(at))), right: false },
    ];
  }
  const pointsAt = (minute: number): Points =>
    Object.fromEntries(metrics.map((metric) => [metric.id, metric.values[minute]]));
  const each = Array.from({ length: minutes }, (_, minute) => minute);
  const right = yAxis === "right";
  try {
    return [{ label, values: each.map((minute) => metricMath(expression, pointsAt(minute)) ?? null), right }];
  } catch {
    // Dashboards of others may have any expression, and the other lines are worth seeing.
    return [{ label: `${label} (no sample of ${expression})`, values: each.map(() => null), right }];
  }
}
