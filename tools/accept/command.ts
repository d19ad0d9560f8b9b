import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Writes everything generated. */
export const accept = command({
  name: "accept",
  help: `Writes every generated file that is checked in: snapshots of the environments and the examples, deploy policies, the
reference, the API reports, and the tables in README.md and docs/. It names the files that it changed; read the diff before you commit
it. It ends with 1 when an environment has a mistake.`,
  takes: (line) => line.option("--check", "write nothing, and end with 1 when something is stale"),
  run: ({ options }) => work().run(options.check === true ? "check" : "write"),
});
