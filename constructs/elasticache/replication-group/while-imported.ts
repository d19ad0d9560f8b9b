import type { TerraformResource } from "cdktf";
import { argumentOf } from "../../core";
import { ignoredWhileImported } from "./ignored-while-imported";
import type { Topology } from "./topology";

/** What is left alone as well, of what only newer AWS providers have: older ones know no such argument to ignore. */
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
