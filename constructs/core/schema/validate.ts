import type { IConstruct } from "constructs";
import { checkFramework } from "../other-framework";
import { Problems } from "../problems";
import type { Check } from "./check";

/** Options for checking props. */
interface More<T> {
  /**
   * The rules between props. In `sound`, values that already failed a check are replaced by a token, which the rules
   * let pass.
   *
   * @default - the props do not depend on each other
   */
  readonly rules?: (sound: Partial<T>, problems: Problems) => void;
  /**
   * Name of the argument that the props are in, for messages.
   *
   * @default - they are the props of a construct
   */
  readonly at?: string;
}

/**
 * Finds what is wrong with props: first each by itself, then together.
 *
 * @internal
 */
export function examine<T extends object>(check: Check<T>, props: T, { rules, at = "" }: More<T> = {}): Problems {
  const problems = new Problems();
  check(at, props, problems);
  rules?.(problems.sound(props, at), problems);
  return problems;
}

/**
 * Checks props: first each by itself, then together.
 *
 * @throws ValidationError with everything that is wrong
 * @internal
 */
export function validate<T extends object>(scope: IConstruct, check: Check<T>, props: T, more?: More<T>): void {
  const problems = examine(check, props, more);
  checkFramework(problems, scope);
  problems.throwIfAny(scope);
}
