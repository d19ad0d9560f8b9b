import type { IConstruct } from "constructs";
import type { LoadHints } from "./schema/hints";
import { isNoSecret, mayBeSecret, withoutKeys, withoutKeysInValue } from "./secrets-in-text";
import { readable } from "./tokens/readable";
import { tokenTypeOf } from "./tokens/token-type";
import { type Problem, ValidationError } from "./validation-error";

/** Maximum length of a rendered value in a message, in characters. */
const maxRenderedLength = 120;

/** Maximum number of objects within each other in a rendered value. */
const maxRenderedDepth = 8;

/**
 * Collects what is wrong with one construct's props, so that all of it is reported at once.
 *
 * @internal
 */
export class Problems {
  private readonly found: Problem[] = [];
  private readonly wrong = new Set<string>();
  private showsText = true;
  private aboutNames = false;
  private tables: readonly LoadHints[] = [];

  /**
   * @param prop the prop as the user typed it
   * @param rule the rest of a sentence that begins with the prop
   * @param received the value; pass `hidden` for one that may hold a secret
   * @param remedy what to do instead
   */
  public add(prop: string, rule: string, received: unknown, remedy?: string): void {
    this.take({
      prop,
      rule,
      ...(this.shows(prop, received) && !this.wasShown(prop, received) ? { received: render(received) } : {}),
      remedy,
    });
  }

  /** Adds a problem that was found elsewhere, unless it is already here. */
  public take(problem: Problem): void {
    const shown = withoutKeys(problem.prop);
    if (!this.found.some(({ prop, rule }) => prop === shown && rule === problem.rule)) {
      this.found.push({ ...problem, prop: shown });
    }
    if (!this.aboutNames) {
      this.wrong.add(problem.prop);
    }
  }

  /** Notes that a prop is wrong which the message about another one is about. */
  public know(prop: string): void {
    this.wrong.add(prop);
  }

  /** Everything found so far, in the order of the checks. */
  public get list(): readonly Problem[] {
    return [...this.found];
  }

  /** Runs checks of a prop that may hold a secret; messages show the text that they receive only if `shown`. */
  public showingText(shown: boolean, checks: () => void): void {
    const before = this.showsText;
    this.showsText = shown;
    checks();
    this.showsText = before;
  }

  /** Whether messages show the texts that they receive. */
  public get isShowingText(): boolean {
    return this.showsText;
  }

  /** Hints for names that are no props, those of the innermost object first. */
  public get hints(): readonly LoadHints[] {
    return this.tables;
  }

  /** Runs checks of an object with further hints for names that are no props. */
  public hinting(hints: LoadHints, checks: () => void): void {
    const before = this.tables;
    this.tables = [hints, ...before];
    checks();
    this.tables = before;
  }

  /** Runs checks of a key that the caller chose: a wrong key does not make its value wrong. */
  public judgingNames(checks: () => void): void {
    this.aboutNames = true;
    checks();
    this.aboutNames = false;
  }

  /** True when `prop` or anything below it is already known to be wrong, so that later checks can leave it alone. */
  public has(prop: string): boolean {
    return this.wrong.has(prop) || this.knowsPartsOf(prop);
  }

  /**
   * The props, or the members of the prop `at`. Values that failed a check are replaced by a token, which later checks
   * let pass: every mistake is reported once, and none is invented.
   */
  public sound<T extends object>(props: T, at = ""): Partial<T> {
    return this.wrong.has(at === "" ? "props" : at) ? {} : this.membersOf(props, at);
  }

  /** @throws ValidationError when anything was added */
  public throwIfAny(scope: IConstruct): void {
    if (this.found.length > 0) {
      throw new ValidationError(scope, this.found);
    }
  }

  private shows(prop: string, received: unknown): boolean {
    return (
      (this.showsText || isNoSecret(received)) &&
      received !== undefined &&
      received !== hidden &&
      !mayBeSecret(lastName(prop), received)
    );
  }

  /** True when the value, or the part of it that is wrong, was shown with another problem. */
  private wasShown(prop: string, received: unknown): boolean {
    return received === standIn(prop) || (typeof received === "object" && this.knowsPartsOf(prop));
  }

  private knowsPartsOf(prop: string): boolean {
    return [...this.wrong].some((wrong) => isBelow(prop, wrong));
  }

  private soundValue(value: unknown, at: string): unknown {
    if (this.wrong.has(at)) {
      return standIn(at);
    }
    if (typeof value !== "object" || value === null || !this.has(at)) {
      return value;
    }
    return Array.isArray(value)
      ? Array.from<unknown, unknown>(value, (member, index) => this.soundValue(member, `${at}[${index}]`))
      : this.membersOf(value, at);
  }

  private membersOf(object: object, at: string): object {
    const prefix = at === "" ? "" : `${at}.`;
    const missing = [...this.wrong].filter((prop) => prop.startsWith(prefix)).map((prop) => prop.slice(prefix.length));
    const names = new Set([...namesOf(object), ...missing.filter((name) => !/[.[]/.test(name))]);
    const members = object as Readonly<Record<string, unknown>>;
    return Object.fromEntries([...names].map((name) => [name, this.soundValue(members[name], `${prefix}${name}`)]));
  }
}

/**
 * Stands for a received value that must not be shown.
 *
 * @internal
 */
export const hidden = Symbol("hidden");

/** Stands in for a wrong value, as an expression stands in for a value that only Terraform knows. */
function standIn(prop: string): string {
  return `\${wrong.p${Buffer.from(prop).toString("hex")}}`;
}

function isBelow(prop: string, other: string): boolean {
  return other.startsWith(`${prop}.`) || other.startsWith(`${prop}[`);
}

/** The last name in a prop: `password` for `users.app.password[0]`. */
function lastName(prop: string): string {
  return prop.replace(/(?:\[\d+\])+$/, "").replace(/^.*\./s, "");
}

/** A value as text, without what may be a secret: what stands under a name for one, and all but the origin of a URL. */
function render(value: unknown): string {
  const text = readable(renderWhole(value, []));
  return text.length <= maxRenderedLength ? text : `${text.slice(0, maxRenderedLength)}…`;
}

function renderWhole(value: unknown, around: readonly object[]): string {
  if (isToken(value)) {
    const type = tokenTypeOf(value) ?? "any";
    return `a ${["number", "list", "map"].includes(type) ? type : "value"} that only Terraform knows`;
  }
  switch (typeof value) {
    case "string":
      return JSON.stringify(withoutKeysInValue(value));
    case "bigint":
      return `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : renderObject(value, around);
    case "boolean":
    case "symbol":
    case "undefined":
      return String(value);
  }
}

/** True for a token that is no part of a text; what somebody wrote by hand is shown as it is. */
function isToken(value: unknown): boolean {
  return tokenTypeOf(value) !== undefined && (typeof value !== "string" || /^\$\{TfToken\[[^\]]*\]\}$/.test(value));
}

function renderObject(value: object, around: readonly object[]): string {
  if (around.includes(value) || around.length === maxRenderedDepth) {
    return "…";
  }
  if (Array.isArray(value)) {
    return `[${Array.from<unknown, string>(value, (member) => renderMember(member, [...around, value])).join(",")}]`;
  }
  if (!isPlain(value)) {
    const { name } = Object(value.constructor) as { readonly name?: unknown };
    return typeof name === "string" ? `an instance of ${name}` : "an object";
  }
  const members = Object.entries(value).map(([key, member]) => {
    const shown = mayBeSecret(readable(key), member) ? "…" : renderMember(member, [...around, value]);
    return `${JSON.stringify(withoutKeys(key))}:${shown}`;
  });
  return `{${members.join(",")}}`;
}

function renderMember(member: unknown, around: readonly object[]): string {
  return isToken(member) ? '"${…}"' : renderWhole(member, around);
}

/** Names of all members of an object, including those of its classes: props may be an instance with getters. */
function namesOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object) as object | null;
  const inherited = prototype === null || isRoot(prototype) ? [] : namesOf(prototype);
  return [...new Set([...Object.getOwnPropertyNames(object), ...inherited])];
}

/** True for an object literal, as opposed to an instance of a class. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || isRoot(prototype);
}

/** True for `Object.prototype`, also that of another realm: test runners and `node:vm` have their own. */
function isRoot(prototype: object): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}
