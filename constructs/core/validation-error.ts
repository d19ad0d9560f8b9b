import type { IConstruct } from "constructs";
import { printable } from "./printable";
import { readable } from "./tokens/readable";

/** One thing that is wrong with a configuration. */
export interface Problem {
  /** The prop as the user typed it, for example `topology.replicas`. */
  readonly prop: string;
  /** The rule, as the rest of a sentence that begins with the prop: `must be between 0 and 5`. */
  readonly rule: string;
  /**
   * The value received, already rendered as text.
   *
   * @default - the prop was left out, or holds a secret
   */
  readonly received?: string;
  /**
   * What to do instead.
   *
   * @default - the rule makes it obvious
   */
  readonly remedy?: string;
}

/**
 * Thrown at synth when a configuration cannot work. Nothing has been written when it is thrown. It carries every
 * problem of the construct, not only the first.
 */
export class ValidationError extends Error {
  /** Path of the construct whose configuration was refused, for example `prod/Cache`. */
  public readonly path: string;
  /** Every problem found, in the order of the checks. */
  public readonly problems: readonly Problem[];

  constructor(scope: IConstruct, problems: readonly Problem[]) {
    const shown = problems.map(withoutTokens);
    const lines = shown.map(describe);
    const path = printable(readable(scope.node.path));
    // An app has no path.
    const place = path === "" ? "" : ` [${path}]`;
    super(
      lines.length === 1
        ? `${lines[0]}${place}`
        : `${lines.length} problems${place}\n${lines.map((line) => `  - ${line}`).join("\n")}`,
    );
    this.name = "ValidationError";
    this.path = path;
    this.problems = shown;
  }
}

/** Tokens are the framework's names for values; they say nothing to people. */
function withoutTokens(problem: Problem): Problem {
  const texts = Object.entries(problem).map(([name, text]: [string, string | undefined]) => [
    name,
    text === undefined ? text : printable(readable(text)),
  ]);
  return Object.fromEntries(texts) as Problem;
}

/** A problem as a sentence. */
export function describe({ prop, rule, received, remedy }: Problem): string {
  const got = received === undefined ? "" : `, got ${received}`;
  return printable(`\`${prop}\` ${rule}${got}${remedy === undefined ? "" : `; ${remedy}`}`);
}
