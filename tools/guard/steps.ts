import { nodeTypes } from "../../constructs/elasticache/node-types";
import { parameters } from "../../constructs/elasticache/parameters";
import type { Delta } from "./delta";

/** A change that cannot be made in one go, although Terraform plans it in place. */
export interface Step {
  /** The attribute people would look at. */
  readonly attribute: string;
  /** What happens when it is tried. */
  readonly effect: string;
  /** The way there. */
  readonly instead: string;
  readonly applies: (delta: Delta) => boolean;
}

/** `cluster-enabled` follows from the topology, and AWS fixes it for a group in use as well. */
const creationOnly = new Set(
  parameters.filter(({ atCreationOnly, derived }) => atCreationOnly ?? derived).map(({ name }) => name),
);

const scaling = ["num_cache_clusters", "num_node_groups", "replicas_per_node_group"] as const;

/** Attributes that are Terraform's own or AWS's answer: a change of them is no part of the request. */
const notRequested = new Set([
  "apply_immediately",
  "cluster_enabled",
  "cluster_mode",
  "configuration_endpoint_address",
  "final_snapshot_identifier",
  "member_clusters",
  "parameter_group_name",
  "primary_endpoint_address",
  "reader_endpoint_address",
  "tags",
  "tags_all",
  "timeouts",
]);

/**
 * Changes of a replication group that AWS or the provider cannot make at once.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 */
const replicationGroup: readonly Step[] = [
  {
    attribute: "transit_encryption_mode",
    effect:
      "TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off",
    instead: "apply TLS as `preferred`, move every client to TLS, then apply `required`",
    applies: ({ before, after }) =>
      before.transit_encryption_enabled === false &&
      after.transit_encryption_enabled === true &&
      after.transit_encryption_mode !== "preferred",
  },
  {
    attribute: "transit_encryption_enabled",
    effect: "TLS is turned off while it is required: AWS refuses it, and clients with TLS would be cut off",
    instead: "apply TLS as `preferred`, move every client away from TLS, then turn it off",
    applies: ({ before, after }) =>
      before.transit_encryption_enabled === true &&
      before.transit_encryption_mode === "required" &&
      after.transit_encryption_enabled === false,
  },
  {
    attribute: "cluster_mode",
    effect: "AWS refuses to go from disabled to enabled in one step",
    instead: "apply `compatible`, move every client to the cluster protocol, then apply `enabled`",
    applies: ({ before, after }) => before.cluster_mode === "disabled" && after.cluster_mode === "enabled",
  },
  {
    attribute: "cluster_mode",
    effect: "AWS refuses any other change in the same request as the cluster mode",
    instead: "change the cluster mode and its parameter group alone, and everything else in another apply",
    applies: (delta) =>
      delta.changed("cluster_mode") && delta.changedNames.some((attribute) => !notRequested.has(attribute)),
  },
  {
    attribute: "num_node_groups",
    effect: "AWS refuses shards on a cache that is not in cluster mode",
    instead: "go through cluster mode `compatible` and `enabled` first, or make a second, sharded cache",
    applies: ({ before, after }) =>
      before.cluster_enabled === false && Number(after.num_node_groups ?? 1) > 1 && after.cluster_mode !== "enabled",
  },
  {
    attribute: "user_group_ids",
    effect:
      "provider 5.100.0 adds the user group and deletes the token in two requests, and AWS wants one: the apply fails between them",
    instead:
      "make the users with `-target`, hand over with one request of the AWS CLI, and correct the state: docs/migrations.md has the commands",
    applies: ({ before, after, changed }) =>
      filled(before.auth_token) && !filled(after.auth_token) && changed("user_group_ids"),
  },
  {
    attribute: "auth_token",
    effect: "the provider sends an empty token, which does not turn authentication off",
    instead: "go from the token to users, and from those to none: docs/migrations.md has the commands",
    applies: ({ before, after, changed }) =>
      filled(before.auth_token) && !filled(after.auth_token) && !changed("user_group_ids"),
  },
  {
    attribute: "auth_token",
    effect: "AWS takes SET for a token that ROTATE has added before, not for a first one",
    instead: "apply the token with ROTATE, move the clients to it, and then apply SET (`rotation` 2, then 3)",
    applies: ({ before, after, changed }) =>
      !filled(before.auth_token) && changed("auth_token") && after.auth_token_update_strategy === "SET",
  },
  {
    attribute: "snapshot_retention_limit",
    effect: "the provider names a node that does not exist in cluster mode, and AWS refuses to turn snapshots on",
    instead:
      "turn them on with `aws elasticache modify-replication-group --snapshot-retention-limit`, then apply the code",
    applies: ({ before, after }) =>
      before.cluster_enabled === true &&
      Number(before.snapshot_retention_limit ?? 0) === 0 &&
      Number(after.snapshot_retention_limit ?? 0) > 0,
  },
  {
    attribute: "node_type",
    effect: "scaling nodes and counts in one apply fails between the two",
    instead: "apply the node type and the number of nodes one after the other",
    applies: ({ changed }) => changed("node_type") && scaling.some(changed),
  },
  {
    attribute: "node_type",
    effect: "AWS does one of the two and holds the other back until it is done",
    instead: "apply the engine version and the node type one after the other",
    applies: ({ changed }) => changed("node_type") && (changed("engine_version") || changed("engine")),
  },
  {
    attribute: "node_type",
    effect: "AWS refuses to move between node types with and without data tiering",
    instead: "make a second cache of the other family and restore a snapshot into it where AWS allows that",
    applies: ({ before, after, changed }) =>
      changed("node_type") && isTiered(before.node_type) !== isTiered(after.node_type),
  },
  {
    attribute: "engine_version",
    effect: "the provider refuses at apply to change the engine without a version",
    instead: "state the Valkey version together with the engine",
    applies: ({ after, changed }) => changed("engine") && after.engine === "valkey" && !changed("engine_version"),
  },
  {
    attribute: "log_delivery_configuration",
    effect: "AWS refuses changes of log delivery that may wait for the maintenance window",
    instead: "set `apply_immediately` for this apply",
    applies: ({ after, changed }) => changed("log_delivery_configuration") && after.apply_immediately !== true,
  },
];

const userEngine: Step = {
  attribute: "engine",
  effect:
    "AWS refuses another engine for users whose group has the first one, and for a group whose cache runs the first one",
  instead: "leave the users as they are, since Valkey takes Redis OSS users: `userEngine` of the authentication",
  applies: ({ changed }) => changed("engine"),
};

/** By resource type. */
export const steps: Readonly<Record<string, readonly Step[]>> = {
  aws_elasticache_replication_group: replicationGroup,
  aws_elasticache_user: [userEngine],
  aws_elasticache_user_group: [userEngine],
  aws_elasticache_parameter_group: [
    {
      attribute: "parameter",
      effect:
        "a parameter changes that can only be chosen for a new group: AWS refuses it while a cache uses the group",
      instead: "make a group with another name, and the cache that needs it anew",
      applies: ({ before, after }) =>
        changedParameters(before.parameter, after.parameter).some((name) => creationOnly.has(name)),
    },
  ],
};

function isTiered(nodeType: unknown): boolean {
  const facts = Object.entries(nodeTypes).find(([name]) => name === nodeType)?.[1];
  return facts !== undefined && "dataTiering" in facts;
}

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function changedParameters(before: unknown, after: unknown): readonly string[] {
  const [old, next] = [valuesByName(before), valuesByName(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter((name) => old.get(name) !== next.get(name));
}

function valuesByName(list: unknown): ReadonlyMap<string, unknown> {
  const entries = Array.isArray(list) ? (list as { name: string; value: unknown }[]) : [];
  return new Map(entries.map(({ name, value }) => [name, value]));
}
