import { allowLine, moveCode, summary, whatHappens } from "./summary";
import type { Verdict } from "./verdict";

/** The verdict for a pull request. */
export function markdownReport(verdict: Verdict, strict: boolean, title: string): string {
  const sections = [
    section(
      "Would be lost",
      verdict.losses.flatMap((finding) => [
        `- ${code(finding.address)}`,
        `  - ${escape(whatHappens(finding))}`,
        ...finding.lost.map((lost) => `  - lost: ${escape(lost)}`),
        ...finding.instead.map((instead) => `  - instead: ${escape(instead)}`),
        `  - ${escape(allowLine(finding, "`"))}`,
      ]),
    ),
    section("Only the address changed", moves(verdict)),
    section(
      "Cannot be made in one go",
      verdict.steps.flatMap((finding) => [
        `- ${code(finding.address)}: ${code(finding.attribute)}`,
        `  - ${escape(finding.effect)}`,
        `  - instead: ${escape(finding.instead)}`,
        ...(strict ? [`  - ${escape(allowLine(finding, "`"))}`] : []),
      ]),
    ),
    section("Changes in place", interruptionTable(verdict)),
    section(
      "Also",
      verdict.notes.map(({ address, text }) => `- ${code(address)}: ${escape(text)}`),
    ),
    section(
      "Errors of the plan",
      verdict.errors.map((error) => `- ${escape(error)}`),
    ),
  ];
  return `${[`### ${escape(title)}`, "", escape(summary(verdict, strict)), ...sections.flat()].join("\n")}\n`;
}

function moves(verdict: Verdict): readonly string[] {
  const code = moveCode(verdict);
  return code.length === 0 ? [] : ["`movedFrom` of the constructs says so, or this code:", "", "```ts", ...code, "```"];
}

function interruptionTable({ interruptions }: Verdict): readonly string[] {
  const rows = interruptions.map(({ address, attribute, kind, values, when, effect }) => [
    code(address),
    `${code(attribute)}${values === undefined ? "" : ` ${escape(values)}`}`,
    ...[kind, when, effect].map(escape),
  ]);
  const header = ["resource", "change", "kind", "when", "what clients notice"];
  return rows.length === 0 ? [] : [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `#### ${title}`, "", ...lines];
}

/** Values of the plan must not be able to change the shape of the comment; what is code already stays as it is. */
function escape(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/\|/g, "\\|") : part.replace(/[\\`|<>*_[\]#]/g, "\\$&")))
    .join("");
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, " ").replace(/\|/g, "\\|")}\``;
}
