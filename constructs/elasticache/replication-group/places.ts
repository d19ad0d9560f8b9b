import { type PlacedLiteral, isUnresolved } from "../../core";
import { zonesOfShards } from "./placement-rules";
import type { AtRestEncryption } from "./props";
import type { ReplicationGroupSettings, RestoreFrom } from "./settings";

/**
 * The zones that settings name for nodes, each with its prop.
 *
 * @internal
 */
export function zonesOfNodes({
  preferredCacheClusterAzs: zones = [],
  topology,
}: Partial<ReplicationGroupSettings>): readonly (readonly [prop: string, zone: string])[] {
  const named = isUnresolved(zones) ? [] : zones;
  return [
    ...named.map((zone, index) => [`preferredCacheClusterAzs[${index}]`, zone] as const),
    ...zonesOfShards(topology),
  ];
}

/**
 * The zones of the nodes, which are in the cache's region.
 *
 * @internal
 */
export function placedNodes(settings: Partial<ReplicationGroupSettings>): readonly PlacedLiteral[] {
  return zonesOfNodes(settings).map(([prop, value]) => ({ prop, value, same: ["region"] }));
}

/**
 * The key of a cache, which is in the cache's region; it may belong to another account.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
 * @internal
 */
export function placedKey(encryption: AtRestEncryption | { readonly kind: "own-key" } | undefined): PlacedLiteral {
  const value = encryption?.kind === "existing-key" ? encryption.kmsKeyArn : undefined;
  return { prop: "encryptionAtRest.kmsKeyArn", value, same: ["region"] };
}

/**
 * The files that a cache is restored from.
 *
 * @internal
 */
export function placedBackups(restoreFrom: RestoreFrom | undefined): readonly PlacedLiteral[] {
  return restoreFrom?.kind !== "s3" || isUnresolved(restoreFrom.snapshotArns)
    ? []
    : restoreFrom.snapshotArns.map((value, index) => ({ prop: `restoreFrom.snapshotArns[${index}]`, value }));
}

/**
 * The topic of a cache's events, which is in the cache's region and account.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 * @internal
 */
export function placedEventTopic(prop: string, value: string | undefined): PlacedLiteral {
  return { prop, value, same: ["region", "account"] };
}
