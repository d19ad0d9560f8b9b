import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Builds the package. */
export const build = command({
  name: "build",
  help: "Compiles the constructs to dist/, as the package ships them: a file for each folder, and declarations.",
  takes: (line) => line,
  run: () => work().run(),
});
