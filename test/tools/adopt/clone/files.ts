import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "adopt-write-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Path of a file in a directory of this test. */
export function path(name = "environments.ts"): string {
  return join(directory, name);
}

/** Writes the file with the environments. */
export function write(content: string | Buffer): string {
  writeFileSync(path(), content);
  return path();
}

/** The file as it is now. */
export function now(): string {
  return readFileSync(path(), "utf8");
}

/** Names of all files in the directory. */
export function names(): readonly string[] {
  return readdirSync(directory).sort();
}
