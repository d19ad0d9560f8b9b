import { Op, Token } from "cdktf";
import { copyOf, isUnresolved, asArgument, lowerCase } from "../../core";
import { hasModes } from "../facts/engines";
import { nodeTypeFacts } from "../facts/node-types";
import type { ResolvedSettings } from "./defaults";
import type { AtRestEncryption, Credentials } from "./props";
import { failoverOf, multiAzOf, replicasOf } from "./topology";

/*
 * The arguments of the provider's resource, by what they are about.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */

/** Number and type of the nodes, and failover. */
export function nodes({ topology, engine, nodeType, preferredCacheClusterAzs: zones }: ResolvedSettings) {
  const replicas = asArgument(replicasOf(topology));
  const sharded = topology.kind === "sharded";
  return {
    ...(sharded
      ? { numNodeGroups: topology.shards, replicasPerNodeGroup: replicas }
      : { numCacheClusters: isUnresolved(replicas) ? Op.add(replicas, 1) : replicas + 1 }),
    ...(hasModes(engine) ? { clusterMode: sharded ? "enabled" : (topology.clusterMode ?? "disabled") } : {}),
    automaticFailoverEnabled: failoverOf(topology),
    multiAzEnabled: multiAzOf(topology),
    ...(nodeTypeFacts(nodeType)?.dataTiering === true ? { dataTieringEnabled: true } : {}),
    ...(zones === undefined ? {} : { preferredCacheClusterAzs: copyOf(zones) }),
  };
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
      return { authToken: credentials.authToken, authTokenUpdateStrategy: credentials.updateStrategy };
    case "user-group":
      return { userGroupIds: [lowerCase(credentials.userGroupId)] };
    case "off":
      return {};
  }
}

/** The provider takes a string here. */
export function textOf(flag: boolean): string {
  return isUnresolved(flag) ? Token.asString(flag) : String(flag);
}
