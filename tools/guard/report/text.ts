import { type Headline, type Verdict, headlineOf } from "../judge/verdict";
import { type Paint, type Style, plain } from "./paint";
import { plainText } from "./plain-text";
import { allowLine, errorLines, groupedNotes, moveCode, summaryOf, whatHappens } from "./summary";

const colours: Readonly<Record<Headline, Style>> = {
  SAFE: "green",
  "NOT IN ONE GO": "yellow",
  "NOT JUDGED": "yellow",
  "NOT SAFE": "red",
};

/** The verdict for a terminal. */
export function textReport(verdict: Verdict, strict: boolean, paint: Paint = plain): string {
  const headline = headlineOf(verdict);
  const sections = [
    section(
      "Would be lost",
      verdict.losses.map((finding) => [
        finding.address,
        whatHappens(finding),
        ...finding.lost.map((lost) => `lost: ${lost}`),
        ...finding.instead.map((instead) => `instead: ${instead}`),
        ...sourceLine(finding),
        allowLine(finding),
      ]),
    ),
    section(
      "Would be forgotten",
      verdict.forgotten.map((finding) => [
        finding.address,
        finding.effect,
        `instead: ${finding.instead}`,
        ...sourceLine(finding),
        allowLine(finding),
      ]),
    ),
    section(
      "Only the address changed; `movedFrom` of the constructs says so, or this code",
      moveCode(verdict).map((line) => [line]),
    ),
    section("Not judged", [
      ...errorLines(verdict).map((line) => [line]),
      ...verdict.unjudged.map((finding) => [
        finding.address,
        finding.text,
        ...(finding.mayLose ? [allowLine(finding)] : []),
      ]),
    ]),
    section(
      "Cannot be made in one apply",
      verdict.steps.map((finding) => [
        `${finding.address}: ${finding.attribute}`,
        finding.effect,
        `instead: ${finding.instead}`,
        ...sourceLine(finding),
        ...(strict || finding.allowed !== undefined ? [allowLine(finding)] : []),
      ]),
    ),
    section(
      "Changes in place",
      verdict.interruptions.map(({ address, attribute, kind, values, when, effect, source }) => [
        `${address}: ${attribute}${values === undefined ? "" : ` ${values}`}`,
        `${kind}, ${when}`,
        effect,
        ...sourceLine({ source }),
      ]),
    ),
    section(
      "Also",
      groupedNotes(verdict).map(([text, addresses]) =>
        addresses.length === 1 ? [...addresses, text] : [text, ...addresses],
      ),
    ),
  ];
  const lines = sections.flatMap(([title, ...findings]) =>
    title === undefined ? [] : ["", paint("bold", title), ...findings],
  );
  return `${[`${paint(colours[headline], headline)}: ${plainText(summaryOf(verdict))}`, ...lines].join("\n")}\n`;
}

function sourceLine({ source }: { readonly source?: string }): readonly string[] {
  return source === undefined ? [] : [`source: ${source}`];
}

/** A title with its lines, or nothing when there are none. */
function section(title: string, findings: readonly (readonly string[])[]): readonly string[] {
  const lines = findings.flatMap(([head = "", ...details]) => [
    `  ${plainText(head)}`,
    ...details.map((line) => `    ${plainText(line)}`),
  ]);
  return findings.length === 0 ? [] : [title, ...lines];
}
