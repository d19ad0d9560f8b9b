import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildPackage } from "../build/build-package";
import { compileClient } from "../build/client";
import { type Framework, frameworks } from "../build/frameworks";
import type { ExitCode } from "../shared/command-line/command";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";
import { clientManifest, clientPackage, clientReadme } from "./client";
import { manifestOf, tarballOf } from "./manifest";
import { readmeFor } from "./readme";

/**
 * Writes the package for each framework and that of the client as tarballs, and says where they are.
 *
 * @param folder where they go, from the current directory
 * @throws Failure when the sources do not compile
 */
export async function run(folder: string): Promise<ExitCode> {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  for (const framework of Object.values(frameworks)) {
    console.log(await packInto(target, framework.packageName, async (directory) => fillFor(framework, directory)));
  }
  console.log(await packInto(target, clientPackage, fillWithClient));
  return 0;
}

async function fillFor(framework: Framework, directory: string): Promise<void> {
  await buildPackage(framework, join(directory, "dist"));
  writeManifest(directory, manifestOf(framework, join(directory, "dist")));
  writeFileSync(join(directory, "README.md"), readmeFor(framework));
  cpSync(join(projectRoot, "CHANGELOG.md"), join(directory, "CHANGELOG.md"));
}

function fillWithClient(directory: string): void {
  compileClient(join(directory, "dist"));
  writeManifest(directory, clientManifest());
  writeFileSync(join(directory, "README.md"), clientReadme());
}

function writeManifest(directory: string, manifest: object): void {
  writeFileSync(join(directory, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** @param fill writes what a package holds, beside the licence, to a directory */
async function packInto(
  target: string,
  packageName: string,
  fill: (directory: string) => Promise<void> | void,
): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "package-"));
  try {
    await fill(directory);
    cpSync(join(projectRoot, "LICENSE"), join(directory, "LICENSE"));
    const pnpm = join(projectRoot, "node_modules/pnpm/bin/pnpm.cjs");
    runProgram([process.execPath, pnpm, "pack", "--pack-destination", target], directory);
    return join(target, tarballOf(packageName));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
