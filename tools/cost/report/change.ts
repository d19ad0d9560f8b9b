import type { Component } from "../estimate/component";
import type { PricedResource, Project } from "../estimate/estimate";
import { type Pair, isUnchanged, likenessOf, nameOf, pairsOf } from "./pairs";

/** What a plan does to something: adds it, removes it, or changes what it costs. */
export type Sign = "+" | "-" | "~";

/** What a plan changes about one thing that AWS charges for. At least one of both sides is there. */
export interface ComponentChange {
  readonly sign: Sign;
  /** `Nodes (Redis OSS → Valkey, on demand, cache.r6g.large)` */
  readonly name: string;
  readonly before?: Component;
  readonly after?: Component;
}

/** What a plan changes about the cost of resources for which it changes the same. */
export interface ResourceChange {
  readonly sign: Sign;
  readonly addresses: readonly string[];
  /** All that one of them was charged for. */
  readonly before: readonly Component[];
  /** All that one of them will be charged for. */
  readonly after: readonly Component[];
  /** What of that is not the same on both sides. */
  readonly components: readonly ComponentChange[];
}

/** What a plan changes about costs, by resource; nothing without a plan. What stays as it is is left out. */
export function changesOf({ resources, before }: Project): readonly ResourceChange[] {
  if (before === undefined) {
    return [];
  }
  const [past, next] = [byAddress(before), byAddress(resources)];
  const changes = [...new Set([...past.keys(), ...next.keys()])].flatMap((address) => {
    const change = changeOf(past.get(address), next.get(address));
    return change.components.length === 0 ? [] : [{ ...change, addresses: [address] }];
  });
  return together(changes);
}

function byAddress(resources: readonly PricedResource[]): ReadonlyMap<string, PricedResource> {
  return new Map(resources.map((resource) => [resource.address, resource]));
}

function changeOf(before?: PricedResource, after?: PricedResource): Omit<ResourceChange, "addresses"> {
  const [past, next] = [before?.components ?? [], after?.components ?? []];
  const changed = pairsOf(past, next).filter((pair) => !isUnchanged(pair));
  return { sign: signOf(before, after), before: past, after: next, components: changed.map(componentChange) };
}

function componentChange(pair: Pair): ComponentChange {
  const [before, after] = pair;
  return {
    sign: signOf(before, after),
    name: nameOf(pair),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function signOf(before: unknown, after: unknown): Sign {
  if (before === undefined) {
    return "+";
  }
  return after === undefined ? "-" : "~";
}

/** Resources for which the same changes stand together: a cache has dozens of alarms. */
function together(changes: readonly ResourceChange[]): readonly ResourceChange[] {
  const groups = new Map<string, ResourceChange>();
  for (const change of changes) {
    const key = likenessOfChange(change);
    const group = groups.get(key);
    groups.set(key, group === undefined ? change : { ...group, addresses: [...group.addresses, ...change.addresses] });
  }
  return [...groups.values()];
}

function likenessOfChange({ sign, before, after }: ResourceChange): string {
  return JSON.stringify([sign, before.map(likenessOf), after.map(likenessOf)]);
}
