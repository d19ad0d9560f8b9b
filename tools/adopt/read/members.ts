import type { CacheCluster, ReplicationGroup } from "@aws-sdk/client-elasticache";
import type { AccountReading } from "./account";

/** True for two spellings of one name: ElastiCache keeps names in lower case, and finds them in any. */
export function isSameName(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/** A replication group of the account. */
export function groupOf({ groups }: AccountReading, id: string): ReplicationGroup | undefined {
  return groups.find(({ ReplicationGroupId }) => isSameName(ReplicationGroupId, id));
}

/** The nodes of a group, in its order, as far as the account lists them. */
export function membersOf({ clusters }: AccountReading, { MemberClusters = [] }: ReplicationGroup): CacheCluster[] {
  return MemberClusters.flatMap((id) => clusters.filter(({ CacheClusterId }) => isSameName(CacheClusterId, id)));
}

/** The group that a node belongs to; none for a cache outside of groups. */
export function groupIdOf({ ReplicationGroupId = "" }: CacheCluster): string | undefined {
  return ReplicationGroupId === "" ? undefined : ReplicationGroupId;
}

/** The cache that a node belongs to: its group, or itself where it is in none. */
export function cacheOf(cluster: CacheCluster): string {
  return groupIdOf(cluster) ?? cluster.CacheClusterId ?? "";
}
