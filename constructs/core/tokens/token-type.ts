import { Token, Tokenization } from "cdktf";
import { type TokenType, typeOfExpression } from "./expression-type";
import { isForged, isListToken, isMapToken, withNumbers } from "./framework-tokens";
import { readTemplate } from "./template";

/*
 * What is only known once Terraform runs: a token of the framework, which comes as a text, a number, a list, a map or an
 * object, or a text that Terraform reads as a template.
 */

/** What a prop is for, and the tokens that it takes. */
const taken = {
  text: ["one", "part", "any"],
  number: ["number", "one", "any"],
  flag: ["flag", "one", "any"],
  list: ["list", "any"],
  map: ["map", "any"],
} as const satisfies Record<string, readonly TokenType[]>;

/** What a prop is for. */
export type Kind = keyof typeof taken;

/** True for a token that may stand for a value of some kind. */
export function isTokenOf(kind: Kind, value: unknown): boolean {
  const types: readonly (TokenType | undefined)[] = taken[kind];
  return types.includes(tokenTypeOf(value));
}

/**
 * True for a value that is only known once Terraform runs: a CDKTF token or a string with a Terraform expression.
 *
 * @internal
 */
export function isUnresolved(value: unknown): boolean {
  return tokenTypeOf(value) !== undefined;
}

/** What a value stands for if it is a token, undefined for any other value. */
export function tokenTypeOf(value: unknown): TokenType | undefined {
  if (typeof value === "number") {
    return Token.isUnresolved(value) ? "number" : undefined;
  }
  if (typeof value === "string") {
    return /[$%]\{|e\+/.test(value) ? typeOfText(value) : undefined;
  }
  return typeof value === "object" && value !== null ? typeOfObject(value) : undefined;
}

/** A token in the form of a text as the object that it stands for, so that it is not taken for a text. */
export function unwrapped(value: unknown): unknown {
  const isToken = typeof value === "string" && Token.isUnresolved(value) && tokenTypeOf(value) !== "part";
  return isToken && !isForged(value) ? Tokenization.reverseString(value).firstToken : value;
}

function typeOfText(text: string): TokenType | undefined {
  const parts = readTemplate(text) ?? [];
  if (parts.every(({ kind }) => kind === "literal")) {
    return withNumbers(text, () => "") === text ? undefined : "part";
  }
  if (parts.length > 1) {
    return "part";
  }
  const token = isForged(text) ? undefined : Tokenization.reverseString(text).firstToken;
  return token === undefined ? "any" : typeOfExpression(token, "one");
}

function typeOfObject(value: object): TokenType | undefined {
  if (Array.isArray(value)) {
    return isListToken(value) ? "list" : undefined;
  }
  if (Tokenization.isResolvable(value)) {
    return typeOfExpression(value, "any");
  }
  return isMapToken(value) ? "map" : undefined;
}
