/**
 * What changes in place, and is left alone while a replication group is imported. Nothing that AWS returns fills in
 * `auth_token_update_strategy`, so that provider 5.x ends the first update of an imported group with an empty token,
 * which AWS refuses. Without an update nothing is sent. What would replace the group is not here: it must be seen.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/38209
 * @internal
 */
export const ignoredWhileImported = [
  "apply_immediately",
  "auth_token",
  "auth_token_update_strategy",
  "auto_minor_version_upgrade",
  "automatic_failover_enabled",
  "cluster_mode",
  "description",
  "engine_version",
  "final_snapshot_identifier",
  "ip_discovery",
  "log_delivery_configuration",
  "maintenance_window",
  "multi_az_enabled",
  "node_type",
  "notification_topic_arn",
  "num_cache_clusters",
  "num_node_groups",
  "parameter_group_name",
  "preferred_cache_cluster_azs",
  "replicas_per_node_group",
  "security_group_ids",
  "snapshot_retention_limit",
  "snapshot_window",
  "tags",
  "tags_all",
  "transit_encryption_mode",
  "user_group_ids",
] as const;
