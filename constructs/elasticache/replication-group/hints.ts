import { type Hints, meaning, metaArguments, overridable, sinceProvider6 } from "../../core";

/*
 * What does the same as an argument of Terraform, or a property of CloudFormation or the CDK, by its name there.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
 */

const follows = "it follows from the number of replicas: set `topology`";
const replicated = 'set `topology`: { kind: "replicated", replicas }, where replicas are the nodes beside the primary';
const sharded = 'set `topology`: { kind: "sharded", shards, replicasPerShard }';
const zones = "set `preferredCacheClusterAzs`, which takes the zone of each node";

/** Hints for a topology: each name is missing in one kind of it. */
export const topologyHints: Hints = {
  replicas: "it is called `replicasPerShard` of a sharded cache",
  clusterMode: "a sharded cache has cluster mode enabled: leave it out",
  ...meaning('it needs `kind`: "sharded"', ["shards", "replicasPerShard"]),
};

/**
 * Hints for the settings of a replication group.
 *
 * @internal
 */
export const settingsHints: Hints = {
  ...overridable("ReplicationGroup", "resource", [
    "global_replication_group_id",
    "log_format",
    "destination_type",
    "slots",
    "node_group_id",
  ]),
  ...meaning("it is called `name`", ["replicationGroupId", "replicationGroupName", "clusterId", "clusterName"]),
  ...meaning("it is called `description`", ["replicationGroupDescription"]),
  ...meaning('set `engine`: { kind: "redis", version: "7.1" }', ["engineVersion", "engineName", "version"]),
  ...meaning("it is called `nodeType`", ["cacheNodeType", "instanceType", "nodeClass"]),
  ...meaning(replicated, ["numCacheClusters", "numberCacheClusters", "numCacheNodes", "clusterSize", "replicas"]),
  ...meaning(replicated, ["numNodes", "nodeCount", "replicaCount", "numReplicas"]),
  ...meaning(sharded, ["numNodeGroups", "replicasPerNodeGroup", "nodeGroupConfiguration", "nodeGroups"]),
  ...meaning(sharded, ["clusterModeEnabled", "clusterEnabled", "shards", "numShards", "replicasPerShard"]),
  ...meaning('set `topology`: "sharded" is enabled, "replicated" is disabled or has a `clusterMode`', ["clusterMode"]),
  ...meaning(follows, ["automaticFailoverEnabled", "automaticFailover", "multiAzEnabled", "multiAz"]),
  ...meaning("it follows from `nodeType`: r6gd types tier data", ["dataTieringEnabled", "dataTiering"]),
  ...meaning(zones, ["availabilityZones", "preferredAvailabilityZones", "primaryAvailabilityZone"]),
  ...meaning(zones, ["replicaAvailabilityZones"]),
  ...meaning("it is called `maintenanceWindow`", ["preferredMaintenanceWindow"]),
  ...meaning("it is called `snapshotWindow`", ["backupWindow", "dailySnapshotTime"]),
  ...meaning("it is called `snapshotRetentionLimit`", ["snapshotRetentionPeriod", "backupRetentionPeriod"]),
  ...meaning("set `finalSnapshot`: true; the name is made for you", ["finalSnapshotIdentifier", "skipFinalSnapshot"]),
  ...meaning('set `restoreFrom`: { kind: "snapshot", snapshotName }', ["snapshotName"]),
  ...meaning('set `restoreFrom`: { kind: "s3", snapshotArns }', ["snapshotArns"]),
  ...meaning("AWS chooses the node: set `snapshotRetentionLimit`", ["snapshottingClusterId"]),
  ...meaning("take a snapshot of that cache and set `restoreFrom`", ["primaryClusterId", "backup"]),
  ...meaning('set `transitEncryption`: "required", "preferred" or "off"', ["transitEncryptionEnabled", "tls"]),
  ...meaning('set `transitEncryption`: "required" or "preferred"', ["transitEncryptionMode"]),
  ...meaning("it is called `deletionProtection`", ["preventDestroy", "removalPolicy"]),
  ...sinceProvider6(["durability", "primaryOutpostArn", "replicaOutpostArns"]),
  ...metaArguments("ReplicationGroup", "resource"),
};

/** Hints for a replication group that is used alone. */
export const replicationGroupHints: Hints = {
  ...meaning('set `encryptionAtRest`: { kind: "existing-key", kmsKeyArn }', ["kmsKeyId", "kmsKeyArn", "kmsKey"]),
  ...meaning("set `encryptionAtRest`", ["atRestEncryptionEnabled"]),
  ...meaning('set `credentials`: { kind: "auth-token", authToken, updateStrategy }', [
    "authToken",
    "authTokenUpdateStrategy",
    "authTokenEnabled",
    ...["authTokenWo", "authTokenWoVersion"],
  ]),
  ...meaning('set `credentials`: { kind: "user-group", userGroupId }', ["userGroupIds", "userGroupId", "userGroup"]),
  ...meaning("it is called `parameterGroupName`", ["cacheParameterGroupName", "parameterGroup"]),
  ...meaning("it is called `subnetGroupName`", ["cacheSubnetGroupName", "subnetGroup"]),
  ...meaning("make a `SubnetGroup` and set `subnetGroupName`", ["subnetIds", "subnets", "vpcId", "vpc", "vpcSubnets"]),
  ...meaning("make a `ParameterGroup` and set `parameterGroupName`", ["parameters", "parameter", "family"]),
  ...meaning("set `securityGroupIds`", ["securityGroupNames", "cacheSecurityGroupNames", "securityGroups"]),
  ...meaning("set `logDelivery`: { slowLogGroupName, engineLogGroupName }", [
    "logDeliveryConfiguration",
    "logDeliveryConfigurations",
    "destination",
    "destinationDetails",
    "logType",
  ]),
  ...meaning("it is called `notificationTopicArn`", ["notificationTopic"]),
  ...settingsHints,
};
