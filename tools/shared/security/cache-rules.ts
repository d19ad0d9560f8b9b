import { type StackDocument, resourcesOf } from "../stack/document";
import { type Rules, both, each, given, has } from "./rule";

const cache = "aws_elasticache_replication_group";

/**
 * True when a group of the stack has the user that AWS lets in without a password. What is in a group that is made
 * elsewhere, its owner knows.
 */
function isOpen(userGroupIds: unknown, stack: StackDocument): boolean {
  return resourcesOf(stack, "aws_elasticache_user_group").some(
    ([address, { user_ids }]) =>
      JSON.stringify(userGroupIds).includes(`\${${address}.user_group_id}`) && [user_ids].flat().includes("default"),
  );
}

/** What is demanded of the cache itself. */
export const cacheRules = {
  "encryption-at-rest": {
    demand: "Data is encrypted at rest",
    published: [
      "Checkov CKV_AWS_29",
      "Trivy AWS-0045",
      "KICS 76976de7",
      "Security Hub ElastiCache.4",
      "Config elasticache-repl-grp-encrypted-at-rest",
      "cdk-nag AEC3",
      "Prowler elasticache_redis_cluster_rest_encryption_enabled",
      "Lens SEC4",
    ],
    answer: "always on, unless `encryptionAtRest` is `off`, which warns",
    offenders: each(cache, (args) => args.at_rest_encryption_enabled === "true"),
  },
  "customer-managed-key": {
    demand: "Data is encrypted with a customer managed key",
    published: ["Checkov CKV_AWS_191"],
    answer: "a key of the cache's own by default, or a given one",
    offenders: each(cache, (args) => has(args, "kms_key_id")),
    tests: ["constructs/encryption"],
  },
  "encryption-in-transit": {
    demand: "Clients must use TLS",
    published: [
      "Checkov CKV_AWS_30",
      "Trivy AWS-0051",
      "KICS 1afbb3fa",
      "Security Hub ElastiCache.5",
      "Config elasticache-repl-grp-encrypted-in-transit",
      "cdk-nag AEC3",
      "Prowler elasticache_redis_cluster_in_transit_encryption_enabled",
      "Lens SEC5",
    ],
    answer: "`transitEncryption` is `required` by default; the others warn",
    offenders: each(
      cache,
      (args) => args.transit_encryption_enabled === true && (args.transit_encryption_mode ?? "required") === "required",
    ),
  },
  "client-authentication": {
    demand: "Clients must authenticate",
    published: [
      "Checkov CKV_AWS_31",
      "Security Hub ElastiCache.6",
      "Config elasticache-repl-grp-redis-auth-enabled",
      "cdk-nag AEC6",
      "Prowler elasticache_redis_replication_group_auth_enabled",
      "Lens SEC2",
    ],
    answer:
      "a token or users; `off` must be chosen and warns, and so must AWS's own user `default`; a given group is its owner's",
    offenders: each(
      cache,
      (args, stack) =>
        ["auth_token", "auth_token_wo"].some((name) => has(args, name)) ||
        (has(args, "user_group_ids") && !isOpen(args.user_group_ids, stack)),
    ),
    tests: ["constructs/cache/authentication", "terraform/rotation.test.ts"],
  },
  "rbac-users": {
    demand: "Clients authenticate as users",
    published: ["Config elasticache-rbac-auth-enabled"],
    answer: '`authentication: { kind: "rbac" }`, with IAM or passwords, or `existing-user-group`',
    offenders: each(cache, (args) => has(args, "user_group_ids")),
    accepted: { reason: "contradicts AEC6, which demands a token: a cache has one or the other" },
    tests: ["constructs/cache/authentication"],
  },
  "automatic-failover": {
    demand: "A replica takes over by itself",
    published: [
      "Checkov CKV2_AWS_50",
      "Security Hub ElastiCache.3",
      "Config elasticache-repl-grp-auto-failover-enabled",
      "Prowler elasticache_redis_cluster_automatic_failover_enabled",
      "Lens REL4",
    ],
    answer: "on with a replica, unless `topology.automaticFailover` is false, which warns",
    offenders: each(cache, (args) => args.automatic_failover_enabled === true),
  },
  "multi-az": {
    demand: "Nodes are in several zones",
    published: ["cdk-nag AEC4", "Prowler elasticache_redis_cluster_multi_az_enabled", "KICS 6db03a91"],
    answer: "on with a replica, unless `topology.multiAz` is false",
    offenders: each(cache, (args) => args.multi_az_enabled === true),
  },
  "two-replicas": {
    demand: "Two replicas per shard",
    published: ["Lens REL1"],
    answer: "the default topology",
    offenders: each(cache, (args) => Number(args.num_cache_clusters ?? Number(args.replicas_per_node_group) + 1) >= 3),
  },
  backups: {
    demand: "Backups are taken",
    published: [
      "Security Hub ElastiCache.1",
      "Config elasticache-redis-cluster-automatic-backup-check",
      "Checkov CKV_AWS_134",
      "Trivy AWS-0050",
      "KICS 8fdb08a0",
      "Lens REL2",
      "Lens REL3",
    ],
    answer: "kept for 7 days by default; 0 days warns",
    offenders: each(cache, (args) => Number(args.snapshot_retention_limit) >= 1),
  },
  "backups-for-7-days": {
    demand: "Backups are kept for 7 days",
    published: ["Prowler elasticache_redis_cluster_backup_enabled"],
    answer: "the default",
    offenders: each(cache, (args) => Number(args.snapshot_retention_limit) >= 7),
  },
  "backups-for-15-days": {
    demand: "Backups are kept for 15 days",
    published: ["cdk-nag NIST.800.53.R5-ElastiCacheRedisClusterAutomaticBackup"],
    answer: "`snapshotRetentionLimit: 15`",
    offenders: each(cache, (args) => Number(args.snapshot_retention_limit) >= 15),
    accepted: { reason: "for data that is nowhere else; a cache can be refilled from the database" },
  },
  "minor-version-upgrades": {
    demand: "Minor versions install themselves",
    published: [
      "Security Hub ElastiCache.2",
      "Config elasticache-auto-minor-version-upgrade-check",
      "Prowler elasticache_redis_cluster_auto_minor_version_upgrades",
      "Checkov CKV_AWS_322",
    ],
    answer: "the default",
    offenders: each(cache, (args) => args.auto_minor_version_upgrade === "true"),
  },
  "own-subnet-group": {
    demand: "The subnet group is not the VPC's default",
    published: [
      "Security Hub ElastiCache.7",
      "Config elasticache-subnet-group-check",
      "cdk-nag AEC1",
      "Checkov CKV_AWS_323",
      "KICS 8c849af7",
    ],
    answer: "made for every cache, or given by a name that is not `default`",
    offenders: each(cache, (args) => has(args, "subnet_group_name") && args.subnet_group_name !== "default"),
    unseen: given(cache, ({ subnet_group_name }) => (isUnknown(subnet_group_name) ? subnet_group_name : [])),
  },
  "unusual-port": {
    demand: "The port is not the usual one",
    published: ["cdk-nag AEC5", "KICS 5d89db57"],
    answer: "`port`, at creation: changing it replaces the cache",
    offenders: each(cache, (args) => args.port !== 6379),
    accepted: { reason: "hides nothing from the named clients, who alone reach the port" },
  },
  "supported-engine": {
    demand: "The engine has standard support",
    published: ["Config elasticache-supported-engine-version", "KICS 254c932d"],
    answer: "a version without it warns",
    offenders: each(cache, (args) => Number(args.engine_version) >= 7),
  },
  "known-engine": {
    demand: "The engine is Redis or Valkey",
    published: ["KICS 4bd15dd9"],
    answer: "there is no other",
    offenders: each(cache, (args) => ["redis", "valkey"].includes(String(args.engine))),
  },
  "no-dangerous-commands": {
    demand: "Nobody runs dangerous commands",
    published: ["Lens SEC3"],
    answer: "ElastiCache restricts the worst; users get what their access string says",
    offenders: each(
      "aws_elasticache_user",
      ({ access_string }) => !/\+@all(?!.*-@dangerous)/.test(String(access_string)),
    ),
    unseen: both(
      given(cache, ({ user_group_ids }) => user_group_ids),
      given("aws_elasticache_user_group", ({ user_ids }) => user_ids),
    ),
    tests: ["constructs/elasticache/users/access-string.test.ts"],
  },
  "log-delivery": {
    demand: "Logs are delivered",
    published: ["Lens SEC7"],
    answer: "slow log and engine log, by default",
    offenders: each(cache, (args) => has(args, "log_delivery_configuration")),
  },
  "event-notifications": {
    demand: "Somebody is told of events",
    published: ["Lens SEC7"],
    answer: "a topic by default",
    offenders: each(cache, (args) => has(args, "notification_topic_arn")),
  },
  "capacity-alarms": {
    demand: "Somebody is told in time that it gets full or slow",
    published: ["Lens REL5"],
    answer: "alarms on memory and CPU, from `essential` on; both topologies scale in place",
    offenders: each(cache, (_args, stack, address) => {
      const alarms = resourcesOf(stack, "aws_cloudwatch_metric_alarm").map((alarm) => JSON.stringify(alarm));
      const nodes = Object.entries(stack.locals ?? {}).filter(([, ids]) => String(ids).includes(`${address}.`));
      const ofItsNodes = alarms.filter((alarm) => nodes.some(([name]) => alarm.includes(`local.${name}[`))).join();
      return ["DatabaseMemoryUsagePercentage", "CPUUtilization"].every((metric) => ofItsNodes.includes(metric));
    }),
    tests: ["constructs/monitoring"],
  },
  "deletion-protection": {
    demand: "The cache is protected from deletion",
    published: ["Lens REL2"],
    answer: "`deletionProtection`, by default",
    offenders: each(cache, ({ lifecycle }) => lifecycle?.prevent_destroy === true),
  },
  "final-snapshot": {
    demand: "Deleting takes a last snapshot",
    published: ["Lens REL2"],
    answer: "`finalSnapshot`, by default",
    offenders: each(cache, (args) => has(args, "final_snapshot_identifier")),
  },
  "no-ec2-classic": {
    demand: "EC2-Classic is gone",
    published: ["Checkov CKV_AWS_196", "Trivy AWS-0049"],
    answer: "no such resource",
    offenders: (stack) => resourcesOf(stack, "aws_elasticache_security_group").map(([address]) => address),
  },
} satisfies Rules;

/** A text that Terraform fills in. */
function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}
