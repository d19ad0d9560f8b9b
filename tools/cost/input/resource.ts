import { knownAfterApply } from "../../shared/plan/delta";
import type { Values } from "../../shared/plan/plan";
import { configuredAddress } from "../../shared/plan/references";

/** Stands for a value that only Terraform knows. */
export { knownAfterApply };

/** A resource that is to be priced, from a synthesized stack or from a plan. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Where it is; `knownAfterApply` when that cannot be read from what was given. */
  readonly region: Known<string>;
  /** Its arguments, with `knownAfterApply` for those that only Terraform knows. */
  readonly values: Values;
  /** Where it stands: the constructs, or the modules, that it is in, and its own name. */
  readonly path: readonly string[];
  /** Addresses, without indexes, of what its arguments are taken from. */
  readonly references: () => Iterable<string>;
  /** True when a plan changes an argument of it. */
  readonly changes: (argument: string) => boolean;
}

/** What a region is called where it is said that it is not known. */
export const theRegion = "the region";

/** A value, or the sign that only Terraform knows it. */
export type Known<T> = T | typeof knownAfterApply;

/** True when an argument of a resource is taken from the resource with this address. */
export function refersTo({ references }: Resource, address: string): boolean {
  return new Set(references()).has(configuredAddress(address));
}

/** An argument as a number: Terraform takes text for it too. Undefined when it is left out, or is something else. */
export function numberIn({ values }: Pick<Resource, "values">, argument: string): Known<number> | undefined {
  const value = values[argument];
  if (value === knownAfterApply) {
    return knownAfterApply;
  }
  const isText = typeof value === "string" && value.trim() !== "";
  const number = typeof value === "number" || isText ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** An argument as text; undefined when it is left out, or is something else. */
export function textIn({ values }: Pick<Resource, "values">, argument: string): Known<string> | undefined {
  const value = values[argument];
  return value === knownAfterApply || (typeof value === "string" && value !== "") ? value : undefined;
}

/** Whether an argument is true: Terraform takes text for it too. */
export function isTrue({ values }: Pick<Resource, "values">, argument: string): boolean {
  return values[argument] === true || values[argument] === "true";
}
