import { types } from "node:util";
import { CommanderError, Command as Line, type OptionValues } from "@commander-js/extra-typings";
import { messageOf } from "../failure";
import { type Call, type Command, type ExitCode, UsageError } from "./command";

/** Where a command prints. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The streams of this process. */
export const ofProcess: Streams = {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
};

/** Ends quietly when whoever reads the output has seen enough, as `head` does. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      throw error;
    }
    process.exit();
  });
}

/** Maximum length of a line of help, in characters. */
const helpWidth = 120;

/**
 * Runs a command with its arguments, and sets the exit code of the process.
 *
 * @param calledAs what people type before the arguments, for example `npm run guard --`
 */
export function start<A extends unknown[], O extends OptionValues>(command: Command<A, O>, calledAs: string): void {
  endWithReader();
  void answer(command, calledAs, process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

/** Shows the help, reports wrong arguments, or runs the command. */
export async function answer<A extends unknown[], O extends OptionValues>(
  command: Command<A, O>,
  calledAs: string,
  typed: readonly string[],
  { out, err }: Streams = ofProcess,
): Promise<ExitCode> {
  const line = lineOf(command, calledAs);
  try {
    return await command.run(read(command, line, typed));
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      out(line.helpInformation());
      return 0;
    }
    if (error instanceof UsageError || error instanceof CommanderError) {
      err(`${command.name}: ${complaint(error, line)}\n\n${line.helpInformation()}`);
      return 2;
    }
    err(`${command.name}: ${reasonOf(error)}\n`);
    return 1;
  }
}

/**
 * Parses the arguments, without doing anything.
 *
 * @throws CommanderError when they are wrong, or ask for help
 */
export function parse<A extends unknown[], O extends OptionValues>(
  command: Command<A, O>,
  typed: readonly string[],
): Call<A, O> {
  return read(command, lineOf(command, command.name), typed);
}

/**
 * A line that nothing is taken on yet, but to ask for help.
 *
 * @param help lines are joined, except those that begin with a space
 */
export function lineCalled(calledAs: string, help: string): Line {
  return new Line(calledAs)
    .description(help.replace(/\n(?=\S)/g, " "))
    .helpOption("-h, --help", "show this text")
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .configureHelp({ helpWidth });
}

/** What is wrong with what was typed, in one line. */
export function complaintOf({ message }: Error): string {
  return message.replace(/^error: /, "").replaceAll("\n", " ");
}

function lineOf<A extends unknown[], O extends OptionValues>(command: Command<A, O>, calledAs: string): Line<A, O> {
  const full = command.takes(lineCalled(calledAs, command.help));
  return command.rest === undefined ? full : full.usage(`${full.usage()} [-- <${command.rest}>]`);
}

function read<A extends unknown[], O extends OptionValues>(
  { rest }: Command<A, O>,
  line: Line<A, O>,
  typed: readonly string[],
): Call<A, O> {
  const end = rest === undefined ? -1 : typed.indexOf("--");
  line.parse(end === -1 ? [...typed] : typed.slice(0, end), { from: "user" });
  return { options: line.opts(), args: line.processedArgs, rest: end === -1 ? [] : typed.slice(end + 1) };
}

/** One line: the arguments, and the rule. */
function complaint(
  error: Error,
  { args, registeredArguments: { length } }: Pick<Line, "args" | "registeredArguments">,
) {
  if (error instanceof CommanderError && error.code === "commander.excessArguments") {
    return `too many arguments: it takes ${length === 0 ? "none" : length}, got ${args.join(", ")}`;
  }
  return complaintOf(error);
}

/** The package that is missing, when an error says so: commands take the framework from the app that they are for. */
function missingPackage(error: unknown): string | undefined {
  const isMissing = types.isNativeError(error) && "code" in error && error.code === "MODULE_NOT_FOUND";
  return isMissing ? /^Cannot find module '((?:@[^'/]+\/)?[^'./@][^'/]*)/.exec(error.message)?.[1] : undefined;
}

/** What is wrong, in one line; and where in the code that was, when nobody foresaw it. */
function reasonOf(error: unknown): string {
  const missing = missingPackage(error);
  if (missing !== undefined) {
    return `${missing} is not installed here: npm install ${missing}`;
  }
  return isForeseen(error) ? messageOf(error) : stackOf(error);
}

/** True for an error of this project, the operating system or another program, whose message is enough. */
function isForeseen(error: unknown): boolean {
  return types.isNativeError(error) && ["isForeseen", "syscall", "cmd"].some((sign) => sign in error);
}

function stackOf(error: unknown): string {
  return types.isNativeError(error) ? (error.stack ?? error.message) : String(error);
}
