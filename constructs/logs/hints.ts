import { type Hints, meaning, metaArgumentsOn, overridableOn, sinceProvider6 } from "../core";

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

/** Hints for log groups that are used alone. */
export const cacheLogsHints: Hints = {
  ...logHints,
  ...meaning("it is called `name`, which is part of both groups' names", ["namePrefix", "logGroupName"]),
  ...meaning("it is called `kmsKeyArn`", ["kmsKeyId", "encryptionKey"]),
  ...metaArgumentsOn(both),
};
