import Big from "big.js";
import { type Component, monthlyCost } from "../../estimate/component";
import { type PricedResource, totalOf } from "../../estimate/estimate";
import { type Pair, isUnchanged, nameOf, pairsOf } from "../pairs";
import { identityOf, knownSum, totalsOf } from "./breakdown";
import { decimalOrNull, hourlyOrNull } from "./decimal";
import type { AdviceByAddress } from "./metadata";
import type { Breakdown, CostComponent, InfracostResource } from "./shape";

/** What changes: resources that cost something else than before, with the differences. */
export function diffOf(
  before: readonly PricedResource[],
  after: readonly PricedResource[],
  advice: AdviceByAddress,
): Breakdown {
  const [past, next] = [totalOf(before), totalOf(after)];
  const [pastBy, nextBy] = [before, after].map((all) => new Map(all.map((each) => [each.address, each])));
  const addresses = new Set([...before, ...after].map(({ address }) => address));
  return {
    resources: [...addresses].flatMap((address) => changeOf(pastBy?.get(address), nextBy?.get(address), advice)),
    ...totalsOf({ monthly: next.monthly.minus(past.monthly), usage: next.usage.minus(past.usage) }),
  };
}

function changeOf(
  past: PricedResource | undefined,
  next: PricedResource | undefined,
  advice: AdviceByAddress,
): readonly InfracostResource[] {
  const resource = next ?? past;
  const [before, after] = [past?.components ?? [], next?.components ?? []];
  const costComponents = pairsOf(before, after)
    .filter((pair) => !isUnchanged(pair))
    .flatMap(differenceOf);
  if (resource === undefined || costComponents.length === 0) {
    return [];
  }
  const cost = difference(knownSum(before), knownSum(after));
  const usage = difference(knownSum(before.filter(isUsage)), knownSum(after.filter(isUsage)));
  return [
    {
      ...identityOf(resource, advice),
      hourlyCost: hourlyOrNull(cost),
      monthlyCost: decimalOrNull(cost),
      monthlyUsageCost: decimalOrNull(usage),
      costComponents,
    },
  ];
}

/** A component that is not priced, before or after, has no difference that is known. */
function differenceOf(pair: Pair): readonly CostComponent[] {
  const [past, next] = pair;
  const component = next ?? past;
  if (component === undefined) {
    return [];
  }
  const priceNotFound = [past, next].some((each) => each?.notPriced !== undefined);
  const quantity = difference(past?.quantity, next?.quantity);
  const cost = priceNotFound ? undefined : difference(past && monthlyCost(past), next && monthlyCost(next));
  const price = priceNotFound ? undefined : difference(past?.price?.amount, next?.price?.amount);
  return [
    {
      name: nameOf(pair),
      unit: component.unit,
      hourlyQuantity: hourlyOrNull(quantity),
      monthlyQuantity: decimalOrNull(quantity),
      price: decimalOrNull(price),
      hourlyCost: hourlyOrNull(cost),
      monthlyCost: decimalOrNull(cost),
      usageBased: component.usageBased,
      priceNotFound,
    },
  ];
}

/** What is added or removed counts in full; undefined when it is known on neither side. */
function difference(past: Big | undefined, next: Big | undefined): Big | undefined {
  return past === undefined && next === undefined ? undefined : (next ?? new Big(0)).minus(past ?? 0);
}

function isUsage({ usageBased }: Component): boolean {
  return usageBased;
}
