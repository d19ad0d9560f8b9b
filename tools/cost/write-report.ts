import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Failure, messageOf } from "../shared/failure";

/**
 * Writes a report to a file, and makes the directory for it.
 *
 * @param project the directory that the path is relative to
 * @returns where it is
 * @throws Failure when it cannot be written
 */
export function writeReport(project: string, file: string, text: string): string {
  const path = resolve(project, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`the report cannot be written to ${file}: ${messageOf(error)}`);
  }
  return path;
}
