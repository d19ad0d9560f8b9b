import type { Results } from "../results";

/** Whether a claim holds, as far as one machine can tell. */
export type Verdict = "yes" | "no" | "in part";

/** What the seed says about caches, and what was measured. */
export interface Claim {
  /** In a few words. */
  readonly claim: string;
  /** The seed's own number. */
  readonly seed: string;
  /** What a run has measured, and whether the seed's number holds there. */
  readonly measured: (results: Results) => readonly [measured: string, holds: Verdict];
}

/** A claim that one machine cannot judge. */
export interface NotMeasured {
  readonly claim: string;
  readonly why: string;
}

/** Yes if all of some cases hold, no if none does. */
export function verdict(...cases: readonly boolean[]): Verdict {
  return cases.every(Boolean) ? "yes" : cases.some(Boolean) ? "in part" : "no";
}
