import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { importedFiles } from "../../../tools/shared/imported-files";

/** Files that import each other in a circle, types included, as paths from the root: each circle ends where it begins. */
export function importCycles(root: string, folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) => sourcesIn(join(root, folder)));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      const circle = [...path.slice(path.indexOf(file)), file];
      found.push(circle.map((member) => relative(root, member)).join(" → "));
    } else if (!done.has(file)) {
      importedFiles(file, ".ts").forEach((imported) => {
        visit(imported, [...path, file]);
      });
      done.add(file);
    }
  };
  files.forEach((file) => {
    visit(file, []);
  });
  return found;
}

function sourcesIn(path: string): readonly string[] {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .map((name) => join(path, name));
}
