import type { Component } from "../estimate/component";

/** A component before and after a plan. At least one of both is there. */
export type Pair = readonly [before: Component | undefined, after: Component | undefined];

/**
 * Finds what is the same thing before and after a plan: components with the same name, or else those of a kind whose names
 * differ in their brackets only. Those that are there afterwards come first.
 */
export function pairsOf(before: readonly Component[], after: readonly Component[]): readonly Pair[] {
  const open = new Set(before);
  const partners = new Map<Component, Component>();
  for (const likeness of [({ name }: Component) => name, stemOf]) {
    for (const next of after.filter((component) => !partners.has(component))) {
      const past = [...open].find((component) => likeness(component) === likeness(next));
      if (past !== undefined) {
        partners.set(next, past);
        open.delete(past);
      }
    }
  }
  return [
    ...after.map((next): Pair => [partners.get(next), next]),
    ...[...open].map((past): Pair => [past, undefined]),
  ];
}

/** The name of a pair: parts in brackets that differ have an arrow between them. */
export function nameOf([before, after]: Pair): string {
  const [past, next] = [(before ?? after)?.name ?? "", (after ?? before)?.name ?? ""];
  const [from, to] = [partsOf(past), partsOf(next)];
  return past !== next && from.stem === to.stem && from.parts.length === to.parts.length
    ? `${to.stem} (${to.parts.map((part, index) => arrow(from.parts[index] ?? "", part)).join(", ")})`
    : arrow(past, next);
}

/** True when both sides are there, and say the same. */
export function isUnchanged([before, after]: Pair): boolean {
  return before !== undefined && after !== undefined && likenessOf(before) === likenessOf(after);
}

/** Components that are charged in the same way have the same. */
export function likenessOf({ name, quantity, price, usageBased, notPriced }: Component): string {
  return JSON.stringify([name, quantity?.toFixed(), price?.amount.toFixed(), usageBased, notPriced]);
}

function stemOf({ kind, name }: Component): string {
  return `${kind} ${partsOf(name).stem}`;
}

function partsOf(name: string): { readonly stem: string; readonly parts: readonly string[] } {
  const [, stem = name, inside] = /^(.*?) \((.*)\)$/.exec(name) ?? [];
  return { stem, parts: inside?.split(", ") ?? [] };
}

function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}
