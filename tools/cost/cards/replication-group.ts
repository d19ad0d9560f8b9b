import type { Component } from "../estimate/component";
import { type Resource, knownAfterApply, textIn } from "../input/resource";
import { backups } from "./backups";
import { type Card, type Market, other, priced, usage } from "./card";
import { type Nodes, inHours, nodeComponents } from "./nodes";
import { shapeOf } from "./shape";
import { surcharge } from "./surcharges";

/** A replication group: its nodes, and what is charged for them, their backups and their clients. */
export const replicationGroup: Card = (resource, market) => {
  const nodes = nodesOf(resource);
  return [
    ...nodeComponents(nodes, market),
    ...durability(nodes, market),
    ...backups(resource, market),
    ...usage(resource, market, {
      kind: "data transfer",
      name: "Data transfer of clients between zones",
      unit: "GB",
      key: "monthly_cross_zone_gb",
      subject: "data transfer between zones",
      priceIn: other(market, "transfer", "crossZone"),
    }),
  ];
};

/** The nodes of a replication group. */
export function nodesOf(resource: Resource): Nodes {
  const { argument, shape } = shapeOf(resource);
  return {
    resource,
    count: shape === knownAfterApply ? shape : shape.nodes,
    counts: argument,
    nodeType: textIn(resource, "node_type") ?? knownAfterApply,
    engine: textIn(resource, "engine") ?? "redis",
  };
}

/** What AWS charges for a log of every write that is written before it answers. */
function durability(nodes: Nodes, market: Market): readonly Component[] {
  const { nodeType, resource } = nodes;
  const setting = textIn(resource, "durability");
  if (setting === knownAfterApply) {
    const notPriced = market.whyUnknown("`durability`");
    return [{ kind: "durability", name: "Durability", unit: "hours", usageBased: false, notPriced }];
  }
  if (setting !== "sync" || nodeType === knownAfterApply) {
    return [];
  }
  return [
    priced(resource, market, {
      kind: "durability",
      name: `Durability (sync, ${nodeType})`,
      ...inHours(nodes),
      subject: `durability of ${nodeType}`,
      priceIn: (region) => surcharge(market.prices, region, nodeType, "syncDurability"),
    }),
  ];
}
