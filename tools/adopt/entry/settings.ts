import type { CacheCluster, ReplicationGroup } from "@aws-sdk/client-elasticache";
import type { RedisCacheProps } from "../../../constructs";
import type { Engine, Topology } from "../../../constructs/elasticache";
import { defaultMaxNodes } from "../../../constructs/elasticache/facts/limits";
import type { FoundCache } from "../found";

/** What the nodes are and how AWS looks after them, as the group and its first node say it. */
export function settingsOf(found: FoundCache) {
  const {
    group,
    members: [member],
  } = found;
  return {
    name: String(group.ReplicationGroupId).toLowerCase(),
    description: group.Description,
    engine: engineOf(member),
    nodeType: group.CacheNodeType ?? member?.CacheNodeType,
    topology: topologyOf(found),
    nodesPerClusterQuota: quotaOf(group),
    port: portOf(found),
    transitEncryption: transitEncryptionOf(group),
    snapshotRetentionLimit: group.SnapshotRetentionLimit,
    snapshotWindow: group.SnapshotWindow,
    maintenanceWindow: member?.PreferredMaintenanceWindow,
    autoMinorVersionUpgrade: group.AutoMinorVersionUpgrade ?? member?.AutoMinorVersionUpgrade,
    networkType: group.NetworkType,
    ipDiscovery: group.IpDiscovery,
    encryptionAtRest: encryptionOf(group),
  } satisfies { readonly [Prop in keyof RedisCacheProps]?: RedisCacheProps[Prop] | undefined };
}

/** AWS says the patch level as well, which it chooses itself. */
function engineOf(member: CacheCluster | undefined): Engine {
  const version = /^\d+\.\d+/.exec(member?.EngineVersion ?? "")?.[0];
  return { kind: member?.Engine, version } as Engine;
}

/**
 * In the mode `compatible`, a cache has a single shard and serves both kinds of clients. Otherwise the parameter group
 * decides, also for a single shard.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
 */
function topologyOf({ group, parameterGroup }: FoundCache): Topology {
  const shards = group.NodeGroups ?? [];
  const replicas = Math.max(0, (shards[0]?.NodeGroupMembers ?? []).length - 1);
  const isOn = (status: string | undefined) => status === "enabled" || status === "enabling";
  const multiAz = isOn(group.MultiAZ);
  const name = parameterGroup.group.CacheParameterGroupName ?? "";
  const isSharded =
    group.ClusterEnabled === true ||
    group.ClusterMode === "enabled" ||
    /^default\..*\.cluster\.on$/.test(name) ||
    parameterGroup.changed["cluster-enabled"] === "yes";
  if (isSharded && group.ClusterMode !== "compatible") {
    return { kind: "sharded", shards: shards.length, replicasPerShard: replicas, multiAz };
  }
  return {
    kind: "replicated",
    replicas,
    ...(group.ClusterMode === "compatible" ? { clusterMode: "compatible" } : {}),
    automaticFailover: isOn(group.AutomaticFailover),
    multiAz,
  };
}

/** A cache that has more nodes than AWS allows without being asked shows what it was allowed at least. */
function quotaOf({ NodeGroups = [] }: ReplicationGroup): number | undefined {
  const nodes = NodeGroups.length * Math.max(1, (NodeGroups[0]?.NodeGroupMembers ?? []).length);
  return nodes > defaultMaxNodes ? nodes : undefined;
}

/** The port that clients connect to: AWS says it of the group where that has an endpoint, and of each node. */
export function portOf({ group, members: [member] }: FoundCache): number | undefined {
  const { ConfigurationEndpoint, NodeGroups: [{ PrimaryEndpoint } = {}] = [] } = group;
  return ConfigurationEndpoint?.Port ?? PrimaryEndpoint?.Port ?? member?.CacheNodes?.[0]?.Endpoint?.Port;
}

function transitEncryptionOf({ TransitEncryptionEnabled, TransitEncryptionMode }: ReplicationGroup) {
  if (TransitEncryptionEnabled !== true) {
    return "off";
  }
  return TransitEncryptionMode === "preferred" ? "preferred" : "required";
}

/** A key serves whom its policy lets in, which nothing tells: it is always given. */
function encryptionOf({ AtRestEncryptionEnabled, KmsKeyId }: ReplicationGroup): RedisCacheProps["encryptionAtRest"] {
  if (AtRestEncryptionEnabled !== true) {
    return { kind: "off" };
  }
  return KmsKeyId === undefined ? { kind: "aws-owned-key" } : { kind: "existing-key", kmsKeyArn: KmsKeyId };
}
