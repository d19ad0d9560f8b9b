import { Fn, Token, ref } from "cdktf";
import { withNumbers } from "./framework-tokens";
import { type TemplatePart, readTemplate } from "./template";

/**
 * The same text, with every number of the framework's that was joined with it as a token of a text. Then more text may
 * stand beside it.
 *
 * @internal
 */
export function withNumberTokens(text: string): string {
  return withNumbers(Token.asString(text), (number) => Token.asString(Token.asAny(number)));
}

/**
 * A value as a function or an operation takes it. There the framework takes expressions that were written by hand for
 * literal characters, and those with text around them as well.
 *
 * @internal
 */
export function asArgument<T>(value: T): T {
  return typeof value === "string" ? (textArgument(value) as T) : value;
}

function textArgument(text: string): string {
  const parts = readTemplate(withNumberTokens(text)) ?? [];
  const [first, ...others] = parts;
  if (first === undefined || parts.every(({ kind }) => kind === "literal")) {
    return text;
  }
  if (parts.some(({ kind }) => kind === "directive")) {
    return quoted(parts);
  }
  return others.length === 0 ? expression(first) : Fn.join("", parts.map(piece));
}

/** A text in quotation marks. What begins and ends with directives cannot be taken apart. */
function quoted(parts: readonly TemplatePart[]): string {
  const sources = parts.map(({ kind, source }) => (kind === "literal" ? JSON.stringify(source).slice(1, -1) : source));
  return Token.asString(ref(`"${sources.join("")}"`));
}

/** An expression without the braces around it, and without what says how to trim spaces beside it. */
function expression({ source }: TemplatePart): string {
  return Token.isUnresolved(source) ? source : Token.asString(ref(source.replace(/^\$\{~?|~?\}$/g, "")));
}

function piece(part: TemplatePart): string {
  return part.kind === "literal" ? quoted([part]) : expression(part);
}
