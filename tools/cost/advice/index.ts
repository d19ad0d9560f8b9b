import { groupBy } from "../../shared/group-by";
import type { Market } from "../cards/card";
import { isCache } from "../estimate/caches";
import type { Advice, PricedResource } from "../estimate/estimate";
import type { Resource } from "../input/resource";
import { avoidExtendedSupport } from "./extended-support";
import type { Cache, Rule } from "./rule";
import { takeSavingsPlan } from "./savings-plan";
import { watchForLess } from "./surroundings";
import { changeToValkey } from "./valkey";

const rules: readonly Rule[] = [changeToValkey, takeSavingsPlan, avoidExtendedSupport, watchForLess];

/**
 * Ways to pay less that hold for these resources, the largest saving first. Savings of one cache add up, unless a line
 * says otherwise.
 *
 * @param priced what the resources cost
 */
export function adviceFor(
  resources: readonly Resource[],
  priced: readonly PricedResource[],
  market: Market,
): readonly Advice[] {
  return cachesOf(resources, priced, market)
    .flatMap(({ name, cache }) =>
      rules.flatMap((rule) => {
        const found = rule(cache, market);
        return found === undefined || found.saving.lte(0)
          ? []
          : [{ address: cache.resource.address, text: `${name}: ${found.text}`, saving: found.saving }];
      }),
    )
    .sort((a, b) => b.saving.cmp(a.saving));
}

function cachesOf(resources: readonly Resource[], priced: readonly PricedResource[], { groupOf }: Market) {
  const costs = new Map(priced.map((each) => [each.address, each]));
  const together = groupBy(resources, ({ address }) => costs.get(address)?.cache);
  const primaries = new Set(
    resources
      .filter(({ type }) => type === "aws_elasticache_global_replication_group")
      .map((global) => groupOf(global, "primary_replication_group_id")),
  );
  return resources.filter(isCache).map((resource) => {
    const name = costs.get(resource.address)?.cache ?? resource.address;
    const own = together.get(name) ?? [];
    const cache: Cache = {
      resource,
      resources: own,
      priced: own.flatMap(({ address }) => costs.get(address) ?? []),
      isGlobal: primaries.has(resource) || (resource.values.global_replication_group_id ?? null) !== null,
    };
    return { name, cache };
  });
}
