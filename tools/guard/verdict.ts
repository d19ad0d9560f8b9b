import type { Rename } from "./renames";

/** Something that would be lost. */
export interface LossFinding {
  /** What `--allow` takes: the address, with the key of the object when it is a deposed one. */
  readonly address: string;
  readonly action: LossAction;
  /** Attributes that force it, with the values as far as they may be shown. */
  readonly forcedBy: readonly { readonly attribute: string; readonly values?: string }[];
  /** Terraform's reason, in words. */
  readonly reason?: string;
  readonly lost: readonly string[];
  readonly instead: readonly string[];
  /** Set when it is explicitly allowed. */
  readonly allowed?: Allowance;
}

/** What Terraform would do to something that must stay. */
export type LossAction =
  | "replaced: destroyed, then created anew"
  | "replaced: created anew, then destroyed"
  | "destroyed"
  | "forgotten: it stays in AWS, but no longer in the state"
  | "changed in a way this guard does not know";

/** One `--allow`. */
export interface Allowance {
  readonly address: string;
  /** @default - no reason was given */
  readonly reason?: string;
}

/** A change in place that AWS or the provider cannot make in one go. */
export interface StepFinding {
  readonly address: string;
  readonly attribute: string;
  readonly effect: string;
  readonly instead: string;
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
}

/** Something worth knowing that costs nothing which cannot be made again. */
export interface Note {
  readonly address: string;
  readonly text: string;
}

/** What a plan would do to what must stay. */
export interface Verdict {
  readonly losses: readonly LossFinding[];
  /** What only changed its address, and stays when the configuration says so. */
  readonly renames: readonly Rename[];
  readonly steps: readonly StepFinding[];
  readonly interruptions: readonly InterruptionFinding[];
  readonly notes: readonly Note[];
  /** What is wrong with the plan itself; a plan with errors is never safe. */
  readonly errors: readonly string[];
}

/** True when nothing that must stay would be lost, except what is allowed; `strict` asks the same of the steps. */
export function isSafe({ losses, steps }: Verdict, strict: boolean): boolean {
  return [...losses, ...(strict ? steps : [])].every(({ allowed }) => allowed !== undefined);
}
