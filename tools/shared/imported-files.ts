import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { preProcessFile } from "typescript";

/** The files of the project that a file imports by a relative path, types included. */
export function importedFiles(file: string, extension: ".ts" | ".d.ts"): readonly string[] {
  return preProcessFile(readFileSync(file, "utf8"))
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .flatMap(({ fileName }) => {
      const path = resolve(dirname(file), fileName);
      return [`${path}${extension}`, join(path, `index${extension}`)].find((candidate) => existsSync(candidate)) ?? [];
    });
}
