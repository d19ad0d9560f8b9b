import type { Check } from "./check";
import { knownText } from "./texts";

/** Control characters that the XML in which AWS answers cannot hold. @see https://www.w3.org/TR/xml/#charsets */
const control = /(?![\t\n\r\u007f-\u009f])\p{Cc}/u;

/**
 * A text for people, of 1 to `max` characters.
 *
 * @internal
 */
export function proseUpTo(max: number): Check<string> {
  return knownText((at, value, problems) => {
    if (typeof value !== "string") {
      problems.add(at, "must be a string", value);
    } else if (value.trim() === "" || value.length > max) {
      problems.add(at, `must be 1 to ${max} characters long, not blank`, value);
    } else if (control.test(value)) {
      problems.add(at, "must not contain control characters", value);
    }
  });
}
