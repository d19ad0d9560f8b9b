import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Scans the stacks with Checkov. */
export const scan = command({
  name: "scan",
  help: `Synthesizes the stacks and scans them with Checkov (\`npm run scan:install\` installs it). Ends with 1 when there is a
finding without a reason in its environment, or a reason without a finding.`,
  takes: (line) => line.argument("[directory]", "scan the stacks that were synthesized there instead"),
  run: ({ args: [directory] }) => work().run(process.cwd(), directory),
});
