import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Writes the packages. */
export const pack = command({
  name: "pack:all",
  help: `Builds the packages for both frameworks, cdktf-managed-redis and cdktn-managed-redis, and that for applications,
managed-redis-client, and writes their tarballs to a folder. Prints where they are.`,
  takes: (line) => line.argument("<folder>", "where the tarballs go; it is made if it is missing"),
  run: ({ args: [folder] }) => work().run(folder),
});
