import { type Hints, inKind, meaning, metaArgumentsOn, overridableOn, sinceProvider6 } from "../core";

/** Each group is a resource of its own. */
const both = "`slowLog` and `engineLog` of the `CacheLogs`";

/**
 * Hints for the log groups.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group
 * @internal
 */
export const logHints: Hints = {
  ...meaning("it is called `retentionInDays`", ["retention", "logRetention", "days", "retentionDays"]),
  ...overridableOn(both, ["log_group_class", "skip_destroy"]),
  ...sinceProvider6(["deletionProtectionEnabled"]),
};

/** Hints for the group of one log. */
export const ownLogHints: Hints = {
  ...logHints,
  ...inKind("own-log-group", "logGroupName", ["name", "logGroup", "group", "groupName", "destination"]),
  ...meaning("it is called `format`", ["logFormat"]),
  ...meaning("the prefix is that of both logs: set `prefix` of the `CacheLogs`", ["prefix", "namePrefix"]),
  ...meaning("a group that exists is no group of its own: give its name to the `ReplicationGroup`", [
    ...["existing-log-group", "existing-delivery-stream", "log-group", "delivery-stream"],
  ]),
};

/** Hints for log groups that are used alone. */
export const cacheLogsHints: Hints = {
  ...logHints,
  ...meaning("it is called `prefix`", ["namePrefix", "logGroupPrefix", "logGroupNamePrefix"]),
  ...meaning("set `logGroupName` of `slowLog` and of `engineLog`", ["logGroupName", "logGroupNames"]),
  ...meaning("it is called `format`", ["logFormat"]),
  ...meaning("it is called `kmsKeyArn`", ["kmsKeyId", "encryptionKey"]),
  ...metaArgumentsOn(both),
};
