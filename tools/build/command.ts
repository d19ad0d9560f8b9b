import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Builds the package. */
export const build = command({
  name: "build",
  help: `Compiles the constructs to dist/, as the package ships them: a file for each folder, and declarations. Bundles the
commands, with the libraries that they need, to dist/bin/.`,
  takes: (line) => line,
  run: () => work().run(),
});
