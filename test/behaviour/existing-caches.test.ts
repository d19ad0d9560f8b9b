import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { RedisCacheProps } from "../../constructs";
import { cacheWith, network } from "../support/fixtures";

type Props = Partial<RedisCacheProps>;
type Arguments = Readonly<Record<string, unknown>>;

const replicated = (replicas: number, more = {}) => ({ topology: { kind: "replicated", replicas, ...more } }) as const;
const sharded = (shards: number, replicasPerShard: number, more = {}) =>
  ({ topology: { kind: "sharded", shards, replicasPerShard, ...more } }) as const;
const parameterGroup = (parameterGroupName: string): Props => ({
  parameterGroup: { kind: "existing-parameter-group", parameterGroupName },
});
const key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/**
 * What caches have that other tools or people have made, as props, and the arguments of the group: those that AWS reports,
 * so that nothing changes when such a cache is taken over.
 */
const found: readonly (readonly [what: string, props: Props, group: Arguments])[] = [
  [
    "two nodes without failover, in one zone",
    { ...replicated(1, { automaticFailover: false }), network: { ...network, subnetIds: ["subnet-0a"] } },
    { num_cache_clusters: 2, automatic_failover_enabled: false, multi_az_enabled: false },
  ],
  [
    "failover without Multi-AZ",
    replicated(2, { multiAz: false }),
    { num_cache_clusters: 3, automatic_failover_enabled: true, multi_az_enabled: false },
  ],
  [
    "shards without Multi-AZ",
    sharded(3, 1, { multiAz: false }),
    { num_node_groups: 3, replicas_per_node_group: 1, automatic_failover_enabled: true, multi_az_enabled: false },
  ],
  [
    "one shard without a replica, in AWS's own parameter group",
    { ...sharded(1, 0), ...parameterGroup("default.redis7.cluster.on") },
    { num_node_groups: 1, replicas_per_node_group: 0, parameter_group_name: "default.redis7.cluster.on" },
  ],
  [
    "one node, in AWS's own parameter group",
    { ...replicated(0), ...parameterGroup("default.redis7") },
    { num_cache_clusters: 1, automatic_failover_enabled: false, parameter_group_name: "default.redis7" },
  ],
  [
    "cluster mode on the way",
    { ...replicated(1, { clusterMode: "compatible" }), ...parameterGroup("default.redis7.cluster.on") },
    { cluster_mode: "compatible", parameter_group_name: "default.redis7.cluster.on" },
  ],
  [
    "AWS's own parameter group of Valkey",
    { engine: { kind: "valkey", version: "8.0" }, ...parameterGroup("default.valkey8") },
    { engine: "valkey", engine_version: "8.0", parameter_group_name: "default.valkey8" },
  ],
  [
    "a parameter group in capitals with underscores",
    parameterGroup("Team_Redis7"),
    { parameter_group_name: "team_redis7" },
  ],
  [
    "a subnet group in capitals with underscores",
    { subnetGroup: { kind: "existing-subnet-group", subnetGroupName: "Team_Private" } },
    { subnet_group_name: "team_private" },
  ],
  [
    "a user group in capitals",
    { authentication: { kind: "existing-user-group", userGroupId: "Team-Users" } },
    { user_group_ids: ["team-users"] },
  ],
  [
    "three security groups",
    { securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0a", "sg-0b", "sg-0c"] } },
    { security_group_ids: ["sg-0a", "sg-0b", "sg-0c"] },
  ],
  ["a node type that AWS has retired", { nodeType: "cache.t2.small" }, { node_type: "cache.t2.small" }],
  [
    "a node type of which AWS publishes nothing any more",
    { nodeType: "cache.m3.medium" },
    { node_type: "cache.m3.medium" },
  ],
  [
    "no snapshots, and windows that overlap",
    { snapshotRetentionLimit: 0, snapshotWindow: "06:30-07:30", maintenanceWindow: "wed:07:00-wed:08:00" },
    { snapshot_retention_limit: 0, snapshot_window: "06:30-07:30", maintenance_window: "wed:07:00-wed:08:00" },
  ],
  [
    "windows that touch",
    { snapshotWindow: "06:30-07:30", maintenanceWindow: "wed:07:30-wed:08:30" },
    { snapshot_window: "06:30-07:30", maintenance_window: "wed:07:30-wed:08:30" },
  ],
  [
    "neither TLS nor authentication, and another port",
    { transitEncryption: "off", authentication: { kind: "off" }, port: 6380 },
    { transit_encryption_enabled: false, port: 6380 },
  ],
  [
    "no encryption at rest, and no minor upgrades",
    { encryptionAtRest: { kind: "off" }, autoMinorVersionUpgrade: false },
    { at_rest_encryption_enabled: "false", auto_minor_version_upgrade: "false" },
  ],
  [
    "a key of another account",
    { encryptionAtRest: { kind: "existing-key", kmsKeyArn: key } },
    { at_rest_encryption_enabled: "true", kms_key_id: key },
  ],
  [
    "both address families",
    { networkType: "dual_stack", ipDiscovery: "ipv6" },
    { network_type: "dual_stack", ip_discovery: "ipv6" },
  ],
  ["no description, as the console writes it", { description: " " }, { description: " " }],
  [
    "a name of 40 characters",
    { name: `legacy-${"x".repeat(33)}` },
    { replication_group_id: `legacy-${"x".repeat(33)}` },
  ],
  [
    "tags with colons and slashes, a `Name`, and empty ones",
    { tags: { "team:cost/center": "a:b", Name: "Legacy", empty: "" } },
    { tags: { "team:cost/center": "a:b", Name: "Legacy", empty: "" } },
  ],
];

describe("a cache that exists may have", () => {
  it.each(found)("%s", (_what, props, group) => {
    expect(cacheWith(props).only(ElasticacheReplicationGroup)).toMatchObject(group);
  });

  it("groups of its own, by their names, descriptions and values", () => {
    const stack = cacheWith({
      subnetGroup: { kind: "own-subnet-group", name: "Legacy_Subnets", description: " " },
      parameterGroup: { kind: "own-parameter-group", name: "Legacy_Redis7", description: " " },
      parameters: { "maxmemory-policy": "noeviction", "notify-keyspace-events": "", timeout: 0 },
      securityGroups: { kind: "own-security-group", name: "Legacy_cache (old)" },
      securityGroupDescription: "Managed by Terraform",
    });
    expect(stack.only(ElasticacheSubnetGroup)).toMatchObject({ name: "legacy_subnets", description: " " });
    expect(stack.only(ElasticacheParameterGroup)).toMatchObject({
      name: "legacy_redis7",
      description: " ",
      parameter: [
        { name: "maxmemory-policy", value: "noeviction" },
        { name: "timeout", value: "0" },
      ],
    });
    expect(stack.only(SecurityGroup)).toMatchObject({
      name: "Legacy_cache (old)",
      description: "Managed by Terraform",
    });
  });
});
