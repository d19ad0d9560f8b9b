import type { Component } from "../estimate/component";
import { knownAfterApply, textIn } from "../input/resource";
import { type Market, priced, unpriced } from "./card";
import { type TypedNodes, inHours } from "./node-hours";
import { surcharge } from "./surcharges";

/** What AWS charges for a log of every write that is written before it answers. */
export function durability(nodes: TypedNodes, market: Market): readonly Component[] {
  const { nodeType, of, resource } = nodes;
  const setting = textIn(of, "durability");
  if (setting === knownAfterApply) {
    return [unpriced({ kind: "durability", name: "Durability", unit: "hours" }, market.whyUnknown("`durability`"))];
  }
  if (setting !== "sync") {
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
