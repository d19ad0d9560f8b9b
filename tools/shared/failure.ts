import { types } from "node:util";

/** Work that could not be done. The message says why, and is all that people need. */
export class Failure extends Error {
  /** Tells a failure from a fault: in the package, what a command does is a file of its own, with a class of its own. */
  public readonly isForeseen = true;
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message || error.name : String(error);
}
