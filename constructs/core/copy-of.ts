import { Token } from "cdktf";

/**
 * A copy of a list; an unresolved list becomes a list token.
 *
 * @internal
 */
export function copyOf(list: readonly string[]): string[] {
  return Array.isArray(list) ? [...(list as readonly string[])] : Token.asList(list);
}
