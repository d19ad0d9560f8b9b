import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure, messageOf } from "../shared/failure";
import { membersOf } from "../shared/records";

type Members = Readonly<Record<string, unknown>>;

/** What a release is made of. */
export interface Sources {
  /** `package.json`. */
  readonly manifest: Members;
  /** `package-lock.json`. */
  readonly lock: Members;
  /** `CHANGELOG.md`. */
  readonly changelog: string;
  /** Versions whose output is kept, for tests of upgrades from them. */
  readonly recorded: readonly string[];
}

/**
 * Reads them.
 *
 * @throws Failure when a file is no JSON
 */
export function readSources(directory: string): Sources {
  return {
    manifest: readJson(directory, "package.json"),
    lock: readJson(directory, "package-lock.json"),
    changelog: readFileSync(join(directory, "CHANGELOG.md"), "utf8"),
    recorded: recordedIn(join(directory, "test", "upgrade", "releases")),
  };
}

function readJson(directory: string, name: string): Members {
  const text = readFileSync(join(directory, name), "utf8");
  try {
    return membersOf(JSON.parse(text));
  } catch (error) {
    throw new Failure(`${name} is not JSON: ${messageOf(error)}`);
  }
}

/** A folder counts when a stack is in it: one without files is not in the repository. */
function recordedIn(releases: string): readonly string[] {
  const versions = existsSync(releases) ? readdirSync(releases) : [];
  return versions.filter((version) =>
    readdirSync(join(releases, version)).some((stack) => existsSync(join(releases, version, stack, "cdk.tf.json"))),
  );
}
