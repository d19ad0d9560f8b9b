import { type LossFinding, type StepFinding, type Verdict, isSafe } from "./verdict";

/** The verdict in one line. */
export function summary(verdict: Verdict, strict: boolean): string {
  const open = verdict.losses.filter(({ allowed }) => allowed === undefined).length;
  const parts = [
    count(open, "thing that must stay would be lost", "things that must stay would be lost"),
    count(verdict.losses.length - open, "loss is allowed", "losses are allowed"),
    count(verdict.steps.length, "change cannot be made in one go", "changes cannot be made in one go"),
    count(
      verdict.interruptions.length,
      "change in place that clients may notice",
      "changes in place that clients may notice",
    ),
    count(verdict.errors.length, "error of the plan", "errors of the plan"),
  ].flat();
  const safe = isSafe(verdict, strict) && verdict.errors.length === 0;
  return `${safe ? "SAFE" : "NOT SAFE"}: ${parts.length === 0 ? "nothing that must stay is touched" : parts.join(", ")}`;
}

function count(number: number, one: string, many: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

/** `replaced: destroyed, then created anew, because it cannot change in place: port 6379 → 6380` */
export function whatHappens({ action, reason, forcedBy }: LossFinding): string {
  const because = reason === undefined ? "" : `, because ${reason}`;
  const attributes = forcedBy.map(({ attribute, values }) =>
    values === undefined ? attribute : `${attribute} ${values}`,
  );
  return `${action}${because}${attributes.length === 0 ? "" : `: ${attributes.join(", ")}`}`;
}

/** How to allow a finding, or why it is allowed; `code` marks what is typed. */
export function allowLine({ address, allowed }: LossFinding | StepFinding, code: "" | "`" = ""): string {
  if (allowed === undefined) {
    return `to do it all the same: ${code}--allow '${address}=<reason>'${code}`;
  }
  return `ALLOWED by --allow: ${allowed.reason ?? "no reason given"}`;
}

/** Code that tells Terraform what only changed its address; empty when nothing did. */
export function moveCode({ renames }: Verdict): readonly string[] {
  const blocks = renames.map(({ from, to }) => `  { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} },`);
  return renames.length === 0 ? [] : [`stack.addOverride("moved", [`, ...blocks, "]);"];
}
