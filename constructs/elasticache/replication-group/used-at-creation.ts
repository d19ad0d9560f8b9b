import { type IResolvable, Op, type TerraformResource, TerraformSelf } from "cdktf";
import { asArgument, demand, isUnresolved } from "../../core";
import type { Topology } from "./topology";

/**
 * Arguments that say how a group is made, and nothing afterwards: without ignoring their changes, a change or a removal
 * would replace the cache. The provider reads the zones of the nodes from AWS, so that a node that AWS has moved would
 * replace it as well.
 */
export function usedAtCreation(topology: Topology): string[] {
  return ["snapshot_name", "snapshot_arns", ...(isPlaced(topology) ? ["node_group_configuration"] : [])];
}

/**
 * Has a plan end in an error when the number of replicas changes while the zones of the shards are set: it is written
 * beside the zones only, and changes of those are ignored.
 */
export function keepReplicas(resource: TerraformResource, topology: Topology): void {
  if (topology.kind === "sharded" && isPlaced(topology)) {
    const actual = TerraformSelf.getNumber("replicas_per_node_group");
    const areSame = Op.eq(nodes(actual), nodes(topology.replicasPerShard));
    demand(resource, areSame, "To change `replicasPerShard`, leave `placement` out of `topology`.");
  }
}

function isPlaced(topology: Topology): boolean {
  return topology.kind === "sharded" && topology.placement !== undefined;
}

/** Nodes of a shard with replicas, at least one: the framework loses a number 0. */
function nodes(replicas: number): number | IResolvable {
  return isUnresolved(replicas) ? Op.add(asArgument(replicas), 1) : replicas + 1;
}
