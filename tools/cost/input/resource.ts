import { Failure } from "../../shared/failure";
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

/** Something that is there, and cannot be read from what was given. */
export interface Unseen {
  readonly address: string;
  readonly reason: string;
}

/** A value, or the sign that only Terraform knows it. */
export type Known<T> = T | typeof knownAfterApply;

/** True when an argument of a resource is taken from the resource with this address. */
export function refersTo({ references }: Resource, address: string): boolean {
  return new Set(references()).has(configuredAddress(address));
}

/**
 * An argument that is a number of something: Terraform takes text for it too. Undefined when it is left out.
 *
 * @throws Failure when it is no whole number from 0 on
 */
export function numberIn(
  { address, values }: Pick<Resource, "address" | "values">,
  argument: string,
): Known<number> | undefined {
  const value = values[argument] ?? undefined;
  if (value === knownAfterApply || value === undefined) {
    return value;
  }
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) {
    throw new Failure(`${address}: \`${argument}\` must be a whole number from 0 on, got ${JSON.stringify(value)}`);
  }
  return number;
}

/** An argument as text: Terraform takes numbers for it too. Undefined when it is left out, or is something else. */
export function textIn({ values }: Pick<Resource, "values">, argument: string): Known<string> | undefined {
  const value = values[argument];
  if (typeof value === "number") {
    return String(value);
  }
  return value === knownAfterApply || (typeof value === "string" && value !== "") ? value : undefined;
}

/** Whether an argument is true: Terraform takes text for it too. */
export function isTrue({ values }: Pick<Resource, "values">, argument: string): boolean {
  return values[argument] === true || values[argument] === "true";
}
