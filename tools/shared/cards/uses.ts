/** What AWS does with the deletion of an object that something uses. */
export const refused = "AWS refuses to delete what is in use, and the apply ends in an error";

/** Arguments that hold a key. */
export const keyArguments: readonly string[] = ["kms_key_arn", "kms_key_id", "kms_master_key_id", "target_key_id"];

/** Arguments that hold security groups. */
export const securityGroupArguments: readonly string[] = [
  "referenced_security_group_id",
  "security_group_id",
  "security_group_ids",
  "security_groups",
  "source_security_group_id",
  "vpc_security_group_ids",
];

/** Arguments that hold topics. */
export const topicArguments: readonly string[] = [
  "alarm_actions",
  "insufficient_data_actions",
  "notification_topic_arn",
  "ok_actions",
  "sns_topic_arns",
  "topic_arn",
];
