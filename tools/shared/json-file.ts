import { readFileSync } from "node:fs";
import { Failure, messageOf } from "./failure";

/**
 * Reads a JSON file that somebody named.
 *
 * @param path where it is
 * @param file what it is called in messages
 * @throws Failure when it cannot be read, or has something else in it
 */
export function readJsonFile(path: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${messageOf(error)}`);
  }
  try {
    // Some shells of Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Failure(`${file} has no JSON in it: ${messageOf(error)}`);
  }
}
