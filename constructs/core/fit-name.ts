import { createHash } from "node:crypto";
import { withNumberTokens } from "./tokens/arguments";
import { isUnresolved } from "./tokens/token-type";

/** Hexadecimal digits of the hash that keeps shortened names apart. */
const hashLength = 8;

/**
 * Shortens a name to a limit. A name that is too long keeps its beginning and gets a hash of the whole, so that two
 * long names stay different and the same name always gives the same result. Unresolved names are not shortened.
 *
 * @param limit the longest allowed name, in characters
 * @internal
 */
export function fitName(name: string, limit: number): string {
  if (isUnresolved(name)) {
    return withNumberTokens(name);
  }
  if (name.length <= limit) {
    return name;
  }
  const hash = createHash("sha256").update(name).digest("hex").slice(0, hashLength);
  const kept = name.slice(0, limit - hashLength - 1).replace(/-+$/, "");
  return `${kept}-${hash}`;
}
