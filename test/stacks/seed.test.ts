import { synthesizeExample } from "../support/stacks";

type Block = Readonly<Record<string, unknown>>;

const { document } = synthesizeExample("seed");

/** The one resource of a type. */
function only(type: string): Block {
  const found = Object.values((document.resource as Record<string, Record<string, Block>>)[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

const reference = (type: string, attribute: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.[\\w-]+\\.${attribute}\\}$`));

// The sketch that this project began with, with arguments that exist: `description` for `replication_group_description`,
// a token for `auth_token_enabled`, no egress.
describe("the seed", () => {
  it("is the replication group of the sketch", () => {
    expect(only("aws_elasticache_replication_group")).toMatchObject({
      replication_group_id: "app-cache-cluster",
      description: "Application cache cluster",
      engine: "redis",
      engine_version: "7.0",
      node_type: "cache.r6g.large",
      num_cache_clusters: 3,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      port: 6379,
      parameter_group_name: reference("aws_elasticache_parameter_group", "name"),
      subnet_group_name: reference("aws_elasticache_subnet_group", "name"),
      security_group_ids: [reference("aws_security_group", "id")],
      snapshot_retention_limit: 5,
      snapshot_window: "03:00-05:00",
      maintenance_window: "sun:05:00-sun:07:00",
      at_rest_encryption_enabled: "true",
      transit_encryption_enabled: true,
      transit_encryption_mode: "required",
      auth_token: reference("data\\.aws_secretsmanager_secret_version", "secret_string"),
      auto_minor_version_upgrade: "true",
      notification_topic_arn: reference("aws_sns_topic_policy", "arn"),
      tags: { Name: "app-cache-cluster", Environment: "production" },
    });
  });

  it("has its parameters", () => {
    expect(only("aws_elasticache_parameter_group")).toMatchObject({
      family: "redis7",
      parameter: [
        { name: "maxmemory-policy", value: "allkeys-lru" },
        { name: "notify-keyspace-events", value: "Ex" },
        { name: "timeout", value: "300" },
      ],
    });
  });

  it("has its subnets, found by tags", () => {
    expect(only("aws_elasticache_subnet_group").subnet_ids).toMatch(/^\$\{data\.aws_subnets\.\w+\.ids\}$/);
  });

  it("lets in the application's servers and nothing out", () => {
    expect(only("aws_security_group")).toMatchObject({
      description: "Allow Redis traffic from application servers",
      vpc_id: reference("data\\.aws_vpc", "id"),
    });
    expect(only("aws_vpc_security_group_ingress_rule")).toMatchObject({
      description: "Redis from app servers",
      ip_protocol: "tcp",
      from_port: 6379,
      to_port: 6379,
      referenced_security_group_id: reference("data\\.aws_security_group", "id"),
    });
    expect(Object.keys(document.resource as object)).not.toContain("aws_vpc_security_group_egress_rule");
    expect(Object.keys(only("aws_security_group"))).not.toContain("egress");
  });

  it("says where to write and where to read", () => {
    expect(document.output).toMatchObject({
      cache_primary_endpoint_address: {
        value: reference("aws_elasticache_replication_group", "primary_endpoint_address"),
      },
      cache_reader_endpoint_address: {
        value: reference("aws_elasticache_replication_group", "reader_endpoint_address"),
      },
    });
  });
});
