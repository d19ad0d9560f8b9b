import { groupBy } from "../../shared/group-by";
import {
  type Allowance,
  type ForgottenFinding,
  type ImportFinding,
  type InterruptionFinding,
  type LossFinding,
  type Verdict,
  headlineOf,
} from "../judge/verdict";

/** The verdict in one line, after its headline. */
export function summaryOf(verdict: Verdict): string {
  const { losses, forgotten, steps, interruptions, unjudged, errors } = verdict;
  const headline = headlineOf(verdict);
  const isOpen = ({ allowed }: { readonly allowed?: Allowance }) => allowed === undefined;
  const [open, openForgotten] = [losses.filter(isOpen).length, forgotten.filter(isOpen).length];
  const allowed = losses.length + forgotten.length - open - openForgotten;
  const parts = [
    count(open, "protected resource would be replaced or deleted", "protected resources would be replaced or deleted"),
    count(openForgotten, "protected resource would be forgotten", "protected resources would be forgotten"),
    count(allowed, "loss is allowed", "losses are allowed"),
    headline === "NOT JUDGED"
      ? errors.slice(0, 1).map(firstLine)
      : count(errors.length, "error in the plan", "errors in the plan"),
    count(unjudged.length, "change is not judged", "changes are not judged"),
    ...adoptionParts(verdict),
    count(steps.length, "change cannot be made in one apply", "changes cannot be made in one apply"),
    count(
      interruptions.filter(noticed).length,
      "change in place that clients may notice",
      "changes in place that clients may notice",
    ),
  ].flat();
  const nothingGoes = losses.length + forgotten.length === 0 && (headline === "SAFE" || headline === "NOT IN ONE GO");
  return [...(nothingGoes ? ["no protected resource is replaced or deleted"] : []), ...parts].join(", ");
}

function adoptionParts({ adoption }: Verdict): readonly (readonly string[])[] {
  const { imported = [], created = [] } = adoption ?? {};
  const having = (outcome: ImportFinding["outcome"]) => imported.filter((each) => each.outcome === outcome).length;
  return [
    count(having("cannot be kept"), "import cannot be kept", "imports cannot be kept"),
    count(having("changes"), "import changes in place", "imports change in place"),
    count(having("stays"), "import stays as it is", "imports stay as they are"),
    count(created.length, "object is new beside that", "objects are new beside that"),
  ];
}

function count(number: number, one: string, many: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

/** Changes without an effect, and improvements, are listed and not counted. */
function noticed({ kind }: InterruptionFinding): boolean {
  return kind !== "nothing" && kind !== "more protection";
}

/** What Terraform printed, line by line, without what the headline already says. */
export function errorLines(verdict: Verdict): readonly string[] {
  const lines = verdict.errors.flatMap((error) => error.trim().split("\n"));
  return headlineOf(verdict) === "NOT JUDGED" ? lines.slice(1) : lines;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}

/** `replaced: destroyed first, then created, because it cannot change in place: port 6379 → 6380` */
export function whatHappens({ action, reason, forcedBy }: LossFinding): string {
  const because = reason === undefined ? "" : `, because ${reason}`;
  const attributes = forcedBy.map(({ attribute, values }) =>
    values === undefined ? attribute : `${attribute} ${values}`,
  );
  return `${action}${because}${attributes.length === 0 ? "" : `: ${attributes.join(", ")}`}`;
}

/** How to allow a finding, or why it is allowed; `code` marks what is typed. */
export function allowLine(
  { address, allowed }: Pick<ForgottenFinding, "address" | "allowed">,
  code: "" | "`" = "",
): string {
  if (allowed === undefined) {
    return `to do it all the same: ${code}--allow '${code === "" ? address : address.replace(/`/g, " ")}=<reason>'${code}`;
  }
  return `ALLOWED by --allow: ${allowed.reason ?? "no reason given"}`;
}

/** Code that tells Terraform what only changed its address; empty when nothing did. */
export function moveCode({ renames }: Verdict): readonly string[] {
  const blocks = renames.map(({ from, to }) => `  { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} },`);
  return renames.length === 0 ? [] : [`stack.addOverride("moved", [`, ...blocks, "]);"];
}

/** Notes with the same text together: the text, then each address. */
export function groupedNotes({ notes }: Verdict): readonly (readonly [text: string, addresses: readonly string[]])[] {
  const byText = groupBy(notes, ({ text }) => text);
  return [...byText].map(([text, group]) => [text, group.map(({ address }) => address)]);
}
