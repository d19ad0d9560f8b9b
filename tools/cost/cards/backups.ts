import type { Component } from "../estimate/component";
import { type Resource, knownAfterApply, numberIn } from "../input/resource";
import { type Market, other, unpriced, usage } from "./card";

/** Declares the size of one snapshot, in GB. */
const key = "snapshot_storage_size_gb";

/**
 * What snapshots cost that AWS takes itself, except the first, which is free.
 *
 * @see https://aws.amazon.com/elasticache/pricing/
 */
export function backups(resource: Resource, market: Market): readonly Component[] {
  const kept = numberIn(resource, "snapshot_retention_limit") ?? 0;
  if (kept === knownAfterApply) {
    const why = market.whyUnknown("`snapshot_retention_limit`");
    return market.usageOf(resource, key) === undefined
      ? []
      : [unpriced({ kind: "backups", name: "Backups", unit: "GB-months" }, why)];
  }
  if (kept <= 1) {
    return [];
  }
  return usage(resource, market, {
    kind: "backups",
    name: `Backups (${kept - 1} of ${kept} snapshots; the first is free)`,
    unit: "GB-months",
    key,
    times: kept - 1,
    subject: "backup storage",
    priceIn: other(market, "backup", "storage"),
  });
}
