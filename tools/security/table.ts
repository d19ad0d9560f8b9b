import type { Rule } from "./rule";

/** Where the table stands in the document. */
const begin = "<!-- rules: npm run security-rules writes what follows -->";
const end = "<!-- end of rules -->";

/** The document with the table in it. */
export function withTable(document: string, rules: readonly Rule[]): string {
  const [before, rest = ""] = document.split(begin);
  const [, after] = rest.split(end);
  if (before === undefined || after === undefined) {
    throw new Error(`the document has no place for the table: ${begin} … ${end}`);
  }
  return `${before}${begin}\n<!-- prettier-ignore-start -->\n\n${table(rules)}\n\n<!-- prettier-ignore-end -->\n${end}${after}`;
}

function table(rules: readonly Rule[]): string {
  const head = ["Demand", "Published rules", "How it is met", "Where it is not, and why", "Further tests"];
  const rows = [head, head.map(() => "---"), ...rules.map(row)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function row({ demand, published, answer, deviations = {}, tests = [] }: Rule): readonly string[] {
  return [demand, published.join("; "), answer, reasons(deviations), tests.map((test) => `\`test/${test}\``).join(" ")];
}

/** The stacks with the same reason together. */
function reasons(deviations: Readonly<Record<string, string>>): string {
  const distinct = [...new Set(Object.values(deviations))];
  const stacksWith = (reason: string) => Object.keys(deviations).filter((stack) => deviations[stack] === reason);
  return distinct.map((reason) => `${stacksWith(reason).join(", ")}: ${reason}`).join("; ");
}
