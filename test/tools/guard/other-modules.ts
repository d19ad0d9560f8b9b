import { awsProvider } from "../../support/terraform";

/** A reference to a variable of the module. */
const variable = (name: string): string => `\${var.${name}}`;

const inputs: Readonly<Record<string, unknown>> = {
  name: undefined,
  engine: "redis",
  engine_version: "7.1",
  family: "redis7",
  node_type: "cache.r7g.large",
  num_node_groups: null,
  replicas: 1,
  protection: true,
  apply_immediately: null,
  security_group_description: "Managed by Terraform",
  users: ["default", "app"],
  clients: ["10.0.0.0/16"],
  retention: 7,
  logs: null,
};

/**
 * A cache as a module of somebody else makes it: `count` on everything, names derived from one, the old kind of security
 * group rules, users apart from the group.
 */
export const redisModule = {
  terraform: { required_providers: awsProvider },
  variable: Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value === undefined ? {} : { default: value }]),
  ),
  resource: {
    aws_elasticache_parameter_group: {
      this: {
        count: 1,
        name: "${var.name}-${var.family}",
        family: variable("family"),
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_elasticache_subnet_group: {
      this: { count: 1, name: variable("name"), subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
    },
    aws_security_group: {
      this: {
        count: 1,
        name: variable("name"),
        description: variable("security_group_description"),
        vpc_id: "vpc-0123456789abcdef0",
      },
    },
    aws_security_group_rule: {
      this: {
        count: 1,
        type: "ingress",
        security_group_id: "${aws_security_group.this[0].id}",
        from_port: 6379,
        to_port: 6379,
        protocol: "tcp",
        cidr_blocks: variable("clients"),
      },
    },
    aws_elasticache_user: {
      this: {
        for_each: "${toset(var.users)}",
        user_id: "${var.name}-${each.value}",
        user_name: "${each.value}",
        engine: "redis",
        access_string: "on ~* +@all",
        no_password_required: true,
      },
    },
    aws_elasticache_user_group: {
      this: {
        count: 1,
        user_group_id: variable("name"),
        engine: "redis",
        user_ids: "${[for user in aws_elasticache_user.this : user.user_id]}",
      },
    },
    aws_elasticache_replication_group: {
      this: {
        count: 1,
        replication_group_id: variable("name"),
        description: "a cache of somebody else",
        engine: variable("engine"),
        engine_version: variable("engine_version"),
        node_type: variable("node_type"),
        num_node_groups: variable("num_node_groups"),
        num_cache_clusters: "${var.num_node_groups == null ? var.replicas + 1 : null}",
        replicas_per_node_group: "${var.num_node_groups == null ? null : var.replicas}",
        automatic_failover_enabled: variable("protection"),
        multi_az_enabled: variable("protection"),
        transit_encryption_enabled: true,
        at_rest_encryption_enabled: true,
        parameter_group_name: "${aws_elasticache_parameter_group.this[0].name}",
        subnet_group_name: "${aws_elasticache_subnet_group.this[0].name}",
        security_group_ids: ["${aws_security_group.this[0].id}"],
        user_group_ids: ["${aws_elasticache_user_group.this[0].id}"],
        snapshot_retention_limit: variable("retention"),
        apply_immediately: variable("apply_immediately"),
        dynamic: {
          log_delivery_configuration: {
            for_each: "${var.logs == null ? [] : [var.logs]}",
            content: {
              destination: "${log_delivery_configuration.value}",
              destination_type: "cloudwatch-logs",
              log_format: "text",
              log_type: "slow-log",
            },
          },
        },
      },
    },
  },
  output: { id: { value: "${aws_elasticache_replication_group.this[0].id}" } },
};
