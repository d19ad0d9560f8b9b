import Big from "big.js";
import { componentsOf } from "../cards/index";
import { engineIn } from "../cards/nodes";
import type { Market } from "../cards/card";
import type { Component, Kind } from "../estimate/component";
import { sumOf } from "../estimate/estimate";
import type { Values } from "../../shared/plan/plan";
import type { GroupOf } from "../input/replication-groups";
import { type Resource, knownAfterApply } from "../input/resource";
import type { Cache } from "./rule";

/** What a cache and everything around it would be charged for if it had other arguments. */
export function whatIf(cache: Cache, values: Values, market: Market): readonly Component[] {
  const changed = { ...cache.resource, values: { ...cache.resource.values, ...values } };
  const swap = (resource: Resource) => (resource === cache.resource ? changed : resource);
  const groupOf: GroupOf = (...of) => {
    const group = market.groupOf(...of);
    return group && swap(group);
  };
  return cache.resources.flatMap((resource) => componentsOf(swap(resource), { ...market, groupOf }));
}

/** What a cache and everything around it is charged for. */
export function componentsAt({ priced }: Cache): readonly Component[] {
  return priced.flatMap(({ components }) => components);
}

/** What is there of one kind, or of several. */
export function ofKind(components: readonly Component[], ...kinds: readonly Kind[]): readonly Component[] {
  return components.filter(({ kind }) => kinds.includes(kind));
}

/** What all nodes cost a month, without surcharges; undefined when there are none, or not all of them are priced. */
export function costOfNodes(components: readonly Component[]): Big | undefined {
  const nodes = ofKind(components, "nodes", "autoscaling");
  return nodes.length === 0 || nodes.some(({ notPriced }) => notPriced !== undefined) ? undefined : sumOf(nodes);
}

/** The engine of a cache; undefined when only Terraform knows it. */
export function engineOf({ resource }: Cache): string | undefined {
  const engine = engineIn(resource);
  return engine === knownAfterApply ? undefined : engine;
}
