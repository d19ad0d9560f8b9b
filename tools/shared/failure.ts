import { types } from "node:util";

/** Work that could not be done. The message says why, and is all that people need to see. */
export class Failure extends Error {}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message || error.name : String(error);
}
