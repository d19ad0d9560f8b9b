import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { policyFolder } from "./deploy-policy/files";

/** Files by their path from the root of the project. */
export type Files = ReadonlyMap<string, string>;

/** Folders that hold generated files only. */
const generatedFolders = ["docs/api", policyFolder, "docs/reference", "test/snapshots"];

/** A generated file that is not as it should be; one without a text should not exist. */
export interface StaleFile {
  readonly path: string;
  readonly what: "new" | "changed" | "removed";
  readonly text?: string;
}

/** The generated files that differ from what they should be, by path. */
export function staleFiles(root: string, wanted: Files): readonly StaleFile[] {
  const files = [...wanted].flatMap(([path, text]): readonly StaleFile[] => {
    const file = join(root, path);
    if (!existsSync(file)) {
      return [{ path, what: "new", text }];
    }
    return readFileSync(file, "utf8") === text ? [] : [{ path, what: "changed", text }];
  });
  const removed = generatedFolders
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => !wanted.has(path))
    .map((path): StaleFile => ({ path, what: "removed" }));
  return [...files, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes a generated file what it should be. */
export function accept(root: string, { path, text }: StaleFile): void {
  const file = join(root, path);
  if (text === undefined) {
    rmSync(file);
    if (readdirSync(dirname(file)).length === 0) {
      rmdirSync(dirname(file));
    }
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function filesBelow(root: string, folder: string): readonly string[] {
  const directory = join(root, folder);
  const entries = existsSync(directory) ? readdirSync(directory, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll("\\", "/"));
}
