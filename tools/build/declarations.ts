import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { importedFiles } from "../shared/imported-files";

/**
 * Deletes the declarations that cannot be reached from any entry: they are internal to the package.
 *
 * @param directory the compiler's output
 * @param entries declarations that people import
 */
export function keepReachable(directory: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (!reached.has(file)) {
      reached.add(file);
      importedFiles(file, ".d.ts").forEach(visit);
    }
  };
  entries.forEach(visit);
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => join(directory, name))
    .filter((file) => !reached.has(file))
    .forEach((file) => {
      rmSync(file);
    });
}
