import Big from "big.js";
import { componentsOf } from "../cards/index";
import type { Market } from "../cards/card";
import type { Component, Kind } from "../estimate/component";
import { sumOf } from "../estimate/estimate";
import type { Values } from "../../shared/plan/plan";
import { type Resource, knownAfterApply, textIn } from "../input/resource";
import type { Cache } from "./rule";

/** What a cache and everything around it would be charged for if it had other arguments. */
export function whatIf(cache: Cache, values: Values, market: Market): readonly Component[] {
  const changed = { ...cache.resource, values: { ...cache.resource.values, ...values } };
  const swap = (resources: readonly Resource[]) => resources.map((each) => (each === cache.resource ? changed : each));
  const resources = swap(market.resources);
  return swap(cache.resources).flatMap((resource) => componentsOf(resource, { ...market, resources }));
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
  const left = resource.type === "aws_elasticache_replication_group" ? "redis" : undefined;
  const engine = textIn(resource, "engine") ?? left;
  return engine === knownAfterApply ? undefined : engine;
}

/** Whether a cache is in a global datastore: Terraform cannot change the engine of one, and its members have one node type. */
export function isGlobal({ resource: { address, values } }: Cache, { resources }: Market): boolean {
  return (
    (values.global_replication_group_id ?? null) !== null ||
    resources.some(
      ({ type, values: global, refersTo }) =>
        type === "aws_elasticache_global_replication_group" &&
        (refersTo(address) ||
          (typeof values.replication_group_id === "string" &&
            global.primary_replication_group_id === values.replication_group_id)),
    )
  );
}
