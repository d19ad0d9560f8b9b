import Big from "big.js";
import type { Price } from "../../shared/prices/price-table";

/** Hours of a month, as AWS and Infracost count them. https://aws.amazon.com/calculator/ */
export const hoursPerMonth = 730;

/** What costs of one kind are for: lines of a report, and the colours of its bars. */
export const kinds = [
  "nodes",
  "extended support",
  "durability",
  "serverless",
  "autoscaling",
  "backups",
  "data transfer",
  "alarms",
  "dashboards",
  "logs",
  "keys",
  "secrets",
  "other",
] as const;

/** What a cost is for. */
export type Kind = (typeof kinds)[number];

/** One thing that AWS charges for. */
export interface Component {
  readonly kind: Kind;
  /** For example `Nodes (Redis OSS, on demand, cache.r6g.large)`. */
  readonly name: string;
  /** What is counted: `hours`, `GB-months`. */
  readonly unit: string;
  /** How many units a month; undefined when that depends on usage which is not declared, or is not priced. */
  readonly quantity?: Big;
  /** Undefined when it is not priced. */
  readonly price?: Price;
  /** Whether it is an estimate of how much is used, in place of something that is there all month. */
  readonly usageBased: boolean;
  /** Why it has no price, or no quantity. @default - it has both, or depends on usage that is not declared */
  readonly notPriced?: string;
  /** What else is to be known about it, for example from when on it is charged. @default - nothing */
  readonly note?: string;
}

/** What a component costs a month, in US dollars; undefined when that is not known. */
export function monthlyCost({ quantity, price }: Component): Big | undefined {
  return quantity === undefined || price === undefined ? undefined : price.amount.times(quantity);
}
