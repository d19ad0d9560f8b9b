import type { Component } from "../estimate/component";
import type { PricedResource, Project } from "../estimate/estimate";

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
  const pairs = pairsOf(past, next);
  const removed = past.filter((component) => !pairs.has(component));
  const kept = new Map([...pairs].map(([first, second]) => [second, first]));
  return {
    sign: before === undefined ? "+" : after === undefined ? "-" : "~",
    before: past,
    after: next,
    components: [
      ...next.flatMap((component): readonly ComponentChange[] => {
        const first = kept.get(component);
        if (first === undefined) {
          return [{ sign: "+", name: component.name, after: component }];
        }
        const name = mergedName(first.name, component.name);
        return isAlike(first, component) ? [] : [{ sign: "~", name, before: first, after: component }];
      }),
      ...removed.map((component): ComponentChange => ({ sign: "-", name: component.name, before: component })),
    ],
  };
}

/** What a component was before, by its name; or by the beginning of that, when only what is in brackets is another. */
function pairsOf(before: readonly Component[], after: readonly Component[]): ReadonlyMap<Component, Component> {
  const pairs = new Map<Component, Component>();
  for (const likeness of [({ name }: Component) => name, stemOf]) {
    const free = new Set(after.filter((component) => ![...pairs.values()].includes(component)));
    for (const first of before.filter((component) => !pairs.has(component))) {
      const second = [...free].find((component) => likeness(component) === likeness(first));
      if (second !== undefined) {
        pairs.set(first, second);
        free.delete(second);
      }
    }
  }
  return pairs;
}

function stemOf({ kind, name }: Component): string {
  return `${kind} ${name.replace(/ \(.*$/, "")}`;
}

/** Two names in one: parts in brackets that differ with an arrow between them. */
function mergedName(before: string, after: string): string {
  if (before === after) {
    return after;
  }
  const [past, next] = [partsOf(before), partsOf(after)];
  return past.stem === next.stem && past.parts.length === next.parts.length
    ? `${next.stem} (${next.parts.map((part, index) => arrow(past.parts[index] ?? "", part)).join(", ")})`
    : arrow(before, after);
}

function partsOf(name: string): { readonly stem: string; readonly parts: readonly string[] } {
  const [, stem = name, inside] = /^(.*?) \((.*)\)$/.exec(name) ?? [];
  return { stem, parts: inside?.split(", ") ?? [] };
}

function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

function isAlike(before: Component, after: Component): boolean {
  return likenessOf(before) === likenessOf(after);
}

function likenessOf({ name, quantity, price, usageBased, notPriced }: Component): string {
  return JSON.stringify([name, quantity?.toFixed(), price?.amount.toFixed(), usageBased, notPriced]);
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
