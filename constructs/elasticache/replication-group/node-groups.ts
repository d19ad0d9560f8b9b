import { copyOf } from "../../core";
import type { ShardPlacement } from "./topology";

/** Slots of a cluster. @see https://valkey.io/topics/cluster-spec/ */
const slots = 16_384;

/**
 * The node groups of shards whose zones are chosen. Files in S3 are read into slots, which must then be said; AWS gives
 * every shard as many if nothing is.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export function nodeGroups(placement: readonly ShardPlacement[], replicaCount: number, saysSlots: boolean) {
  const start = (shard: number) => Math.floor((slots * shard) / placement.length);
  return placement.map(({ primaryAvailabilityZone, replicaAvailabilityZones = [] }, index) => ({
    nodeGroupId: String(index + 1).padStart(4, "0"),
    primaryAvailabilityZone,
    replicaAvailabilityZones: copyOf(replicaAvailabilityZones),
    replicaCount,
    ...(saysSlots ? { slots: `${start(index)}-${start(index + 1) - 1}` } : {}),
  }));
}
