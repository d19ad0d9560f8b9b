/** Two addresses of the same object, as far as a plan can show. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Something that would be lost. */
export interface LossFinding {
  /** What `--allow` takes: the address, with the key of the object when it is a deposed one. */
  readonly address: string;
  readonly action: LossAction;
  /** Attributes that force it, with the values as far as they may be shown. */
  readonly forcedBy: readonly AttributeValues[];
  /** Terraform's reason, in words. */
  readonly reason?: string;
  readonly lost: readonly string[];
  readonly instead: readonly string[];
  /** Where it can be read. @default - nowhere: nothing but the name of its type says that it holds data */
  readonly source?: string;
  /** Set when it is explicitly allowed. */
  readonly allowed?: Allowance;
}

/** What Terraform would do to something that must stay. */
export type LossAction =
  | "replaced: destroyed first, then created"
  | "replaced: created first, then destroyed"
  | "destroyed"
  | "changed in place, which empties it";

/** Something that stays in AWS and is no longer managed. */
export interface ForgottenFinding {
  readonly address: string;
  readonly effect: string;
  readonly instead: string;
  readonly source: string;
  readonly allowed?: Allowance;
}

/** One `--allow`. */
export interface Allowance {
  readonly address: string;
  /** @default - no reason was given */
  readonly reason?: string;
}

/** A change that one apply cannot make: AWS or the provider refuses it, or makes half of it. */
export interface StepFinding {
  readonly address: string;
  readonly attribute: string;
  readonly effect: string;
  readonly instead: string;
  readonly source: string;
  readonly allowed?: Allowance;
}

/** A change in place that clients notice. */
export interface InterruptionFinding {
  readonly address: string;
  readonly attribute: string;
  readonly kind: string;
  readonly values?: string;
  /** When it happens, in words. */
  readonly when: string;
  readonly effect: string;
  readonly source: string;
}

/** A change that the guard has no rule for. */
export interface UnjudgedFinding {
  readonly address: string;
  /** What is planned, and why it is not judged. */
  readonly text: string;
  /** False when Terraform keeps the object as it is apart from a change in place, so that nothing is deleted. */
  readonly mayLose: boolean;
  readonly allowed?: Allowance;
}

/** Something worth knowing that costs nothing that cannot be created again. */
export interface Note {
  readonly address: string;
  readonly text: string;
}

/** An attribute, with the values as far as they may be shown. */
export interface AttributeValues {
  readonly attribute: string;
  readonly values?: string;
}

/** What an `import` block brings into the state, and what the same apply does to it. */
export interface ImportFinding {
  readonly address: string;
  /** @default - the plan does not say it */
  readonly id?: string;
  readonly outcome: "stays" | "changes" | "cannot be kept";
  /** What the apply changes in AWS, or what it cannot change without replacing the object. */
  readonly changes: readonly AttributeValues[];
  /** How to write the code so that it can be kept. */
  readonly keep: readonly string[];
  /** What AWS does not return, and the apply writes into the state only. */
  readonly recorded: readonly string[];
  /** What AWS does not return, and the state lacks after the apply as well. */
  readonly unread: readonly string[];
  /** What the code says differently, and the resource ignores: it changes once it does not any more. */
  readonly later: readonly AttributeValues[];
}

/** What a plan with imports creates beside them. */
export interface CreatedFinding {
  readonly address: string;
  /** True when AWS takes the creation for a change if an object of the same name exists. */
  readonly overwrites: boolean;
}

/** What a plan takes over. */
export interface Adoption {
  readonly imported: readonly ImportFinding[];
  readonly created: readonly CreatedFinding[];
}

/** What a plan would do to what must stay. */
export interface Verdict {
  readonly losses: readonly LossFinding[];
  /** What only changed its address, and stays if the configuration says so. */
  readonly renames: readonly Rename[];
  readonly forgotten: readonly ForgottenFinding[];
  readonly steps: readonly StepFinding[];
  readonly interruptions: readonly InterruptionFinding[];
  readonly unjudged: readonly UnjudgedFinding[];
  readonly notes: readonly Note[];
  /** @default - the plan imports nothing */
  readonly adoption?: Adoption;
  /** Why there is no plan, or no complete one. */
  readonly errors: readonly string[];
}

/**
 * The verdict in one word.
 *
 * - `NOT SAFE`: something protected would be replaced, deleted or forgotten
 * - `NOT JUDGED`: there is no complete plan, or the guard cannot tell whether something in it loses data
 * - `NOT IN ONE GO`: nothing would be lost, but the apply ends in an error, or does half of what the code says
 * - `SAFE`: none of these
 */
export type Headline = "SAFE" | "NOT IN ONE GO" | "NOT JUDGED" | "NOT SAFE";

/** The verdict in one word; what is allowed does not count. */
export function headlineOf({ losses, forgotten, steps, unjudged, errors }: Verdict): Headline {
  if (hasOpen([...losses, ...forgotten])) {
    return "NOT SAFE";
  }
  if (errors.length > 0 || hasOpen(unjudged.filter(({ mayLose }) => mayLose))) {
    return "NOT JUDGED";
  }
  return hasOpen(steps) ? "NOT IN ONE GO" : "SAFE";
}

/** A verdict when there is nothing to judge. */
export function notJudged(reason: string): Verdict {
  return {
    losses: [],
    renames: [],
    forgotten: [],
    steps: [],
    interruptions: [],
    unjudged: [],
    notes: [],
    errors: [reason],
  };
}

function hasOpen(findings: readonly { readonly allowed?: Allowance }[]): boolean {
  return findings.some(({ allowed }) => allowed === undefined);
}
