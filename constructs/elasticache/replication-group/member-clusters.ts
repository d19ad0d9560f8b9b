import { Lazy, type TerraformResource } from "cdktf";
import { isUnresolved } from "../../core";
import { type Topology, replicasOf, shardsOf } from "./topology";

/**
 * The cache cluster ids of a replication group's nodes as Terraform expressions, shard by shard; undefined while the
 * number of nodes is only known at deploy.
 *
 * They are read from the group and not computed, because AWS chooses the numbers of replacement nodes. How many there
 * are must be known at synth, since Terraform counts alarms before it knows the ids. With the same number of nodes in
 * every shard, sorting puts the nodes of one shard side by side.
 *
 * Each expression is written as text: it appears in every alarm and graph of its node, and the framework would resolve a
 * function each time.
 *
 * @param group the provider's resource
 */
export function memberClusterIds(group: TerraformResource, topology: Topology): readonly string[] | undefined {
  const [shards, replicas] = [shardsOf(topology), replicasOf(topology)];
  if (isUnresolved(shards) || isUnresolved(replicas)) {
    return undefined;
  }
  const address = () => `${group.terraformResourceType}.${group.friendlyUniqueId}`;
  return Array.from({ length: shards * (1 + replicas) }, (_, index) =>
    Lazy.stringValue({ produce: () => `\${element(sort(tolist(${address()}.member_clusters)), ${index})}` }),
  );
}
