import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, ValidationError } from "./validation-error";

/** Longest rendering of a received value in a message, in characters. */
const maxRendered = 120;

/**
 * Collects what is wrong with one construct's props, so that all of it is reported at once.
 *
 * @internal
 */
export class Problems {
  private readonly found: Problem[] = [];
  private showsText = true;

  /**
   * @param prop the prop as the user typed it
   * @param rule the rest of a sentence that begins with the prop
   * @param received the value; pass `hidden` for one that may hold a secret
   * @param remedy what to do instead
   */
  public add(prop: string, rule: string, received: unknown, remedy?: string): void {
    this.found.push({
      prop,
      rule,
      ...(this.shows(received) ? { received: render(received) } : {}),
      remedy,
    });
  }

  /** Takes over a problem that was found elsewhere. */
  public take(problem: Problem): void {
    this.found.push(problem);
  }

  /** Everything found so far, in the order of the checks. */
  public get list(): readonly Problem[] {
    return [...this.found];
  }

  /** Runs checks of a prop that may hold a secret: of what they receive, text is shown only where `shown`. */
  public showingText(shown: boolean, checks: () => void): void {
    const before = this.showsText;
    this.showsText = shown;
    checks();
    this.showsText = before;
  }

  private shows(received: unknown): boolean {
    const harmless = this.showsText || typeof received === "number" || typeof received === "boolean";
    return harmless && received !== undefined && received !== hidden;
  }

  /** True when `prop` or anything below it is already known to be wrong, so that later checks can leave it alone. */
  public has(prop: string): boolean {
    return this.found.some(
      ({ prop: found }) => found === prop || found.startsWith(`${prop}.`) || found.startsWith(`${prop}[`),
    );
  }

  /** The props, or the members of the prop `at`, that nothing is known to be wrong with yet. */
  public sound<T extends object>(props: T, at?: string): Partial<T> {
    if (this.found.some(({ prop }) => prop === (at ?? "props"))) {
      return {};
    }
    const given = Object(props) as Readonly<Record<string, unknown>>;
    const kept = namesOf(given).filter((name) => !this.has(at === undefined ? name : `${at}.${name}`));
    return Object.fromEntries(kept.map((name) => [name, given[name]])) as Partial<T>;
  }

  /** @throws ValidationError when anything was added */
  public throwIfAny(scope: IConstruct): void {
    if (this.found.length > 0) {
      throw new ValidationError(scope, this.found);
    }
  }
}

/**
 * Stands for a received value that must not be shown.
 *
 * @internal
 */
export const hidden = Symbol("hidden");

/**
 * True for a value that is only known once Terraform runs: a CDKTF token or a string with a Terraform expression.
 *
 * @internal
 */
export function isUnresolved(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === "string" && value.includes("${"));
}

function render(value: unknown): string {
  const text = renderWhole(value);
  return text.length <= maxRendered ? text : `${text.slice(0, maxRendered)}…`;
}

function renderWhole(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "function":
      return "a function";
    case "object":
      return renderObject(value);
    default:
      return String(value);
  }
}

function renderObject(value: object | null): string {
  if (value !== null && !Array.isArray(value) && !isPlain(value)) {
    const { name } = Object(value.constructor) as { readonly name?: unknown };
    return typeof name === "string" ? `an instance of ${name}` : "an object";
  }
  try {
    return JSON.stringify(value, (_, member: unknown) => (isJson(member) ? member : String(member)));
  } catch {
    return "an object that contains itself";
  }
}

/** False for what JSON leaves out or cannot hold. */
function isJson(value: unknown): boolean {
  return typeof value === "number" ? Number.isFinite(value) : !["bigint", "symbol", "function"].includes(typeof value);
}

/** Names of everything an object can be asked for, of its classes as well: props may be an instance with getters. */
function namesOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object) as object | null;
  const inherited = prototype === null || prototype === Object.prototype ? [] : namesOf(prototype);
  return [...new Set([...Object.getOwnPropertyNames(object), ...inherited])];
}

/** True for an object literal, as opposed to an instance of a class. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
