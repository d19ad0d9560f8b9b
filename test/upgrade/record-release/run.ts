import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesizeFixtures } from "./fixtures";
import { releasesDirectory } from "./releases";

/** Keeps what this version synthesizes; run once for each release: `npm run record-release -- 1.2.3`. */
function record(version: string | undefined): void {
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error("name the version to record, for example 1.2.3");
  }
  const directory = join(releasesDirectory, version);
  if (existsSync(directory)) {
    throw new Error(`${version} is recorded already, and a release does not change`);
  }
  for (const [stack, configuration] of Object.entries(synthesizeFixtures())) {
    mkdirSync(join(directory, stack), { recursive: true });
    writeFileSync(join(directory, stack, "cdk.tf.json"), `${JSON.stringify(configuration, undefined, 2)}\n`);
  }
}

record(process.argv[2]);
