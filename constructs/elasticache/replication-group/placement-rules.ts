import { type Problems, isUnresolved } from "../../core";
import { type ShardedTopology, type Topology, spansZones } from "./topology";

/**
 * Checks that there is one zone for each node of a sharded cache, and more than one for the nodes of a shard.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupConfiguration.html
 */
export function checkPlacement(problems: Problems, topology: ShardedTopology): void {
  const { placement, shards, replicasPerShard } = topology;
  if (placement === undefined || isUnresolved(placement)) {
    return;
  }
  if (!isUnresolved(shards) && placement.length !== shards) {
    problems.add("topology.placement", `must have one entry for each of the ${shards} shards`, placement.length);
  }
  for (const [index, shard] of placement.entries()) {
    const replicas = isUnresolved(shard) ? undefined : (shard.replicaAvailabilityZones ?? []);
    const at = `topology.placement[${index}]`;
    if (replicas === undefined || isUnresolved(replicas)) {
      continue;
    }
    const zones = [shard.primaryAvailabilityZone, ...replicas];
    if (!isUnresolved(replicasPerShard) && replicas.length !== replicasPerShard) {
      const rule = `must name one zone for each of the ${replicasPerShard} replicas`;
      problems.add(`${at}.replicaAvailabilityZones`, rule, replicas);
    } else if (zones.length > 1 && !zones.some(isUnresolved) && new Set(zones).size === 1 && spansZones(topology)) {
      problems.add(`${at}.replicaAvailabilityZones`, "must name another zone than the primary's", replicas);
    }
  }
}

/** The zones that a topology names, each with its prop. */
export function zonesOfShards(topology: Topology | undefined): readonly (readonly [prop: string, zone: string])[] {
  const shards = topology?.kind === "sharded" && !isUnresolved(topology) ? topology.placement : undefined;
  if (shards === undefined || isUnresolved(shards)) {
    return [];
  }
  return shards.flatMap((shard, index) => {
    const at = `topology.placement[${index}]`;
    const { primaryAvailabilityZone: primary, replicaAvailabilityZones: replicas = [] } = shard;
    const named = isUnresolved(replicas) ? [] : replicas;
    return [
      [`${at}.primaryAvailabilityZone`, primary] as const,
      ...named.map((zone, replica) => [`${at}.replicaAvailabilityZones[${replica}]`, zone] as const),
    ];
  });
}
