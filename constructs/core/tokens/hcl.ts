import { type TemplatePart, readTemplate } from "./template";

/*
 * Values in Terraform's own language, as they stand between the brackets of a function.
 */

/**
 * A value as an expression. The expressions in its texts, at every depth, become parts of it.
 *
 * @param value texts, numbers, flags, null, and lists and maps of them
 */
export function hclOf(value: unknown): string {
  if (typeof value === "string") {
    return textOf(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(hclOf).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${keyOf(key)} = ${hclOf(item)}`);
    return `{${entries.join(", ")}}`;
  }
  return JSON.stringify(value ?? null);
}

function textOf(text: string): string {
  const parts = readTemplate(text) ?? [{ kind: "literal", source: text }];
  const [first, ...others] = parts;
  return first?.kind === "expression" && others.length === 0 ? expressionOf(first) : quoted(parts);
}

/** A key that is an expression stands in brackets: one that is a name alone would be taken for the key itself. */
function keyOf(key: string): string {
  const text = textOf(key);
  return text.startsWith('"') ? text : `(${text})`;
}

/** An expression without the braces around it, and without what says how to trim spaces beside it. */
function expressionOf({ source }: TemplatePart): string {
  const inner = source.replace(/^\$\{~?\s*|\s*~?\}$/g, "");
  return isOneTerm(inner) ? inner : `(${inner})`;
}

/** False for an operation, of which an operator beside it would take a part. */
function isOneTerm(expression: string): boolean {
  let rest = expression.replace(/"(?:\\.|[^"\\])*"/g, "");
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, "");
  }
  return /^[\w.:*-]*$/.test(rest);
}

function quoted(parts: readonly TemplatePart[]): string {
  return `"${parts.map(({ kind, source }) => (kind === "literal" ? escaped(source) : source)).join("")}"`;
}

/** JSON has two escapes that Terraform's language has not. */
function escaped(characters: string): string {
  const others: Readonly<Record<string, string>> = { "\\b": "\\u0008", "\\f": "\\u000c" };
  return JSON.stringify(characters)
    .slice(1, -1)
    .replace(/\\./g, (escape) => others[escape] ?? escape);
}
