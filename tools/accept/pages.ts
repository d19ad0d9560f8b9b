import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "./stale";

/** What a generator writes into an empty directory, as the files of a folder of this project. */
export async function pagesOf(folder: string, write: (directory: string) => Promise<void>): Promise<Files> {
  const directory = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    await write(directory);
    const names = readdirSync(directory);
    return new Map(names.map((name) => [`${folder}/${name}`, readFileSync(join(directory, name), "utf8")]));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
