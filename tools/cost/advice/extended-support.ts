import Big from "big.js";
import { extendedSupportBegins } from "../cards/extended-support";
import { sumOf } from "../estimate/estimate";
import { knownAfterApply, textIn } from "../input/resource";
import { dollars } from "../report/money";
import type { Cache, Rule } from "./rule";
import { changeToValkey } from "./valkey";
import { componentsAt, ofKind } from "./what-if";

/** An old version of Redis OSS costs more than its nodes, now or from a day on. */
export const avoidExtendedSupport: Rule = (cache, market) => {
  const version = textIn(cache.resource, "engine_version");
  const begins = typeof version === "string" ? extendedSupportBegins(version) : undefined;
  if (version === knownAfterApply || version === undefined || begins === undefined) {
    return undefined;
  }
  const support = `Extended Support of Redis OSS ${version}`;
  if (market.today < begins) {
    const saving = announced(cache);
    return { text: `from ${begins} on, ${support} adds ${dollars(saving)} a month; 7.1 or Valkey avoids that`, saving };
  }
  const saving = sumOf(ofKind(componentsAt(cache), "extended support"));
  const twice = changeToValkey(cache, market) === undefined ? "" : ", whose saving includes it";
  return { text: `${support} costs ${dollars(saving)} a month; 7.1 ends that, and so does Valkey${twice}`, saving };
};

/** What will be charged first, for the nodes that are there now. */
function announced({ priced }: Cache): Big {
  return priced.reduce((sum, { components }) => {
    const [first] = ofKind(components, "extended support");
    const hours = ofKind(components, "nodes")[0]?.quantity;
    return first?.price === undefined || hours === undefined ? sum : sum.plus(first.price.amount.times(hours));
  }, new Big(0));
}
