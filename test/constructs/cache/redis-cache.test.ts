import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { App, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RedisCache } from "../../../constructs";
import { cacheRefusal, cacheWith, inStack, network, refusal } from "../../support/fixtures";

const isolated = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] };
const chat = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::111122223333:role/chat",
};

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
    const stack = cacheWith({ authentication: { mode: "auth-token", rotation } });
    expect(stack.only(ElasticacheReplicationGroup).auth_token_update_strategy).toBe(strategy);
  });

  it.each([
    [{ logs: { kind: "off" } }, "log_delivery_configuration"],
    [{ events: { kind: "off" } }, "notification_topic_arn"],
    [{ encryptionAtRest: { kind: "aws-owned-key" } }, "kms_key_id"],
    [{ authentication: { mode: "none" } }, "auth_token"],
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
    expect(make).toThrow('[stack/Two/ReplicationGroup] `name` must be another than that of stack/One, got "sessions"');
  });

  it("may have the name of one in another region", () => {
    const app = new App();
    for (const region of ["us-east-1", "eu-west-1"]) {
      const cache = new RedisCache(new TerraformStack(app, region), "Cache", { name: "sessions", network });
      expect(cache.replicationGroup.replicationGroupId).toBe("sessions");
    }
  });
});

describe("mistakes", () => {
  it("are reported together, those of types and those of rules, and none is invented", () => {
    const message = cacheRefusal({
      engine: { name: "redis", version: "9.9" },
      nodeType: "cache.m8g.large",
      port: "6379",
      parameters: { timeout: null, "search-default-timeout-ms": 5 },
      snapshotWindow: "5 o'clock",
      maintenanceWindow: "sun:03:00-sun:03:30",
      colour: "red",
    });
    expect(message.split("\n")).toStrictEqual([
      "ValidationError: 6 problems [stack/It]",
      '  - `engine.version` must be one of "6.2", "7.0", "7.1", got "9.9"',
      '  - `port` must be a whole number between 1 and 65535, got "6379"',
      "  - `parameters.timeout` must be a string or a number, got null",
      '  - `colour` is not a prop here, got "red"',
      '  - `snapshotWindow` must have the form hh:mm-hh:mm, in UTC, got "5 o\'clock"',
      '  - `maintenanceWindow` must be at least 60 minutes long, got "sun:03:00-sun:03:30"',
    ]);
  });

  it("of several parameters are all reported", () => {
    expect(cacheRefusal({ parameters: { timeout: null, maxmemory: 1, databases: 0 } }).split("\n")).toStrictEqual([
      "ValidationError: 3 problems [stack/It]",
      "  - `parameters.timeout` must be a string or a number, got null",
      "  - `parameters.maxmemory` is not a parameter of redis 7.1, got 1",
      '  - `parameters.databases` must be a whole number of at least 1 and at most 10000, got "0"',
    ]);
  });

  it.each([
    [{ network: undefined }, "`network` is required"],
    [
      { network: { kind: "existing", vpcId: "vpc-1", subnetIds: ["subnet-1"] } },
      '`network.subnetIds` must name subnets in at least two Availability Zones for a cache with replicas, got ["subnet-1"]',
    ],
    [
      { network: { ...network, subnetIds: Array.from({ length: 21 }, (_, index) => `subnet-${index}`) } },
      "`network.subnetIds` must name at most 20 subnets, got 21",
    ],
    [
      { preferredCacheClusterAzs: ["us-east-1a", "us-east-1a", "us-east-1a"] },
      '`preferredCacheClusterAzs` must name at least two zones for a cache with replicas, got ["us-east-1a","us-east-1a","us-east-1a"]',
    ],
    [
      { network: isolated, preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "us-east-1c"] },
      '`preferredCacheClusterAzs` must be among the zones of `network`, us-east-1a, us-east-1b, got ["us-east-1c"]',
    ],
    [
      { network: isolated, networkType: "dual_stack" },
      '`networkType` must be "ipv4" in an isolated network, got "dual_stack"',
    ],
    [
      { clients: { a: { kind: "cidr", cidr: "10.0.0.0/8" }, b: { kind: "cidr", cidr: "10.0.0.0/8" } } },
      '`clients.b` must not be the same source as `clients.a`, got "10.0.0.0/8"',
    ],
    [
      { clients: { "${var.client}": { kind: "cidr", cidr: "10.0.0.0/8" } } },
      '`clients.${var.client}` must be known at synth, got "${var.client}"',
    ],
    [
      { alerts: { kind: "own-topics", chats: { "on call": chat } } },
      '`alerts.chats.on call` must be letters, digits, hyphens and underscores, got "on call"',
    ],
    [
      { alerts: { kind: "own-topics", critical: { web: { kind: "https", url: "http://example.com/key" } } } },
      '`alerts.critical.web.url` must be a URL that begins with https://, got "http://example.com"',
    ],
    [{ transitEncryption: "off" }, '`transitEncryption` must be on for the authentication auth-token, got "off"'],
    [
      { authentication: { mode: "password" } },
      '`authentication.mode` must be one of "auth-token", "rbac", "none", got "password"',
    ],
    [
      { authentication: { mode: "none", rotation: 2 } },
      "`authentication.rotation` is not a prop here, only mode are, got 2",
    ],
    [{ authentication: { mode: "rbac", users: {} } }, "`authentication.users` must name 1 to 99 users, got 0"],
    [{ encryptionAtRest: true }, "`encryptionAtRest` must be an object with `kind`, got true"],
    [
      { logs: { kind: "own-log-groups", retentionInDays: 8 } },
      expect.stringContaining("`logs.retentionInDays` must be one of the days"),
    ],
    [
      { events: { kind: "existing-topic", topicArn: "arn:aws:sqs:us-east-1:111122223333:q" } },
      '`events.topicArn` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "arn:aws:sqs:us-east-1:111122223333:q"',
    ],
    [
      { securityGroupDescription: "" },
      '`securityGroupDescription` must be 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$*, not blank, got ""',
    ],
  ])("like %j are refused", (props, message: unknown) => {
    const said = cacheRefusal(props);
    expect(said).toEqual(typeof message === "string" ? `ValidationError: ${message} [stack/It]` : message);
  });

  it.each([null, undefined, 5, "sessions", []])("like props that are %p are refused", (props) => {
    expect(refusal(RedisCache, props)).toMatch(/^ValidationError: `props` must be an object/);
  });
});
