import { Lazy, type TerraformResource } from "cdktf";

/**
 * The cache cluster ids of a replication group's nodes as Terraform expressions, shard by shard.
 *
 * They are read from the group and not computed: AWS numbers replacements as it likes. How many there are must be known
 * at synth, since Terraform counts alarms before it knows the ids. With the same number of nodes in every shard, sorting
 * puts the nodes of one shard side by side.
 *
 * Each expression is written as text: it appears in every alarm and graph of its node, and the framework's functions
 * would be resolved anew each time.
 *
 * @param group the replication group
 * @param count number of nodes
 * @internal
 */
export function memberIds(group: TerraformResource, count: number): readonly string[] {
  const address = () => `${group.terraformResourceType}.${group.friendlyUniqueId}`;
  return Array.from({ length: count }, (_, index) =>
    Lazy.stringValue({ produce: () => `\${element(sort(tolist(${address()}.member_clusters)), ${index})}` }),
  );
}
