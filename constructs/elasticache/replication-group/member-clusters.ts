import { Lazy, TerraformDataSource, TerraformLocal, TerraformStack, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { type ProvidedElement, isUnresolved } from "../../core";
import { type Topology, replicasOf, shardsOf } from "./topology";

/** Stands for a node that is not there: AWS has no id with a space. */
const noNode = "no node";

/** The stacks that the expressions can be used in, by their tokens. */
const stacks = new WeakMap<object, TerraformStack>();

/**
 * The stack that an id of {@link memberClusterIds} can be used in; undefined for any other text.
 *
 * @internal
 */
export function stackOfMember(id: unknown): TerraformStack | undefined {
  const token = typeof id === "string" && isUnresolved(id) ? Tokenization.reverseString(id).firstToken : undefined;
  return token && stacks.get(token);
}

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
 * @param group the provider's resource, or its look-up of a group
 */
export function memberClusterIds(
  scope: Construct,
  group: ProvidedElement,
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
  return Array.from({ length: count }, (_, index) => {
    const id = Lazy.stringValue({ produce: () => `\${local.${nodes.friendlyUniqueId}[${index}]}` });
    stacks.set(Object(Tokenization.reverseString(id).firstToken) as object, TerraformStack.of(scope));
    return id;
  });
}

function nodeAt(shards: string, index: string, perShard: number): string {
  return `try(${shards}[floor(${index} / ${perShard})][${index} % ${perShard}], "${noNode}")`;
}

/** The ids of each shard, sorted. An id is the shard's, or that of a group without shards, with a number at its end. */
function byShard(group: ProvidedElement): string {
  const kind = TerraformDataSource.isTerraformDataSource(group) ? "data." : "";
  const ids = `${kind}${group.terraformResourceType}.${group.friendlyUniqueId}.member_clusters`;
  const shardOf = 'replace(id, "/-[0-9]+$/", "")';
  const shards = `sort(distinct([for id in ${ids} : ${shardOf}]))`;
  return `[for shard in ${shards} : sort([for id in ${ids} : id if ${shardOf} == shard])]`;
}
