/** What is lost with a resource of one type, and how to get the same end without losing it. */
export interface Loss {
  /** What disappears, as a sentence without its subject: `every key in the cache`. */
  readonly lost: string;
  /** The safe way, when nothing more specific is known. */
  readonly instead: string;
  /** The safe way for a change of one attribute. */
  readonly insteadOf?: Readonly<Record<string, string>>;
}

const blueGreen =
  "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one";

const cache: Loss = {
  lost: "every key in the cache, and its automatic snapshots with it; the endpoints change when the id does",
  instead: blueGreen,
  insteadOf: {
    replication_group_id: `keep the name, because AWS cannot rename a cache; otherwise ${blueGreen}`,
    engine_version: `keep the version, because AWS cannot downgrade in place; otherwise ${blueGreen}`,
    engine: `stay on Valkey, because the provider cannot go back in place; otherwise ${blueGreen}`,
    transit_encryption_enabled:
      "apply the engine upgrade first; TLS can be changed in place from engine version 7.0.5 on, in an apply of its own",
    snapshot_name: "leave the snapshot a cache was restored from in the configuration, or ignore changes of it",
    snapshot_arns: "leave the snapshot a cache was restored from in the configuration, or ignore changes of it",
    kms_key_id: `write the key exactly as the state has it, as an ARN; for another key, ${blueGreen}`,
    data_tiering_enabled: `stay in the node family, because tiered caches cannot leave it; otherwise ${blueGreen}`,
    security_group_names: "remove it: it is a leftover of EC2-Classic",
  },
};

const serverless: Loss = {
  lost: "every key in the cache; the provider takes no final snapshot of a serverless cache",
  instead: "take a snapshot, make a second cache restored from it, move the clients, then remove the old one",
  insteadOf: {
    major_engine_version: "upgrade it outside Terraform and then change the code, or use a provider from 6.31 on",
  },
};

/**
 * What holds data, and what others know by name, by resource type. Which attribute forces a replacement is the
 * provider's to say; this table only says what it costs.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.DeletingRepGroup.html
 */
export const losses: Readonly<Record<string, Loss>> = {
  aws_elasticache_replication_group: cache,
  aws_elasticache_cluster: cache,
  aws_elasticache_serverless_cache: serverless,
  aws_elasticache_global_replication_group: {
    lost: "the replication between regions; the caches in them go on alone",
    instead: "keep it, or detach the secondary caches on purpose first",
  },
  aws_elasticache_subnet_group: {
    lost: "the group under which caches find their subnets; AWS refuses to delete it while a cache is in it",
    instead: "keep its name and change its subnets in place; a cache can never move to another group",
  },
  aws_elasticache_parameter_group: {
    lost: "the group under which caches find their parameters; AWS refuses to delete it while a cache uses it",
    instead:
      "create the new group first, under another name (`create_before_destroy`), and switch the cache in the same apply",
  },
  aws_elasticache_user: {
    lost: "a login: its connections end, and its clients are refused until the new user is in the group",
    instead: "add a second user, move the clients to it, then remove this one",
  },
  aws_elasticache_user_group: {
    lost: "the logins of every cache that uses the group",
    instead: "keep its id and change its members in place",
  },
  aws_elasticache_user_group_association: {
    lost: "a login: the user leaves the group and its connections end",
    instead: "add the new association first and remove this one in a later apply",
  },
  aws_security_group: {
    lost: "the id under which other security groups and caches know it; AWS refuses to delete it while it is in use",
    instead: "keep its name, description and VPC, and change its rules in place",
    insteadOf: { description: "keep the description; tags can be changed in place" },
  },
  aws_kms_key: {
    lost: "everything encrypted with the key, for good, once its waiting period is over",
    instead: "keep the key; cancel a deletion with `aws kms cancel-key-deletion` while it waits",
  },
  aws_kms_replica_key: {
    lost: "everything encrypted with the key in this region, for good, once its waiting period is over",
    instead: "keep the key",
  },
  aws_kms_alias: {
    lost: "the name under which others use the key",
    instead: "add a second alias, move its users, then remove this one",
  },
  aws_secretsmanager_secret: {
    lost: "the secret with all its versions, and the ARN its readers know",
    instead: "keep its name; make a second secret and move the readers for another one",
  },
  aws_secretsmanager_secret_version: {
    lost: "this value of the secret: clients that still use it are refused once the cache has the next one",
    instead: "rotate in two steps, so that the cache accepts both values meanwhile, and then allow this",
  },
  aws_ssm_parameter: {
    lost: "the value, its history, and the name its readers know",
    instead: "keep its name and change its value in place",
  },
  aws_sns_topic: {
    lost: "the ARN that publishers and subscribers know, and every subscription made outside this stack",
    instead: "keep its name; make a second topic and move both sides for another one",
  },
  aws_cloudwatch_log_group: {
    lost: "every log event in the group",
    instead: "keep its name, or export the events first",
  },
  aws_iam_role: {
    lost: "the ARN that others assume or trust",
    instead: "add a second role, move its users, then remove this one",
  },
  aws_iam_policy: {
    lost: "the ARN that others attach",
    instead: "keep its name and change its document in place",
  },
  aws_vpc: { lost: "the network and everything that others put into it", instead: "make a second one and move over" },
  aws_subnet: {
    lost: "the addresses in it; AWS refuses to delete it while a cache node is in it",
    instead: "add the new subnet first, and remove this one when nothing is left in it",
  },
  aws_s3_bucket: { lost: "the name, and the objects if the bucket is forced", instead: "keep it, or copy it first" },
  aws_dynamodb_table: { lost: "every item in the table", instead: "keep it, or restore a backup into a new table" },
};

/** What a deletion of these costs is seen at once and restored by the next apply: noted, not refused. */
export const replaceable: Readonly<Record<string, string>> = {
  aws_appautoscaling_policy: "the cache keeps its size until the policy is back",
  aws_appautoscaling_target: "the cache keeps its size until the target is back",
  aws_cloudwatch_composite_alarm: "its history is lost, and nobody is told until it is back",
  aws_cloudwatch_dashboard: "people who look at it find nothing until it is back",
  aws_cloudwatch_log_metric_filter: "the metric has a gap until it is back",
  aws_cloudwatch_log_resource_policy: "log delivery stops until it is back",
  aws_cloudwatch_metric_alarm: "its history is lost, and nobody is told until it is back",
  aws_iam_role_policy: "the role lacks the permission until it is back",
  aws_iam_role_policy_attachment: "the role lacks the permission until it is back",
  aws_kms_key_policy: "the key has AWS's default policy until it is back",
  aws_secretsmanager_secret_policy: "readers from other accounts are refused until it is back",
  aws_secretsmanager_secret_rotation: "the secret is not rotated until it is back",
  aws_security_group_rule: "new connections that need the rule are refused until it is back",
  aws_sns_topic_policy: "publishers that need it are refused until it is back",
  aws_sns_topic_subscription: "the subscriber gets nothing until it is back; an e-mail address must confirm again",
  aws_vpc_security_group_egress_rule: "new connections that need the rule are refused until it is back",
  aws_vpc_security_group_ingress_rule: "new connections that need the rule are refused until it is back",
  null_resource: "nothing outside Terraform",
  terraform_data: "nothing outside Terraform",
};

/**
 * Attributes by which a provider lets people protect what a resource holds. A resource of a type that no table names
 * is taken to hold data when it has one of them.
 */
export const protectingAttributes = [
  "backup_retention_period",
  "deletion_protection",
  "deletion_protection_enabled",
  "deletion_window_in_days",
  "final_snapshot",
  "final_snapshot_identifier",
  "force_delete",
  "force_destroy",
  "recovery_window_in_days",
  "skip_destroy",
  "skip_final_snapshot",
  "snapshot_retention_limit",
] as const;

/** Words in a type's name that say the same. */
export const storingWords =
  /_(bucket|cache|cluster|database|datastore|db|domain|ebs|efs|file_system|instance|key|queue|repository|secret|snapshot|stream|table|user_pool|vault|volume|zone)(_|$)/;
