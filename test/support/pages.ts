import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The files of a directory, by name. */
export function pagesIn(directory: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(directory).map((file) => [file, readFileSync(join(directory, file), "utf8")]));
}

/** What a generator writes into an empty directory. */
export function pagesFrom(generate: (directory: string) => void): Readonly<Record<string, string>> {
  const directory = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    generate(directory);
    return pagesIn(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
