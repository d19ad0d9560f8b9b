import type { Check } from "./check";

/**
 * Checks what the AWS provider has only from some version on, and refuses it where the bindings are older.
 *
 * @param version the first version of the provider that has it
 * @param isKnown whether the bindings have it
 * @internal
 */
export function sinceProvider<T>(version: string, isKnown: () => boolean, check: Check<T>): Check<T> {
  return (at, value, problems) => {
    if (isKnown()) {
      check(at, value, problems);
    } else {
      const remedy = "use the package cdktn-managed-redis, which is built on a newer one";
      problems.add(at, `needs AWS provider ${version} or later`, value, remedy);
    }
  };
}
