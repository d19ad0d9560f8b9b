/** Codes of a terminal (ECMA-48, "select graphic rendition"). */
const codes = { bold: 1, red: 31, green: 32, yellow: 33 } as const;

/** A colour, or bold. */
export type Style = keyof typeof codes;

/** Puts a text into a style. */
export type Paint = (style: Style, text: string) => string;

/** For files, pipes and pull requests. */
export const plain: Paint = (_style, text) => text;

/** For a terminal. */
export const coloured: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;

/** Colour on a terminal only, and not where the user asks for none (https://no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const wanted = stream.isTTY === true && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  return wanted ? coloured : plain;
}
