import { type Problems, isUnresolved, maxLogGroupNameLength } from "../core";

/** The longest end of a derived name. */
const longestEnd = "/engine-log";

/**
 * Checks that a prefix leaves room for the name of a cache and the rest of the groups' names. A prefix is never
 * shortened: the key's policy is for groups whose names begin with it.
 *
 * @param at the prop as the user typed it
 * @param name the name of the cache; one that only Terraform knows has a character at least
 * @internal
 */
export function checkLogGroupPrefix(
  problems: Problems,
  at: string,
  prefix: string | undefined,
  name: string | undefined,
): void {
  const length = name === undefined || isUnresolved(name) ? 1 : name.length;
  const room = Math.max(maxLogGroupNameLength - length - longestEnd.length, 0);
  if (prefix !== undefined && !isUnresolved(prefix) && prefix.length > room) {
    problems.add(at, `must have at most ${room} characters: names of log groups have ${maxLogGroupNameLength}`, prefix);
  }
}
