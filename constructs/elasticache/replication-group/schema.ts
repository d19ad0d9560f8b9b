import {
  type Check,
  type Schema,
  acknowledgementsCheck,
  arn,
  deliveryStreamNameCheck,
  flag,
  integer,
  kmsKeyArnCheck,
  list,
  literal,
  literalFlag,
  logFormatCheck,
  logGroupNameCheck,
  oneOf,
  optional,
  proseUpTo,
  referenceOnly,
  required,
  secretive,
  securityGroupIdCheck,
  struct,
  subnetGroupNameCheck,
  tagsCheck,
  text,
  textMatching,
  topicArnCheck,
  type VariantSchemas,
  variants,
  zoneCheck,
} from "../../core";
import { engineCheck } from "../facts/engines";
import { maxDescriptionLength, maxNodes, maxSnapshotRetentionDays } from "../facts/limits";
import {
  clusterIdCheck,
  nameCheck,
  parameterGroupNameCheck,
  replicationGroupIdCheck,
  snapshotNameCheck,
  userGroupIdCheck,
} from "../names";
import type { IReplicationGroup } from "./interface";
import type { AtRestEncryption, Credentials, LogDelivery, LogDestination, ReplicationGroupProps } from "./props";
import type { ReplicationGroupSettings, RestoreFrom } from "./settings";
import { newerProvider } from "./newer-provider";
import { topologyCheck } from "./topology";
import { replicationGroupWarnings } from "./warning-ids";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const settingsHints = () => hints().settingsHints;

/** @internal */
export const atRestEncryptionHints = () => hints().atRestEncryptionHints;

/**
 * A file in a bucket; ElastiCache takes no comma in its key. Old buckets have names with underscores and capitals.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const backupArn = arn("s3", /^[\w.-]{1,255}\/[^,]{1,1024}$/, "arn:aws:s3:::bucket/backup.rdb");

const groupArn = arn(
  "elasticache",
  /^replicationgroup:[a-z][a-z\d-]*$/,
  "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
);

/** What AWS's `default` means may change with every version of the engine. */
const leftOut = (said: string) => (said === "default" ? "leave it out" : undefined);

/**
 * Check of the node type of a group that exists. Types that AWS no longer offers pass, and so do types that are not in
 * the table: their alarms then depend on nothing but the name.
 */
export const nodeTypeCheck = textMatching(/^cache\.[a-z\d-]+\.[a-z\d-]+$/, "must be a node type like cache.r7g.large");

/** Check of how clients of a group that exists prove who they are. */
export const credentialsKindCheck: Check<Credentials["kind"]> = oneOf(["auth-token", "user-group", "off"]);

/**
 * Checks of the settings' types.
 *
 * @internal
 */
export const settingsSchema: Schema<ReplicationGroupSettings> = {
  name: required(nameCheck),
  // Groups that were made in the console without a description have a space.
  description: optional(proseUpTo(maxDescriptionLength, { mayBeBlank: true })),
  engine: optional(engineCheck),
  // The rules look it up.
  nodeType: optional(text),
  topology: optional(topologyCheck),
  nodesPerClusterQuota: optional(integer(1, maxNodes)),
  port: optional(integer(1, 65535)),
  transitEncryption: optional(oneOf(["required", "preferred", "off"])),
  snapshotRetentionLimit: optional(integer(0, maxSnapshotRetentionDays)),
  // The rules parse both windows.
  snapshotWindow: optional(text),
  maintenanceWindow: optional(text),
  finalSnapshot: optional(literalFlag),
  restoreFrom: optional(
    variants<RestoreFrom>(
      {
        snapshot: { snapshotName: required(snapshotNameCheck) },
        s3: { snapshotArns: required(list(backupArn)) },
      },
      () => hints().restoreHints,
    ),
  ),
  applyImmediately: optional(flag),
  autoMinorVersionUpgrade: optional(flag),
  deletionProtection: optional(literalFlag),
  networkType: optional(oneOf(["ipv4", "dual_stack", "ipv6"])),
  ipDiscovery: optional(oneOf(["ipv4", "ipv6"])),
  preferredCacheClusterAzs: optional(list(zoneCheck, { unique: false })),
  durability: optional(newerProvider("6.51", oneOf(["async", "sync", "disabled"], leftOut))),
  tags: optional(tagsCheck),
  acknowledgedWarnings: optional(acknowledgementsCheck(replicationGroupWarnings)),
};

/**
 * Checks of {@link AtRestEncryption}, by its kind.
 *
 * @internal
 */
export const atRestEncryptionSchemas: VariantSchemas<AtRestEncryption> = {
  "aws-owned-key": {},
  "existing-key": { kmsKeyArn: required(kmsKeyArnCheck) },
  off: {},
};

/**
 * Check of a replication group, made here or described by its values.
 *
 * @internal
 */
export const replicationGroupInterfaceCheck = struct<IReplicationGroup>({
  replicationGroupId: required(replicationGroupIdCheck),
  replicationGroupArn: required(groupArn),
  engine: required(engineCheck),
  nodeType: required(nodeTypeCheck),
  topology: required(topologyCheck),
  authentication: required(credentialsKindCheck),
  memberClusterIds: optional(literal(list(clusterIdCheck))),
  slowLogGroupName: optional(logGroupNameCheck),
  slowLogGroupShared: optional(literalFlag),
});

const logDestinationCheck = variants<LogDestination>(
  {
    "log-group": {
      logGroupName: required(logGroupNameCheck),
      format: optional(logFormatCheck),
      shared: optional(literalFlag),
    },
    "delivery-stream": { deliveryStreamName: required(deliveryStreamNameCheck), format: optional(logFormatCheck) },
  },
  () => hints().logDestinationHints,
);

/** Check of the props of a replication group. */
export const replicationGroupCheck = struct<ReplicationGroupProps>(
  {
    ...settingsSchema,
    subnetGroupName: required(subnetGroupNameCheck),
    securityGroupIds: required(list(securityGroupIdCheck)),
    parameterGroupName: optional(parameterGroupNameCheck),
    encryptionAtRest: optional(variants<AtRestEncryption>(atRestEncryptionSchemas, atRestEncryptionHints)),
    credentials: optional(
      secretive(
        variants<Credentials>(
          {
            "auth-token": {
              authToken: required(referenceOnly("token")),
              updateStrategy: required(oneOf(["ROTATE", "SET"])),
              writeOnlyVersion: optional(newerProvider("6.62", integer(1, Number.MAX_SAFE_INTEGER))),
            },
            "user-group": { userGroupId: required(userGroupIdCheck) },
            off: {},
          },
          () => hints().credentialsHints,
        ),
      ),
    ),
    logDelivery: optional(
      struct<LogDelivery>(
        { slowLog: optional(logDestinationCheck), engineLog: optional(logDestinationCheck) },
        () => hints().logDeliveryHints,
      ),
    ),
    notificationTopicArn: optional(topicArnCheck),
  },
  () => hints().replicationGroupHints,
);
