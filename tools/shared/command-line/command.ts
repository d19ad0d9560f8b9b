import type { Command as Line, OptionValues } from "@commander-js/extra-typings";

/** A line to say on it which arguments and options a command takes. */
export type { Line };

/** What the process ends with: 0 when all is well, 1 when it is not, 2 when the call cannot be understood. */
export type ExitCode = 0 | 1 | 2;

/** What was typed. */
export interface Call<A extends unknown[], O extends OptionValues> {
  readonly options: O;
  readonly args: A;
  /** What followed `--`, for a command that hands it on. */
  readonly rest: readonly string[];
}

/**
 * A command: what may be typed, and what is done then. It is light: what takes long to load is loaded by `run`, so that
 * a question for help, or a wrong call, starts nothing.
 */
export interface Command<A extends unknown[], O extends OptionValues> {
  /** Its name, which is that of its folder and of its script in `package.json`. */
  readonly name: string;
  /** What it does, and what its exit codes mean. Lines are joined, but for those that begin with a space. */
  readonly help: string;
  /** Says which arguments and options there are. */
  readonly takes: (line: Line) => Line<A, O>;
  /** What may follow `--`, to be handed on as it is. @default - nothing */
  readonly rest?: string;
  /**
   * Does the work.
   *
   * @throws UsageError before anything is started, when the call cannot be understood
   * @throws Failure when the work cannot be done
   */
  readonly run: (call: Call<A, O>) => ExitCode | Promise<ExitCode>;
}

/** A call that cannot be understood: the message says what was typed, and the rule. */
export class UsageError extends Error {}

/** Declares a command; the types of its arguments and options follow from what it takes. */
export function command<A extends unknown[], O extends OptionValues>(declared: Command<A, O>): Command<A, O> {
  return declared;
}

/** Parses an option that may be repeated: each value is added to those before it. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
