import { Option } from "@commander-js/extra-typings";
import { command } from "../shared/command-line/command";
import { formats, stacksOf } from "./options";

const work = () => require("./run") as typeof import("./run");

/** Says what stacks cost. */
export const cost = command({
  name: "cost",
  help: `Says what stacks cost a month, before they are deployed, or what a plan changes about that. It asks nobody: prices are in a table.
  exit code 0: everything is priced
  exit code 1: the work could not be done
  exit code 2: wrong arguments
  exit code 3: something is not priced, so that the total is a lower bound`,
  takes: (line) =>
    line
      .argument("[stacks...]", "stacks to synthesize and price, all by default; with --plan, the plan's name")
      .option("--plan <file>", "price this plan JSON (terraform show -json); - reads the standard input")
      .option("--skip-synth", "price what was synthesized last")
      .option("--usage <file>", "how much is used, which nobody else knows: a usage file as Infracost has it")
      .option("--region <region>", "where resources are whose region neither the stack nor the plan says")
      .option("--prices <file>", "a table of prices to use before the one that is here")
      .addOption(new Option("--format <format>", "how it is printed").choices(formats).default("text" as const))
      .option("--out <file>", "write it to this file, in place of the standard output"),
  run: async ({ args: [stacks], options }) => {
    const named = stacksOf(stacks, options);
    const today = new Date().toISOString().slice(0, 10);
    const { exitCode, text } = await work().run(process.cwd(), named, options, today);
    process.stdout.write(text);
    return exitCode;
  },
});
