import { execFile } from "node:child_process";
import { Failure } from "./failure";

/** A command that failed, with its output. */
export class CommandError extends Failure {}

/** More than the plan JSON of a large stack, in bytes. */
const maxOutput = 256 * 1024 * 1024;

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface How {
  /** Whether the command is a line for the shell of this system. */
  readonly shell?: boolean;
  /** Variables beside those of this process. */
  readonly variables?: NodeJS.ProcessEnv;
}

/**
 * Runs a command to its end, without printing its output.
 *
 * @throws CommandError when it cannot be started
 */
export function run(
  command: string,
  args: readonly string[],
  directory: string,
  { shell = false, variables = {} }: How = {},
): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const env = { ...process.env, TF_IN_AUTOMATION: "1", ...variables };
    const options = { cwd: directory, maxBuffer: maxOutput, env, shell };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") {
        fail(new CommandError(`${command} could not be run: ${error.message}`));
      } else {
        done({ exitCode: Number(error?.code ?? 0), stdout, stderr });
      }
    });
  });
}

/**
 * Runs a command that must succeed.
 *
 * @throws CommandError that begins with what went wrong, if a line of the output begins with `Error:`
 */
export async function succeed(
  name: string,
  command: string,
  args: readonly string[],
  directory: string,
  how: How = {},
): Promise<void> {
  const { exitCode, stdout, stderr } = await run(command, args, directory, how);
  if (exitCode !== 0) {
    const output = `${stdout}${stderr}`;
    const error = /^\W*(Error: .*)$/m.exec(output)?.[1];
    throw new CommandError(`${name} failed${error === undefined ? "" : `: ${error}`}\n${output}`);
  }
}
