import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";

import type { Attributes, SynthesizedStack } from "../../../constructs/testing";

/** One parameter of a synthesized parameter group. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** A user of a synthesized user group. */
export interface DeclaredUser {
  readonly name: string;
  readonly accessString: string;
  readonly authentication: string;
}

/** What a synthesized stack says about its cache, as far as a Redis server can be set up from it. */
export interface DeclaredCache {
  readonly family: string;
  readonly parameters: readonly Parameter[];
  readonly transitEncryption: "off" | "preferred" | "required";
  readonly hasToken: boolean;
  readonly users: readonly DeclaredUser[];
  readonly shards: number;
  readonly replicasPerShard: number;
}

/** Reads the only cache of a synthesized stack. */
export function readDeclared(stack: SynthesizedStack): DeclaredCache {
  const group = stack.only(ElasticacheReplicationGroup);
  const parameterGroup = stack.only(ElasticacheParameterGroup);
  const sharded = group.num_node_groups !== undefined;
  return {
    family: text(parameterGroup.family),
    parameters: ((parameterGroup.parameter ?? []) as readonly Attributes[]).map(({ name, value }) => ({
      name: text(name),
      value: String(value),
    })),
    transitEncryption: transitEncryption(group),
    hasToken: group.auth_token !== undefined,
    users: stack.all(ElasticacheUser).map(user),
    shards: sharded ? Number(group.num_node_groups) : 1,
    replicasPerShard: sharded ? Number(group.replicas_per_node_group) : Number(group.num_cache_clusters) - 1,
  };
}

function transitEncryption(group: Attributes): DeclaredCache["transitEncryption"] {
  if (group.transit_encryption_enabled !== true) {
    return "off";
  }
  return group.transit_encryption_mode === "preferred" ? "preferred" : "required";
}

function user(attributes: Attributes): DeclaredUser {
  const mode = attributes.authentication_mode as Attributes | undefined;
  return {
    name: text(attributes.user_name),
    accessString: text(attributes.access_string),
    authentication: attributes.no_password_required === true ? "no-password" : text(mode?.type),
  };
}

function text(value: unknown): string {
  if (typeof value !== "string") {
    throw new Error(`expected a text, got ${JSON.stringify(value)}`);
  }
  return value;
}
