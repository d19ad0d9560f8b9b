import { isPlain, isUnresolved } from "../problems";
import { type Check, literal } from "./check";

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
    } else if (!pattern.test(value)) {
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
 * What Terraform reads as the beginning of an expression or a directive, and then cannot parse.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
const brokenTemplate = /(?<!\$)\$\{[^}]*$|(?<!%)%\{(?!~?\s*(?:if|for|else|endif|endfor)\b)/;

/**
 * Lets unresolved strings pass, but no unresolved number, list or map.
 *
 * @internal
 */
export function knownText(check: Check<string>): Check<string> {
  return (at, value, problems) => {
    if (typeof value === "string" && brokenTemplate.test(value)) {
      const rule = "must not contain an incomplete Terraform expression (`${`) or directive (`%{`)";
      problems.add(at, rule, value, "for the literal characters, write `$${` or `%%{`");
    } else if (!isUnresolved(value) || !mayBeText(value)) {
      check(at, value, problems);
    }
  };
}

/** True for a text, and for an instance of the framework's that stands for some value; false for a list and a map. */
function mayBeText(value: unknown): boolean {
  const isInstance = typeof value === "object" && value !== null && !Array.isArray(value) && !isPlain(value);
  return typeof value === "string" || isInstance;
}
