import type { Market } from "../cards/card";
import type { Advice } from "../estimate/estimate";
import type { Resource } from "../input/resource";

/** Ways to pay less that hold for these resources. */
export function adviceFor(resources: readonly Resource[], market: Market): readonly Advice[] {
  return rules.flatMap((rule) => rule(resources, market));
}

/** Looks for one way to pay less. */
export type Rule = (resources: readonly Resource[], market: Market) => readonly Advice[];

const rules: readonly Rule[] = [];
