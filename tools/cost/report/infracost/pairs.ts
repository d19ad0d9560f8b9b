import type { Component } from "../../estimate/component";

/** A component before and after a change; undefined where there is none. */
export type Pair = readonly [past: Component | undefined, next: Component | undefined];

/**
 * Finds the components that are the same thing before and after a change: those with the same name, or else those whose
 * names differ in their brackets only.
 */
export function pairsOf(before: readonly Component[], after: readonly Component[]): readonly Pair[] {
  const open = new Set(after);
  const partners = new Map<Component, Component>();
  for (const likeness of [(name: string) => name, subjectOf]) {
    for (const past of before.filter((each) => !partners.has(each))) {
      const next = [...open].find(({ name }) => likeness(name) === likeness(past.name));
      if (next !== undefined) {
        partners.set(past, next);
        open.delete(next);
      }
    }
  }
  return [
    ...before.map((past): Pair => [past, partners.get(past)]),
    ...[...open].map((next): Pair => [undefined, next]),
  ];
}

/** The name of a component that changes, with both of what differs: `Nodes (Valkey, cache.r6g.large → cache.r7g.large)`. */
export function joinedName(past: string, next: string): string {
  const [from, to] = [labelsOf(past), labelsOf(next)];
  if (past === next || from.length !== to.length) {
    return past === next ? next : `${past} → ${next}`;
  }
  return `${subjectOf(next)} (${to.map((label, index) => (label === from[index] ? label : `${String(from[index])} → ${label}`)).join(", ")})`;
}

/** A name without its brackets. */
function subjectOf(name: string): string {
  return name.split(" (")[0] ?? name;
}

/** What stands in the brackets of a name. */
function labelsOf(name: string): readonly string[] {
  return /\((.*)\)$/.exec(name)?.[1]?.split(", ") ?? [];
}
