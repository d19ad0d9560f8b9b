import type { Demand } from "../../../stacks/deviations";
import type { Environment } from "../../../stacks/environment";
import { type StackDocument, constructPathOf, resourcesOf } from "../stack/document";
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
  const paths = constructPaths(stack);
  return allRules.flatMap(([demand, rule]) =>
    rule.offenders(stack).map((address) => {
      const [, id = ""] = paths.get(address)?.split("/") ?? [];
      const cache = Object.hasOwn(environment.caches, id) ? id : undefined;
      return { demand, address, cache, excusedBy: excuse(demand, rule, address, cache, environment) };
    }),
  );
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

/** Paths in the tree of constructs, by the address of their resource. */
export function constructPaths(stack: StackDocument): ReadonlyMap<string, string> {
  const resources = Object.keys(stack.resource ?? {}).flatMap((type) => resourcesOf(stack, type));
  return new Map(
    resources.flatMap(([address, args]) => {
      const path = constructPathOf(args);
      return path === undefined ? [] : [[address, path.replace(/\/Resource$/, "")] as const];
    }),
  );
}
