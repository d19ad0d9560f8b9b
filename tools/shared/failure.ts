import { types } from "node:util";

/** Work that could not be done, for a reason that the message says to whoever called. */
export class Failure extends Error {}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message || error.name : String(error);
}
