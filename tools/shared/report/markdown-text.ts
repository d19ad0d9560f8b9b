import { plainText } from "./plain-text";

/** Text that changes nothing about the layout of a comment, and calls nobody; what stands as code is already safe. */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/\|/g, "\\|") : escapeProse(part)))
    .join("");
}

/** A name, as code. */
export function markdownCode(text: string): string {
  return `\`${plainText(text).replace(/`/g, " ").replace(/\|/g, "\\|")}\``;
}

/** A space of no width keeps GitHub from sending a message to whoever has the name after an `@`. */
function escapeProse(text: string): string {
  return text
    .replace(/[\\`|<>*_[\]#~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/@/g, "@\u200b");
}
