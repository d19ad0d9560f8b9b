import { type Resource, numberIn, textIn } from "../input/resource";
import { backups } from "./backups";
import type { Card } from "./card";
import { nodeComponents } from "./nodes";

/** A cache of one node, or of Memcached; or a further replica of a replication group, with all that the group says. */
export const cluster: Card = (resource, market) => {
  const group = market.groupOf(resource, "replication_group_id");
  if (group !== undefined && isCounted(resource, group)) {
    return [];
  }
  const count = group === undefined ? (numberIn(resource, "num_cache_nodes") ?? 1) : 1;
  return [
    ...nodeComponents({ resource, of: group ?? resource, count, counts: "num_cache_nodes" }, market),
    ...backups(resource, market),
  ];
};

/** Once it exists, the group has it among its own nodes. */
function isCounted(resource: Resource, { values: { member_clusters: members } }: Resource): boolean {
  return Array.isArray(members) && members.includes(textIn(resource, "cluster_id"));
}
