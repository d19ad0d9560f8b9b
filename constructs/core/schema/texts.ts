import { withoutEscapes } from "../tokens/template";
import { type Check, known, literal } from "./check";

/**
 * A text that is not empty.
 *
 * @internal
 */
export const text: Check<string> = knownText((at, value, problems) => {
  if (typeof value !== "string") {
    problems.add(at, "must be a string", value);
  } else if (value.trim() === "") {
    problems.add(at, "must not be empty", value);
  }
});

/**
 * A text of a given form.
 *
 * @internal
 */
export function textMatching(pattern: RegExp, rule: string, remedy?: string): Check<string> {
  return knownText((at, value, problems) => {
    if (typeof value !== "string") {
      problems.add(at, "must be a string", value);
    } else if (!pattern.test(withoutEscapes(value))) {
      problems.add(at, rule, value, remedy);
    }
  });
}

/**
 * A name of a given form that becomes part of a construct's id, so it must be known at synth.
 *
 * @internal
 */
export function literalName(pattern: RegExp, rule: string): Check<string> {
  return literal(textMatching(pattern, rule));
}

/**
 * Lets unresolved texts pass, but no unresolved number, list or map.
 *
 * @internal
 */
export function knownText(check: Check<string>): Check<string> {
  return known(["text"], check);
}

/**
 * A text with a maximum length, in characters.
 *
 * @internal
 */
export function textUpTo(length: number): Check<string> {
  return textMatching(new RegExp(`^[^]{0,${length}}$`), `must have at most ${length} characters`);
}
