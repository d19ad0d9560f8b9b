import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importedFiles } from "../shared/imported-files";
import { runProgram } from "../shared/program";
import { projectRoot } from "../shared/project";
import { entries, sources } from "./constructs";
import { type Framework, namedFor } from "./frameworks";
import { withoutNewer } from "./newer-declarations";

/**
 * Writes the declarations of the constructs, file by file, so that an editor shows each one in its place. What no entry
 * leads to is internal to the package and left out.
 *
 * @throws Failure when the sources do not compile
 */
export function writeDeclarations(framework: Framework, directory: string): void {
  const compiler = join(projectRoot, "node_modules/typescript/bin/tsc");
  runProgram([process.execPath, compiler, "-p", sources, "--outDir", directory], projectRoot);
  const texts = new Map(declarationsIn(directory).map((file) => [file, readFileSync(file, "utf8")]));
  const declared = framework.name === "cdktf" ? withoutNewer(texts) : texts;
  for (const [file, text] of declared) {
    writeFileSync(file, namedFor(framework, text));
  }
  deleteUnreachable(directory);
}

function deleteUnreachable(directory: string): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (!reached.has(file)) {
      reached.add(file);
      importedFiles(file, ".d.ts").forEach(visit);
    }
  };
  entries.map((folder) => join(directory, folder, "index.d.ts")).forEach(visit);
  declarationsIn(directory)
    .filter((file) => !reached.has(file))
    .forEach((file) => {
      rmSync(file);
    });
}

function declarationsIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => join(directory, name));
}
