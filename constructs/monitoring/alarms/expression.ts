import { Token } from "cdktf";
import { isUnresolved } from "../../core";

/** Id of one node's metric in an expression. CloudWatch wants a lower-case letter first. */
export function metricId(reading: string, index: number): string {
  return `${reading}${index + 1}`;
}

/** Puts the nodes' metrics and the settings into an expression's placeholders. */
export function expandExpression(
  expression: string,
  nodes: number,
  settings: Readonly<Record<string, number>> = {},
): string {
  return expression.replace(/\{(\w+)\}/g, (_, name: string) => {
    const setting = settings[name];
    return setting === undefined ? sum(name, nodes) : isUnresolved(setting) ? Token.asString(setting) : String(setting);
  });
}

/** In a sum, a missing data point counts as 0 as long as one of the metrics has a data point. */
function sum(reading: string, nodes: number): string {
  const ids = Array.from({ length: nodes }, (_, index) => metricId(reading, index));
  return ids.length === 1 ? metricId(reading, 0) : `SUM([${ids.join(", ")}])`;
}
