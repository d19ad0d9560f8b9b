import type { Check } from "./check";
import { knownText } from "./texts";

/** Control characters that the XML in which AWS answers cannot hold. @see https://www.w3.org/TR/xml/#charsets */
const control = /(?![\t\n\r\u007f-\u009f])\p{Cc}/u;

/**
 * A text for people, of 1 to `max` characters.
 *
 * @param mayBeBlank whether it may be nothing but spaces
 * @internal
 */
export function proseUpTo(max: number, { mayBeBlank = false } = {}): Check<string> {
  const rule = `must be 1 to ${max} characters long${mayBeBlank ? "" : ", not blank"}`;
  return knownText((at, value, problems) => {
    if (typeof value !== "string") {
      problems.add(at, "must be a string", value);
    } else if (value === "" || value.length > max || (value.trim() === "" && !mayBeBlank)) {
      problems.add(at, rule, value);
    } else if (control.test(value)) {
      problems.add(at, "must not contain control characters", value);
    }
  });
}
