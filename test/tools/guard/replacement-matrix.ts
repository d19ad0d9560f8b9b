/** What one change of one resource does, measured with hashicorp/aws 5.100.0 and Terraform 1.11.4. */
export interface Row {
  readonly change: string;
  readonly type: string;
  /** What the resource has before, beside the base of its type. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** What it has after, beside `before`; undefined takes an argument away. */
  readonly after: Readonly<Record<string, unknown>>;
  /** What Terraform plans; a list names the attributes that force a replacement. */
  readonly plans: "nothing" | "update" | readonly string[];
}

const group = "aws_elasticache_replication_group";
const parameterGroup = "aws_elasticache_parameter_group";
const subnetGroup = "aws_elasticache_subnet_group";
const serverless = "aws_elasticache_serverless_cache";
const securityGroup = "aws_security_group";
const ingressRule = "aws_vpc_security_group_ingress_rule";
const secretVersion = "aws_secretsmanager_secret_version";

const key = (last: number): string =>
  `arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-00000000000${last}`;
const valkey72 = { engine: "valkey", engine_version: "7.2" };
const token = "not-a-secret-not-a-secret";

/** The smallest configuration of each type; `name` tells the resources of one plan apart. */
export const bases: Readonly<Record<string, (name: string) => Readonly<Record<string, unknown>>>> = {
  [group]: (name) => ({
    replication_group_id: name,
    description: "matrix",
    engine: "redis",
    engine_version: "7.1",
    node_type: "cache.r7g.large",
    num_cache_clusters: 2,
    automatic_failover_enabled: true,
    multi_az_enabled: true,
    port: 6379,
    subnet_group_name: "subnets",
    security_group_ids: ["sg-00000000000000001"],
    parameter_group_name: "default.redis7",
    at_rest_encryption_enabled: "true",
    transit_encryption_enabled: true,
    transit_encryption_mode: "required",
    snapshot_retention_limit: 7,
    snapshot_window: "03:00-05:00",
    maintenance_window: "sun:05:00-sun:07:00",
    auto_minor_version_upgrade: "true",
    apply_immediately: false,
  }),
  [subnetGroup]: (name) => ({ name, description: "matrix", subnet_ids: ["subnet-1", "subnet-2"] }),
  [parameterGroup]: (name) => ({
    name,
    family: "redis7",
    description: "matrix",
    parameter: [{ name: "timeout", value: "300" }],
  }),
  [securityGroup]: (name) => ({ name, description: "matrix", vpc_id: "vpc-1" }),
  [ingressRule]: (name) => ({
    security_group_id: "sg-00000000000000001",
    description: name,
    cidr_ipv4: "10.0.0.0/8",
    from_port: 6379,
    to_port: 6379,
    ip_protocol: "tcp",
  }),
  aws_vpc: () => ({ cidr_block: "10.0.0.0/16" }),
  aws_subnet: () => ({ vpc_id: "vpc-1", cidr_block: "10.0.0.0/24", availability_zone: "us-east-1a" }),
  aws_default_security_group: () => ({ vpc_id: "vpc-1" }),
  aws_iam_role_policy: (name) => ({ name, role: "orders", policy: "{}" }),
  aws_kms_key_policy: (name) => ({ key_id: name, policy: "{}" }),
  aws_cloudwatch_dashboard: (name) => ({ dashboard_name: name, dashboard_body: "{}" }),
  aws_sns_topic_policy: (name) => ({ arn: `arn:aws:sns:us-east-1:111122223333:${name}`, policy: "{}" }),
  aws_sns_topic_subscription: (name) => ({
    topic_arn: `arn:aws:sns:us-east-1:111122223333:${name}`,
    protocol: "email",
    endpoint: "on-call@example.com",
  }),
  aws_lambda_permission: (name) => ({
    statement_id: name,
    action: "lambda:InvokeFunction",
    function_name: "hook",
    principal: "sns.amazonaws.com",
    source_arn: "arn:aws:sns:us-east-1:111122223333:topic",
  }),
  aws_chatbot_slack_channel_configuration: (name) => ({
    configuration_name: name,
    iam_role_arn: "arn:aws:iam::111122223333:role/chat",
    slack_channel_id: "C0123456789",
    slack_team_id: "T0123456789",
  }),
  aws_chatbot_teams_channel_configuration: (name) => ({
    configuration_name: name,
    iam_role_arn: "arn:aws:iam::111122223333:role/chat",
    channel_id: "19%3atest%40thread.tacv2",
    team_id: "74361522-1288-499f-9e2e-8af9b6c8b8a1",
    tenant_id: "74361522-1288-499f-9e2e-8af9b6c8b8a2",
  }),
  aws_sns_topic: (name) => ({ name }),
  aws_cloudwatch_log_group: (name) => ({ name, retention_in_days: 7 }),
  aws_kms_key: (name) => ({ description: name, enable_key_rotation: true }),
  aws_kms_alias: (name) => ({ name: `alias/${name}`, target_key_id: key(1) }),
  aws_secretsmanager_secret: (name) => ({ name }),
  [secretVersion]: (name) => ({ secret_id: name, secret_string_wo: token, secret_string_wo_version: 1 }),
  aws_cloudwatch_metric_alarm: (name) => ({
    alarm_name: name,
    comparison_operator: "GreaterThanThreshold",
    evaluation_periods: 1,
    metric_name: "CPUUtilization",
    namespace: "AWS/ElastiCache",
    period: 60,
    statistic: "Average",
    threshold: 75,
  }),
  aws_cloudwatch_composite_alarm: (name) => ({ alarm_name: name, alarm_rule: 'ALARM("other")' }),
  aws_elasticache_user: (name) => ({
    user_id: name,
    user_name: name,
    engine: "redis",
    access_string: "on ~* +@read",
    authentication_mode: { type: "iam" },
  }),
  aws_elasticache_user_group: (name) => ({ user_group_id: name, engine: "redis", user_ids: ["one", "two"] }),
  [serverless]: (name) => ({
    name,
    engine: "valkey",
    major_engine_version: "8",
    description: "matrix",
    kms_key_id: key(1),
    subnet_ids: ["subnet-1", "subnet-2"],
    security_group_ids: ["sg-00000000000000001"],
    daily_snapshot_time: "03:00",
    snapshot_retention_limit: 7,
    user_group_id: "users",
  }),
};

const encryptedWithKey = { kms_key_id: key(1) };
const withUsers = { user_group_ids: ["users"] };
const redis62 = { engine_version: "6.2", parameter_group_name: "default.redis6.x" };
const plain = { transit_encryption_enabled: false, transit_encryption_mode: undefined };

/**
 * Every change that was measured.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group
 */
export const rows: readonly Row[] = [
  { change: "description", type: group, after: { description: "other" }, plans: "update" },
  { change: "id", type: group, after: { replication_group_id: "other" }, plans: ["replication_group_id"] },
  {
    change: "redis 7.1 to valkey 7.2",
    type: group,
    after: { ...valkey72, parameter_group_name: "default.valkey7" },
    plans: "update",
  },
  {
    change: "valkey 7.2 to redis 7.1",
    type: group,
    before: valkey72,
    after: { engine: "redis", engine_version: "7.1" },
    plans: ["engine", "engine_version"],
  },
  { change: "downgrade 7.1 to 7.0", type: group, after: { engine_version: "7.0" }, plans: ["engine_version"] },
  { change: "downgrade 7.1 to 6.2", type: group, after: { engine_version: "6.2" }, plans: ["engine_version"] },
  { change: "upgrade 6.2 to 7.1", type: group, before: redis62, after: { engine_version: "7.1" }, plans: "update" },
  {
    change: "upgrade with TLS at once",
    type: group,
    before: { ...redis62, ...plain },
    after: { engine_version: "7.1", transit_encryption_enabled: true },
    plans: ["transit_encryption_enabled"],
  },
  {
    change: "TLS on 6.2",
    type: group,
    before: { ...redis62, ...plain },
    after: { transit_encryption_enabled: true },
    plans: ["transit_encryption_enabled"],
  },
  {
    change: "TLS on 7.1",
    type: group,
    before: plain,
    after: { transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    plans: "update",
  },
  { change: "node type", type: group, after: { node_type: "cache.r7g.xlarge" }, plans: "update" },
  { change: "node type with tiering", type: group, after: { node_type: "cache.r6gd.xlarge" }, plans: "update" },
  { change: "nodes 2 to 3", type: group, after: { num_cache_clusters: 3 }, plans: "update" },
  {
    change: "nodes 2 to 1",
    type: group,
    after: { num_cache_clusters: 1, automatic_failover_enabled: false, multi_az_enabled: false },
    plans: "update",
  },
  {
    change: "nodes said as one shard",
    type: group,
    after: { num_cache_clusters: undefined, num_node_groups: 1, replicas_per_node_group: 1 },
    plans: "nothing",
  },
  {
    change: "two shards",
    type: group,
    after: { num_cache_clusters: undefined, num_node_groups: 2, replicas_per_node_group: 1 },
    plans: "update",
  },
  {
    change: "cluster mode compatible",
    type: group,
    before: { cluster_mode: "disabled" },
    after: { cluster_mode: "compatible" },
    plans: "update",
  },
  {
    change: "failover off",
    type: group,
    after: { automatic_failover_enabled: false, multi_az_enabled: false },
    plans: "update",
  },
  { change: "Multi-AZ off", type: group, after: { multi_az_enabled: false }, plans: "update" },
  { change: "port", type: group, after: { port: 6380 }, plans: ["port"] },
  { change: "parameter group", type: group, after: { parameter_group_name: "own" }, plans: "update" },
  { change: "subnet group", type: group, after: { subnet_group_name: "other" }, plans: ["subnet_group_name"] },
  { change: "security groups", type: group, after: { security_group_ids: ["sg-00000000000000002"] }, plans: "update" },
  { change: "snapshots off", type: group, after: { snapshot_retention_limit: 0 }, plans: "update" },
  { change: "snapshot window", type: group, after: { snapshot_window: "01:00-02:00" }, plans: "update" },
  { change: "maintenance window", type: group, after: { maintenance_window: "mon:05:00-mon:07:00" }, plans: "update" },
  {
    change: "encryption at rest off",
    type: group,
    after: { at_rest_encryption_enabled: "false" },
    plans: ["at_rest_encryption_enabled"],
  },
  {
    change: "TLS off",
    type: group,
    after: { transit_encryption_enabled: false, transit_encryption_mode: undefined },
    plans: "update",
  },
  { change: "TLS preferred", type: group, after: { transit_encryption_mode: "preferred" }, plans: "update" },
  { change: "key", type: group, before: encryptedWithKey, after: { kms_key_id: key(2) }, plans: ["kms_key_id"] },
  {
    change: "key removed",
    type: group,
    before: encryptedWithKey,
    after: { kms_key_id: undefined },
    plans: ["kms_key_id"],
  },
  { change: "minor upgrades off", type: group, after: { auto_minor_version_upgrade: "false" }, plans: "update" },
  {
    change: "users to token",
    type: group,
    before: withUsers,
    after: { user_group_ids: undefined, auth_token: token },
    plans: "update",
  },
  {
    change: "token to users",
    type: group,
    before: { auth_token: token },
    after: { ...withUsers, auth_token: undefined, auth_token_update_strategy: "DELETE" },
    plans: "update",
  },
  { change: "users", type: group, before: withUsers, after: { user_group_ids: ["others"] }, plans: "update" },
  {
    change: "dual stack",
    type: group,
    before: { network_type: "ipv4" },
    after: { network_type: "dual_stack" },
    plans: ["network_type"],
  },
  { change: "IPv6 discovery", type: group, after: { ip_discovery: "ipv6" }, plans: "update" },
  { change: "tiering", type: group, after: { data_tiering_enabled: true }, plans: ["data_tiering_enabled"] },
  { change: "snapshot name", type: group, after: { snapshot_name: "backup" }, plans: ["snapshot_name"] },
  {
    change: "snapshot name removed",
    type: group,
    before: { snapshot_name: "backup" },
    after: { snapshot_name: undefined },
    plans: ["snapshot_name"],
  },
  {
    change: "snapshot files",
    type: group,
    after: { snapshot_arns: ["arn:aws:s3:::bucket/dump.rdb"] },
    plans: ["snapshot_arns"],
  },
  { change: "final snapshot", type: group, after: { final_snapshot_identifier: "final" }, plans: "update" },
  {
    change: "event topic",
    type: group,
    after: { notification_topic_arn: "arn:aws:sns:us-east-1:111122223333:topic" },
    plans: "update",
  },
  {
    change: "zones",
    type: group,
    after: { preferred_cache_cluster_azs: ["us-east-1a", "us-east-1b"] },
    plans: "update",
  },
  {
    change: "logs",
    type: group,
    after: {
      log_delivery_configuration: [
        { destination: "logs", destination_type: "cloudwatch-logs", log_format: "json", log_type: "slow-log" },
      ],
    },
    plans: "update",
  },
  { change: "tags", type: group, after: { tags: { Team: "platform" } }, plans: "update" },
  { change: "apply at once", type: group, after: { apply_immediately: true }, plans: "update" },

  { change: "name", type: subnetGroup, after: { name: "other" }, plans: ["name"] },
  { change: "subnets", type: subnetGroup, after: { subnet_ids: ["subnet-1", "subnet-3"] }, plans: "update" },
  { change: "description", type: subnetGroup, after: { description: "other" }, plans: "update" },
  { change: "family", type: parameterGroup, after: { family: "valkey7" }, plans: ["family"] },
  { change: "name", type: parameterGroup, after: { name: "other" }, plans: ["name"] },
  { change: "value", type: parameterGroup, after: { parameter: [{ name: "timeout", value: "60" }] }, plans: "update" },
  { change: "description", type: parameterGroup, after: { description: "other" }, plans: ["description"] },
  { change: "name", type: securityGroup, after: { name: "other" }, plans: ["name"] },
  { change: "description", type: securityGroup, after: { description: "other" }, plans: ["description"] },
  { change: "VPC", type: securityGroup, after: { vpc_id: "vpc-2" }, plans: ["vpc_id"] },
  {
    change: "group",
    type: ingressRule,
    after: { security_group_id: "sg-00000000000000002" },
    plans: ["security_group_id"],
  },
  { change: "port", type: ingressRule, after: { from_port: 6380, to_port: 6380 }, plans: "update" },
  {
    change: "range to group",
    type: ingressRule,
    after: { cidr_ipv4: undefined, referenced_security_group_id: "sg-00000000000000002" },
    plans: ["cidr_ipv4", "referenced_security_group_id"],
  },
  { change: "description", type: ingressRule, after: { description: "other" }, plans: "update" },
  { change: "name", type: "aws_sns_topic", after: { name: "other" }, plans: ["name"] },
  { change: "key", type: "aws_sns_topic", after: { kms_master_key_id: "alias/aws/sns" }, plans: "update" },
  { change: "name", type: "aws_cloudwatch_log_group", after: { name: "other" }, plans: ["name"] },
  { change: "retention", type: "aws_cloudwatch_log_group", after: { retention_in_days: 30 }, plans: "update" },
  { change: "key", type: "aws_cloudwatch_log_group", after: encryptedWithKey, plans: "update" },
  { change: "description", type: "aws_kms_key", after: { description: "other" }, plans: "update" },
  { change: "rotation off", type: "aws_kms_key", after: { enable_key_rotation: false }, plans: "update" },
  { change: "multi-region", type: "aws_kms_key", after: { multi_region: true }, plans: ["multi_region"] },
  {
    change: "key spec",
    type: "aws_kms_key",
    after: { customer_master_key_spec: "RSA_2048", enable_key_rotation: false },
    plans: ["customer_master_key_spec"],
  },
  { change: "name", type: "aws_kms_alias", after: { name: "alias/other" }, plans: ["name"] },
  { change: "target", type: "aws_kms_alias", after: { target_key_id: key(2) }, plans: "update" },
  { change: "name", type: "aws_secretsmanager_secret", after: { name: "other" }, plans: ["name"] },
  { change: "key", type: "aws_secretsmanager_secret", after: encryptedWithKey, plans: "update" },
  {
    change: "next value",
    type: secretVersion,
    after: { secret_string_wo_version: 2 },
    plans: ["secret_string_wo_version"],
  },
  {
    change: "value without its version",
    type: secretVersion,
    after: { secret_string_wo: "another-another-another" },
    plans: "nothing",
  },
  {
    change: "value no longer write-only",
    type: secretVersion,
    after: { secret_string_wo: undefined, secret_string_wo_version: undefined, secret_string: token },
    plans: ["secret_string_wo_version", "secret_string"],
  },
  { change: "range", type: "aws_vpc", after: { cidr_block: "10.1.0.0/16" }, plans: ["cidr_block"] },
  { change: "range", type: "aws_subnet", after: { cidr_block: "10.0.1.0/24" }, plans: ["cidr_block"] },
  { change: "zone", type: "aws_subnet", after: { availability_zone: "us-east-1b" }, plans: ["availability_zone"] },
  { change: "VPC", type: "aws_subnet", after: { vpc_id: "vpc-2" }, plans: ["vpc_id"] },
  { change: "VPC", type: "aws_default_security_group", after: { vpc_id: "vpc-2" }, plans: ["vpc_id"] },
  { change: "name", type: "aws_iam_role_policy", after: { name: "other" }, plans: ["name"] },
  { change: "role", type: "aws_iam_role_policy", after: { role: "stock" }, plans: ["role"] },
  { change: "key", type: "aws_kms_key_policy", after: { key_id: "other" }, plans: "update" },
  { change: "name", type: "aws_cloudwatch_dashboard", after: { dashboard_name: "other" }, plans: ["dashboard_name"] },
  {
    change: "topic",
    type: "aws_sns_topic_policy",
    after: { arn: "arn:aws:sns:us-east-1:111122223333:o" },
    plans: ["arn"],
  },
  {
    change: "topic",
    type: "aws_sns_topic_subscription",
    after: { topic_arn: "arn:aws:sns:us-east-1:111122223333:o" },
    plans: ["topic_arn"],
  },
  {
    change: "address",
    type: "aws_sns_topic_subscription",
    after: { endpoint: "desk@example.com" },
    plans: ["endpoint"],
  },
  { change: "protocol", type: "aws_sns_topic_subscription", after: { protocol: "email-json" }, plans: ["protocol"] },
  { change: "function", type: "aws_lambda_permission", after: { function_name: "other" }, plans: ["function_name"] },
  {
    change: "source",
    type: "aws_lambda_permission",
    after: { source_arn: "arn:aws:sns:us-east-1:111122223333:o" },
    plans: ["source_arn"],
  },
  { change: "statement", type: "aws_lambda_permission", after: { statement_id: "other" }, plans: ["statement_id"] },
  { change: "action", type: "aws_lambda_permission", after: { action: "lambda:GetFunction" }, plans: ["action"] },
  {
    change: "principal",
    type: "aws_lambda_permission",
    after: { principal: "events.amazonaws.com" },
    plans: ["principal"],
  },
  {
    change: "name",
    type: "aws_chatbot_slack_channel_configuration",
    after: { configuration_name: "other" },
    plans: "update",
  },
  {
    change: "name",
    type: "aws_chatbot_teams_channel_configuration",
    after: { configuration_name: "other" },
    plans: "update",
  },
  { change: "name", type: "aws_cloudwatch_metric_alarm", after: { alarm_name: "other" }, plans: ["alarm_name"] },
  { change: "threshold", type: "aws_cloudwatch_metric_alarm", after: { threshold: 80 }, plans: "update" },
  { change: "name", type: "aws_cloudwatch_composite_alarm", after: { alarm_name: "other" }, plans: ["alarm_name"] },
  { change: "id", type: "aws_elasticache_user", after: { user_id: "other" }, plans: ["user_id"] },
  { change: "name", type: "aws_elasticache_user", after: { user_name: "other" }, plans: ["user_name"] },
  { change: "access", type: "aws_elasticache_user", after: { access_string: "on ~* +@all" }, plans: "update" },
  { change: "engine", type: "aws_elasticache_user", after: { engine: "valkey" }, plans: "update" },
  {
    change: "IAM to password",
    type: "aws_elasticache_user",
    after: { authentication_mode: { type: "password", passwords: [token] } },
    plans: "update",
  },
  { change: "engine", type: "aws_elasticache_user_group", after: { engine: "valkey" }, plans: "update" },
  { change: "id", type: "aws_elasticache_user_group", after: { user_group_id: "other" }, plans: ["user_group_id"] },
  { change: "users", type: "aws_elasticache_user_group", after: { user_ids: ["one", "three"] }, plans: "update" },
  { change: "name", type: serverless, after: { name: "other" }, plans: ["name"] },
  { change: "engine", type: serverless, after: { engine: "redis", major_engine_version: "8" }, plans: ["engine"] },
  {
    change: "major version down",
    type: serverless,
    after: { major_engine_version: "7" },
    plans: ["major_engine_version"],
  },
  { change: "key", type: serverless, after: { kms_key_id: key(2) }, plans: ["kms_key_id"] },
  { change: "subnets", type: serverless, after: { subnet_ids: ["subnet-1", "subnet-3"] }, plans: ["subnet_ids"] },
];

/** Types of which a replacement loses nothing that the next apply does not bring back. */
export const replaceableTypes: readonly string[] = [
  ingressRule,
  "aws_cloudwatch_metric_alarm",
  "aws_cloudwatch_composite_alarm",
  "aws_cloudwatch_dashboard",
  "aws_default_security_group",
  "aws_iam_role_policy",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
  "aws_lambda_permission",
];
