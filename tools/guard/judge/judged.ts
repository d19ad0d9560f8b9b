import type { ResourceChange } from "../../shared/plan/plan";
import type { ForgottenFinding, LossFinding, Note, StepFinding, UnjudgedFinding } from "./verdict";

/** The finding about one object that would be deleted. */
export interface Judged {
  readonly losses?: readonly LossFinding[];
  readonly forgotten?: readonly ForgottenFinding[];
  readonly steps?: readonly StepFinding[];
  readonly unjudged?: readonly UnjudgedFinding[];
  readonly notes?: readonly Note[];
}

/** A deletion that the guard has no rule for. */
export function unjudged(change: ResourceChange, text: string): Judged {
  return { unjudged: [{ address: addressOf(change), text, mayLose: true }] };
}

/** A deletion that loses nothing. */
export function note(change: ResourceChange, text: string): Judged {
  return { notes: [{ address: addressOf(change), text }] };
}

/** A deposed object shares its address with the current one, so its key is part of its name. */
export function addressOf({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (deposed object ${deposed})`;
}
