import { createHash } from "node:crypto";
import type { ResourceChange, Values } from "../../tools/shared/plan/plan";
import type { Attribute } from "./terraform-schema";

const account = "111122223333";

type Inventor = (planned: Values, change: ResourceChange) => unknown;

/**
 * Values that only AWS knows, where a test depends on them. Everything else gets an empty value of its type.
 *
 * `engine_version_actual` decides whether TLS can be changed in place; the numbers are real releases
 * (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html).
 */
const invented: Readonly<Record<string, Readonly<Record<string, Inventor>>>> = {
  aws_elasticache_replication_group: {
    id: ({ replication_group_id }) => replication_group_id,
    arn: ({ replication_group_id }) =>
      `arn:aws:elasticache:us-east-1:${account}:replicationgroup:${String(replication_group_id)}`,
    at_rest_encryption_enabled: () => "false",
    auto_minor_version_upgrade: () => "true",
    engine_version_actual: ({ engine_version }) => actualVersions[String(engine_version)],
    member_clusters: memberClusters,
    cluster_enabled: ({ num_node_groups }) => typeof num_node_groups === "number" && num_node_groups > 1,
    cluster_mode: ({ num_node_groups }) =>
      typeof num_node_groups === "number" && num_node_groups > 1 ? "enabled" : "disabled",
    num_node_groups: () => 1,
    replicas_per_node_group: ({ num_cache_clusters }) => Number(num_cache_clusters ?? 1) - 1,
    num_cache_clusters: ({ num_node_groups, replicas_per_node_group }) =>
      Number(num_node_groups ?? 1) * (Number(replicas_per_node_group ?? 0) + 1),
    network_type: () => "ipv4",
    ip_discovery: () => "ipv4",
    port: () => 6379,
  },
  aws_elasticache_parameter_group: { id: ({ name }) => name },
  aws_elasticache_subnet_group: { id: ({ name }) => name },
  aws_elasticache_user: { id: ({ user_id }) => user_id },
  aws_elasticache_user_group: { id: ({ user_group_id }) => user_group_id },
  aws_security_group: { id: (_planned, change) => `sg-${hash(change.address, 17)}` },
  aws_vpc: { id: (_planned, change) => `vpc-${hash(change.address, 17)}` },
  aws_subnet: { id: (_planned, change) => `subnet-${hash(change.address, 17)}` },
  aws_kms_key: {
    id: keyId,
    key_id: keyId,
    arn: (planned, change) => `arn:aws:kms:us-east-1:${account}:key/${keyId(planned, change)}`,
  },
  aws_cloudwatch_log_group: { id: ({ name }) => name },
  aws_cloudwatch_metric_alarm: { id: ({ alarm_name }) => alarm_name },
  aws_cloudwatch_composite_alarm: { id: ({ alarm_name }) => alarm_name },
  aws_cloudwatch_dashboard: { id: ({ dashboard_name }) => dashboard_name },
  aws_sns_topic: { id: topicArn, arn: topicArn, fifo_throughput_scope: () => "", owner: () => account },
  terraform_data: { id: (_planned, change) => hash(change.address, 32) },
  aws_elasticache_serverless_cache: { id: ({ name }) => name, create_time: () => "2026-01-01T00:00:00Z" },
};

const actualVersions: Readonly<Record<string, string>> = {
  "6.0": "6.0.5",
  "6.2": "6.2.6",
  "7.0": "7.0.7",
  "7.1": "7.1.0",
  "7.2": "7.2.6",
  "8.0": "8.0.1",
  "8.1": "8.1.0",
  "8.2": "8.2.0",
  "9.0": "9.0.0",
  "9.1": "9.1.0",
};

/**
 * What AWS answers after a change, although Terraform plans no change of it. What AWS calls by another name than the
 * argument is here too, so that a state which would be planned again and again never settles.
 */
const observed: Readonly<Record<string, (values: Values) => Values>> = {
  aws_elasticache_replication_group: (values) => ({
    engine_version_actual: actualVersions[String(values.engine_version)],
    cluster_enabled: values.cluster_mode === "enabled" || Number(values.num_node_groups) > 1,
    transit_encryption_mode:
      values.transit_encryption_mode ?? (values.transit_encryption_enabled === true ? "required" : null),
    ...lowerCase({ subnet_group_name: values.subnet_group_name, parameter_group_name: values.parameter_group_name }),
  }),
  // https://github.com/hashicorp/terraform/pull/6687
  aws_elasticache_parameter_group: ({ parameter }) => ({
    parameter: ((parameter ?? []) as readonly Values[]).filter(({ value }) => value !== ""),
  }),
  // https://github.com/hashicorp/terraform-provider-aws/issues/38558
  aws_lambda_permission: ({ function_name, qualifier }) => {
    const [, arn = function_name, alias = qualifier] = /^(arn(?::[^:]*){6}):(.+)$/.exec(String(function_name)) ?? [];
    return { function_name: arn, qualifier: alias };
  },
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_Authentication.html
  aws_elasticache_user: ({ authentication_mode }) => {
    const [mode] = (authentication_mode ?? []) as readonly Values[];
    const passwords = (mode?.passwords ?? []) as readonly string[];
    const type = mode?.type === "no-password-required" ? "no-password" : (mode?.type ?? "no-password");
    return { authentication_mode: [{ type, passwords, password_count: passwords.length }] };
  },
  // Any type goes here, so a state says which one it is.
  terraform_data: ({ input }) =>
    typeof input === "string"
      ? { input: { value: input, type: "string" }, output: { value: input, type: "string" } }
      : {},
};

/** ElastiCache keeps names in lower case. */
function lowerCase(names: Values): Values {
  const texts = Object.entries(names).filter(([, name]) => typeof name === "string");
  return Object.fromEntries(texts.map(([argument, name]) => [argument, String(name).toLowerCase()]));
}

/** What AWS says of a resource with these values, beside them. */
export function observedValues(type: string, values: Values): Values {
  return observed[type]?.(values) ?? {};
}

/** A value for an attribute that is known after apply only. */
export function inventedValue(change: ResourceChange, name: string, attribute: Attribute | undefined): unknown {
  const inventor = invented[change.type]?.[name];
  return inventor === undefined ? emptyValue(change, name, attribute) : inventor(change.change.after ?? {}, change);
}

function emptyValue(change: ResourceChange, name: string, attribute: Attribute | undefined): unknown {
  switch (typeof attribute?.type === "string" ? attribute.type : attribute?.type[0]) {
    case "bool":
      return false;
    case "number":
      return 0;
    case "list":
    case "set":
      return [];
    case "map":
      return {};
    case "string":
      return attribute?.optional === true && name !== "id" ? null : inventedText(change, name);
    case undefined:
    default:
      return null;
  }
}

function inventedText({ address, type }: ResourceChange, name: string): string {
  const text = `invented-${hash(`${address} ${name}`, 16)}`;
  return name.endsWith("arn") ? `arn:aws:${String(type.split("_")[1])}:us-east-1:${account}:${text}` : text;
}

function keyId(_planned: Values, { address }: ResourceChange): string {
  return `00000000-0000-0000-0000-${hash(address, 12)}`;
}

/** `<group>-001`, or `<group>-0001-001` when the group has shards. */
function memberClusters(planned: Values): string[] {
  const group = String(planned.replication_group_id);
  const shards = planned.num_node_groups;
  if (typeof shards !== "number") {
    return numbers(Number(planned.num_cache_clusters ?? 1)).map((node) => `${group}-${padded(node, 3)}`);
  }
  const nodes = numbers(Number(planned.replicas_per_node_group ?? 0) + 1);
  return numbers(shards).flatMap((shard) => nodes.map((node) => `${group}-${padded(shard, 4)}-${padded(node, 3)}`));
}

function topicArn({ name }: Values): string {
  return `arn:aws:sns:us-east-1:${account}:${String(name)}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

function hash(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
