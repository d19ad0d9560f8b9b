import type { Values } from "../../shared/plan/plan";
import { blocksOf } from "../input/blocks";
import { type Known, type Resource, knownAfterApply, numberIn } from "../input/resource";

/** How many shards a replication group has, and how many nodes in all of them. */
export interface Shape {
  readonly shards: number;
  readonly nodes: number;
}

/** What an argument says of it. */
export interface ShapeGiven {
  readonly argument: string;
  readonly shape: Known<Shape>;
}

/** Names that providers have had for the number of nodes. */
const totals = ["num_cache_clusters", "number_cache_clusters"] as const;

/**
 * Terraform says either how many nodes there are, or how many shards with how many replicas each. When it knows both, the
 * provider has not yet counted what follows from the one that changes. With neither there is one node.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export function shapeOf(resource: Resource): ShapeGiven {
  const both = [...totals.map((argument) => inOneShard(resource, argument)), inShards(resource)].filter(
    (given) => given !== undefined,
  );
  const known = both.filter(({ shape }) => shape !== knownAfterApply);
  return (
    known.find(({ argument }) => resource.changes(argument)) ??
    known.at(-1) ??
    both.at(-1) ?? { argument: "num_cache_clusters", shape: { shards: 1, nodes: 1 } }
  );
}

function inOneShard(resource: Resource, argument: string): ShapeGiven | undefined {
  const nodes = numberIn(resource, argument);
  return nodes === undefined
    ? undefined
    : { argument, shape: nodes === knownAfterApply ? nodes : { shards: 1, nodes } };
}

/** Shards, with a primary and replicas each. Providers before 5.0 have both numbers in a block. */
function inShards(resource: Resource): ShapeGiven | undefined {
  const { address } = resource;
  const groups = blocksOf(resource.values.node_group_configuration);
  if (groups.length > 0) {
    return { argument: "node_group_configuration", shape: shapeOfGroups(groups, address) };
  }
  const [values = resource.values] = blocksOf(resource.values.cluster_mode);
  const shards = numberIn({ address, values }, "num_node_groups");
  // AWS does not say how many there are when the number is left out.
  const replicas = numberIn({ address, values }, "replicas_per_node_group") ?? knownAfterApply;
  if (shards === undefined) {
    return undefined;
  }
  if (shards === knownAfterApply || replicas === knownAfterApply) {
    const argument = shards === knownAfterApply ? "num_node_groups" : "replicas_per_node_group";
    return { argument, shape: knownAfterApply };
  }
  const argument = resource.changes("replicas_per_node_group") ? "replicas_per_node_group" : "num_node_groups";
  return { argument, shape: { shards, nodes: shards * (1 + replicas) } };
}

function shapeOfGroups(groups: readonly Values[], address: string): Known<Shape> {
  const replicas = groups.map((values): Known<number> => {
    const { replica_availability_zones: zones } = values;
    return numberIn({ address, values }, "replica_count") ?? (Array.isArray(zones) ? zones.length : knownAfterApply);
  });
  return replicas.reduce<Known<Shape>>(
    (sum, more) =>
      sum === knownAfterApply || more === knownAfterApply
        ? knownAfterApply
        : { shards: groups.length, nodes: sum.nodes + 1 + more },
    { shards: groups.length, nodes: 0 },
  );
}
