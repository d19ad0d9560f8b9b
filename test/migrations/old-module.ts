import { awsProvider } from "../support/terraform";

const variable = (name: string): string => `\${var.${name}}`;

/**
 * A cache of somebody else, with the addresses and names of terraform-aws-modules/elasticache 1.10.3: `count` or
 * `for_each` on everything, a security group with a prefix instead of a name. It protects the group from being destroyed.
 *
 * @see https://github.com/terraform-aws-modules/terraform-aws-elasticache/blob/v1.10.3/main.tf
 */
export const oldModule = {
  terraform: { required_providers: awsProvider },
  variable: { name: {} },
  resource: {
    aws_elasticache_replication_group: {
      this: {
        count: 1,
        replication_group_id: variable("name"),
        description: "Replication group",
        engine: "redis",
        engine_version: "7.1",
        node_type: "cache.r6g.large",
        num_cache_clusters: 2,
        automatic_failover_enabled: true,
        multi_az_enabled: true,
        port: 6379,
        parameter_group_name: "${aws_elasticache_parameter_group.this[0].id}",
        subnet_group_name: "${aws_elasticache_subnet_group.this[0].name}",
        security_group_ids: ["${aws_security_group.this[0].id}"],
        transit_encryption_enabled: true,
        at_rest_encryption_enabled: true,
        log_delivery_configuration: [
          {
            destination: '${aws_cloudwatch_log_group.this["slow-log"].name}',
            destination_type: "cloudwatch-logs",
            log_format: "json",
            log_type: "slow-log",
          },
        ],
        lifecycle: { prevent_destroy: true },
      },
    },
    aws_elasticache_parameter_group: {
      this: {
        count: 1,
        name: "${var.name}-redis7-0123456789abcdef",
        description: "ElastiCache parameter group",
        family: "redis7",
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_elasticache_subnet_group: {
      this: {
        count: 1,
        name: variable("name"),
        description: "ElastiCache subnet group",
        subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      },
    },
    aws_security_group: {
      this: {
        count: 1,
        name_prefix: "${var.name}-",
        vpc_id: "vpc-0123456789abcdef0",
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_vpc_security_group_ingress_rule: {
      this: {
        for_each: { app: "10.20.0.0/16" },
        security_group_id: "${aws_security_group.this[0].id}",
        ip_protocol: "tcp",
        from_port: 6379,
        to_port: 6379,
        cidr_ipv4: "${each.value}",
      },
    },
    aws_cloudwatch_log_group: {
      this: {
        for_each: { "slow-log": "${var.name}" },
        name: "/aws/elasticache/${each.value}",
        retention_in_days: 14,
      },
    },
  },
};

/** What the project of that somebody has besides. */
const project = {
  terraform: { required_providers: awsProvider },
  provider: { aws: [{ region: "us-east-1" }] },
} as const;

const call = { redis: { source: "./modules/redis", name: "legacy-sessions" } };

/** Calls the module. */
export const withModule = { ...project, module: call };

/** Calls it no more, and says nothing else. */
export const without = project;

/** Says what to forget; the module is called no more, unless said otherwise. */
export const forgetting = (from: string, isCalled = false) => ({
  ...project,
  ...(isCalled ? { module: call } : {}),
  removed: [{ from, lifecycle: { destroy: false } }],
});
