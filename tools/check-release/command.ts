import { UsageError, command } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";

const work = () => require("./run") as typeof import("./run");

/** Says whether this version may be published. */
export const checkRelease = command({
  name: "check-release",
  help: `Says what is missing before this version may be published: an owner in the addresses of package.json, the version of
the tag, its section in CHANGELOG.md, its recorded output, a lock file in step. It changes nothing, and ends with 1 when
something is missing.`,
  takes: (line) => line.option("--tag <tag>", "tag of the release, for example v1.2.3; needed"),
  run: ({ options: { tag } }) => {
    const [, version] = /^v(\d+\.\d+\.\d+)$/.exec(tag ?? "") ?? [];
    if (version === undefined) {
      throw new UsageError(`--tag must be v and three numbers, for example v1.2.3, got ${tag ?? "none"}`);
    }
    return work().run(version, projectRoot);
  },
});
