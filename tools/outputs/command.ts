import { command } from "../shared/command-line/command";
import { asTyped } from "../shared/command-line/wording";

const work = () => require("./run") as typeof import("./run");

/** Writes the outputs of a deployed stack. */
export const outputs = command({
  name: "outputs",
  help: `Writes the outputs of a deployed stack to DIRECTORY/outputs/STACK.json and STACK.env, for applications and for
\`${asTyped("smoke")}\`. Secrets are named by ARN only.`,
  takes: (line) =>
    line
      .argument("<stack>", "stack that is deployed")
      .option("--output <directory>", "where to synthesize; by default, `output` of cdktf.json, or else cdktf.out"),
  run: ({ args: [stack], options: { output } }) => work().run(process.cwd(), stack, output),
});
