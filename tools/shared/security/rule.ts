import type { Demand } from "../../../stacks/deviations";
import { rootsIn } from "../../../constructs/core/tokens/template";
import { type Arguments, type StackDocument, dataSourcesOf, resourcesOf } from "../stack/document";

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
  /**
   * Addresses of what has a part that the rule is about and that is given: the stack does not show whether that part
   * breaks it. Such a part needs no reason, and a reason for it is not called needless. @default - nothing can be given
   */
  readonly unseen?: (stack: StackDocument) => readonly string[];
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

/** The addresses of the resources of one type with a value that no resource of the stack has made. */
export function given(type: string, valuesOf: (args: Arguments) => unknown) {
  return (stack: StackDocument): readonly string[] => {
    const blocks = type.startsWith("data.") ? dataSourcesOf(stack, type.slice(5)) : resourcesOf(stack, type);
    return blocks
      .filter(([, args]) => [valuesOf(args)].flat().some((value) => has({ value }, "value") && !isMade(value, stack)))
      .map(([address]) => address);
  };
}

/** True for a reference to resources of the stack; what a variable or a data source holds is made elsewhere. */
function isMade(value: unknown, { resource = {} }: StackDocument): boolean {
  const roots = typeof value === "string" ? [...rootsIn(value)] : [];
  return roots.length > 0 && roots.every((root) => Object.hasOwn(resource, root));
}

/** True when a resource of some type refers to an attribute, alone or in an expression. */
export function isReferredTo(attribute: string, type: string, stack: StackDocument): boolean {
  const name = attribute.replaceAll(".", "\\.");
  return new RegExp(`(?<![\\w.-])${name}(?![\\w-])`).test(JSON.stringify(resourcesOf(stack, type)));
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
