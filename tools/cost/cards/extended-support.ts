import { standardSupportEnds } from "../../../constructs/elasticache/facts/standard-support";
import { own } from "../../shared/records";
import type { Component } from "../estimate/component";
import { knownAfterApply, textIn } from "../input/resource";
import { type Market, priced, unpriced } from "./card";
import { type TypedNodes, inHours } from "./node-hours";
import { surcharge } from "./surcharges";

/** Each part of Extended Support: its years after the end of standard support, and what is charged on top of a node. */
const periods = [
  { name: "years 1 and 2", from: 0, to: 2, charge: "extendedSupportYears1And2" },
  { name: "year 3", from: 2, to: 3, charge: "extendedSupportYear3" },
] as const;

/** What an old version of Redis OSS costs on top of its nodes; each part is there until it has passed. */
export function extendedSupport(nodes: TypedNodes, market: Market): readonly Component[] {
  const { counts, nodeType, of, resource } = nodes;
  const version = textIn(of, "engine_version");
  if (version === knownAfterApply) {
    const support = { kind: "extended support", name: "Extended support", unit: "hours" } as const;
    return [unpriced(support, market.whyUnknown("`engine_version`"))];
  }
  const ends = standardSupportEndOf(version);
  if (ends === undefined) {
    return [];
  }
  return periods.flatMap(({ name, from, to, charge }) => {
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
