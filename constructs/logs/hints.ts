import { type Hints, meaning, metaArguments, sinceProvider6 } from "../core";

/** On both groups: each is a resource of its own. */
function onBoth(name: string): string {
  return `no prop sets it: call \`addOverride("${name}", …)\` on \`slowLog\` and \`engineLog\` of the \`CacheLogs\``;
}

/**
 * Hints for the log groups.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group
 * @internal
 */
export const logHints: Hints = {
  ...meaning("it is called `retentionInDays`", ["retention", "logRetention", "days", "retentionDays"]),
  logGroupClass: onBoth("log_group_class"),
  skipDestroy: onBoth("skip_destroy"),
  ...sinceProvider6(["deletionProtectionEnabled"]),
};

/** Hints for log groups that are used alone. */
export const cacheLogsHints: Hints = {
  ...logHints,
  ...meaning("it is called `name`, which is part of both groups' names", ["namePrefix", "logGroupName"]),
  ...meaning("it is called `kmsKeyArn`", ["kmsKeyId", "encryptionKey"]),
  ...metaArguments("CacheLogs", "slowLog"),
};
