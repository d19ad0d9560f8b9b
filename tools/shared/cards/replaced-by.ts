import { replacementRules } from "../../../constructs/testing/replacement-rules";

/**
 * Attributes that make a resource another object. What the constructs set stands in the rules that the package's test
 * helpers publish, and is taken from there; a card adds what other code may set.
 *
 * @param others attributes that replace the resource, too, and that the rules do not have
 */
export function replacedBy(type: string, ...others: readonly string[]): readonly string[] {
  const { arguments: always = [], conditional = [] } = replacementRules[type] ?? {};
  return [...always, ...conditional.map(({ argument }) => argument), ...others];
}
