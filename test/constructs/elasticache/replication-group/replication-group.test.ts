import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { ReplicationGroup, type ReplicationGroupProps } from "../../../../constructs/elasticache";
import { inStack, refusal } from "../../../support/fixtures";

const smallest = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0123456789abcdef0"] };

function groupWith(props: Partial<ReplicationGroupProps> = {}) {
  return inStack((scope) => new ReplicationGroup(scope, "Group", { ...smallest, ...props })).only(
    ElasticacheReplicationGroup,
  );
}

describe("a replication group", () => {
  it("in its smallest use is fit for production", () => {
    expect(groupWith()).toStrictEqual({
      replication_group_id: "sessions",
      description: "Managed Redis cache sessions",
      engine: "redis",
      engine_version: "7.1",
      node_type: "cache.r7g.large",
      num_cache_clusters: 3,
      cluster_mode: "disabled",
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      parameter_group_name: "default.redis7",
      port: 6379,
      subnet_group_name: "private",
      security_group_ids: ["sg-0123456789abcdef0"],
      transit_encryption_enabled: true,
      transit_encryption_mode: "required",
      at_rest_encryption_enabled: "true",
      snapshot_retention_limit: 7,
      snapshot_window: "03:00-05:00",
      final_snapshot_identifier: "sessions-final-${substr(terraform_data.Group_FinalSnapshot_E6EB28D2.id, 0, 8)}",
      maintenance_window: "sun:05:00-sun:07:00",
      apply_immediately: false,
      auto_minor_version_upgrade: "true",
      tags: { Name: "sessions" },
      lifecycle: { prevent_destroy: true, ignore_changes: ["snapshot_name", "snapshot_arns"] },
    });
  });

  // ElastiCache keeps names in lower case; another name of the subnet group would replace the cache in every plan:
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
  it("names the groups of others as AWS reports them", () => {
    const credentials = { kind: "user-group", userGroupId: "Team-Users" } as const;
    const names = { subnetGroupName: "Team-Subnets", parameterGroupName: "Team-Parameters", credentials };
    expect(groupWith(names)).toMatchObject({
      subnet_group_name: "team-subnets",
      parameter_group_name: "team-parameters",
      user_group_ids: ["team-users"],
    });
    expect(groupWith({ parameterGroupName: "Default.Redis7" }).parameter_group_name).toBe("default.redis7");
    expect(groupWith({ subnetGroupName: "${var.Subnets}" }).subnet_group_name).toBe("${var.Subnets}");
  });

  it.each<[Partial<ReplicationGroupProps>, object]>([
    [{ description: "d".repeat(255) }, { description: "d".repeat(255) }],
    [{ port: 1 }, { port: 1 }],
    [{ port: 65535 }, { port: 65535 }],
    [{ transitEncryption: "preferred" }, { transit_encryption_enabled: true, transit_encryption_mode: "preferred" }],
    [{ snapshotRetentionLimit: 0 }, { snapshot_retention_limit: 0 }],
    [{ snapshotRetentionLimit: 35 }, { snapshot_retention_limit: 35 }],
    [{ applyImmediately: true }, { apply_immediately: true }],
    [{ autoMinorVersionUpgrade: false }, { auto_minor_version_upgrade: "false" }],
    [{ networkType: "dual_stack" }, { network_type: "dual_stack", ip_discovery: "ipv4" }],
    [{ networkType: "ipv6" }, { network_type: "ipv6", ip_discovery: "ipv6" }],
    [
      { networkType: "dual_stack", ipDiscovery: "ipv6" },
      { network_type: "dual_stack", ip_discovery: "ipv6" },
    ],
    [
      { preferredCacheClusterAzs: ["us-east-1a", "us-east-1a", "us-east-1b"] },
      { preferred_cache_cluster_azs: ["us-east-1a", "us-east-1a", "us-east-1b"] },
    ],
    [{ tags: { Team: "shop" } }, { tags: { Name: "sessions", Team: "shop" } }],
    [{ tags: { Name: "mine" } }, { tags: { Name: "mine" } }],
    [{ parameterGroupName: "own" }, { parameter_group_name: "own" }],
    [
      { topology: { kind: "sharded", shards: 2, replicasPerShard: 1 } },
      { parameter_group_name: "default.redis7.cluster.on" },
    ],
    [{ encryptionAtRest: { kind: "off" } }, { at_rest_encryption_enabled: "false" }],
    [
      { encryptionAtRest: { kind: "existing-key", kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/abc" } },
      { at_rest_encryption_enabled: "true", kms_key_id: "arn:aws:kms:us-east-1:111122223333:key/abc" },
    ],
    [{ credentials: { kind: "user-group", userGroupId: "app" } }, { user_group_ids: ["app"] }],
    [
      { credentials: { kind: "auth-token", authToken: "${var.token}", updateStrategy: "ROTATE" } },
      { auth_token: "${var.token}", auth_token_update_strategy: "ROTATE" },
    ],
    [
      { notificationTopicArn: "arn:aws:sns:us-east-1:111122223333:events" },
      { notification_topic_arn: "arn:aws:sns:us-east-1:111122223333:events" },
    ],
    [{ restoreFrom: { kind: "snapshot", snapshotName: "nightly" } }, { snapshot_name: "nightly" }],
    [
      { restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups.example.com/one.rdb"] } },
      { snapshot_arns: ["arn:aws:s3:::backups.example.com/one.rdb"] },
    ],
    [
      {
        logDelivery: {
          slowLog: { kind: "log-group", logGroupName: "slow" },
          engineLog: { kind: "log-group", logGroupName: "engine" },
        },
      },
      {
        log_delivery_configuration: [
          { destination: "slow", destination_type: "cloudwatch-logs", log_format: "json", log_type: "slow-log" },
          { destination: "engine", destination_type: "cloudwatch-logs", log_format: "json", log_type: "engine-log" },
        ],
      },
    ],
    [
      {
        logDelivery: {
          slowLog: { kind: "log-group", logGroupName: "${var.slow}", format: "text" },
          engineLog: { kind: "delivery-stream", deliveryStreamName: "engine" },
        },
      },
      {
        log_delivery_configuration: [
          { destination: "${var.slow}", destination_type: "cloudwatch-logs", log_format: "text", log_type: "slow-log" },
          { destination: "engine", destination_type: "kinesis-firehose", log_format: "json", log_type: "engine-log" },
        ],
      },
    ],
    [
      { logDelivery: { engineLog: { kind: "delivery-stream", deliveryStreamName: "engine", format: "text" } } },
      {
        log_delivery_configuration: [
          { destination: "engine", destination_type: "kinesis-firehose", log_format: "text", log_type: "engine-log" },
        ],
      },
    ],
  ])("with %j has %j", (props, attributes) => {
    expect(groupWith(props)).toMatchObject(attributes);
  });

  it("without a final snapshot names none, and without protection may be destroyed", () => {
    const group = groupWith({ finalSnapshot: false, deletionProtection: false });
    expect(Object.keys(group)).not.toContain("final_snapshot_identifier");
    expect(group.lifecycle).toMatchObject({ prevent_destroy: false });
  });

  it("in plain text says so, and says no mode", () => {
    const group = groupWith({ transitEncryption: "off" });
    expect(group.transit_encryption_enabled).toBe(false);
    expect(Object.keys(group)).not.toContain("transit_encryption_mode");
  });

  it("shortens a long name to what the group and its final snapshot may have", () => {
    const group = groupWith({ name: `sessions-${"x".repeat(60)}` });
    expect(group.replication_group_id).toMatch(/^sessions-x{22}-[0-9a-f]{8}$/);
    expect(group.final_snapshot_identifier).toMatch(/^sessions-x{7}-[0-9a-f]{8}-final-/);
  });

  it("computes with counts that only Terraform knows", () => {
    const stack = inStack((scope) => {
      const replicas = new TerraformVariable(scope, "replicas", { type: "number" }).numberValue;
      new ReplicationGroup(scope, "Group", { ...smallest, topology: { kind: "replicated", replicas } });
    });
    expect(stack.only(ElasticacheReplicationGroup)).toMatchObject({
      num_cache_clusters: "${(var.replicas + 1)}",
      automatic_failover_enabled: "${(var.replicas >= 1)}",
      multi_az_enabled: "${(var.replicas >= 1)}",
    });
  });

  it("leaves the way out open: `resource` takes overrides", () => {
    const stack = inStack((scope) => {
      new ReplicationGroup(scope, "Group", smallest).resource.addOverride("timeouts.create", "90m");
    });
    expect(stack.only(ElasticacheReplicationGroup).timeouts).toStrictEqual({ create: "90m" });
  });

  it("takes props that are an instance with getters", () => {
    class Props {
      public readonly subnetGroupName = "private";
      public readonly securityGroupIds = ["sg-0123456789abcdef0"];
      constructor(private readonly given: string) {}
      public get name(): string {
        return this.given;
      }
      public get port(): number {
        return this.given.length;
      }
    }
    const stack = inStack((scope) => new ReplicationGroup(scope, "Group", new Props("orders")));
    expect(stack.only(ElasticacheReplicationGroup)).toMatchObject({ replication_group_id: "orders", port: 6 });
  });

  it("keeps no hold of the caller's lists", () => {
    const securityGroupIds = ["sg-1"];
    const stack = new TerraformStack(new App(), "stack");
    const group = new ReplicationGroup(stack, "Group", { ...smallest, securityGroupIds });
    securityGroupIds.push("sg-2");
    expect(group.resource.securityGroupIdsInput).toStrictEqual(["sg-1"]);
  });

  it.each([
    [{ name: undefined }, "`name` is required"],
    [{ securityGroupIds: [] }, "`securityGroupIds` must have at least 1 member, got []"],
    [{ description: "" }, '`description` must be 1 to 255 characters long, got ""'],
    [{ snapshotRetentionLimit: -1 }, "`snapshotRetentionLimit` must be a whole number between 0 and 35, got -1"],
    [{ snapshotRetentionLimit: 36 }, "`snapshotRetentionLimit` must be a whole number between 0 and 35, got 36"],
    [{ port: 0 }, "`port` must be a whole number between 1 and 65535, got 0"],
    [{ port: 65536 }, "`port` must be a whole number between 1 and 65535, got 65536"],
    [{ port: "6379" }, '`port` must be a whole number between 1 and 65535, got "6379"'],
    [
      { preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"] },
      '`preferredCacheClusterAzs` must name one zone for each of the 3 nodes, got ["us-east-1a","us-east-1b"]',
    ],
    [
      {
        preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"],
        topology: { kind: "sharded", shards: 1, replicasPerShard: 1 },
      },
      '`preferredCacheClusterAzs` is for replicated caches only, got ["us-east-1a","us-east-1b"]; for zones of shards, set `placement` of `topology`',
    ],
    [{ ipDiscovery: "ipv6" }, '`ipDiscovery` must be an address family of `networkType` ipv4, got "ipv6"'],
    [
      { networkType: "ipv6", ipDiscovery: "ipv4" },
      '`ipDiscovery` must be an address family of `networkType` ipv6, got "ipv4"',
    ],
    [
      { transitEncryption: "preferred", engine: { kind: "redis", version: "6.2" } },
      '`transitEncryption` needs Redis OSS 7.0 or Valkey 7.2 or later for `preferred`, got "preferred"',
    ],
    [
      { transitEncryption: "off", credentials: { kind: "user-group", userGroupId: "app" } },
      '`transitEncryption` must be "required" with the authentication user-group, got "off"; AWS takes tokens and users only where TLS is required',
    ],
    [
      { transitEncryption: "preferred", credentials: { kind: "user-group", userGroupId: "app" } },
      '`transitEncryption` must be "required" with the authentication user-group, got "preferred"; AWS takes tokens and users only where TLS is required',
    ],
    [
      { credentials: { kind: "auth-token", authToken: "hunter2-hunter2-hunter2", updateStrategy: "SET" } },
      "`credentials.authToken` must be a reference to where the token is kept, never the token itself",
    ],
    [
      { encryptionAtRest: { kind: "existing-key", kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:alias/cache" } },
      '`encryptionAtRest.kmsKeyArn` must be a full ARN like arn:aws:kms:us-east-1:111122223333:key/1234abcd-…, got "arn:aws:kms:us-east-1:111122223333:alias/cache"',
    ],
    [
      { notificationTopicArn: "events" },
      '`notificationTopicArn` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "events"',
    ],
    [
      { restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::b/one.rdb,arn:aws:s3:::b/two.rdb"] } },
      '`restoreFrom.snapshotArns[0]` must be a full ARN like arn:aws:s3:::bucket/backup.rdb, got "arn:aws:s3:::b/one.rdb,arn:aws:s3:::b/two.rdb"',
    ],
    [
      { restoreFrom: { kind: "snapshot", snapshotName: "a", snapshotArns: ["arn:aws:s3:::b/a.rdb"] } },
      '`restoreFrom.snapshotArns` is not a prop here (known: kind, snapshotName), got ["arn:aws:s3:::b/a.rdb"]; it needs `kind`: "s3"',
    ],
    [
      { deletionProtection: "${var.protect}" },
      '`deletionProtection` must be known at synth, true or false, got "${var.protect}"',
    ],
    [{ tags: { Team: 5 } }, "`tags.Team` must be a string of at most 256 letters, digits, spaces or _.:/=+-@, got 5"],
    [{ acknowledgedWarnings: { oops: "why" } }, expect.stringContaining("`acknowledgedWarnings.oops` must be one of")],
  ])("refuses %j", (props, message: unknown) => {
    const said = refusal(ReplicationGroup, { ...smallest, ...props });
    if (typeof message === "string") {
      expect(said).toBe(`ValidationError: ${message} [stack/It]`);
    } else {
      expect(said).toEqual(message);
    }
  });
});
