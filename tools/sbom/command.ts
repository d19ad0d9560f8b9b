import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Prints the bill of materials. */
export const sbom = command({
  name: "sbom",
  help: "Prints what ships as a CycloneDX bill of materials: the dependencies of package.json and what they bring.",
  takes: (line) => line,
  run: () => work().run(),
});
