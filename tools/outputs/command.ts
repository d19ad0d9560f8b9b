import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Writes the outputs of a deployed stack. */
export const outputs = command({
  name: "outputs",
  help: `Writes the outputs of a deployed stack to DIRECTORY/outputs/STACK.json and STACK.env, for applications and for
\`npm run smoke\`. Secrets are named by ARN only.`,
  takes: (line) =>
    line
      .argument("<stack>", "stack that is deployed")
      .option("--output <directory>", "where the framework synthesizes to", "cdktf.out"),
  run: ({ args: [stack], options: { output } }) => work().run(process.cwd(), stack, output),
});
