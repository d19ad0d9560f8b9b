import { plainText } from "../../shared/report/plain-text";
import {
  type ForgottenFinding,
  type Headline,
  type InterruptionFinding,
  type LossFinding,
  type StepFinding,
  type Verdict,
  headlineOf,
} from "../judge/verdict";
import { type AdoptionItem, adoptionSections } from "./adoption-lines";
import { type Paint, type Style, plain } from "./paint";
import { allowLine, errorLines, groupedNotes, moveCode, summaryOf, whatHappens } from "./summary";

const colours: Readonly<Record<Headline, Style>> = {
  SAFE: "green",
  "NOT IN ONE GO": "yellow",
  "NOT JUDGED": "yellow",
  "NOT SAFE": "red",
};

/** A title and its findings, each as a line with its details. */
type Section = readonly [title: string, findings: readonly (readonly string[])[]];

/** The verdict for a terminal. */
export function textReport(verdict: Verdict, strict: boolean, paint: Paint = plain): string {
  const headline = headlineOf(verdict);
  const sections: readonly Section[] = [
    ["Would be lost", verdict.losses.map(lossLines)],
    ["Would be forgotten", verdict.forgotten.map(forgottenLines)],
    ...adoptionSections(verdict).map(([title, items]): Section => [title, items.map(adoptionLines)]),
    [
      "Only the address changed; `movedFrom` of the constructs says so, or this code",
      moveCode(verdict).map((line) => [line]),
    ],
    ["Not judged", unjudgedLines(verdict)],
    ["Cannot be made in one apply", verdict.steps.map((finding) => stepLines(finding, strict))],
    ["Changes in place", verdict.interruptions.map(interruptionLines)],
    ["Also", noteLines(verdict)],
  ];
  const lines = sections
    .filter(([, findings]) => findings.length > 0)
    .flatMap(([title, findings]) => ["", paint("bold", title), ...findings.flatMap(indented)]);
  return `${[`${paint(colours[headline], headline)}: ${plainText(summaryOf(verdict))}`, ...lines].join("\n")}\n`;
}

function lossLines(finding: LossFinding): readonly string[] {
  return [
    finding.address,
    whatHappens(finding),
    ...finding.lost.map((lost) => `lost: ${lost}`),
    ...finding.instead.map((instead) => `instead: ${instead}`),
    ...sourceLine(finding),
    allowLine(finding),
  ];
}

function forgottenLines(finding: ForgottenFinding): readonly string[] {
  return [finding.address, finding.effect, `instead: ${finding.instead}`, ...sourceLine(finding), allowLine(finding)];
}

function unjudgedLines(verdict: Verdict): Section[1] {
  return [
    ...errorLines(verdict).map((line) => [line]),
    ...verdict.unjudged.map((finding) => [
      finding.address,
      finding.text,
      ...(finding.mayLose ? [allowLine(finding)] : []),
    ]),
  ];
}

function stepLines(finding: StepFinding, strict: boolean): readonly string[] {
  return [
    `${finding.address}: ${finding.attribute}`,
    finding.effect,
    `instead: ${finding.instead}`,
    ...sourceLine(finding),
    ...(strict || finding.allowed !== undefined ? [allowLine(finding)] : []),
  ];
}

function interruptionLines(finding: InterruptionFinding): readonly string[] {
  const { address, attribute, kind, values, when, effect } = finding;
  const change = `${address}: ${attribute}${values === undefined ? "" : ` ${values}`}`;
  return [change, `${kind}, ${when}`, effect, ...sourceLine(finding)];
}

function adoptionLines({ addresses, id, lines }: AdoptionItem): readonly string[] {
  const [first = ""] = addresses;
  return addresses.length > 1
    ? [...lines, ...addresses]
    : [id === undefined ? first : `${first}, by \`${id}\``, ...lines];
}

function noteLines(verdict: Verdict): Section[1] {
  return groupedNotes(verdict).map(([text, addresses]) =>
    addresses.length === 1 ? [...addresses, text] : [text, ...addresses],
  );
}

function sourceLine({ source }: { readonly source?: string }): readonly string[] {
  return source === undefined ? [] : [`source: ${source}`];
}

function indented([head = "", ...details]: readonly string[]): readonly string[] {
  return [`  ${plainText(head)}`, ...details.map((line) => `    ${plainText(line)}`)];
}
