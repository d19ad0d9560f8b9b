import { isUnresolved } from "../tokens/token-type";
import { type Check, known } from "./check";

/**
 * True or false, and known at synth: Terraform's lifecycle rules take no expression.
 *
 * @internal
 */
export const literalFlag: Check<boolean> = (at, value, problems) => {
  if (isUnresolved(value)) {
    problems.add(at, "must be known at synth, true or false", value);
  } else if (typeof value !== "boolean") {
    problems.add(at, "must be true or false", value);
  }
};

/**
 * True or false.
 *
 * @internal
 */
export const flag: Check<boolean> = known(["flag"], literalFlag);

/**
 * A whole number within both bounds.
 *
 * @internal
 */
export function integer(min: number, max: number): Check<number> {
  return known(["number"], (at, value, problems) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
      problems.add(at, `must be a whole number between ${min} and ${max}`, value);
    }
  });
}

/**
 * One of a closed list; it decides what is made, so it must be known at synth.
 *
 * @param remedy suggests what is meant by a text or number that is not in the list
 * @internal
 */
export function oneOf<const T extends string>(
  allowed: readonly T[],
  remedy: (said: string) => string | undefined = () => undefined,
): Check<T> {
  const list = allowed.map((name) => `"${name}"`).join(", ");
  const names: readonly string[] = allowed;
  return (at, value, problems) => {
    if (isUnresolved(value)) {
      problems.add(at, `must be known at synth, one of ${list}`, value);
    } else if (typeof value !== "string" || !names.includes(value)) {
      const isSaid = typeof value === "string" || typeof value === "number";
      problems.add(at, `must be one of ${list}`, value, isSaid ? remedy(String(value)) : undefined);
    }
  };
}

/**
 * An object of the framework or of this package, recognised by a guard such as `TerraformResource.isTerraformResource`.
 *
 * @param rule the rest of a sentence that begins with the prop: must be a replication group
 * @internal
 */
export function instance<T extends object>(is: (value: unknown) => boolean, rule: string): Check<T> {
  return (at, value, problems) => {
    if (!is(value)) {
      problems.add(at, rule, value);
    }
  };
}
