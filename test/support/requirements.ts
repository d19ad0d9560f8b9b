import { basename } from "node:path";

/**
 * Chooses how a group of tests runs that needs something outside Node.js: as usual when it is there, skipped with a
 * visible reason on a developer's machine, and as a failure in continuous integration, where nothing may be missing.
 *
 * @param what what is needed and why, for the message
 * @throws Error when it is missing and `CI` is set
 */
export function requireOrSkip(what: string, available: boolean): jest.Describe {
  if (available) {
    return describe;
  }
  if (process.env.CI !== undefined) {
    throw new Error(`missing here: ${what}`);
  }
  // Jest shows nothing of the console of a file whose tests are all skipped.
  process.stderr.write(`SKIPPED in ${basename(expect.getState().testPath ?? "")}, missing here: ${what}\n`);
  return describe.skip;
}
