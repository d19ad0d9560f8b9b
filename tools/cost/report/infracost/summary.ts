import type { PricedResource } from "../../estimate/estimate";
import type { Counts, InfracostSummary } from "./shape";

/** How many resources are priced in full, not in full, and free. */
export function summaryOf(resources: readonly PricedResource[]): InfracostSummary {
  const free = resources.filter(({ components }) => components.length === 0);
  const partial = resources.filter(isPartial);
  const whole = resources.filter((resource) => resource.components.length > 0 && !isPartial(resource));
  return {
    totalDetectedResources: resources.length,
    totalSupportedResources: whole.length,
    totalUnsupportedResources: partial.length,
    totalUsageBasedResources: resources.filter(({ components }) => components.some(({ usageBased }) => usageBased))
      .length,
    totalNoPriceResources: free.length,
    supportedResourceCounts: countsOf(whole),
    unsupportedResourceCounts: countsOf(partial),
    noPriceResourceCounts: countsOf(free),
  };
}

function isPartial({ components }: PricedResource): boolean {
  return components.some(({ notPriced }) => notPriced !== undefined);
}

function countsOf(resources: readonly PricedResource[]): Counts {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
