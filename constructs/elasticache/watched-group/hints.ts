import { type Hints, meaning } from "../../core";

/*
 * What describes a replication group in Terraform, CloudFormation or the CDK, by its name there.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/elasticache_replication_group
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
 */

const nodes = "the nodes are looked up by `replicationGroupId`: leave it out";
const replicated = 'set `topology`: { kind: "replicated", replicas }, where replicas are the nodes beside the primary';
const sharded = 'set `topology`: { kind: "sharded", shards, replicasPerShard }';
const watches = "the group is only watched: leave it out";

/** For what a group is called. */
function hintForId(known: readonly string[]): string {
  return known.includes("replicationGroupId")
    ? "it is called `replicationGroupId`"
    : 'set `kind`: "existing", `replicationGroupId`, `engine`, `nodeType` and `topology`';
}

/** Hints for a replication group that somebody else manages. */
export const watchedGroupHints: Hints = {
  ...Object.fromEntries(
    [
      ...["replicationGroupId", "replicationGroupName", "name", "id", "groupId", "groupName", "cacheName"],
      ...["clusterId", "clusterName", "cacheClusterId", "cacheClusterName"],
    ].map((name) => [name, hintForId]),
  ),
  ...meaning(nodes, [
    ...["memberClusterIds", "memberClusters", "cacheClusterIds", "clusterIds", "nodeIds", "nodes", "members"],
    ...["replicationGroupArn", "arn"],
  ]),
  ...meaning('set `engine`: { kind: "redis", version: "7.1" }', ["engineVersion", "engineName", "version"]),
  ...meaning("it is called `nodeType`", ["cacheNodeType", "instanceType", "nodeClass", "instanceClass"]),
  ...meaning(replicated, [
    ...["numCacheClusters", "numberCacheClusters", "numCacheNodes", "clusterSize", "replicas", "numNodes"],
    ...["nodeCount", "replicaCount", "numReplicas"],
  ]),
  ...meaning(sharded, [
    ...["numNodeGroups", "replicasPerNodeGroup", "nodeGroups", "shards", "shardCount", "numShards"],
    ...["replicasPerShard", "clusterModeEnabled", "clusterEnabled"],
  ]),
  ...meaning('set `topology`: "sharded" is enabled, "replicated" is disabled or has a `clusterMode`', ["clusterMode"]),
  ...meaning('set `authentication`: "auth-token"', ["authToken", "authTokenEnabled"]),
  ...meaning('set `authentication`: "user-group"', ["userGroupIds", "userGroupId", "userGroup", "users", "rbac"]),
  ...meaning('set `authentication`: "auth-token", "user-group" or "off"', ["credentials", "auth"]),
  ...meaning("it is called `slowLogGroupName`", [
    ...["slowLog", "slowLogGroup", "logGroupName", "logDelivery", "logDeliveryConfiguration", "logs"],
    "logDeliveryConfigurations",
  ]),
  ...meaning('set `kind`: "existing"', ["lookup", "lookUp", "external", "values", "imported"]),
  ...meaning('set `kind`: "resource" and `resource`', ["replicationGroup", "group", "elasticacheReplicationGroup"]),
  ...meaning(watches, [
    ...["parameterGroupName", "parameters", "subnetGroupName", "subnetIds", "vpcId", "network", "securityGroupIds"],
    ...["port", "description", "snapshotWindow", "snapshotRetentionLimit", "maintenanceWindow", "kmsKeyId"],
    ...["transitEncryption", "transitEncryptionEnabled", "atRestEncryptionEnabled", "encryptionAtRest"],
    ...["automaticFailoverEnabled", "multiAzEnabled", "endpoint", "primaryEndpoint"],
  ]),
  region: "it is in the region of the provider: call `useProvider` with the construct",
};

/** Hints for the construct of a replication group that somebody else manages. */
export const watchedReplicationGroupHints: Hints = {
  ...meaning('set `replicationGroup`: { kind: "existing", replicationGroupId, engine, nodeType, topology }', [
    ...["replicationGroupId", "replicationGroupName", "name", "id", "clusterId", "cacheClusterId", "memberClusterIds"],
    ...["engine", "engineVersion", "nodeType", "topology", "authentication", "slowLogGroupName", "kind"],
  ]),
  ...meaning('set `replicationGroup`: { kind: "resource", resource }', ["resource", "group"]),
  ...meaning("make one construct for each, in a loop", ["count", "forEach"]),
  ...meaning(watches, ["lifecycle", "provisioner", "provisioners", "connection", "timeouts", "tags"]),
  dependsOn: "set `dependsOn` on the `source` of the `WatchedReplicationGroup`",
  ...meaning("call `useProvider` with the construct", ["provider", "region"]),
};
