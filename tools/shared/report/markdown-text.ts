import { escapeHtml } from "./html-text";
import { plainText } from "./plain-text";

/** Text that changes nothing about the layout of a comment, and calls nobody; what stands as code is already safe. */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .split(/(?<!`)(`[^`]+`)(?!`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/\|/g, "\\|") : escapeProse(part)))
    .join("");
}

/** A name, as code. */
export function markdownCode(text: string): string {
  return `\`${plainText(text).replace(/`/g, " ").replace(/\|/g, "\\|")}\``;
}

/** Text within an element of HTML that stands in markdown. */
export function escapeInElement(text: string): string {
  return withoutMentions(escapeHtml(plainText(text)));
}

/** A hash within a word leads to a part of a page, and would not with a backslash before it. */
function escapeProse(text: string): string {
  return withoutMentions(text.replace(/[\\`|<>*_[\]~]|(?<!\w)#|#(?![a-z])/g, "\\$&").replace(/&(?=#?\w+;)/g, "&amp;"));
}

/** A space of no width keeps GitHub from sending a message to whoever has the name after an `@`. */
function withoutMentions(text: string): string {
  return text.replace(/@/g, "@\u200b");
}
