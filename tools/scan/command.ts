import { UsageError, command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");
const environment = () => require("./environment") as typeof import("./environment");

/** Scans the stacks with Checkov. */
export const scan = command({
  name: "scan",
  help: `Synthesizes the stacks and scans them with Checkov (\`npm run scan:install\` installs it). Ends with 1 when there is a
finding without a reason in its environment, or a reason without a finding.`,
  takes: (line) =>
    line
      .argument("[directory]", "scan the stacks that were synthesized there instead")
      .option("--install", "install the pinned version of Checkov, with Python 3, and scan nothing"),
  run: ({ args: [directory], options: { install } }) => {
    if (install !== true) {
      return work().run(process.cwd(), directory);
    }
    if (directory !== undefined) {
      throw new UsageError(`--install scans nothing, so it takes no directory, got ${directory}`);
    }
    environment().install();
    return 0;
  },
});
