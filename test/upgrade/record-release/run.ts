import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExitCode } from "../../../tools/shared/command-line/command";
import { Failure } from "../../../tools/shared/failure";
import { synthesizeFixtures } from "../fixtures";
import { releasesDirectory } from "../releases";

/**
 * Keeps what this version of the code synthesizes; run once for each release.
 *
 * @throws Failure when it is recorded already
 */
export function run(version: string): ExitCode {
  const directory = join(releasesDirectory, version);
  if (existsSync(directory)) {
    throw new Failure(`${version} is recorded already, and a release does not change`);
  }
  for (const [stack, configuration] of Object.entries(synthesizeFixtures())) {
    mkdirSync(join(directory, stack), { recursive: true });
    writeFileSync(join(directory, stack, "cdk.tf.json"), `${JSON.stringify(configuration, undefined, 2)}\n`);
  }
  return 0;
}
