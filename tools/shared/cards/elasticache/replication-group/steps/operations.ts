import type { Step } from "../../../card";
import { members, numberOf } from "../../../interruption";
import { sources } from "../../../sources";

/** Snapshots, windows, logs and network. */
export const operationsSteps: readonly Step[] = [
  {
    attribute: "snapshot_retention_limit",
    effect: "the provider names a node that does not exist, and AWS refuses to turn snapshots on",
    instead:
      "turn them on with `aws elasticache modify-replication-group --snapshot-retention-limit`, then apply the code",
    source: sources.issue(13274),
    on: "update",
    applies: ({ before, after }) =>
      numberOf(before.snapshot_retention_limit) === 0 &&
      numberOf(after.snapshot_retention_limit) > 0 &&
      (before.cluster_enabled === true || lacksFirstNode(before)),
  },
  {
    attribute: "user_group_ids",
    effect: "AWS accepts only one user group",
    instead: "put all users into one group",
    source: sources.rbac,
    on: "any",
    applies: ({ after, changed }) => changed("user_group_ids") && members(after.user_group_ids).length > 1,
  },
  {
    attribute: "ip_discovery",
    effect: "clients cannot be told addresses of an IP version that the network type does not have: AWS refuses it",
    instead: "choose the IP version of the network type; only `dual_stack` has both",
    source: sources.networkType,
    on: "any",
    applies: ({ after, changed, isNew }) => {
      const networkType = after.network_type ?? (isNew ? defaultNetworkType : undefined);
      return (
        (changed("ip_discovery") || changed("network_type")) &&
        (networkType === "ipv4" || networkType === "ipv6") &&
        typeof after.ip_discovery === "string" &&
        after.ip_discovery !== networkType
      );
    },
  },
];

/** Of a new cache that names none. */
const defaultNetworkType = "ipv4";

function lacksFirstNode({ replication_group_id, member_clusters }: Readonly<Record<string, unknown>>): boolean {
  const nodes = members(member_clusters);
  return nodes.length > 0 && !nodes.includes(`${String(replication_group_id)}-001`);
}
