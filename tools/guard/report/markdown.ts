import { escapeMarkdown as escape, markdownCode as code } from "../../shared/report/markdown-text";
import { type ForgottenFinding, type LossFinding, type StepFinding, type Verdict, headlineOf } from "../judge/verdict";
import { type AdoptionItem, adoptionSections } from "./adoption-lines";
import { allowLine, errorLines, groupedNotes, moveCode, summaryOf, whatHappens } from "./summary";

/** The verdict for a pull request. */
export function markdownReport(verdict: Verdict, strict: boolean, title: string): string {
  const sections = [
    section("Would be lost", verdict.losses.flatMap(lossLines)),
    section("Would be forgotten", verdict.forgotten.flatMap(forgottenLines)),
    ...adoptionSections(verdict).map(([title, items]) => section(title, items.flatMap(adoptionLines))),
    section("Only the address changed", moves(verdict)),
    section("Not judged", unjudgedLines(verdict)),
    section(
      "Cannot be made in one apply",
      verdict.steps.flatMap((finding) => stepLines(finding, strict)),
    ),
    section("Changes in place", interruptionTable(verdict)),
    section("Also", noteLines(verdict)),
  ];
  return `${[`### ${escape(title)}`, "", escape(`${headlineOf(verdict)}: ${summaryOf(verdict)}`), ...sections.flat()].join("\n")}\n`;
}

function lossLines(finding: LossFinding): readonly string[] {
  return [
    `- ${code(finding.address)}`,
    `  - ${escape(whatHappens(finding))}`,
    ...finding.lost.map((lost) => `  - lost: ${escape(lost)}`),
    ...finding.instead.map((instead) => `  - instead: ${escape(instead)}`),
    ...sourceLine(finding),
    `  - ${escape(allowLine(finding, "`"))}`,
  ];
}

function forgottenLines(finding: ForgottenFinding): readonly string[] {
  return [
    `- ${code(finding.address)}`,
    `  - ${escape(finding.effect)}`,
    `  - instead: ${escape(finding.instead)}`,
    ...sourceLine(finding),
    `  - ${escape(allowLine(finding, "`"))}`,
  ];
}

function unjudgedLines(verdict: Verdict): readonly string[] {
  return [
    ...errorLines(verdict)
      .filter((line) => line.trim() !== "")
      .map((line) => `- ${escape(line)}`),
    ...verdict.unjudged.flatMap((finding) => [
      `- ${code(finding.address)}: ${escape(finding.text)}`,
      ...(finding.mayLose ? [`  - ${escape(allowLine(finding, "`"))}`] : []),
    ]),
  ];
}

function stepLines(finding: StepFinding, strict: boolean): readonly string[] {
  return [
    `- ${code(finding.address)}: ${code(finding.attribute)}`,
    `  - ${escape(finding.effect)}`,
    `  - instead: ${escape(finding.instead)}`,
    ...sourceLine(finding),
    ...(strict || finding.allowed !== undefined ? [`  - ${escape(allowLine(finding, "`"))}`] : []),
  ];
}

function adoptionLines({ addresses, id, lines }: AdoptionItem): readonly string[] {
  const [first = ""] = addresses;
  if (addresses.length > 1) {
    return [...lines.map((line) => `- ${escape(line)}`), ...addresses.map((address) => `  - ${code(address)}`)];
  }
  const by = id === undefined ? "" : `, by ${code(id)}`;
  return [`- ${code(first)}${by}`, ...lines.map((line) => `  - ${escape(line)}`)];
}

function noteLines(verdict: Verdict): readonly string[] {
  return groupedNotes(verdict).flatMap(([text, addresses]) =>
    addresses.length === 1
      ? [`- ${code(addresses[0] ?? "")}: ${escape(text)}`]
      : [`- ${escape(text)}`, ...addresses.map((address) => `  - ${code(address)}`)],
  );
}

function moves(verdict: Verdict): readonly string[] {
  const code = moveCode(verdict);
  return code.length === 0 ? [] : ["`movedFrom` of the constructs says so, or this code:", "", "```ts", ...code, "```"];
}

function interruptionTable({ interruptions }: Verdict): readonly string[] {
  const rows = interruptions.map(({ address, attribute, kind, values, when, effect, source }) => [
    code(address),
    `${code(attribute)}${values === undefined ? "" : ` ${escape(values)}`}`,
    ...[kind, when, effect].map(escape),
    `<${source}>`,
  ]);
  const header = ["resource", "change", "kind", "when", "what clients notice", "source"];
  return rows.length === 0 ? [] : [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function sourceLine({ source }: { readonly source?: string }): readonly string[] {
  return source === undefined ? [] : [`  - source: ${source}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `#### ${title}`, "", ...lines];
}
