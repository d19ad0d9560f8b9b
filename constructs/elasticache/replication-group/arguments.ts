import { Op, Token } from "cdktf";
import { copyOf, isUnresolved, asArgument, lowerCase } from "../../core";
import { hasModes } from "../facts/engines";
import { nodeTypeFacts } from "../facts/node-types";
import type { ResolvedSettings } from "./defaults";
import type { AtRestEncryption, Credentials } from "./props";
import { nodeGroups } from "./node-groups";
import { type ShardedTopology, failoverOf, multiAzOf, replicasOf } from "./topology";

/*
 * The arguments of the provider's resource, by what they are about.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */

/** Number and type of the nodes, and failover. */
export function nodes(settings: ResolvedSettings) {
  const { topology, engine, nodeType, preferredCacheClusterAzs: zones } = settings;
  const replicas = asArgument(replicasOf(topology));
  const sharded = topology.kind === "sharded";
  return {
    ...(sharded
      ? shards(topology, replicas, settings.restoreFrom?.kind === "s3")
      : { numCacheClusters: isUnresolved(replicas) ? Op.add(replicas, 1) : replicas + 1 }),
    ...(hasModes(engine) ? { clusterMode: sharded ? "enabled" : (topology.clusterMode ?? "disabled") } : {}),
    automaticFailoverEnabled: failoverOf(topology),
    multiAzEnabled: multiAzOf(topology),
    ...(nodeTypeFacts(nodeType)?.dataTiering === true ? { dataTieringEnabled: true } : {}),
    ...(zones === undefined ? {} : { preferredCacheClusterAzs: copyOf(zones) }),
  };
}

/**
 * Shards and their replicas. The provider sends the number of replicas of each shard with its zones, and AWS refuses the
 * number for all shards beside it.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/49695
 */
function shards({ shards: numNodeGroups, placement }: ShardedTopology, replicas: number, fromFiles: boolean) {
  return placement === undefined
    ? { numNodeGroups, replicasPerNodeGroup: replicas }
    : { numNodeGroups, nodeGroupConfiguration: nodeGroups(placement, replicas, fromFiles) };
}

/** Whether AWS keeps a log of every write. */
export function durable({ durability }: ResolvedSettings) {
  return durability === undefined ? {} : { durability };
}

/** Addresses of the nodes. */
export function network({ networkType, ipDiscovery = networkType === "ipv6" ? "ipv6" : "ipv4" }: ResolvedSettings) {
  return networkType === "ipv4" ? {} : { networkType, ipDiscovery };
}

/** Snapshots, including the one that a new cache starts from. */
export function backup({ restoreFrom, snapshotRetentionLimit, snapshotWindow }: ResolvedSettings) {
  return {
    snapshotRetentionLimit,
    snapshotWindow,
    ...(restoreFrom?.kind === "snapshot" ? { snapshotName: restoreFrom.snapshotName } : {}),
    ...(restoreFrom?.kind === "s3" ? { snapshotArns: copyOf(restoreFrom.snapshotArns) } : {}),
  };
}

/** TLS. The mode is an argument of its own, so that a later change to it is detected. */
export function transport({ transitEncryption, engine }: ResolvedSettings) {
  return transitEncryption === "off"
    ? { transitEncryptionEnabled: false }
    : { transitEncryptionEnabled: true, ...(hasModes(engine) ? { transitEncryptionMode: transitEncryption } : {}) };
}

/** Encryption of snapshots and disks. */
export function atRest(encryption: AtRestEncryption) {
  return {
    atRestEncryptionEnabled: String(encryption.kind !== "off"),
    ...(encryption.kind === "existing-key" ? { kmsKeyId: encryption.kmsKeyArn } : {}),
  };
}

/** How clients prove who they are. */
export function access(credentials: Credentials) {
  switch (credentials.kind) {
    case "auth-token":
      return { ...token(credentials), authTokenUpdateStrategy: credentials.updateStrategy };
    case "user-group":
      return { userGroupIds: [lowerCase(credentials.userGroupId)] };
    case "off":
      return {};
  }
}

/** The token, which the state keeps unless it has a version. */
function token({ authToken, writeOnlyVersion }: Extract<Credentials, { kind: "auth-token" }>) {
  return writeOnlyVersion === undefined
    ? { authToken }
    : { authTokenWo: authToken, authTokenWoVersion: writeOnlyVersion };
}

/** The provider takes a string here. */
export function textOf(flag: boolean): string {
  return isUnresolved(flag) ? Token.asString(flag) : String(flag);
}
