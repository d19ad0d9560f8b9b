import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildPackage } from "../build/build-package";
import { type Framework, frameworks } from "../build/frameworks";
import type { ExitCode } from "../shared/command-line/command";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";
import { manifestOf, tarballOf } from "./manifest";
import { readmeFor } from "./readme";

/**
 * Writes the package for each framework as a tarball, and says where it is.
 *
 * @param folder where they go, from the current directory
 * @throws Failure when the sources do not compile
 */
export async function run(folder: string): Promise<ExitCode> {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  for (const framework of Object.values(frameworks)) {
    console.log(await packInto(target, framework));
  }
  return 0;
}

async function packInto(target: string, framework: Framework): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "package-"));
  try {
    await buildPackage(framework, join(directory, "dist"));
    const manifest = manifestOf(framework, join(directory, "dist"));
    writeFileSync(join(directory, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    writeFileSync(join(directory, "README.md"), readmeFor(framework));
    for (const file of ["LICENSE", "CHANGELOG.md"]) {
      cpSync(join(projectRoot, file), join(directory, file));
    }
    const pnpm = join(projectRoot, "node_modules/pnpm/bin/pnpm.cjs");
    runProgram([process.execPath, pnpm, "pack", "--pack-destination", target], directory);
    return join(target, tarballOf(framework));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
