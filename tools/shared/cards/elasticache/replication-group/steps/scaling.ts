import { knownAfterApply } from "../../../../plan/delta";
import type { Step } from "../../../card";
import type { PlannedChange } from "../../../planned-change";
import { falls, members, rises, truthy, numberOf } from "../../../interruption";
import { sources } from "../../../sources";
import { isTiered } from "../../node-type";

const counts = ["num_cache_clusters", "num_node_groups", "replicas_per_node_group"] as const;

/** Nodes: their number, their type, and failover between them. */
export const scalingSteps: readonly Step[] = [
  {
    attribute: "num_cache_clusters",
    effect:
      "the provider leaves automatic failover and Multi-AZ for the maintenance window and removes the replicas at once, which AWS refuses while either is on: the apply ends in an error",
    instead:
      "set `apply_immediately` for this apply; or turn failover and Multi-AZ off in a separate apply, wait for the maintenance window, and then remove the replicas",
    source: sources.issue(24244),
    on: "update",
    applies: (delta) => waits(delta) && losesLastNode(delta) && protectedBefore(delta),
  },
  {
    attribute: "replicas_per_node_group",
    effect:
      "the provider removes the replicas before it turns off automatic failover and Multi-AZ, which AWS refuses: the apply ends in an error, with `apply_immediately` too",
    instead:
      "turn failover and Multi-AZ off in a separate apply, with `apply_immediately`, and then remove the replicas",
    source: sources.issue(24244),
    on: "update",
    applies: (delta) => losesLastReplica(delta) && protectedBefore(delta),
  },
  {
    attribute: "replicas_per_node_group",
    effect:
      "AWS's pages disagree on whether the last replicas of shards may go while Multi-AZ is on, and the provider removes them before it turns that off: the apply may end in an error",
    instead: "turn Multi-AZ off in a separate apply, with `apply_immediately`, and then remove the replicas",
    source: sources.decreaseReplicas,
    on: "update",
    applies: ({ before, after }) =>
      before.cluster_enabled === true &&
      numberOf(before.replicas_per_node_group) > 0 &&
      after.replicas_per_node_group === 0 &&
      truthy(before.multi_az_enabled),
  },
  {
    attribute: "automatic_failover_enabled",
    effect: "automatic failover needs a replica, and AWS refuses it without one",
    instead: "add a replica, or turn automatic failover off",
    source: "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/383",
    on: "any",
    applies: (change) =>
      (change.isNew || change.changed("automatic_failover_enabled")) &&
      truthy(change.after.automatic_failover_enabled) &&
      (change.after.num_node_groups ?? 1) === 1 &&
      change.after.cluster_mode !== "enabled" &&
      isAlone(change),
  },
  {
    attribute: "automatic_failover_enabled",
    effect: "AWS does not turn automatic failover off in cluster mode",
    instead: "leave it on",
    source: "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1275",
    on: "update",
    applies: ({ before, after }) =>
      before.cluster_enabled === true &&
      truthy(before.automatic_failover_enabled) &&
      !truthy(after.automatic_failover_enabled),
  },
  {
    attribute: "automatic_failover_enabled",
    effect:
      "the replicas come at once, but automatic failover and Multi-AZ wait for the maintenance window: until then a failed primary is not replaced, and each plan shows the change again",
    instead: "set `apply_immediately` for this apply",
    source: sources.issue(18737),
    on: "update",
    applies: (delta) =>
      waits(delta) && counts.some((name) => rises(delta.before[name], delta.after[name])) && turnsOnFailover(delta),
  },
  {
    attribute: "node_type",
    effect:
      "the number of nodes changes first, and AWS refuses the node type until the nodes are ready: the apply can end in an error between the two",
    instead: "apply the node type and the number of nodes one after the other",
    source: sources.issue(50096),
    on: "update",
    applies: ({ changed }) => changed("node_type") && counts.some(changed),
  },
  {
    attribute: "node_type",
    effect: "AWS refuses to move between node types with and without data tiering",
    instead: "make a second cache of the other family and restore a snapshot into it where AWS allows that",
    source: sources.tiering,
    on: "update",
    applies: changesTiering,
  },
  {
    attribute: "data_tiering_enabled",
    effect: "node types with data tiering need it turned on, and AWS refuses it for all others",
    instead: "set `data_tiering_enabled` with a node type of the family r6gd, and leave it out with any other",
    source: sources.tiering,
    on: "any",
    applies: (delta) =>
      !changesTiering(delta) &&
      (delta.isNew || delta.changed("node_type") || delta.changed("data_tiering_enabled")) &&
      contradictsTiering(delta),
  },
  {
    attribute: "num_node_groups",
    effect:
      "the shards are not numbered in sequence, and providers before 6.31 remove the highest numbers that a sequence would have: AWS refuses ids that do not exist",
    instead:
      "remove the shards with `aws elasticache modify-replication-group-shard-configuration`, then apply the code",
    source: sources.issue(43884),
    on: "update",
    applies: ({ before, after }) =>
      falls(before.num_node_groups, after.num_node_groups) && hasGaps(before.member_clusters),
  },
  {
    attribute: "num_cache_clusters",
    effect: "a replication group without cluster mode has at most 6 nodes",
    instead: "go to cluster mode for more nodes",
    source: sources.create,
    on: "any",
    applies: ({ after, changed }) =>
      changed("num_cache_clusters") && (after.num_node_groups ?? 1) === 1 && numberOf(after.num_cache_clusters) > 6,
  },
  {
    attribute: "preferred_cache_cluster_azs",
    effect: "AWS requires one zone for each node of a new cache",
    instead: "name as many zones as nodes, or none",
    source: sources.issue(38493),
    on: "any",
    applies: ({ after, isNew }) => {
      const zones = members(after.preferred_cache_cluster_azs).length;
      return isNew && zones > 0 && typeof after.num_cache_clusters === "number" && zones !== after.num_cache_clusters;
    },
  },
];

/** The provider fills in the one of the two counts that the code leaves out, and not always in time. */
function isAlone({ after, isConfigured }: PlannedChange): boolean {
  return isConfigured("num_cache_clusters") ? after.num_cache_clusters === 1 : after.replicas_per_node_group === 0;
}

function waits({ after }: PlannedChange): boolean {
  return after.apply_immediately !== true;
}

function losesLastNode({ before, after }: PlannedChange): boolean {
  return before.cluster_enabled !== true && numberOf(before.num_cache_clusters) > 1 && after.num_cache_clusters === 1;
}

function losesLastReplica({ before, after, changed }: PlannedChange): boolean {
  return (
    before.cluster_enabled !== true &&
    !changed("num_cache_clusters") &&
    numberOf(before.replicas_per_node_group) > 0 &&
    after.replicas_per_node_group === 0
  );
}

function protectedBefore({ before }: PlannedChange): boolean {
  return truthy(before.multi_az_enabled) || truthy(before.automatic_failover_enabled);
}

function turnsOnFailover({ before, after }: PlannedChange): boolean {
  return !truthy(before.automatic_failover_enabled) && truthy(after.automatic_failover_enabled);
}

function changesTiering({ before, after, changed }: PlannedChange): boolean {
  const [old, next] = [isTiered(before.node_type), isTiered(after.node_type)];
  return changed("node_type") && old !== undefined && next !== undefined && old !== next;
}

/** A value that is known only after the apply may be either. */
function contradictsTiering({ after }: PlannedChange): boolean {
  const flag = after.data_tiering_enabled === knownAfterApply ? undefined : truthy(after.data_tiering_enabled);
  const tiered = isTiered(after.node_type);
  return flag !== undefined && tiered !== undefined && flag !== tiered;
}

/** `sessions-0002-001` is in the shard 2. */
function hasGaps(memberClusters: unknown): boolean {
  const shards = new Set(
    members(memberClusters).flatMap((id) => /-(\d{4})-\d{3}$/.exec(String(id))?.[1]?.replace(/^0+/, "") ?? []),
  );
  return shards.size > 0 && [...shards].some((shard) => Number(shard) > shards.size);
}
