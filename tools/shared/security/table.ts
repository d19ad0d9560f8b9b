import type { Demand } from "../../../stacks/deviations";
import type { Environments } from "../../../stacks/environment";
import type { Rule } from "./rule";
import { allRules } from "./rules";

/** The table of published rules, with the reasons of the environments. */
export function rulesTable(environments: Environments): string {
  const head = ["Demand", "Name", "Published rules", "How it is met", "Where it is not, and why", "Further tests"];
  const rows = [head, head.map(() => "---"), ...allRules.map(([name, rule]) => row(name, rule, environments))];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function row(name: Demand, rule: Rule, environments: Environments): readonly string[] {
  const { demand, published, answer, accepted, tests = [] } = rule;
  const reasons = [
    ...(accepted === undefined ? [] : [`by default: ${accepted.reason}`]),
    ...reasonsOf(name, environments),
  ];
  const furtherTests = tests.map((test) => `\`test/${test}\``).join(" ");
  return [demand, `\`${name}\``, published.join("; "), answer, reasons.map(inCell).join("; "), furtherTests];
}

/** The reasons for a demand, each once, after the environments and caches that give it. */
function reasonsOf(demand: Demand, environments: Environments): readonly string[] {
  const given = Object.entries(environments).flatMap(([name, { deviations, caches }]) => [
    [name, deviations?.[demand]] as const,
    ...Object.entries(caches).map(([id, cache]) => [`${name}/${id}`, cache.deviations?.[demand]] as const),
  ]);
  const distinct = new Set(given.flatMap(([, reason]) => reason ?? []));
  return [...distinct].map((reason) => {
    const places = given.filter(([, other]) => other === reason).map(([place]) => place);
    return `${places.join(", ")}: ${reason}`;
  });
}

/** A reason is a user's text: it may hold what ends a cell, or the section that contains the table. */
function inCell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
