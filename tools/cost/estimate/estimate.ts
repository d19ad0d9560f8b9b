import Big from "big.js";
import { type Component, monthlyCost } from "./component";

/** A resource, with what it is charged for; nothing when it is free. */
export interface PricedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** The cache that it belongs to, by its name. @default - none, or several */
  readonly cache?: string;
  /** @default - it is not known */
  readonly region?: string;
  readonly components: readonly Component[];
}

/** A way to pay less. */
export interface Advice {
  /** The resource that it is about. */
  readonly address: string;
  /** One line: what to do, and what it saves. */
  readonly text: string;
  /** In US dollars a month. */
  readonly saving: Big;
}

/** What one environment costs. */
export interface Project {
  /** The name of the stack, or of the plan. */
  readonly name: string;
  readonly source: "stack" | "plan";
  /** What it has in it, after the plan if there is one. */
  readonly resources: readonly PricedResource[];
  /** What it had in it before the plan. @default - there is no plan */
  readonly before?: readonly PricedResource[];
  readonly advice: readonly Advice[];
}

/** Something without a price, and why. */
export interface NotPriced {
  readonly address: string;
  readonly reason: string;
}

/** A sum of what is priced, in US dollars a month. */
export interface Total {
  readonly monthly: Big;
  /** The part of it that was declared as usage: an estimate. */
  readonly usage: Big;
  /** What is not in the sum. With any, it is a lower bound. */
  readonly notPriced: readonly NotPriced[];
}

/** All that projects have, and had before a plan. */
export function allResourcesOf(projects: readonly Project[]): readonly PricedResource[] {
  return projects.flatMap(({ resources, before = [] }) => [...resources, ...before]);
}

/** Adds up what resources cost. */
export function totalOf(resources: readonly PricedResource[]): Total {
  const components = resources.flatMap((resource) => resource.components);
  return {
    monthly: sumOf(components),
    usage: sumOf(components.filter(({ usageBased }) => usageBased)),
    notPriced: resources.flatMap(({ address, components }) =>
      components.flatMap(({ notPriced: reason }) => (reason === undefined ? [] : [{ address, reason }])),
    ),
  };
}

/** Adds up what is priced. */
export function sumOf(components: readonly Component[]): Big {
  return components.reduce((sum, component) => sum.plus(monthlyCost(component) ?? 0), new Big(0));
}
