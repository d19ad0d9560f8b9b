import type { Card } from "../card";
import { loss } from "../deletion";
import { members } from "../interruption";
import { replacedBy } from "../replaced-by";
import { sources } from "../sources";
import { refused } from "../uses";
import { fixedParameters } from "./group-parameters";
import { elastiCacheActions, nodesInNetwork } from "./permissions";

const creationOnly: ReadonlySet<unknown> = new Set(fixedParameters);

/** A parameter group. */
export const parameterGroup: Card = {
  deletion: loss(
    sources.deletingParameterGroup,
    "the group under which caches find their parameters; AWS refuses to delete it while a cache uses it",
    "create the new group first (`create_before_destroy`) and under another name, and switch the cache in the same apply",
  ),
  namedBy: ["name"],
  use: { as: ["parameter_group_name"], whenDeleted: refused },
  replacedBy: replacedBy("aws_elasticache_parameter_group"),
  interruptions: {
    parameter: [
      {
        kind: "parameters",
        when: "now",
        effect:
          "each value takes effect on every cache of the group as AWS lists it, at once or with the next reboot: less memory or another `maxmemory-policy` evicts keys, and a shorter `timeout` ends idle connections",
        source: sources.parameters,
      },
    ],
  },
  steps: [
    {
      attribute: "parameter",
      effect:
        "a parameter changes that can only be chosen for a new group: AWS refuses it while a cache uses the group",
      instead: "make a group with another name, and a second cache that uses it",
      source: sources.parameterGroups,
      on: "update",
      applies: ({ before, after }) =>
        changedParameters(before.parameter, after.parameter).some((name) => creationOnly.has(name)),
    },
  ],
  quiet: ["arn", "id", "region", "tags", "tags_all"],
  permissions: [
    elastiCacheActions(
      [
        "CreateCacheParameterGroup",
        "DeleteCacheParameterGroup",
        "DescribeCacheParameterGroups",
        "DescribeCacheParameters",
        "ModifyCacheParameterGroup",
        "ResetCacheParameterGroup",
      ],
      "parametergroup",
      "{aws_elasticache_parameter_group.name?}",
    ),
  ],
};

/** A subnet group. */
export const subnetGroup: Card = {
  deletion: loss(
    sources.deletingSubnetGroup,
    "the group under which caches find their subnets; AWS refuses to delete it while a cache is in it",
    "keep its name and change its subnets in place; a cache can never move to another group",
  ),
  namedBy: ["name"],
  use: { as: ["subnet_group_name"], whenDeleted: refused },
  replacedBy: replacedBy("aws_elasticache_subnet_group"),
  interruptions: {
    subnet_ids: [
      {
        kind: "subnets",
        when: "now",
        effect: "AWS refuses to remove a subnet with a node in it; new nodes are placed in the subnets that are left",
        source: sources.subnetGroups,
        applies: (before, after) => Array.isArray(after) && keepsOne(before, after) && takesOneAway(before, after),
      },
    ],
  },
  steps: [
    {
      attribute: "subnet_ids",
      effect:
        "no subnet stays, and AWS refuses to remove a subnet with a node in it; a cache cannot move to another VPC either",
      instead:
        "within the VPC, add the new subnets first and remove the old ones when no node is left in them; for another VPC, make a second cache there, restored from a snapshot, and move the clients",
      source: sources.subnetGroups,
      on: "update",
      applies: ({ before, after, changed }) => changed("subnet_ids") && !keepsOne(before.subnet_ids, after.subnet_ids),
    },
  ],
  quiet: ["arn", "description", "id", "region", "tags", "tags_all", "vpc_id"],
  permissions: [
    elastiCacheActions(
      ["CreateCacheSubnetGroup", "DeleteCacheSubnetGroup", "DescribeCacheSubnetGroups", "ModifyCacheSubnetGroup"],
      "subnetgroup",
      "{aws_elasticache_subnet_group.name?}",
    ),
    ...nodesInNetwork,
  ],
};

/** A reservation: paid to its end, whatever Terraform does. */
export const reservedNode: Card = {
  deletion: loss(
    sources.reserved,
    "the record of the reservation: AWS bills it to its end all the same, and a replacement buys a second one",
    "keep the offering and the count, and add another reservation as a resource of its own",
  ),
  replacedBy: ["cache_node_count", "id", "reserved_cache_nodes_offering_id"],
  quiet: [
    "arn",
    "cache_node_type",
    "duration",
    "fixed_price",
    "offering_type",
    "product_description",
    "recurring_charges",
    "region",
    "start_time",
    "state",
    "tags",
    "tags_all",
    "timeouts",
    "usage_price",
  ],
};

function takesOneAway(before: unknown, after: unknown): boolean {
  return members(before).some((subnet) => !members(after).includes(subnet));
}

/** A value that is known only after the apply may be anything, so it is not treated as another subnet. */
function keepsOne(before: unknown, after: unknown): boolean {
  return !Array.isArray(after) || members(before).some((subnet) => after.includes(subnet));
}

function changedParameters(before: unknown, after: unknown): readonly unknown[] {
  const [old, next] = [valuesByName(before), valuesByName(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter((name) => old.get(name) !== next.get(name));
}

function valuesByName(list: unknown): ReadonlyMap<unknown, unknown> {
  return new Map(
    members(list).map((entry) => {
      const { name, value } = Object(entry) as { name?: unknown; value?: unknown };
      return [name, value];
    }),
  );
}
