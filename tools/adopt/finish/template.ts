/** What a character is in a quoted text of Terraform. */
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * An argument of a synthesized resource as an expression of Terraform's own language, on one line. In JSON, a text is a
 * template without escapes; here it is quoted, so what is around its expressions is escaped, and they stay as they are.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function expressionOf(argument: unknown): string {
  return typeof argument === "string" ? `"${quoted(argument)}"` : JSON.stringify(argument);
}

function quoted(template: string): string {
  const parts: string[] = [];
  for (let place = 0; place < template.length;) {
    const end = endOfSequence(template, place);
    const part = template.slice(place, end ?? place + 1);
    parts.push(end === undefined ? (escapes[part] ?? part) : part.replaceAll("\n", " "));
    place += part.length;
  }
  return parts.join("");
}

/** Where what begins here ends: `$${` or `%%{`, which stand for themselves, or an expression in `${ }` or `%{ }`. */
function endOfSequence(template: string, start: number): number | undefined {
  const opening = /^(?:\$\$\{|%%\{|[$%]\{)/.exec(template.slice(start, start + 3))?.[0];
  if (opening === undefined) {
    return undefined;
  }
  return opening.length === 3 ? start + 3 : endOfExpression(template, start + 2);
}

/** Where an expression ends, after the brace that closes it. */
function endOfExpression(text: string, start: number): number {
  let depth = 1;
  let place = start;
  for (; depth > 0 && place < text.length; place += 1) {
    const character = text[place];
    if (character === '"') {
      place = endOfQuoted(text, place + 1) - 1;
    } else if (character === "{") {
      depth += 1;
    } else if (character === "}") {
      depth -= 1;
    }
  }
  return place;
}

/** Where a quoted text within an expression ends, after its quote; there may be expressions in it. */
function endOfQuoted(text: string, start: number): number {
  let place = start;
  while (place < text.length && text[place] !== '"') {
    place = text[place] === "\\" ? place + 2 : (endOfSequence(text, place) ?? place + 1);
  }
  return place + 1;
}
