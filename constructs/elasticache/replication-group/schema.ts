import {
  type Schema,
  acknowledgementsCheck,
  arn,
  flag,
  integer,
  kmsKeyArnCheck,
  list,
  literal,
  literalFlag,
  oneOf,
  optional,
  referenceOnly,
  required,
  secretive,
  struct,
  tagsCheck,
  text,
  textMatching,
  topicArnCheck,
  type VariantSchemas,
  variants,
} from "../../core";
import { engineCheck } from "../facts/engines";
import { maxDescriptionLength, maxNodes, maxSnapshotRetentionDays } from "../facts/limits";
import { nameCheck } from "../names";
import type { IReplicationGroup } from "./interface";
import type { AtRestEncryption, Credentials, LogDelivery, ReplicationGroupProps } from "./props";
import type { ReplicationGroupSettings, RestoreFrom } from "./settings";
import { topologyCheck } from "./topology";
import { replicationGroupWarnings } from "./warning-ids";

const backupArn = arn("s3", /^[^,/]+\/[^,]+$/, "arn:aws:s3:::bucket/backup.rdb");

/**
 * Checks of the settings' types.
 *
 * @internal
 */
export const settingsSchema: Schema<ReplicationGroupSettings> = {
  name: required(nameCheck),
  description: optional(
    textMatching(
      new RegExp(`^(?=\\s*\\S)[^]{1,${maxDescriptionLength}}$`),
      `must be 1 to ${maxDescriptionLength} characters long, not blank`,
    ),
  ),
  engine: optional(engineCheck),
  nodeType: optional(text),
  topology: optional(topologyCheck),
  nodesPerClusterQuota: optional(integer(1, maxNodes)),
  port: optional(integer(1, 65535)),
  transitEncryption: optional(oneOf(["required", "preferred", "off"])),
  snapshotRetentionLimit: optional(integer(0, maxSnapshotRetentionDays)),
  snapshotWindow: optional(text),
  maintenanceWindow: optional(text),
  finalSnapshot: optional(literalFlag),
  restoreFrom: optional(
    variants<RestoreFrom>({
      snapshot: { snapshotName: required(text) },
      s3: { snapshotArns: required(list(backupArn)) },
    }),
  ),
  applyImmediately: optional(flag),
  autoMinorVersionUpgrade: optional(flag),
  deletionProtection: optional(literalFlag),
  networkType: optional(oneOf(["ipv4", "dual_stack", "ipv6"])),
  ipDiscovery: optional(oneOf(["ipv4", "ipv6"])),
  preferredCacheClusterAzs: optional(list(text, { unique: false })),
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
  replicationGroupId: required(text),
  replicationGroupArn: required(text),
  engine: required(engineCheck),
  nodeType: required(text),
  topology: required(topologyCheck),
  authentication: required(oneOf(["auth-token", "user-group", "off"])),
  memberClusterIds: optional(literal(list(text, { unique: false }))),
  slowLogGroupName: optional(text),
});

/** Check of the props of a replication group. */
export const replicationGroupCheck = struct<ReplicationGroupProps>({
  ...settingsSchema,
  subnetGroupName: required(text),
  securityGroupIds: required(list(text)),
  parameterGroupName: optional(text),
  encryptionAtRest: optional(variants<AtRestEncryption>(atRestEncryptionSchemas)),
  credentials: optional(
    secretive(
      variants<Credentials>({
        "auth-token": {
          authToken: required(referenceOnly("token")),
          updateStrategy: required(oneOf(["ROTATE", "SET"])),
        },
        "user-group": { userGroupId: required(text) },
        off: {},
      }),
    ),
  ),
  logDelivery: optional(struct<LogDelivery>({ slowLogGroupName: required(text), engineLogGroupName: required(text) })),
  notificationTopicArn: optional(topicArnCheck),
});
