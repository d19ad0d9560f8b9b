import { type Resource, knownAfterApply, numberIn, textIn } from "../input/resource";
import { backups } from "./backups";
import type { Card, Market } from "./card";
import { type Nodes, nodeComponents } from "./nodes";
import { nodesOf } from "./replication-group";

/** A cache of one node, or of Memcached; or a further replica of a replication group. */
export const cluster: Card = (resource, market) => [
  ...nodeComponents(nodesOfCluster(resource, market), market),
  ...backups(resource, market),
];

/** The nodes of a cluster. A replica has type and engine of its group. */
export function nodesOfCluster(resource: Resource, market: Pick<Market, "groupOf">): Nodes {
  const group = market.groupOf(resource, "replication_group_id");
  if (group !== undefined) {
    return { ...nodesOf(group), resource, count: 1, counts: "num_cache_nodes" };
  }
  return {
    resource,
    count: numberIn(resource, "num_cache_nodes") ?? 1,
    counts: "num_cache_nodes",
    nodeType: textIn(resource, "node_type") ?? knownAfterApply,
    engine: textIn(resource, "engine") ?? knownAfterApply,
  };
}
