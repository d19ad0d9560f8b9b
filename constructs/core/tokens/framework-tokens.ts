import { type IResolvable, Token, Tokenization } from "cdktf";

/*
 * How the framework writes tokens where a text, a number, a list or a map is expected.
 */

/** A number, as it is written when it is joined with text. */
const numberInText = /-\d(?:\.\d+)?e\+\d{3}/g;

/** A list, in the only member that it has. */
const wholeList = /^#\{TfToken\[[\w:.-]+\]\}$/;

/** A map, in the only key that it has. */
const wholeMap = /^&\{TfToken\[[\w:.-]+\]\}$/;

/** True for a list that is a token as a whole, of texts or of numbers. */
export function isListToken(list: readonly unknown[]): boolean {
  const [only] = list;
  const isToken = typeof only === "string" ? wholeList.test(only) : isBeyondAmounts(only) && Token.isUnresolved(list);
  return isToken && list.length === 1;
}

/** True for a map that is a token as a whole. */
export function isMapToken(map: object): boolean {
  const names = Object.keys(map);
  return names.length === 1 && wholeMap.test(String(names[0]));
}

/** True for a number beyond all amounts: a token of the framework's, or what somebody calculated from one. */
export function isBeyondAmounts(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && Math.abs(value) > 1e200;
}

/** The text with something else in the place of each number of the framework's that was joined with it. */
export function withNumbers(text: string, replacement: (number: number) => string): string {
  return text.replace(numberInText, (found) => {
    return Token.isUnresolved(Number(found)) ? replacement(Number(found)) : found;
  });
}

/**
 * True for a text with a token of the framework's anywhere in it. Each is numbered in the order in which all were made,
 * so such a text is another one whenever the program makes a token more.
 *
 * @internal
 */
export function hasFrameworkToken(text: string): boolean {
  return Token.isUnresolved(text) || withNumbers(text, () => "") !== text;
}

/** The class of a token that does nothing but hold a value; the framework exports it by no name. */
const holder: unknown = Object.getPrototypeOf(Token.asAny(null));

/** True for a token that does nothing but hold a value, as `Token.asAny` makes it of a literal. */
export function isHolder(token: IResolvable): token is IResolvable & { readonly value: unknown } {
  return Object.getPrototypeOf(token) === holder;
}

/** True for what looks like a token and is none: one of another program, or one that was calculated with. */
export function isForged(value: unknown): boolean {
  try {
    if (typeof value === "string" || typeof value === "number") {
      Tokenization.reverse(value);
    }
    return false;
  } catch {
    return true;
  }
}
