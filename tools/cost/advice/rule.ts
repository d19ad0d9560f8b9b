import type { Market } from "../cards/card";
import type { Advice, PricedResource } from "../estimate/estimate";
import type { Resource } from "../input/resource";

/** A cache, with everything that was made together with it. */
export interface Cache {
  readonly resource: Resource;
  /** What belongs to it, itself included. */
  readonly resources: readonly Resource[];
  /** What that costs, in the same order. */
  readonly priced: readonly PricedResource[];
  /** Whether it is in a global datastore: Terraform cannot change the engine of one, and its members have one node type. */
  readonly isGlobal: boolean;
}

/** Looks for one way to pay less for a cache. Undefined when there is none, or when it is not known what it saves. */
export type Rule = (cache: Cache, market: Market) => Pick<Advice, "text" | "saving"> | undefined;
