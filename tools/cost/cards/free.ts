/** Providers whose resources are in no cloud: they compute, or write files. */
const withoutCloud = /^(?:archive|cloudinit|external|local|null|random|template|terraform|time|tls)_/;

/**
 * Resources of AWS that cost nothing by themselves, or only for each message, call or event: those are not counted, and
 * the first of them each month are free.
 */
const free: ReadonlySet<string> = new Set([
  "aws_appautoscaling_policy",
  "aws_appautoscaling_scheduled_action",
  "aws_chatbot_slack_channel_configuration",
  "aws_chatbot_teams_channel_configuration",
  "aws_cloudwatch_alarm_mute_rule",
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_event_target",
  "aws_cloudwatch_log_metric_filter",
  "aws_cloudwatch_log_resource_policy",
  "aws_cloudwatch_log_subscription_filter",
  "aws_default_network_acl",
  "aws_default_route_table",
  "aws_default_security_group",
  "aws_default_vpc",
  "aws_elasticache_global_replication_group",
  "aws_elasticache_parameter_group",
  "aws_elasticache_subnet_group",
  "aws_elasticache_user",
  "aws_elasticache_user_group",
  "aws_elasticache_user_group_association",
  "aws_flow_log",
  "aws_iam_instance_profile",
  "aws_iam_policy",
  "aws_iam_policy_attachment",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_service_linked_role",
  "aws_internet_gateway",
  "aws_kms_alias",
  "aws_kms_grant",
  "aws_kms_key_policy",
  "aws_lambda_permission",
  "aws_network_acl",
  "aws_network_acl_rule",
  "aws_route",
  "aws_route_table",
  "aws_route_table_association",
  "aws_secretsmanager_secret_policy",
  "aws_secretsmanager_secret_rotation",
  "aws_secretsmanager_secret_version",
  "aws_security_group",
  "aws_security_group_rule",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_dhcp_options",
  "aws_vpc_dhcp_options_association",
  "aws_vpc_ipv4_cidr_block_association",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
]);

/** True when a resource of this type costs nothing by itself. */
export function isFree(type: string): boolean {
  return free.has(type) || withoutCloud.test(type);
}
