import { own } from "../../shared/records";
import type { Price, PriceTable } from "../../shared/prices/price-table";
import type { Component } from "../estimate/component";
import { type Known, type Resource, textIn } from "../input/resource";
import { type Market, priced, unpriced } from "./card";
import { durability } from "./durability";
import { extendedSupport } from "./extended-support";
import { type Nodes, inHours } from "./node-hours";

/** The engines that nodes may have, with their names. */
const engines = { redis: "Redis OSS", valkey: "Valkey", memcached: "Memcached" } as const;

/** The name of an engine. */
export function engineNamed(engine: string): string {
  return own<string>(engines, engine) ?? engine;
}

/** The engine of a cache: a replication group has Redis OSS when it says nothing. */
export function engineIn(resource: Resource): Known<string> | undefined {
  return textIn(resource, "engine") ?? (resource.type === "aws_elasticache_replication_group" ? "redis" : undefined);
}

/** The nodes, and what is charged on top of them. */
export function nodeComponents(nodes: Nodes, market: Market): readonly Component[] {
  const { resource, of } = nodes;
  const [nodeType, engine] = [textIn(of, "node_type"), engineIn(of)];
  if (typeof nodeType !== "string" || typeof engine !== "string") {
    const what = typeof nodeType === "string" ? "`engine`" : "`node_type`";
    return [unpriced({ kind: "nodes", name: "Nodes", unit: "hours" }, market.whyUnknown(what))];
  }
  const name = engineNamed(engine);
  const tiering = nodeType.startsWith("cache.r6gd.") ? ", with data tiering" : "";
  const typed = { ...nodes, nodeType };
  return [
    priced(resource, market, {
      kind: "nodes",
      name: `Nodes (${name}, on demand, ${nodeType}${tiering})`,
      ...inHours(nodes),
      subject: `${nodeType} with ${name}`,
      priceIn: (region) => nodePrice(market.prices, region, nodeType, engine),
    }),
    ...(engine === "redis" ? extendedSupport(typed, market) : []),
    ...durability(typed, market),
  ];
}

function nodePrice(prices: PriceTable, region: string, nodeType: string, engine: string): Price | undefined {
  return Object.hasOwn(engines, engine) ? prices.node(region, nodeType, engine as keyof typeof engines) : undefined;
}
