import type { Step } from "../../../card";
import { numberOf } from "../../../interruption";
import { sources } from "../../../sources";
import { movesToAnother } from "../../group-parameters";

/** Attributes that belong to Terraform or come from AWS: a change of them is not part of the request. */
const notRequested = new Set([
  "apply_immediately",
  "cluster_enabled",
  "cluster_mode",
  "configuration_endpoint_address",
  "final_snapshot_identifier",
  "member_clusters",
  "parameter_group_name",
  "primary_endpoint_address",
  "reader_endpoint_address",
  "tags",
  "tags_all",
  "timeouts",
]);

const refusedMeanwhile = [
  "engine",
  "engine_version",
  "node_type",
  "num_cache_clusters",
  "num_node_groups",
  "replicas_per_node_group",
];

/** A cache goes to cluster mode in two steps, for good, and with nothing else in the request. */
export const clusterModeSteps: readonly Step[] = [
  {
    attribute: "cluster_mode",
    effect: "AWS refuses to go from disabled to enabled in one step",
    instead: "apply `compatible`, move every client to the cluster protocol, then apply `enabled`",
    source: sources.clusterMode,
    on: "update",
    applies: ({ before, after }) => before.cluster_mode === "disabled" && after.cluster_mode === "enabled",
  },
  {
    attribute: "cluster_mode",
    effect: "AWS does not turn cluster mode off again",
    instead: "make a second cache without cluster mode and move the clients",
    source: sources.clusterMode,
    on: "update",
    applies: ({ before, after, changed }) =>
      before.cluster_mode === "enabled" && changed("cluster_mode") && typeof after.cluster_mode === "string",
  },
  {
    attribute: "cluster_mode",
    effect: "AWS refuses any other change in the same request as the cluster mode",
    instead: "change the cluster mode and its parameter group alone, and everything else in another apply",
    source: sources.clusterMode,
    on: "update",
    applies: (delta) =>
      delta.changed("cluster_mode") && delta.changedNames.some((attribute) => !notRequested.has(attribute)),
  },
  {
    attribute: "cluster_mode",
    effect: "while the cluster mode is `compatible`, AWS refuses another node type, engine version or number of nodes",
    instead: "go on to `enabled`, or back to `disabled`, in a separate apply first",
    source: sources.clusterMode,
    on: "update",
    applies: ({ before, changed }) =>
      before.cluster_mode === "compatible" && !changed("cluster_mode") && refusedMeanwhile.some(changed),
  },
  {
    attribute: "cluster_mode",
    effect: "AWS accepts `compatible` only where a replica can take over, from Redis OSS 7.0 and Valkey 7.2 on",
    instead: "apply the upgrade, a replica and automatic failover first",
    source: sources.clusterMode,
    on: "update",
    applies: ({ before, after }) =>
      before.cluster_mode === "disabled" &&
      after.cluster_mode === "compatible" &&
      (before.automatic_failover_enabled === false ||
        before.num_cache_clusters === 1 ||
        majorOf(before.engine_version) < 7),
  },
  {
    attribute: "num_node_groups",
    effect: "AWS refuses shards on a cache that is not in cluster mode",
    instead: "go through cluster mode `compatible` and `enabled` first, or make a second, sharded cache",
    source: sources.clusterMode,
    on: "update",
    applies: ({ before, after }) =>
      before.cluster_enabled === false && numberOf(after.num_node_groups) > 1 && after.cluster_mode !== "enabled",
  },
  {
    attribute: "parameter_group_name",
    effect: "`cluster-enabled` differs between the two groups, and AWS refuses to change it on a cache that exists",
    instead: "stay with a group of the same kind, or go through cluster mode `compatible` and `enabled`",
    source: sources.issue(35636),
    on: "update",
    applies: (change) => !change.changed("cluster_mode") && movesToAnother("cluster-enabled", change),
  },
];

/** Infinity for a text that is not a version, so that it is never too low. */
function majorOf(version: unknown): number {
  const major = Number.parseInt(String(version), 10);
  return Number.isNaN(major) ? Infinity : major;
}
