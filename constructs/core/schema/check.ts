import { type Problems, hidden } from "../problems";
import { type Kind, isTokenOf, isUnresolved, unwrapped } from "../tokens/token-type";
import { unreadable } from "../tokens/unreadable";

/**
 * Checks one value against its declared type. The compiler does the same for TypeScript callers; these checks are for
 * everyone else, and for what a type cannot express. Unresolved tokens pass a check of values of their type.
 *
 * A check of `A` can serve as a check of `B` if every `B` is an `A` and, for objects, every `A` is a `B` as well. So a
 * check that misses a member of a union, or a prop of an interface, does not compile.
 *
 * @internal
 */
export interface Check<T> {
  (at: string, value: unknown, problems: Problems): void;
  /**
   * Tells the compiler what the check is for.
   *
   * @default - no check has it
   */
  readonly covers?: (value: Whole<T>) => Extract<Whole<T>, object>;
  /**
   * True when the value may be a secret.
   *
   * @default - it is shown
   */
  readonly isSecret?: true;
}

/** A type with all of its props, at every depth, also those that may be left out: a check must know them as well. */
type Whole<T> = T extends string | number | boolean | undefined ? T : { [K in keyof T]-?: Whole<T[K]> };

/**
 * Applies several checks to one value.
 *
 * @internal
 */
export function every<T>(...checks: readonly Check<T>[]): Check<T> {
  return (at, value, problems) => {
    checks.forEach((check) => {
      check(at, value, problems);
    });
  };
}

/**
 * Checks a prop, a member or a key that a caller has given: first whether the framework and Terraform can read it at
 * all. What holds others, such as `struct`, checks them by this.
 */
export function checkGiven<T>(check: Check<T>, at: string, value: unknown, problems: Problems): void {
  const broken = unreadable(value);
  if (broken === undefined) {
    check(at, value, problems);
  } else if (check.isSecret === true) {
    problems.add(at, broken.rule, hidden, broken.remedy);
  } else {
    problems.add(at, broken.rule, value, broken.remedy);
  }
}

/**
 * Lets unresolved tokens pass that may stand for a value of one of the kinds.
 *
 * @internal
 */
export function known<T>(kinds: readonly Kind[], check: Check<T>): Check<T> {
  return (at, value, problems) => {
    if (!kinds.some((kind) => isTokenOf(kind, value))) {
      check(at, unwrapped(value), problems);
    }
  };
}

/**
 * Applies a check to a value that must be known at synth.
 *
 * @internal
 */
export function literal<T>(check: Check<T>): Check<T> {
  return (at, value, problems) => {
    if (isUnresolved(value)) {
      problems.add(at === "" ? "props" : at, "must be known at synth", value);
    } else {
      check(at, value, problems);
    }
  };
}
