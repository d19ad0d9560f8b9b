import type { Command as Line, OptionValues } from "@commander-js/extra-typings";

/** A line to say on it which arguments and options a command takes. */
export type { Line };

/**
 * Exit code of the process: 0 when all is well, 1 when it is not, 2 when the arguments are wrong, 3 when the answer is not
 * whole.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** What was typed. */
export interface Call<A extends unknown[], O extends OptionValues> {
  readonly options: O;
  readonly args: A;
  /** The arguments after `--`, for a command that passes them on. */
  readonly rest: readonly string[];
}

/**
 * A command: its arguments and options, and what it does. It is light: `run` loads what takes long to load, so that
 * `--help` or a wrong argument starts nothing.
 */
export interface Command<A extends unknown[], O extends OptionValues> {
  /** Its name, which is that of its folder and of its script in `package.json`. */
  readonly name: string;
  /** What it does, and what its exit codes mean. Lines are joined, except those that begin with a space. */
  readonly help: string;
  /** Says which arguments and options there are. */
  readonly takes: (line: Line) => Line<A, O>;
  /** What may follow `--`, to be passed on as it is. @default - nothing */
  readonly rest?: string;
  /**
   * Does the work.
   *
   * @throws UsageError before anything is started, when the arguments are wrong
   * @throws Failure when the work cannot be done
   */
  readonly run: (call: Call<A, O>) => ExitCode | Promise<ExitCode>;
}

/** Wrong arguments: the message shows them, and the rule. */
export class UsageError extends Error {}

/** Declares a command; the types of its arguments and options follow from `takes`. */
export function command<A extends unknown[], O extends OptionValues>(declared: Command<A, O>): Command<A, O> {
  return declared;
}

/** Parses an option that may be repeated: each value is added to those before it. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
