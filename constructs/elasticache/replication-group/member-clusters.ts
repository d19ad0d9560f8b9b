import { Lazy, TerraformLocal, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { isUnresolved } from "../../core";
import { type Topology, replicasOf, shardsOf } from "./topology";

/** Stands for a node that is not there: AWS has no id with a space. */
const noNode = "no node";

/**
 * The cache cluster ids of a replication group's nodes as Terraform expressions, shard by shard; undefined while the
 * number of nodes is only known at deploy.
 *
 * They are read from the group and not computed, because AWS chooses the numbers of replacement nodes. How many there
 * are must be known at synth, since Terraform counts alarms before it knows the ids. If there are fewer, because
 * something else scales the cache, an expression names a node that does not exist, and never one of another shard.
 *
 * Each expression is written as text: it appears in every alarm and graph of its node, and the framework would resolve a
 * function each time.
 *
 * @param scope what the group belongs to
 * @param group the provider's resource
 */
export function memberClusterIds(
  scope: Construct,
  group: TerraformResource,
  topology: Topology,
): readonly string[] | undefined {
  const [shards, replicas] = [shardsOf(topology), replicasOf(topology)];
  if (isUnresolved(shards) || isUnresolved(replicas)) {
    return undefined;
  }
  const perShard = 1 + replicas;
  const count = shards * perShard;
  const produce = () => `\${[for index in range(${count}) : ${nodeAt(byShard(group), "index", perShard)}]}`;
  const nodes = new TerraformLocal(scope, "Nodes", Lazy.anyValue({ produce }));
  return Array.from({ length: count }, (_, index) =>
    Lazy.stringValue({ produce: () => `\${local.${nodes.friendlyUniqueId}[${index}]}` }),
  );
}

function nodeAt(shards: string, index: string, perShard: number): string {
  return `try(${shards}[floor(${index} / ${perShard})][${index} % ${perShard}], "${noNode}")`;
}

/** The ids of each shard, sorted. An id is the shard's, or that of a group without shards, with a number at its end. */
function byShard(group: TerraformResource): string {
  const ids = `${group.terraformResourceType}.${group.friendlyUniqueId}.member_clusters`;
  const shardOf = 'replace(id, "/-[0-9]+$/", "")';
  const shards = `sort(distinct([for id in ${ids} : ${shardOf}]))`;
  return `[for shard in ${shards} : sort([for id in ${ids} : id if ${shardOf} == shard])]`;
}
