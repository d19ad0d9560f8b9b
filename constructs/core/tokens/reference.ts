import { Token, Tokenization } from "cdktf";
import { readTemplate } from "./template";

/** What the framework keeps of an expression; the fork has the same. */
interface Expression {
  readonly identifier?: string;
  readonly name?: string;
  readonly args?: readonly unknown[];
  readonly str?: string;
  readonly target?: unknown;
  readonly condition?: unknown;
  readonly trueValue?: unknown;
  readonly falseValue?: unknown;
  readonly value?: unknown;
}

/** Functions that read something outside the configuration. */
const reading = /^(?:file|templatefile)/;

/**
 * True for a value that only stands for another one: nothing of it is written into the configuration itself. A text with
 * literal parts is none, and neither is a function whose arguments are all literal.
 */
export function isReference(value: unknown): boolean {
  if (typeof value !== "string") {
    return refers(value);
  }
  const parts = readTemplate(value) ?? [];
  return parts.length > 0 && parts.every(({ kind, source }) => kind === "expression" && refersIn(source));
}

/** True for an expression in a text with a reference in it: to a token of the framework's, or written by hand. */
function refersIn(source: string): boolean {
  if (Token.isUnresolved(source)) {
    return Tokenization.reverseString(source).tokens.some(refers);
  }
  const code = source.replace(/"(?:[^"\\$%]|\\.|[$%](?!\{))*"/g, '""');
  const [, called = ""] = /([\w-]+)\s*\(/.exec(code) ?? [];
  return /[\p{ID_Start}_][\p{ID_Continue}-]*\s*\.\s*[\p{ID_Start}_]|\(\s*\)/u.test(code) || reading.test(called);
}

/** True for a token, or for a part of one, that has a reference in it. */
function refers(value: unknown): boolean {
  if (typeof value === "string") {
    return (readTemplate(value) ?? []).some(({ kind, source }) => kind === "expression" && refersIn(source));
  }
  if (Array.isArray(value) && !Token.isUnresolved(value)) {
    return value.some(refers);
  }
  if (typeof value !== "object" || value === null) {
    return Token.isUnresolved(value);
  }
  return Tokenization.isResolvable(value) ? expressionRefers(value as Expression) : membersRefer(value);
}

function membersRefer(value: object): boolean {
  return Token.isUnresolved(value) || Object.values(value).some(refers);
}

function expressionRefers(expression: Expression): boolean {
  const { identifier, name, args = [], str, target, condition, trueValue, falseValue, value } = expression;
  if (identifier !== undefined) {
    return true;
  }
  if (name !== undefined) {
    return args.length === 0 || reading.test(name) || args.some(refers);
  }
  if (condition !== undefined) {
    return refers(trueValue) && refers(falseValue);
  }
  if (target !== undefined) {
    return refers(target);
  }
  return str === undefined && (typeof value !== "string" || refers(value));
}
