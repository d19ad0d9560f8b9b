import { CommanderError, type Command as Line } from "@commander-js/extra-typings";
import type { ExitCode } from "../shared/command-line/command";
import { type Streams, complaintOf, lineCalled, ofProcess } from "../shared/command-line/start";
import { commands } from "./commands";

/** The package as its manifest has it. */
export interface ThisPackage {
  readonly name: string;
  readonly version: string;
}

/** Runs the command that was typed first with the rest; or lists the commands, or says the version. */
export async function callCommand(
  thisPackage: ThisPackage,
  typed: readonly string[],
  streams: Streams = ofProcess,
): Promise<ExitCode> {
  // npx passes on a -- that people know from npm run.
  const [first, ...rest] = typed[0] === "--" ? typed.slice(1) : typed;
  const command = commands.find(({ name }) => name === first);
  return command === undefined
    ? list(thisPackage, first === undefined ? [] : [first], streams)
    : command.answer(`${thisPackage.name} ${command.name}`, rest, streams);
}

function list({ name, version }: ThisPackage, typed: readonly string[], { out, err }: Streams): ExitCode {
  const line = listing(name, version);
  try {
    line.parse([...typed], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    switch (error.code) {
      case "commander.version":
        out(`${version}\n`);
        return 0;
      case "commander.helpDisplayed":
        out(line.helpInformation());
        return 0;
      default:
        err(
          `${name}: ${error.code === "commander.help" ? "a command is missing" : complaintOf(error)}\n\n${line.helpInformation()}`,
        );
    }
  }
  return 2;
}

function listing(name: string, version: string): Line {
  const line = lineCalled(name, `Commands for managed Redis on AWS. \`${name} COMMAND --help\` explains one of them.`)
    .version(version, "-V, --version", "show the version")
    .helpCommand(false)
    .usage("<command> [options]");
  commands.forEach(({ name: command, about }) => {
    line.command(command).helpOption(false).description(about);
  });
  return line;
}
