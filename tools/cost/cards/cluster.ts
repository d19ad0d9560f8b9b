import { numberIn } from "../input/resource";
import { backups } from "./backups";
import type { Card } from "./card";
import { nodeComponents } from "./nodes";

/** A cache of one node, or of Memcached; or a further replica of a replication group, with all that the group says. */
export const cluster: Card = (resource, market) => {
  const group = market.groupOf(resource, "replication_group_id");
  const count = group === undefined ? (numberIn(resource, "num_cache_nodes") ?? 1) : 1;
  return [
    ...nodeComponents({ resource, of: group ?? resource, count, counts: "num_cache_nodes" }, market),
    ...backups(resource, market),
  ];
};
