import Big from "big.js";
import { groupBy } from "../../shared/group-by";
import { type Component, kinds } from "../estimate/component";
import type { PricedResource } from "../estimate/estimate";

/** One line of a report: components that differ in their resource only are added up. */
export interface Row {
  /** @default - it belongs to none, or to several */
  readonly cache?: string;
  /** The resources that it stands for. */
  readonly addresses: readonly string[];
  readonly component: Component;
}

/** What belongs to one cache, or to none. */
export interface Group {
  /** @default - what belongs to no cache, or to several */
  readonly cache?: string;
  readonly rows: readonly Row[];
}

/** What the sum of rows is called: with something that is not priced it is not all. */
export function sumTitle(rows: readonly Row[]): string {
  return rows.every(({ component }) => component.notPriced === undefined) ? "Sum" : "Sum of what is priced";
}

/** The lines of a report, by cache; what belongs to none comes last. */
export function groupsOf(resources: readonly PricedResource[]): readonly Group[] {
  const rows = rowsOf(resources);
  const byCache = [...groupBy(rows, ({ cache }) => cache)];
  return byCache
    .sort(([a], [b]) => Number(a === undefined) - Number(b === undefined))
    .map(([cache, together]) => ({ ...(cache === undefined ? {} : { cache }), rows: together }));
}

/** The lines of a report, by what they are for. */
function rowsOf(resources: readonly PricedResource[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { address, cache, components } of resources) {
    for (const component of components) {
      const key = JSON.stringify([cache, likeness(component)]);
      const row = rows.get(key) ?? {
        ...(cache === undefined ? {} : { cache }),
        addresses: [],
        component: none(component),
      };
      rows.set(key, joined(row, address, component));
    }
  }
  return [...rows.values()].sort((a, b) => kinds.indexOf(a.component.kind) - kinds.indexOf(b.component.kind));
}

/** What components have in common that can be added up. */
function likeness({ name, price, notPriced, usageBased, quantity }: Component): readonly unknown[] {
  return [name, price?.amount, price?.source.text, notPriced, usageBased, quantity === undefined];
}

function none(component: Component): Component {
  return component.quantity === undefined ? component : { ...component, quantity: new Big(0) };
}

function joined(row: Row, address: string, { quantity }: Component): Row {
  const sum = quantity === undefined ? undefined : row.component.quantity?.plus(quantity);
  return {
    ...row,
    addresses: [...row.addresses, address],
    component: { ...row.component, ...(sum === undefined ? {} : { quantity: sum }) },
  };
}
