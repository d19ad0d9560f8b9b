import { Option } from "@commander-js/extra-typings";
import { collect, command } from "../shared/command-line/command";
import { formats, readOptions } from "./options";
import { paintFor } from "./report/paint";

const work = () => require("./run") as typeof import("./run");

const progress = (text: string): void => {
  process.stderr.write(`guard: ${text}\n`);
};

/** Judges what a plan would do to a cache. */
export const guard = command({
  name: "guard",
  help: `Plans a stack, or reads a plan, and says what it would do to the cache:
  SAFE           exit code 0: no protected resource (it holds data, or others know it by name) is replaced or deleted
  NOT IN ONE GO  exit code 0, with --strict 1: nothing is lost, but a single apply would fail or do only half of it
  NOT SAFE       exit code 1: a protected resource would be replaced, deleted or forgotten
  NOT JUDGED     exit code 2: there is no plan, or this guard cannot tell what something in it does`,
  takes: (line) =>
    line
      .argument("[stack]", "stack to synthesize and plan, unless --plan is given")
      .option("--plan <file>", "judge this plan JSON (terraform show -json); - reads the standard input")
      .option(
        "--allow <address>",
        "let this address be lost, or pass unjudged; repeatable; add =<reason> to say why",
        collect,
      )
      .option("--strict", "end with 1 also for changes that one apply cannot make")
      .option("--out <file>", "keep the plan, to apply exactly what was judged: terraform apply <file>")
      .addOption(
        new Option("--format <format>", "how the verdict is printed").choices(formats).default("text" as const),
      ),
  rest: "arguments of terraform plan",
  run: async ({ args: [stack], options, rest }) => {
    const understood = readOptions(stack, options, rest);
    const terminal = { progress, paint: paintFor(process.stdout, process.env) };
    const { exitCode, stdout } = await work().run(understood, process.cwd(), terminal);
    process.stdout.write(stdout);
    return exitCode;
  },
});
