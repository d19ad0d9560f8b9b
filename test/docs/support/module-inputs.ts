const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Inputs of terraform-aws-modules/elasticache 1.10.3.
 *
 * @see https://github.com/terraform-aws-modules/terraform-aws-elasticache/blob/v1.10.3/variables.tf
 */
export const awsModulesInputs = words(`
  create tags create_cluster apply_immediately
  auto_minor_version_upgrade automatic_failover_enabled availability_zone az_mode
  cluster_id engine engine_version final_snapshot_identifier
  ip_discovery log_delivery_configuration maintenance_window network_type
  node_type notification_topic_arn num_cache_nodes outpost_mode
  port preferred_availability_zones preferred_outpost_arn security_group_ids
  snapshot_arns snapshot_name snapshot_retention_limit snapshot_window
  transit_encryption_enabled transit_encryption_mode timeouts create_replication_group
  auth_token auth_token_update_strategy at_rest_encryption_enabled data_tiering_enabled
  description global_replication_group_id global_replication_group_id_suffix kms_key_arn
  multi_az_enabled num_cache_clusters num_node_groups preferred_cache_cluster_azs
  replicas_per_node_group cluster_mode replication_group_id security_group_names
  user_group_ids cluster_mode_enabled create_primary_global_replication_group create_secondary_global_replication_group
  create_parameter_group parameter_group_description parameter_group_family parameter_group_name
  parameters create_subnet_group subnet_group_name subnet_group_description
  subnet_ids create_security_group security_group_name security_group_use_name_prefix
  security_group_description vpc_id security_group_rules security_group_tags
`);

/**
 * Inputs of its module `user-group`.
 *
 * @see https://github.com/terraform-aws-modules/terraform-aws-elasticache/blob/v1.10.3/modules/user-group/variables.tf
 */
export const userGroupInputs = words(`
  create tags create_group engine
  user_group_id users create_default_user default_user
  default_user_id
`);

/**
 * Inputs of cloudposse/elasticache-redis 2.1.0.
 *
 * @see https://github.com/cloudposse/terraform-aws-elasticache-redis/blob/v2.1.0/variables.tf
 * @see https://github.com/cloudposse/terraform-aws-elasticache-redis/blob/v2.1.0/security_group_inputs.tf
 * @see https://github.com/cloudposse/terraform-aws-elasticache-redis/blob/v2.1.0/variables-deprecated.tf
 * @see https://github.com/cloudposse/terraform-aws-elasticache-redis/blob/v2.1.0/context.tf
 */
export const cloudposseInputs = words(`
  vpc_id subnets elasticache_subnet_group_name network_type
  maintenance_window cluster_size port instance_type
  family parameter engine engine_version
  at_rest_encryption_enabled transit_encryption_enabled transit_encryption_mode notification_topic_arn
  alarm_cpu_threshold_percent alarm_memory_threshold_bytes alarm_actions ok_actions
  apply_immediately data_tiering_enabled automatic_failover_enabled multi_az_enabled
  availability_zones zone_id dns_subdomain auth_token
  auth_token_update_strategy kms_key_id replication_group_id snapshot_arns
  snapshot_name snapshot_window snapshot_retention_limit final_snapshot_identifier
  cluster_mode_enabled cluster_mode_replicas_per_node_group cluster_mode_num_node_groups cloudwatch_metric_alarms_enabled
  create_parameter_group parameter_group_description parameter_group_name log_delivery_configuration
  description user_group_ids auto_minor_version_upgrade serverless_enabled
  serverless_major_engine_version serverless_snapshot_time serverless_user_group_id serverless_cache_usage_limits
  serverless_snapshot_arns_to_restore global_replication_group_id create_security_group associated_security_group_ids
  allowed_security_group_ids security_group_name security_group_description security_group_create_before_destroy
  security_group_create_timeout security_group_delete_timeout allow_all_egress additional_security_group_rules
  target_security_group_id preserve_security_group_id revoke_rules_on_delete inline_rules_enabled
  use_existing_security_groups existing_security_groups allowed_security_groups allowed_cidr_blocks
  egress_cidr_blocks context enabled namespace
  tenant environment stage name
  delimiter attributes labels_as_tags tags
  additional_tag_map label_order regex_replace_chars id_length_limit
  label_key_case label_value_case descriptor_formats
`);
