import type { Attributes } from "./synthesized-stack";

/** A change of an argument that replaces the resource only in one direction, or only in some cases. */
export interface ConditionalRule {
  /** The argument. */
  readonly argument: string;
  /** Whether the change replaces the resource. */
  readonly replaces: (before: Attributes, after: Attributes) => boolean;
}

/** What replaces a resource of one type. */
export interface ReplacementRules {
  /** Arguments of which every change replaces the resource. */
  readonly arguments: readonly string[];
  /**
   * Arguments of which some changes do.
   *
   * @default - none
   */
  readonly conditional?: readonly ConditionalRule[];
  /**
   * Whether losing the resource loses data.
   *
   * @default - it does not
   */
  readonly holdsData?: true;
}

/** An argument that can be changed, but neither added nor removed. */
const presence = (argument: string): ConditionalRule => ({
  argument,
  replaces: (before, after) => (before[argument] === undefined) !== (after[argument] === undefined),
});

const versionFalls: ConditionalRule = {
  argument: "engine_version",
  replaces: (before, after) =>
    before.engine === after.engine &&
    String(after.engine_version).localeCompare(String(before.engine_version), "en", { numeric: true }) < 0,
};

const valkeyBecomesRedis: ConditionalRule = {
  argument: "engine",
  replaces: (before, after) => before.engine === "valkey" && after.engine === "redis",
};

const majorVersionFalls: ConditionalRule = {
  argument: "major_engine_version",
  replaces: (before, after) => Number(after.major_engine_version) < Number(before.major_engine_version),
};

/** TLS is switched in place from Redis OSS 7 on. */
const encryptionBeforeRedis7: ConditionalRule = {
  argument: "transit_encryption_enabled",
  replaces: (before, after) =>
    before.transit_encryption_enabled !== after.transit_encryption_enabled &&
    /^[1-6]\./.test(String(before.engine_version)),
};

/** Nodes that are placed anew; without zones, the provider keeps those that AWS has chosen. */
const shardsArePlaced: ConditionalRule = {
  argument: "node_group_configuration",
  replaces: (_before, after) => after.node_group_configuration !== undefined,
};

/**
 * What replaces the resources that this package makes, and those around them, as the AWS provider 5.100.0 plans it; of
 * `node_group_configuration`, which that one does not have, as its source says since 6.20.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/44879
 */
export const replacementRules: Readonly<Record<string, ReplacementRules>> = {
  aws_elasticache_replication_group: {
    arguments: [
      "at_rest_encryption_enabled",
      "data_tiering_enabled",
      "global_replication_group_id",
      "kms_key_id",
      "network_type",
      "port",
      "replication_group_id",
      "snapshot_arns",
      "snapshot_name",
      "subnet_group_name",
    ],
    conditional: [versionFalls, valkeyBecomesRedis, encryptionBeforeRedis7, shardsArePlaced],
    holdsData: true,
  },
  aws_elasticache_serverless_cache: {
    arguments: ["engine", "kms_key_id", "name", "subnet_ids"],
    conditional: [majorVersionFalls],
    holdsData: true,
  },
  aws_elasticache_parameter_group: { arguments: ["description", "family", "name"] },
  aws_elasticache_subnet_group: { arguments: ["name"] },
  aws_elasticache_user: { arguments: ["user_id", "user_name"] },
  aws_elasticache_user_group: { arguments: ["user_group_id"] },
  aws_vpc: { arguments: ["cidr_block"] },
  aws_subnet: { arguments: ["availability_zone", "cidr_block", "vpc_id"] },
  aws_default_security_group: { arguments: ["vpc_id"] },
  aws_security_group: { arguments: ["description", "name", "name_prefix", "vpc_id"] },
  aws_vpc_security_group_ingress_rule: {
    arguments: ["security_group_id"],
    conditional: ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"].map(presence),
  },
  aws_kms_key: {
    arguments: ["customer_master_key_spec", "key_usage", "multi_region"],
    holdsData: true,
  },
  aws_kms_alias: { arguments: ["name", "name_prefix"] },
  aws_secretsmanager_secret: { arguments: ["name", "name_prefix"], holdsData: true },
  aws_secretsmanager_secret_version: {
    arguments: ["secret_binary", "secret_id", "secret_string", "secret_string_wo_version"],
  },
  aws_cloudwatch_log_group: { arguments: ["name", "name_prefix"], holdsData: true },
  aws_iam_role_policy: { arguments: ["name", "role"] },
  aws_sns_topic_policy: { arguments: ["arn"] },
  aws_sns_topic_subscription: { arguments: ["endpoint", "protocol", "topic_arn"] },
  aws_lambda_permission: { arguments: ["action", "function_name", "principal", "source_arn", "statement_id"] },
  aws_sns_topic: { arguments: ["fifo_topic", "name", "name_prefix"] },
  aws_cloudwatch_dashboard: { arguments: ["dashboard_name"] },
  aws_cloudwatch_metric_alarm: { arguments: ["alarm_name"] },
  aws_cloudwatch_composite_alarm: { arguments: ["alarm_name"] },
};
