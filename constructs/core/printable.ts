/**
 * Control characters, those that break lines, and those that turn the direction of a text: a terminal would act on them.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A text in which each control character is written as in JSON: `\u001b`. */
export function printable(text: string): string {
  return text.replace(controls, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
