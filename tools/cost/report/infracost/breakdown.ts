import Big from "big.js";
import { type Component, monthlyCost } from "../../estimate/component";
import { type PricedResource, type Total, totalOf } from "../../estimate/estimate";
import { decimal, decimalOrNull, hourly, hourlyOrNull } from "./decimal";
import { type AdviceByAddress, metadataOf } from "./metadata";
import type { Breakdown, CostComponent, InfracostResource } from "./shape";

/** What resources cost; those that are free are apart. */
export function breakdownOf(resources: readonly PricedResource[], advice: AdviceByAddress): Breakdown {
  const charged = resources.filter(({ components }) => components.length > 0);
  const free = resources.filter(({ components }) => components.length === 0);
  return {
    resources: charged.map((resource) => ({
      ...identityOf(resource, advice),
      ...costsOf(resource.components),
      costComponents: resource.components.map(costComponentOf),
    })),
    freeResources: free.map((resource) => identityOf(resource, advice)),
    ...totalsOf(totalOf(resources)),
  };
}

/** What a resource is, without what it costs. */
export function identityOf(
  resource: PricedResource,
  advice: AdviceByAddress,
): Pick<InfracostResource, "name" | "resourceType" | "metadata"> {
  return { name: resource.address, resourceType: resource.type, metadata: metadataOf(resource, advice) };
}

/** Sums by Infracost's names. */
export function totalsOf({
  monthly,
  usage,
}: Pick<Total, "monthly" | "usage">): Pick<
  Breakdown,
  "totalHourlyCost" | "totalMonthlyCost" | "totalMonthlyUsageCost"
> {
  return {
    totalHourlyCost: hourly(monthly),
    totalMonthlyCost: decimal(monthly),
    totalMonthlyUsageCost: decimal(usage),
  };
}

/** What components cost together; undefined when none of them has a cost. */
export function knownSum(components: readonly Component[]): Big | undefined {
  const costs = components.map(monthlyCost).filter((cost) => cost !== undefined);
  return costs.length === 0 ? undefined : costs.reduce((sum, cost) => sum.plus(cost), new Big(0));
}

function costsOf(
  components: readonly Component[],
): Pick<InfracostResource, "hourlyCost" | "monthlyCost" | "monthlyUsageCost"> {
  const sum = knownSum(components);
  const usage = knownSum(components.filter(({ usageBased }) => usageBased));
  return { hourlyCost: hourlyOrNull(sum), monthlyCost: decimalOrNull(sum), monthlyUsageCost: decimalOrNull(usage) };
}

function costComponentOf(component: Component): CostComponent {
  const { name, unit, quantity, price, usageBased, notPriced } = component;
  const cost = monthlyCost(component);
  return {
    name,
    unit,
    hourlyQuantity: hourlyOrNull(quantity),
    monthlyQuantity: decimalOrNull(quantity),
    price: decimalOrNull(price?.amount),
    hourlyCost: hourlyOrNull(cost),
    monthlyCost: decimalOrNull(cost),
    usageBased,
    priceNotFound: notPriced !== undefined,
  };
}
