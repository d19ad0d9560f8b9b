import Big from "big.js";
import { standardSupportEnds } from "../../../constructs/elasticache/facts/standard-support";
import { own } from "../../shared/records";
import type { Price, PriceTable } from "../../shared/prices/price-table";
import { type Component, hoursPerMonth } from "../estimate/component";
import { type Known, type Resource, knownAfterApply, textIn } from "../input/resource";
import { type Charge, type Market, priced } from "./card";
import { surcharge } from "./surcharges";

/** Nodes of one type and engine. */
export interface Nodes {
  readonly resource: Resource;
  /** How many there are. */
  readonly count: Known<number>;
  /** The argument that says so. */
  readonly counts: string;
  readonly nodeType: Known<string>;
  readonly engine: Known<string>;
}

/** The engines that nodes may have, with their names. */
const engines = { redis: "Redis OSS", valkey: "Valkey", memcached: "Memcached" } as const;

/** The name of an engine. */
export function engineNamed(engine: string): string {
  return own<string>(engines, engine) ?? engine;
}

/** What a node costs per hour. */
export function nodePrice(prices: PriceTable, region: string, nodeType: string, engine: string): Price | undefined {
  return Object.hasOwn(engines, engine) ? prices.node(region, nodeType, engine as keyof typeof engines) : undefined;
}

/** The nodes, and what is charged on top of them for an old engine. */
export function nodeComponents(nodes: Nodes, market: Market): readonly Component[] {
  const { resource, nodeType, engine } = nodes;
  if (nodeType === knownAfterApply || engine === knownAfterApply) {
    const what = nodeType === knownAfterApply ? "node_type" : "engine";
    const notPriced = market.whyUnknown(`\`${what}\``);
    return [{ kind: "nodes", name: "Nodes", unit: "hours", usageBased: false, notPriced }];
  }
  const name = engineNamed(engine);
  const tiering = nodeType.startsWith("cache.r6gd.") ? ", with data tiering" : "";
  return [
    priced(resource, market, {
      kind: "nodes",
      name: `Nodes (${name}, on demand, ${nodeType}${tiering})`,
      ...inHours(nodes),
      subject: `${nodeType} with ${name}`,
      priceIn: (region) => nodePrice(market.prices, region, nodeType, engine),
    }),
    ...(engine === "redis" ? extendedSupport({ ...nodes, nodeType }, market) : []),
  ];
}

/** Hours a month of all nodes. */
export function inHours({
  count,
  counts,
}: Pick<Nodes, "count" | "counts">): Pick<Charge, "unit" | "quantity" | "counts"> {
  return {
    unit: "hours",
    quantity: count === knownAfterApply ? count : new Big(count).times(hoursPerMonth),
    counts: `\`${counts}\``,
  };
}

/** Each part of Extended Support: its years after the end of standard support, and what is charged on top of a node. */
const supportPeriods = [
  { name: "years 1 and 2", from: 0, to: 2, charge: "extendedSupportYears1And2" },
  { name: "year 3", from: 2, to: 3, charge: "extendedSupportYear3" },
] as const;

/** What an old version of Redis OSS costs on top of its nodes; each part is there until it has passed. */
function extendedSupport(nodes: Nodes & { readonly nodeType: string }, market: Market): readonly Component[] {
  const version = textIn(nodes.resource, "engine_version");
  const { counts, nodeType, resource } = nodes;
  if (version === knownAfterApply) {
    const notPriced = market.whyUnknown("`engine_version`");
    return [{ kind: "extended support", name: "Extended support", unit: "hours", usageBased: false, notPriced }];
  }
  const ends = standardSupportEndOf(version);
  if (ends === undefined) {
    return [];
  }
  return supportPeriods.flatMap(({ name, from, to, charge }) => {
    const [first, last] = [dayAfter(ends, from), dayAfter(ends, to)];
    if (market.today >= last) {
      return [];
    }
    const count = market.today >= first ? nodes.count : 0;
    return priced(resource, market, {
      kind: "extended support",
      name: `Extended support of Redis OSS ${String(version)}, ${name} (from ${first} to ${yearsLater(ends, to)})`,
      ...inHours({ count, counts }),
      subject: `${nodeType} with Redis OSS`,
      priceIn: (region) => surcharge(market.prices, region, nodeType, charge),
    });
  });
}

/** The first day, in ISO 8601, on which Extended Support of a version of Redis OSS is charged; undefined without one. */
export function extendedSupportBegins(version: string): string | undefined {
  const ends = standardSupportEndOf(version);
  return ends === undefined ? undefined : dayAfter(ends, 0);
}

function standardSupportEndOf(version: string | undefined): string | undefined {
  return own<string>(standardSupportEnds, String(version?.split(".")[0]));
}

function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

function dayAfter(day: string, years: number): string {
  const date = new Date(yearsLater(day, years));
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
