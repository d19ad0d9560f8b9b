import type { TerraformResource } from "cdktf";
import { argumentOf } from "../../core";
import type { Topology } from "./topology";

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

/** The same of what only newer AWS providers have: older ones know no such argument to ignore. */
const ignoredIfSet = [
  ["authTokenWoVersion", "auth_token_wo_version"],
  ["durability", "durability"],
] as const;

/**
 * Has Terraform leave a group alone. What it ignores counts as configured, and the provider wants two nodes for failover,
 * which a cache with shards has without them: its number of nodes is not configured.
 */
export function leaveAlone(resource: TerraformResource, topology: Topology): void {
  const { ignoreChanges: ignored = [] } = resource.lifecycle ?? {};
  if (ignored !== "all") {
    const always = ignoredWhileImported.filter((name) => topology.kind !== "sharded" || name !== "num_cache_clusters");
    const more = [
      ...always,
      ...ignoredIfSet.flatMap(([prop, name]) => (argumentOf(resource, prop) === undefined ? [] : [name])),
    ];
    resource.lifecycle = { ...resource.lifecycle, ignoreChanges: [...new Set([...ignored, ...more])] };
  }
}
