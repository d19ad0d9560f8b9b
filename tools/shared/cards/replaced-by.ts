import { replacementRules } from "../../../constructs/testing/replacement-rules";

/**
 * Attributes that cannot change in place. Those that the constructs set are taken from the rules that the package's
 * test helpers publish; a card adds what other code may set.
 *
 * @param others further attributes that replace the resource
 */
export function replacedBy(type: string, ...others: readonly string[]): readonly string[] {
  const { arguments: always = [], conditional = [] } = replacementRules[type] ?? {};
  return [...always, ...conditional.map(({ argument }) => argument), ...others];
}
