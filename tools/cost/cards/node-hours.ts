import Big from "big.js";
import { hoursPerMonth } from "../estimate/component";
import type { Known, Resource } from "../input/resource";
import type { Charge } from "./card";

/** Nodes of one type and engine. */
export interface Nodes {
  /** The resource that they are charged for. */
  readonly resource: Resource;
  /** The resource that says what they are: that one, or the replication group that they are added to. */
  readonly of: Resource;
  /** How many there are; undefined when that depends on usage that is not declared. */
  readonly count: Known<number> | undefined;
  /** The argument that says so. */
  readonly counts: string;
}

/** Nodes, with a type that is known. */
export interface TypedNodes extends Nodes {
  readonly nodeType: string;
}

/** Hours a month of all nodes. */
export function inHours({
  count,
  counts,
}: Pick<Nodes, "count" | "counts">): Pick<Charge, "unit" | "quantity" | "counts"> {
  return {
    unit: "hours",
    quantity: typeof count === "number" ? new Big(count).times(hoursPerMonth) : count,
    counts: `\`${counts}\``,
  };
}
