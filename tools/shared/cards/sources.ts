const api = "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference";
const guide = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg";
const issues = "https://github.com/hashicorp/terraform-provider-aws/issues";

/**
 * Sources of the ElastiCache cards, read 2026-11-26. What may wait for the maintenance window is what the two lists of
 * pending values name, and what AWS calls a change to the nodes. Which requests provider 5.100.0 sends, and with which
 * `ApplyImmediately`, was measured.
 */
export const sources = {
  modify: `${api}/API_ModifyReplicationGroup.html`,
  pending: `${api}/API_ReplicationGroupPendingModifiedValues.html`,
  modifying: `${guide}/Clusters.Modify.html`,
  modifyCluster: `${api}/API_ModifyCacheCluster.html`,
  modifyServerless: `${api}/API_ModifyServerlessCache.html`,
  modifyGlobal: `${api}/API_ModifyGlobalReplicationGroup.html`,
  decreaseReplicas: `${api}/API_DecreaseReplicaCount.html`,
  create: `${api}/API_CreateReplicationGroup.html`,
  deleteGlobal: `${api}/API_DeleteGlobalReplicationGroup.html`,
  deleting: `${guide}/Replication.DeletingRepGroup.html`,
  deletingServerless: `${api}/API_DeleteServerlessCache.html`,
  deletingSubnetGroup: `${api}/API_DeleteCacheSubnetGroup.html`,
  deletingParameterGroup: `${api}/API_DeleteCacheParameterGroup.html`,
  reserved: `${guide}/CacheNodes.Reserved.html`,
  upgrades: `${guide}/VersionManagement.HowTo.html`,
  upgradeConsiderations: `${guide}/VersionManagement-upgrade-considerations.html`,
  versions: `${guide}/VersionManagement.html`,
  scaling: `${guide}/Scaling.RedisReplGrps.html`,
  scalingAlone: `${guide}/scaling-redis-classic.html`,
  resharding: `${guide}/best-practices-online-resharding.html`,
  synchronization: `${guide}/Replication.Redis.Versions.html`,
  failover: `${guide}/AutoFailover.html`,
  durability: `${guide}/Durability.Options.html`,
  changingDurability: `${guide}/Durability.ChangingDurability.html`,
  tls: `${guide}/in-transit-encryption-enable.html`,
  tlsEndpoints: `${guide}/enable-python-best-practices.html`,
  tlsOff: `${guide}/in-transit-encryption-disable.html`,
  clusterMode: `${guide}/modify-cluster-mode.html`,
  auth: `${guide}/auth.html`,
  rbac: `${guide}/Clusters.RBAC.html`,
  iam: `${guide}/auth-iam.html`,
  parameters: `${guide}/ParameterGroups.Engine.html`,
  subnetGroups: `${guide}/SubnetGroups.Modifying.html`,
  parameterGroups: `${guide}/ParameterGroups.Management.html`,
  nodeTypes: `${guide}/CacheNodes.SupportedTypes.html`,
  tiering: `${guide}/data-tiering.html`,
  networkType: `${guide}/network-type.html`,
  logs: `${guide}/Log_Delivery.html`,
  global: `${guide}/Redis-Global-Datastores-Getting-Started.html`,
  memcached: `${guide}/Clusters.DeleteNode.html`,
  issue: (number: number): string => `${issues}/${number}`,
} as const;
