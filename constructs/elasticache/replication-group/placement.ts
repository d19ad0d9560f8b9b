import { type Check, copyOf, list, literal, optional, required, struct, zoneCheck } from "../../core";
import { newerProvider } from "./newer-provider";

const hints = () => require("./hints") as typeof import("./hints");

/** Slots of a cluster. @see https://valkey.io/topics/cluster-spec/ */
const slots = 16_384;

/** Availability Zones of the nodes of one shard. */
export interface ShardPlacement {
  /** Zone of the node that is the primary at first. */
  readonly primaryAvailabilityZone: string;
  /**
   * Zone of each replica. With Multi-AZ, one of them is another zone than the primary's.
   *
   * @default - none, for shards without replicas
   */
  readonly replicaAvailabilityZones?: readonly string[];
}

/** Check of the zones of shards. How many there are decides what is written, so it must be known at synth. */
export const placementCheck: Check<readonly ShardPlacement[]> = newerProvider(
  "6.20",
  literal(
    list(
      struct<ShardPlacement>(
        {
          primaryAvailabilityZone: required(zoneCheck),
          replicaAvailabilityZones: optional(list(zoneCheck, { min: 0, unique: false })),
        },
        () => hints().placementHints,
      ),
      { unique: false },
    ),
  ),
);

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
