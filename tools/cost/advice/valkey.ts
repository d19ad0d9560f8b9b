import Big from "big.js";
import { pageAt } from "../../shared/command-line/wording";
import { type Component, monthlyCost } from "../estimate/component";
import { sumOf } from "../estimate/estimate";
import { dollars, percent } from "../report/money";
import type { Rule } from "./rule";
import { componentsAt, costOfNodes, engineOf, ofKind, whatIf } from "./what-if";

/** What it takes to change the engine, by the type of the cache. */
const ways: Readonly<Record<string, () => string>> = {
  aws_elasticache_replication_group: () =>
    `the engine changes in place, see ${pageAt("docs/migrations.md#from-redis-oss-to-valkey")}`,
  aws_elasticache_serverless_cache: () => "the engine changes in place, to Valkey 7 first",
  aws_elasticache_cluster: () => "it takes a replication group, because another `engine` replaces this resource",
};

/** Valkey has a lower price than Redis OSS, on the same nodes and for serverless caches, and no Extended Support. */
export const changeToValkey: Rule = (cache, market) => {
  const way = ways[cache.resource.type];
  if (way === undefined || engineOf(cache) !== "redis" || cache.isGlobal) {
    return undefined;
  }
  const [now, then] = [componentsAt(cache), whatIf(cache, { engine: "valkey" }, market)];
  const isServerless = ofKind(now, "serverless").length > 0;
  const [cost, lower] = isServerless
    ? [costOfSame(now, now), costOfSame(now, then)]
    : [costOfNodes(now), costOfNodes(then)];
  if (cost === undefined || lower === undefined) {
    return undefined;
  }
  const [difference, support] = [cost.minus(lower), sumOf(ofKind(now, "extended support"))];
  const share = `${percent(difference, cost) ?? "nothing"} of ${isServerless ? "data and requests" : "the nodes"}`;
  const more = support.gt(0) ? ` and ${dollars(support)} of Extended Support` : "";
  const saving = difference.plus(support);
  const text = `Valkey in place of Redis OSS saves ${isServerless ? "at least " : ""}${dollars(saving)} a month, ${share}${more}; ${way()}`;
  return { text, saving };
};

/** What as much data and as many requests as `now` cost at the prices of `then`; Valkey charges less of both at least. */
function costOfSame(now: readonly Component[], then: readonly Component[]): Big | undefined {
  const [quantities, prices] = [ofKind(now, "serverless"), ofKind(then, "serverless")];
  return quantities.reduce<Big | undefined>((sum, { unit, quantity }) => {
    const price = prices.find((each) => each.unit === unit)?.price;
    const cost = quantity === undefined ? new Big(0) : price && monthlyCost({ quantity, price } as Component);
    return cost && sum?.plus(cost);
  }, new Big(0));
}
