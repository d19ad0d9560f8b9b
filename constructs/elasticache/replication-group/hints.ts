import { type Hints, inKind, meaning, metaArguments } from "../../core";

/*
 * What does the same as an argument of Terraform, or a property of CloudFormation or the CDK, by its name there.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
 */

const replicated = 'set `topology`: { kind: "replicated", replicas }, where replicas are the nodes beside the primary';
const sharded = 'set `topology`: { kind: "sharded", shards, replicasPerShard }';
const zones =
  "set `preferredCacheClusterAzs`, which takes the zone of each node, or `placement` of a sharded `topology`";

/** For the nodes of a replicated cache, and of all shards of a sharded one. */
function hintForNodes(known: readonly string[]): string {
  return known.includes("replicas")
    ? "set `replicas`, the nodes beside the primary: one less"
    : 'set `kind`: "replicated" and `replicas`, or "sharded", `shards` and `replicasPerShard`';
}

/** For the nodes beside a primary. */
function hintForReplicas(known: readonly string[]): string {
  return known.includes("replicas") ? "it is called `replicas`" : "it is called `replicasPerShard` of a sharded cache";
}

/** For failover between the nodes, which AWS does not turn off in cluster mode. */
function hintForFailover(known: readonly string[]): string {
  return known.includes("automaticFailover")
    ? "it is called `automaticFailover`"
    : "AWS always has it on for a sharded cache: leave it out";
}

/** Hints for a topology: each name is missing in one kind of it. */
export const topologyHints: Hints = {
  ...inKind("sharded", "shards", [
    ...["numNodeGroups", "numberNodeGroups", "nodeGroups", "nodeGroupCount", "numShards", "shardCount", "partitions"],
  ]),
  ...inKind("sharded", "placement", [
    ...["nodeGroupConfiguration", "nodeGroupConfigurations", "placements", "shardPlacement", "availabilityZones"],
    ...["primaryAvailabilityZone", "replicaAvailabilityZones", "zones", "azs"],
  ]),
  ...inKind("sharded", "replicasPerShard", ["replicasPerNodeGroup", "replicasPerGroup"]),
  ...Object.fromEntries(
    [
      ...["numCacheClusters", "numberCacheClusters", "numCacheNodes", "clusterSize", "numNodes", "nodeCount", "nodes"],
      "size",
    ].map((name) => [name, hintForNodes]),
  ),
  ...Object.fromEntries(
    ["replicas", "replicaCount", "numReplicas", "readReplicas", "slaves"].map((name) => [name, hintForReplicas]),
  ),
  clusterMode: "a sharded cache has cluster mode enabled: leave it out",
  ...meaning('set `kind`: "sharded"', ["clusterModeEnabled", "clusterEnabled", "cluster", "sharded"]),
  ...Object.fromEntries(
    ["automaticFailoverEnabled", "automaticFailover", "autoFailover", "failover"].map((name) => [
      name,
      hintForFailover,
    ]),
  ),
  ...meaning("it is called `multiAz`", ["multiAzEnabled", "isMultiAz", "azMode"]),
};

/** Hints for the zones of one shard. */
export const placementHints: Hints = {
  ...meaning("it is called `primaryAvailabilityZone`", [
    ...["primary", "primaryAz", "primaryZone", "availabilityZone", "preferredAvailabilityZone"],
  ]),
  ...meaning("it is called `replicaAvailabilityZones`", [
    ...["replicas", "replicaAzs", "replicaZones", "replicaAvailabilityZone", "availabilityZones"],
  ]),
  ...meaning("it follows from `replicasPerShard` of `topology`", ["replicaCount"]),
  ...meaning("it follows from the place in the list: there is nothing to set", ["nodeGroupId", "slots"]),
  ...meaning("nodes on AWS Outposts are not offered", ["primaryOutpostArn", "replicaOutpostArns"]),
};

/** Hints for what a cache is restored from. */
export const restoreHints: Hints = {
  ...inKind("snapshot", "snapshotName", ["name", "snapshot", "snapshotId", "snapshotIdentifier", "id", "backup"]),
  ...inKind("s3", "snapshotArns", [
    ...["arn", "arns", "snapshotArn", "s3Arn", "s3Arns", "bucket", "key", "path", "url", "uri", "s3Uri", "files"],
    ...["file", "objects", "object", "s3"],
  ]),
};

/** Hints for encryption at rest. */
export const atRestEncryptionHints: Hints = inKind("existing-key", "kmsKeyArn", [
  ...["kmsKeyId", "kmsKey", "kmsKeyAlias", "kmsMasterKeyId", "keyId", "keyArn", "key", "arn", "id", "alias"],
  ...["encryptionKey", "masterKey", "kms"],
]);

/** Hints for where one log of a replication group that is used alone goes. */
export const logDestinationHints: Hints = {
  ...inKind("log-group", "logGroupName", [
    ...["logGroup", "group", "groupName", "logGroupArn", "cloudwatchLogsDetails", "cloudWatchLogsDetails"],
    ...["cloudwatch-logs", "existing-log-group", "own-log-group", "slowLogGroupName", "engineLogGroupName"],
  ]),
  ...inKind("delivery-stream", "deliveryStreamName", [
    ...["deliveryStream", "stream", "streamName", "firehose", "deliveryStreamArn", "kinesisFirehoseDetails"],
    ...["kinesis-firehose", "existing-delivery-stream"],
  ]),
  ...meaning("it is called `logGroupName` or `deliveryStreamName`", ["destination", "destinationDetails", "name"]),
  ...meaning('it is called `kind`: "log-group" or "delivery-stream"', ["destinationType"]),
  ...meaning("it is called `format`", ["logFormat"]),
  ...meaning("it is the prop that this belongs to: `slowLog` or `engineLog` of `logDelivery`", ["logType"]),
};

/** Hints for where the logs of a replication group that is used alone go. Two of the names were props once. */
export const logDeliveryHints: Hints = {
  ...meaning('set `slowLog`: { kind: "log-group", logGroupName }', [
    ...["slowLogGroupName", "slowLogGroup", "slow", "slowLogs", "slowlogDestination"],
  ]),
  ...meaning('set `engineLog`: { kind: "log-group", logGroupName }', [
    ...["engineLogGroupName", "engineLogGroup", "engine", "engineLogs", "engineLogDestination"],
  ]),
  ...meaning("set `slowLog` and `engineLog`, each with a `kind`", [
    ...["logGroupName", "deliveryStreamName", "kind", "destination", "destinationDetails", "destinationType"],
    ...["logType", "logFormat", "format"],
  ]),
};

/** Hints for the credentials of a replication group that is used alone. */
export const credentialsHints: Hints = {
  ...inKind("auth-token", "authToken", ["token", "password", "secret"]),
  ...meaning("set `authToken` and `writeOnlyVersion`", ["authTokenWo", "writeOnly"]),
  ...inKind("auth-token", "writeOnlyVersion", ["authTokenWoVersion", "version", "tokenVersion"]),
  ...inKind("auth-token", "updateStrategy", ["authTokenUpdateStrategy", "strategy"]),
  ...inKind("user-group", "userGroupId", ["userGroupIds", "userGroup", "userGroupName", "groupId", "id", "users"]),
};

/**
 * Hints for the settings of a replication group.
 *
 * @internal
 */
export const settingsHints: Hints = {
  ...meaning("a global datastore is not offered", [
    ...["globalReplicationGroupId", "globalDatastore", "globalReplicationGroup", "primaryReplicationGroupId"],
  ]),
  ...meaning("ElastiCache Serverless is not offered", ["serverless", "cacheUsageLimits", "serverlessCacheName"]),
  ...meaning("nodes on AWS Outposts are not offered", [
    ...["preferredOutpostArn", "outpostMode", "outpostArn", "primaryOutpostArn", "replicaOutpostArns"],
  ]),
  ...meaning("AWS chooses them: there is nothing to set", ["slots", "nodeGroupId"]),
  ...meaning("it is called `name`", ["replicationGroupId", "replicationGroupName", "clusterId", "clusterName"]),
  ...meaning("it is called `description`", ["replicationGroupDescription"]),
  ...meaning('set `engine`: { kind: "redis", version: "7.1" }', ["engineVersion", "engineName", "version"]),
  ...meaning("it is called `nodeType`", ["cacheNodeType", "instanceType", "nodeClass", "instanceClass"]),
  ...meaning(replicated, ["numCacheClusters", "numberCacheClusters", "numCacheNodes", "clusterSize", "replicas"]),
  ...meaning(replicated, ["numNodes", "nodeCount", "replicaCount", "numReplicas"]),
  ...meaning(sharded, ["numNodeGroups", "replicasPerNodeGroup", "nodeGroups"]),
  ...meaning('set `topology`: { kind: "sharded", shards, replicasPerShard, placement }', [
    ...["nodeGroupConfiguration", "placement"],
  ]),
  ...meaning(sharded, [
    "clusterModeEnabled",
    "clusterEnabled",
    "shards",
    "numShards",
    "shardCount",
    "replicasPerShard",
  ]),
  ...meaning('set `topology`: "sharded" is enabled, "replicated" is disabled or has a `clusterMode`', ["clusterMode"]),
  ...meaning("set `automaticFailover` of `topology`", [
    "automaticFailoverEnabled",
    "automaticFailover",
    "autoFailover",
  ]),
  ...meaning("set `multiAz` of `topology`", ["multiAzEnabled", "multiAz", "isMultiAz", "azMode"]),
  ...meaning("it follows from `nodeType`: r6gd types tier data", ["dataTieringEnabled", "dataTiering"]),
  ...meaning(zones, ["availabilityZones", "preferredAvailabilityZones", "primaryAvailabilityZone"]),
  ...meaning(zones, ["replicaAvailabilityZones", "preferredAvailabilityZone", "availabilityZone", "azs"]),
  ...meaning("it is called `maintenanceWindow`", ["preferredMaintenanceWindow"]),
  ...meaning("it is called `snapshotWindow`", ["backupWindow", "dailySnapshotTime"]),
  ...meaning("it is called `snapshotRetentionLimit`", [
    "snapshotRetentionPeriod",
    "backupRetentionPeriod",
    "backupRetention",
    "backup",
    "backups",
  ]),
  ...meaning("set `finalSnapshot`: true; the name is made for you", ["finalSnapshotIdentifier", "skipFinalSnapshot"]),
  ...meaning('set `restoreFrom`: { kind: "snapshot", snapshotName }', ["snapshotName"]),
  ...meaning('set `restoreFrom`: { kind: "s3", snapshotArns }', ["snapshotArns"]),
  ...meaning("AWS chooses the node: set `snapshotRetentionLimit`", ["snapshottingClusterId"]),
  ...meaning("take a snapshot of that cache and set `restoreFrom`", ["primaryClusterId"]),
  ...meaning('set `transitEncryption`: "required", "preferred" or "off"', [
    "transitEncryptionEnabled",
    "tls",
    "ssl",
    "encryptionInTransit",
    "inTransitEncryption",
    "tlsEnabled",
    "sslEnabled",
  ]),
  ...meaning('set `transitEncryption`: "required" or "preferred"', ["transitEncryptionMode"]),
  ...meaning("it is called `deletionProtection`", ["preventDestroy", "removalPolicy"]),
  ...meaning("it is called `durability`", ["effectiveDurability", "durabilityMode", "durable"]),
  ...metaArguments("ReplicationGroup", "resource", ["create", "update", "delete"]),
};

/** Hints for a replication group that is used alone. */
export const replicationGroupHints: Hints = {
  ...meaning('set `encryptionAtRest`: { kind: "existing-key", kmsKeyArn }', ["kmsKeyId", "kmsKeyArn", "kmsKey"]),
  ...meaning("set `encryptionAtRest`", ["atRestEncryptionEnabled"]),
  ...meaning('set `credentials`: { kind: "auth-token", authToken, updateStrategy }', [
    "authToken",
    "authTokenUpdateStrategy",
    "authTokenEnabled",
  ]),
  ...meaning('set `credentials`: { kind: "auth-token", authToken, updateStrategy, writeOnlyVersion }', [
    ...["authTokenWo", "authTokenWoVersion", "writeOnlyVersion"],
  ]),
  ...meaning('set `credentials`: { kind: "user-group", userGroupId }', ["userGroupIds", "userGroupId", "userGroup"]),
  ...meaning("it is called `parameterGroupName`", ["cacheParameterGroupName", "parameterGroup"]),
  ...meaning("it is called `subnetGroupName`", ["cacheSubnetGroupName", "subnetGroup"]),
  ...meaning("make a `SubnetGroup` and set `subnetGroupName`", ["subnetIds", "subnets", "vpcId", "vpc", "vpcSubnets"]),
  ...meaning("make a `ParameterGroup` and set `parameterGroupName`", ["parameters", "parameter", "family"]),
  ...meaning("set `securityGroupIds`", ["securityGroupNames", "cacheSecurityGroupNames", "securityGroups"]),
  ...meaning('set `logDelivery`: { slowLog, engineLog }, each { kind: "log-group", logGroupName }', [
    ...["logDeliveryConfiguration", "logDeliveryConfigurations", "logs", "slowLog", "engineLog"],
    ...["destination", "destinationDetails", "destinationType", "logType", "logFormat", "logGroupName"],
    ...["slowLogGroupName", "engineLogGroupName", "deliveryStreamName"],
  ]),
  ...meaning("it is called `notificationTopicArn`", ["notificationTopic"]),
  ...settingsHints,
};
