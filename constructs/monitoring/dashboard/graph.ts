import type { MetricReading, Severity } from "../alarms/alarm-definition";
import type { Condition } from "../metrics/conditions";
import { metricId } from "../alarms/expression";
import { namespace, nodeDimension } from "../metrics/metrics";
import type { NodePlace } from "../monitored-cache";
import type { Widget } from "./widget";

/** A horizontal line across a graph. */
export interface Line {
  /** What it says. */
  readonly label: string;
  /** Where it is, in the graph's unit. */
  readonly value: number;
  /** Its colour, as `#rrggbb`. */
  readonly color: string;
}

/** A line computed from the nodes' readings; `{name}` stands for the sum of a reading over all nodes. */
export interface Formula {
  /** The expression. */
  readonly expression: string;
  /** What the line is called. */
  readonly label: string;
  /**
   * The scale it is drawn against.
   *
   * @default "left"
   */
  readonly axis?: "left" | "right";
}

/** What a graph shows of the nodes' readings. */
export interface Graph {
  /** Heading. */
  readonly title: string;
  /** Readings by name; every node has each of them. */
  readonly readings: Readonly<Record<string, MetricReading>>;
  /** `nodes` draws a line for every node and reading, or the worst of too many; otherwise the formulas are drawn. */
  readonly shows: "nodes" | readonly Formula[];
  /**
   * Caches that it is useful for; its metrics must also be published there.
   *
   * @default "always"
   */
  readonly when?: Condition;
  /**
   * Which end of the scale is the bad one.
   *
   * @default "highest"
   */
  readonly worst?: "highest" | "lowest";
  /**
   * Lines across, such as thresholds.
   *
   * @default - none
   */
  readonly lines?: readonly Line[];
  /**
   * Largest value of the scale, in the graph's unit.
   *
   * @default - fits the data
   */
  readonly max?: number;
  /**
   * Length of one data point, in seconds.
   *
   * @default 60
   */
  readonly periodSeconds?: number;
  /**
   * How it is drawn.
   *
   * @default "lines"
   */
  readonly view?: "lines" | "areas" | "number";
}

/** Colours of the lines that alarms draw. */
export const severityColors: Readonly<Record<Severity, string>> = { critical: "#d62728", warning: "#ff9900" };

/** Colour of a line that is a limit and not an alarm. */
export const limitColor = "#7f7f7f";

/** Maximum number of lines in a graph that is drawn node by node. */
export const maxLines = 10;

/** Heights in grid units. */
const heights = { number: 3, graph: 6 } as const;

/** Draws a graph over some nodes. */
export function graphWidget(graph: Graph, nodes: readonly NodePlace[], region: string): Widget {
  const { title, shows, lines = [], max, periodSeconds: period = 60, view = "lines", worst = "highest" } = graph;
  const crowded = shows === "nodes" && nodes.length * Object.keys(graph.readings).length > maxLines;
  const number = view === "number";
  const metrics = [...computed(shows, crowded, worst), ...readingsOf(graph, nodes, shows === "nodes" && !crowded)];
  return {
    type: "metric",
    height: number ? heights.number : heights.graph,
    properties: {
      title: crowded ? `${title} (${maxLines} ${worst} nodes)` : title,
      view: number ? "singleValue" : "timeSeries",
      ...(number ? { sparkline: true } : { stacked: view === "areas" }),
      region,
      period,
      metrics,
      ...(!number && { yAxis: { left: { min: 0, ...(max !== undefined && { max }), showUnits: false } } }),
      ...(lines.length > 0 && { annotations: { horizontal: lines } }),
    },
  };
}

function computed(shows: Graph["shows"], crowded: boolean, worst: "highest" | "lowest"): readonly unknown[] {
  if (shows === "nodes") {
    const order = worst === "lowest" ? "MIN, ASC" : "MAX, DESC";
    return crowded ? [[{ id: "worst", expression: `SORT(METRICS(), ${order}, ${maxLines})`, label: "" }]] : [];
  }
  return shows.map(({ expression, label, axis }, index) => [
    {
      id: `formula${index + 1}`,
      expression: expression.replace(/\{(\w+)\}/g, 'SUM(METRICS("$1"))'),
      label,
      ...(axis === "right" && { yAxis: axis }),
    },
  ]);
}

function readingsOf({ readings }: Graph, nodes: readonly NodePlace[], drawn: boolean): readonly unknown[] {
  const named = Object.keys(readings).length > 1;
  return Object.entries(readings).flatMap(([name, { metric, statistic }]) =>
    nodes.map(({ label, memberId }, index) => [
      namespace,
      metric,
      nodeDimension,
      memberId,
      {
        id: metricId(name, index),
        stat: statistic,
        label: named ? `${name} ${label}` : label,
        ...(!drawn && { visible: false }),
      },
    ]),
  );
}
