import { componentsOf } from "../cards/index";
import type { Market } from "../cards/card";
import { type Resource, knownAfterApply } from "../input/resource";
import { cachesIn } from "./caches";
import type { PricedResource } from "./estimate";

/** Prices resources that belong together. */
export function estimate(resources: readonly Resource[], market: Market): readonly PricedResource[] {
  const cacheOf = cachesIn(resources, market.groupOf);
  return resources.map((resource) => {
    const { address, type, name, region } = resource;
    const cache = cacheOf(resource);
    return {
      address,
      type,
      name,
      ...(cache === undefined ? {} : { cache }),
      ...(region === knownAfterApply ? {} : { region }),
      components: componentsOf(resource, market),
    };
  });
}
