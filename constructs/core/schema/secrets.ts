import { hidden } from "../problems";
import { isReference } from "../tokens/reference";
import { isTokenOf } from "../tokens/token-type";
import type { Check } from "./check";

/**
 * A secret: it must be a reference to where it is kept, and is never shown.
 *
 * @internal
 */
export function referenceOnly(what: string): Check<string> {
  return (at, value, problems) => {
    if (!isTokenOf("text", value) || !isReference(value)) {
      problems.add(at, `must be a reference to where the ${what} is kept, never the ${what} itself`, hidden);
    }
  };
}

/**
 * Applies a check without showing any text or object in its messages: a secret may be in the wrong place.
 *
 * @internal
 */
export function secretive<T>(check: Check<T>): Check<T> {
  const secret: Check<T> = (at, value, problems) => {
    problems.showingText(false, () => {
      check(at, value, problems);
    });
  };
  return Object.assign(secret, { isSecret: true as const });
}

/**
 * Inside `secretive`, applies a check to a value that is no secret and may be shown.
 *
 * @internal
 */
export function shown<T>(check: Check<T>): Check<T> {
  return (at, value, problems) => {
    problems.showingText(true, () => {
      check(at, value, problems);
    });
  };
}
