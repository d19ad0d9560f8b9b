import { UsageError, command } from "../../../tools/shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Records what a release synthesizes. */
export const recordRelease = command({
  name: "record-release",
  help: "Keeps what this version synthesizes in test/upgrade/releases, for tests of upgrades from it; once for each release.",
  takes: (line) => line.argument("<version>", "version of the release, for example 1.2.3"),
  run: ({ args: [version] }) => {
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      throw new UsageError(`the version must be three numbers, for example 1.2.3, got ${version}`);
    }
    return work().run(version);
  },
});
