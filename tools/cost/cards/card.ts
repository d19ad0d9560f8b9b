import Big from "big.js";
import type { OtherCharges } from "../../shared/prices/price-list";
import type { Price, PriceTable } from "../../shared/prices/price-table";
import type { Component, Kind } from "../estimate/component";
import { type Known, type Resource, knownAfterApply, theRegion } from "../input/resource";
import type { GroupOf } from "../input/replication-groups";
import type { UsageOf } from "../input/usage";

/** What prices depend on besides the resource itself. */
export interface Market {
  readonly prices: PriceTable;
  /** The day for which prices are asked, in ISO 8601. */
  readonly today: string;
  /** How much is used, as declared. */
  readonly usageOf: UsageOf;
  /** Finds the replication group that a resource is of, or scales. */
  readonly groupOf: GroupOf;
  /** What scales a replication group. */
  readonly scalingOf: (group: Resource) => readonly Resource[];
  /** Why a value is not known that only Terraform knows, and what can be done about it. */
  readonly whyUnknown: (what: string) => string;
}

/** Says what AWS charges for a resource of one type; nothing when it is free. */
export type Card = (resource: Resource, market: Market) => readonly Component[];

/** A component, before it has a price. */
export interface Charge {
  readonly kind: Kind;
  readonly name: string;
  readonly unit: string;
  /** How many units a month; undefined for usage that is not declared. */
  readonly quantity: Known<number | Big> | undefined;
  /** What the quantity depends on, to say so when only Terraform knows it: an argument. @default - it is always known */
  readonly counts?: string;
  /** What has the price, for a message: `cache.r6g.large with Redis OSS`. */
  readonly subject: string;
  readonly priceIn: (region: string) => Price | undefined;
  /** @default false */
  readonly usageBased?: boolean;
  /** @default - nothing else is to be known */
  readonly note?: string;
}

/** Looks up the price of a charge where its resource is, or says why it has none. */
export function priced({ region }: Pick<Resource, "region">, market: Market, charge: Charge): Component {
  const { kind, name, unit, quantity, counts = "the quantity", subject, priceIn, usageBased = false, note } = charge;
  const told = { kind, name, unit, usageBased, ...(note === undefined ? {} : { note }) };
  if (quantity === knownAfterApply) {
    return { ...told, notPriced: market.whyUnknown(counts) };
  }
  const price = region === knownAfterApply ? undefined : priceIn(region);
  const known = { ...told, ...(quantity === undefined ? {} : { quantity: new Big(quantity) }) };
  if (price !== undefined) {
    return { ...known, price };
  }
  if (quantity === undefined || Number(quantity) === 0) {
    return known;
  }
  return {
    ...known,
    notPriced: region === knownAfterApply ? market.whyUnknown(theRegion) : `no price for ${subject} in ${region}`,
  };
}

/** A component that has no price, and why. */
export function unpriced({ kind, name, unit }: Pick<Charge, "kind" | "name" | "unit">, notPriced: string): Component {
  return { kind, name, unit, usageBased: false, notPriced };
}

/** Usage that is declared, or not: `quantity` is undefined then. */
export function usage(
  resource: Resource,
  market: Market,
  { key, times = 1, ...charge }: UsageCharge,
): readonly Component[] {
  const declared = market.usageOf(resource, key);
  const quantity = declared === undefined ? undefined : new Big(declared).times(times);
  return [priced(resource, market, { ...charge, quantity, usageBased: true })];
}

/** Usage by its key. */
export interface UsageCharge extends Omit<Charge, "quantity" | "usageBased" | "counts"> {
  /** The key that declares it, of the usage file. */
  readonly key: string;
  /** What the declared number is multiplied with. @default 1 */
  readonly times?: number;
}

/** Finds the price of something other than a node. */
export function other<K extends keyof OtherCharges>(
  { prices }: Market,
  subject: K,
  charge: OtherCharges[K],
): (region: string) => Price | undefined {
  return (region) => prices.other(region, subject, charge);
}
