import type { Demand } from "../../../stacks/deviations";
import { type Arguments, type StackDocument, resourcesOf } from "../stack/document";

/** One demand that published rules make. */
export interface Rule {
  /** What is demanded, in a few words. */
  readonly demand: string;
  /** The published rules, each with its scanner. */
  readonly published: readonly string[];
  /** How it is met. */
  readonly answer: string;
  /** Addresses of the resources that break it. */
  readonly offenders: (stack: StackDocument) => readonly string[];
  /** Why a cache with the defaults does not meet it; anything beyond that needs a reason in its environment. */
  readonly accepted?: {
    readonly reason: string;
    /** Addresses that this is about. @default - all */
    readonly only?: RegExp;
  };
  /** Tests in addition to this table's own. */
  readonly tests?: readonly string[];
}

/** Rules by the demand that a reason is given for. */
export type Rules = Readonly<Partial<Record<Demand, Rule>>>;

/** The addresses of the resources of one type that are not as they should be. */
export function each(type: string, isGood: (args: Arguments, stack: StackDocument, address: string) => boolean) {
  return (stack: StackDocument): readonly string[] =>
    resourcesOf(stack, type)
      .filter(([address, args]) => !isGood(args, stack, address))
      .map(([address]) => address);
}

/** The addresses that any of several rules finds. */
export function both(...rules: readonly Rule["offenders"][]): Rule["offenders"] {
  return (stack) => rules.flatMap((rule) => rule(stack));
}

/** True when an argument is given. */
export function has(args: Arguments, name: string): boolean {
  const value = args[name];
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** One statement of a policy. */
export interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of a policy; none if it is not JSON before Terraform runs, which no rule about policies accepts. */
export function statements({ policy }: Arguments): readonly Statement[] {
  try {
    return (JSON.parse(String(policy)) as { readonly Statement?: readonly Statement[] }).Statement ?? [];
  } catch {
    return [];
  }
}

/** True when a statement is for everyone. */
export function isForEveryone({ Principal }: Statement): boolean {
  return Principal === "*" || (Principal as { readonly AWS?: unknown } | undefined)?.AWS === "*";
}
