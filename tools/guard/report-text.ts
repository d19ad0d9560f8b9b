import { allowLine, moveCode, summary, whatHappens } from "./summary";
import type { Verdict } from "./verdict";

/** The verdict for a terminal. */
export function textReport(verdict: Verdict, strict: boolean): string {
  const sections = [
    section(
      "Would be lost",
      verdict.losses.map((finding) => [
        finding.address,
        whatHappens(finding),
        ...finding.lost.map((lost) => `lost: ${lost}`),
        ...finding.instead.map((instead) => `instead: ${instead}`),
        allowLine(finding),
      ]),
    ),
    section(
      "Only the address changed; `movedFrom` of the constructs says so, or this code",
      moveCode(verdict).map((line) => [line]),
    ),
    section(
      "Cannot be made in one go",
      verdict.steps.map((finding) => [
        `${finding.address}: ${finding.attribute}`,
        finding.effect,
        `instead: ${finding.instead}`,
        ...(strict ? [allowLine(finding)] : []),
      ]),
    ),
    section(
      "Changes in place",
      verdict.interruptions.map(({ address, attribute, kind, values, when, effect }) => [
        `${address}: ${attribute}${values === undefined ? "" : ` ${values}`}`,
        `${kind}, ${when}`,
        effect,
      ]),
    ),
    section(
      "Also",
      verdict.notes.map(({ address, text }) => [address, text]),
    ),
    section(
      "Errors of the plan",
      verdict.errors.map((error) => [error]),
    ),
  ];
  return `${[summary(verdict, strict), ...sections.flat()].join("\n")}\n`;
}

function section(title: string, findings: readonly (readonly string[])[]): readonly string[] {
  const lines = findings.flatMap(([head, ...details]) => [`  ${head ?? ""}`, ...details.map((line) => `    ${line}`)]);
  return findings.length === 0 ? [] : ["", title, ...lines];
}
