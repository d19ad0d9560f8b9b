import { format } from "prettier";

/** Widest line of a page, in characters, as for all other files. */
const printWidth = 120;

/**
 * A page with a new text in one of its sections, formatted.
 *
 * @throws Error when the page has no place for the section
 */
export async function withSection(page: string, name: string, text: string): Promise<string> {
  const [begin, end] = [`<!-- begin ${name}: written by npm run accept -->`, `<!-- end ${name} -->`];
  const [before, rest = ""] = page.split(begin);
  const [, after] = rest.split(end);
  if (before === undefined || after === undefined) {
    throw new Error(`the page lacks the lines that the section goes between, ${begin} and ${end}`);
  }
  return formatted(`${before}${begin}\n\n${text}\n\n${end}${after}`);
}

/** A page as the formatter of this project writes it. */
export function formatted(page: string): Promise<string> {
  return format(page, { parser: "markdown", printWidth });
}
