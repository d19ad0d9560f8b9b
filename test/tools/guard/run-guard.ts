import { guard } from "../../../tools/guard/command";
import { readOptions } from "../../../tools/guard/options";
import { type Outcome, type Terminal, run as runGuard } from "../../../tools/guard/run";
import { parse } from "../../../tools/shared/command-line/start";

/** Runs the guard with what is typed after its name. */
export async function run(typed: readonly string[], project: string, terminal: Terminal = {}): Promise<Outcome> {
  const { args, options, rest } = parse(guard, typed);
  return runGuard(readOptions(args[0], options, rest), project, terminal);
}
