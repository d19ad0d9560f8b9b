import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { projectRoot } from "../../shared/project";

/** What is reported on: the folder with the sources, and the manifest of the package that is made of them. */
const packages = [
  { folder: "constructs", manifest: "package.json" },
  { folder: "client", manifest: "client/package.json" },
] as const;

type ReportedPackage = (typeof packages)[number];

/** Writes what each entry of the packages offers: one report per entry, without what is marked internal. */
export async function writeApiReports(directory: string): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), "api-"));
  try {
    symlinkSync(join(projectRoot, "node_modules"), join(project, "node_modules"), "junction");
    const tsc = join(projectRoot, "node_modules/typescript-native/bin/tsc");
    await Promise.all(
      packages.map(async ({ folder }) => {
        const output = ["--declaration", "--emitDeclarationOnly", "--outDir", join(project, folder)];
        await promisify(execFile)(process.execPath, [tsc, "-p", join(projectRoot, folder), ...output]);
      }),
    );
    packages.forEach((reported) => {
      extract(reported, project, directory);
    });
  } finally {
    rmSync(project, { recursive: true });
  }
}

function extract(reported: ReportedPackage, project: string, directory: string): void {
  const declarations = join(project, reported.folder);
  const entries = ["", ...readdirSync(declarations)].filter((name) =>
    existsSync(join(declarations, name, "index.d.ts")),
  );
  const files = entries.map((name) => join(declarations, name, "index.d.ts"));
  const configs = entries.map((name, index) => configure(reported, name, String(files[index]), project, directory));
  const [first] = configs;
  if (first === undefined) {
    throw new Error(`no declarations in ${declarations}`);
  }
  // One program for all entries.
  const compilerState = CompilerState.create(first, { additionalEntryPoints: files });
  for (const config of configs) {
    const problems: string[] = [];
    Extractor.invoke(config, {
      localBuild: true,
      compilerState,
      messageCallback: (message) => {
        if (message.logLevel === ExtractorLogLevel.Error) {
          problems.push(message.text);
        }
        message.handled = true;
      },
    });
    if (problems.length > 0) {
      throw new Error(problems.join("\n"));
    }
  }
}

function configure(
  { manifest }: ReportedPackage,
  name: string,
  entry: string,
  project: string,
  directory: string,
): ExtractorConfig {
  const packageJsonFullPath = join(projectRoot, manifest);
  const { name: packageName } = JSON.parse(readFileSync(packageJsonFullPath, "utf8")) as { readonly name: string };
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  const configObject: IConfigFile = {
    projectFolder: project,
    mainEntryPointFilePath: entry,
    newlineKind: "lf",
    compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
    apiReport: {
      enabled: true,
      reportFileName: name === "" ? packageName : name,
      reportFolder: directory,
      reportTempFolder: join(project, "reports"),
      reportVariants: ["public"],
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: quiet,
      tsdocMessageReporting: quiet,
    },
  };
  return ExtractorConfig.prepare({ configObject, configObjectFullPath: undefined, packageJsonFullPath });
}

/** For the compiler inside API Extractor, which is newer than the project's. */
const compilerOptions = {
  target: "ES2022",
  module: "commonjs",
  moduleResolution: "node10",
  ignoreDeprecations: "6.0",
  lib: ["ES2022"],
  types: ["node"],
  skipLibCheck: true,
};
