import type { Demand } from "../../../stacks/deviations";
import type { Environment } from "../../../stacks/environment";
import { type StackDocument, constructPathOf, dataSourcesOf, resourcesOf } from "../stack/document";
import type { Rule } from "./rule";
import { allRules } from "./rules";

/** Something that does not meet a demand. */
export interface Offence {
  readonly demand: Demand;
  /** Its address in Terraform. */
  readonly address: string;
  /** Id of the cache that it belongs to; undefined for what the caches share. */
  readonly cache: string | undefined;
  /** Who gives the reason for it; undefined when nobody does. */
  readonly excusedBy: "defaults" | "cache" | "environment" | undefined;
}

/** Everything in the stack of an environment that does not meet a demand. */
export function offencesIn(stack: StackDocument, environment: Environment): readonly Offence[] {
  const ownerOf = ownersIn(stack, environment);
  return allRules.flatMap(([demand, rule]) =>
    rule.offenders(stack).map((address) => {
      const cache = ownerOf(address);
      return { demand, address, cache, excusedBy: excuse(demand, rule, address, cache, environment) };
    }),
  );
}

/** Everything that has a given part of which the stack does not show whether it meets a demand. */
export function unseenIn(stack: StackDocument, environment: Environment): readonly Pick<Offence, "demand" | "cache">[] {
  const ownerOf = ownersIn(stack, environment);
  return allRules.flatMap(([demand, { unseen }]) =>
    (unseen?.(stack) ?? []).map((address) => ({ demand, cache: ownerOf(address) })),
  );
}

/** Finds the cache that something belongs to. */
function ownersIn(stack: StackDocument, { caches }: Environment): (address: string) => string | undefined {
  const paths = constructPaths(stack);
  return (address) => {
    const [, id = ""] = paths.get(address)?.split("/") ?? [];
    return Object.hasOwn(caches, id) ? id : undefined;
  };
}

function excuse(
  demand: Demand,
  { accepted }: Rule,
  address: string,
  cache: string | undefined,
  { deviations, caches }: Environment,
): Offence["excusedBy"] {
  if (accepted !== undefined && accepted.only?.test(address) !== false) {
    return "defaults";
  }
  if (cache !== undefined && caches[cache]?.deviations?.[demand] !== undefined) {
    return "cache";
  }
  return deviations?.[demand] === undefined ? undefined : "environment";
}

/** Paths in the tree of constructs, by the address of their resource or data source. */
export function constructPaths(stack: StackDocument): ReadonlyMap<string, string> {
  const resources = Object.keys(stack.resource ?? {}).flatMap((type) => resourcesOf(stack, type));
  const sources = Object.keys(stack.data ?? {}).flatMap((type) => dataSourcesOf(stack, type));
  return new Map(
    [...resources, ...sources].flatMap(([address, args]) => {
      const path = constructPathOf(args);
      return path === undefined ? [] : [[address, path.replace(/\/Resource$/, "")] as const];
    }),
  );
}
