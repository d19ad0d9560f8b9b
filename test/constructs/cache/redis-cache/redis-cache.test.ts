import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { App, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RedisCache } from "../../../../constructs";
import { cacheRefusal, cacheWith, inStack, network } from "../../../support/fixtures";

const isolated = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] } as const;

const reference = (address: string): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${address.replaceAll(".", "\\.").replace("*", "\\w+")}\\}$`));

describe("a cache", () => {
  it.each([
    ["20 subnets", { network: { ...network, subnetIds: Array.from({ length: 20 }, (_, index) => `subnet-${index}`) } }],
    [
      "the zones of its own network",
      { network: isolated, preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "us-east-1a"] },
    ],
    [
      "one zone for its one node",
      { topology: { kind: "replicated", replicas: 0 }, preferredCacheClusterAzs: ["us-east-1a"] },
    ],
    [
      "a subscriber of any name",
      { alerts: { kind: "own-topics", critical: { "on call/é": { kind: "email", address: "a@example.com" } } } },
    ],
  ])("may have %s", (_what, props) => {
    expect(cacheRefusal(props)).toBe("accepted");
  });

  it("may be told tags and switches that only Terraform knows", () => {
    const stack = inStack((scope) => {
      const tags = new TerraformVariable(scope, "tags", { type: "map(string)" });
      const minor = new TerraformVariable(scope, "minor", { type: "bool" });
      new RedisCache(scope, "Cache", {
        name: "sessions",
        network,
        tags: Token.asStringMap(tags.value),
        autoMinorVersionUpgrade: minor.booleanValue as unknown as boolean,
      });
    });
    expect(stack.only(ElasticacheReplicationGroup)).toMatchObject({
      tags: '${merge({"Name" = "sessions"}, var.tags)}',
      auto_minor_version_upgrade: "${var.minor}",
    });
    expect(JSON.stringify(stack.document)).not.toMatch(/TfToken|\[object/);
  });

  it("takes props that are an instance with getters", () => {
    class Props {
      public readonly network = network;
      constructor(private readonly given: string) {}
      public get name(): string {
        return this.given;
      }
    }
    const stack = inStack((scope) => new RedisCache(scope, "Cache", new Props("sessions")));
    expect(stack.only(ElasticacheReplicationGroup).replication_group_id).toBe("sessions");
  });

  it("takes alarm settings that are an instance with getters", () => {
    class Settings {
      public get level() {
        return "off" as const;
      }
    }
    expect(cacheWith({ alarms: new Settings() }).all(CloudwatchMetricAlarm)).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
  it("with a long name has a description within the limit of AWS", () => {
    const { description } = cacheWith({ name: "x".repeat(300) }).only(ElasticacheReplicationGroup);
    expect(String(description)).toMatch(/^Managed Redis cache x+-[0-9a-f]{8}$/);
    expect(String(description)).toHaveLength(255);
  });

  it("in its smallest use has everything that production wants", () => {
    const { document } = cacheWith();
    const counts = Object.entries(document.resource as Record<string, object>)
      .filter(([type]) => !type.startsWith("aws_cloudwatch_") && !type.startsWith("aws_sns_"))
      .map(([type, resources]) => [type, Object.keys(resources).length]);
    expect(Object.fromEntries(counts)).toStrictEqual({
      aws_elasticache_parameter_group: 1,
      aws_elasticache_replication_group: 1,
      aws_elasticache_subnet_group: 1,
      aws_kms_alias: 1,
      aws_kms_key: 1,
      aws_kms_key_policy: 1,
      aws_secretsmanager_secret: 1,
      aws_secretsmanager_secret_version: 1,
      aws_security_group: 1,
      terraform_data: 2,
    });
  });

  it("introduces its parts to each other", () => {
    expect(cacheWith().only(ElasticacheReplicationGroup)).toMatchObject({
      auth_token: reference("data.aws_secretsmanager_secret_version.*.secret_string"),
      auth_token_update_strategy: "SET",
      kms_key_id: expect.stringMatching(/^\$\{element\(\[aws_kms_key\./) as unknown,
      notification_topic_arn: reference("aws_sns_topic_policy.*.arn"),
      parameter_group_name: reference("aws_elasticache_parameter_group.*.name"),
      security_group_ids: [reference("aws_security_group.*.id")],
      subnet_group_name: reference("aws_elasticache_subnet_group.*.name"),
      log_delivery_configuration: [
        { log_type: "slow-log", destination: reference("aws_cloudwatch_log_group.*.name") },
        { log_type: "engine-log", destination: reference("aws_cloudwatch_log_group.*.name") },
      ],
    });
  });

  it.each([
    [1, "SET"],
    [2, "ROTATE"],
    [3, "SET"],
  ])("after %d steps of rotation tells ElastiCache to %s the token", (rotation, strategy) => {
    const stack = cacheWith({ authentication: { kind: "auth-token", rotation } });
    expect(stack.only(ElasticacheReplicationGroup).auth_token_update_strategy).toBe(strategy);
  });

  it.each([
    [{ logs: { kind: "off" } }, "log_delivery_configuration"],
    [{ events: { kind: "off" } }, "notification_topic_arn"],
    [{ encryptionAtRest: { kind: "aws-owned-key" } }, "kms_key_id"],
    [{ authentication: { kind: "off" } }, "auth_token"],
    [{ finalSnapshot: false }, "final_snapshot_identifier"],
  ] as const)("with %j says nothing of %s", (props, attribute) => {
    expect(Object.keys(cacheWith().only(ElasticacheReplicationGroup))).toContain(attribute);
    expect(Object.keys(cacheWith(props).only(ElasticacheReplicationGroup))).not.toContain(attribute);
  });

  it("gives the addresses of its topology", () => {
    const { outputs } = inStack((scope) => {
      const replicated = new RedisCache(scope, "One", { name: "one", network });
      const topology = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;
      const sharded = new RedisCache(scope, "Two", { name: "two", network, topology });
      new TerraformOutput(scope, "replicated", { value: replicated.endpoints });
      new TerraformOutput(scope, "sharded", { value: sharded.endpoints });
    });
    expect(outputs.replicated?.value).toEqual({
      kind: "replicated",
      primary: reference("aws_elasticache_replication_group.*.primary_endpoint_address"),
      reader: reference("aws_elasticache_replication_group.*.reader_endpoint_address"),
      port: 6379,
    });
    expect(outputs.sharded?.value).toEqual({
      kind: "sharded",
      configuration: reference("aws_elasticache_replication_group.*.configuration_endpoint_address"),
      port: 6379,
    });
  });

  it("beside another one in a stack has names of its own", () => {
    const stack = inStack((scope) => {
      new RedisCache(scope, "Sessions", { name: "sessions", network });
      new RedisCache(scope, "Pages", { name: "pages", network });
    });
    expect(stack.all(SecretsmanagerSecret).map(({ name }) => name)).toStrictEqual([
      "elasticache/pages/auth-token",
      "elasticache/sessions/auth-token",
    ]);
    const names = JSON.stringify(stack.document).match(/"(?:name|alarm_name|replication_group_id)":"[^"]+"/g) ?? [];
    const ofSessions = names.filter((name) => name.includes("sessions"));
    expect(ofSessions).toHaveLength(names.filter((name) => name.includes("pages")).length);
  });

  it("with the name of another one in the stack is refused", () => {
    const make = () =>
      inStack((scope) => {
        new RedisCache(scope, "One", { name: "sessions", network });
        new RedisCache(scope, "Two", { name: "sessions", network });
      });
    expect(make).toThrow('`name` must be another one: stack/One has the replication group "sessions" as well');
  });

  it("may have the name of one in another region", () => {
    const app = new App();
    for (const region of ["us-east-1", "eu-west-1"]) {
      const cache = new RedisCache(new TerraformStack(app, region), "Cache", { name: "sessions", network });
      expect(cache.replicationGroup.replicationGroupId).toBe("sessions");
    }
  });
});
