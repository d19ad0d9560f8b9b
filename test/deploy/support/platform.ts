import { type Account, type Question, ask, askAll } from "./aws";

/** What a platform team made before anybody made a cache, by the names that a cache is given. */
export const platform = {
  subnetGroupName: "platform-private",
  parameterGroupName: "platform-redis7",
  secretName: "platform/carts",
  token: "0123456789abcdef0123456789abcdef",
  logGroupName: "/platform/redis/slow-log",
  deliveryStreamName: "platform-redis-logs",
  userId: "platform-reader",
  userGroupId: "platform-users",
} as const;

/** What AWS gave an id or an ARN. */
export interface PlatformIds {
  readonly securityGroupId: string;
  readonly secretArn: string;
}

const elasticache = (operation: string, parameters: Question["parameters"], query = "@"): Question => ({
  service: "elasticache",
  operation,
  parameters,
  query,
});

/** Makes the parts in the network of the lab's environment. */
export async function makePlatform(account: Account): Promise<PlatformIds> {
  const subnets = await ask<{ SubnetId: string; VpcId: string }[]>(account, {
    service: "ec2",
    operation: "describe_subnets",
    parameters: { Filters: [{ Name: "tag:Tier", Values: ["private"] }] },
    query: "Subnets[].{SubnetId: SubnetId, VpcId: VpcId}",
  });
  const user = { UserName: "platform-reader", Engine: "redis", AccessString: "on ~* -@all +@read" };
  const off = { UserName: "default", Engine: "redis", AccessString: "off ~* -@all", NoPasswordRequired: true };
  const [securityGroupId, secretArn] = await askAll(account, [
    {
      service: "ec2",
      operation: "create_security_group",
      parameters: { VpcId: subnets[0]?.VpcId, GroupName: "platform-redis", Description: "Redis for everybody" },
      query: "GroupId",
    },
    {
      service: "secretsmanager",
      operation: "create_secret",
      parameters: { Name: platform.secretName, SecretString: JSON.stringify({ "auth.token": platform.token }) },
      query: "ARN",
    },
    elasticache("create_cache_subnet_group", {
      CacheSubnetGroupName: platform.subnetGroupName,
      CacheSubnetGroupDescription: "Private subnets",
      SubnetIds: subnets.map(({ SubnetId }) => SubnetId),
    }),
    elasticache("create_cache_parameter_group", {
      CacheParameterGroupName: platform.parameterGroupName,
      CacheParameterGroupFamily: "redis7",
      Description: "Parameters for everybody",
    }),
    elasticache("create_user", { UserId: platform.userId, ...user, AuthenticationMode: { Type: "iam" } }),
    elasticache("create_user", { UserId: "platform-default", ...off }),
    elasticache("create_user_group", {
      UserGroupId: platform.userGroupId,
      Engine: "redis",
      UserIds: ["platform-default", platform.userId],
    }),
    { service: "logs", operation: "create_log_group", parameters: { logGroupName: platform.logGroupName } },
    {
      service: "firehose",
      operation: "create_delivery_stream",
      parameters: {
        DeliveryStreamName: platform.deliveryStreamName,
        ExtendedS3DestinationConfiguration: {
          RoleARN: `arn:aws:iam::${account.id}:role/delivery`,
          BucketARN: "arn:aws:s3:::logs.example.com",
        },
      },
    },
  ]);
  return { securityGroupId: String(securityGroupId), secretArn: String(secretArn) };
}

const { subnetGroupName: CacheSubnetGroupName, parameterGroupName: CacheParameterGroupName } = platform;

/** Everything that AWS says of the parts, except when they were read last. */
export async function describePlatform(account: Account, ids: PlatformIds): Promise<readonly unknown[]> {
  const arn = (kind: string, name: string) => `arn:aws:elasticache:us-east-1:${account.id}:${kind}:${name}`;
  const tagsOf = (kind: string, name: string) =>
    elasticache("list_tags_for_resource", { ResourceName: arn(kind, name) }, "TagList");
  return askAll(account, [
    elasticache("describe_cache_subnet_groups", { CacheSubnetGroupName }, "CacheSubnetGroups"),
    elasticache("describe_cache_parameter_groups", { CacheParameterGroupName }, "CacheParameterGroups"),
    elasticache("describe_cache_parameters", { CacheParameterGroupName }, "Parameters"),
    elasticache("describe_users", {}, "Users"),
    elasticache("describe_user_groups", { UserGroupId: platform.userGroupId }, "UserGroups"),
    tagsOf("subnetgroup", CacheSubnetGroupName),
    tagsOf("parametergroup", CacheParameterGroupName),
    tagsOf("user", platform.userId),
    tagsOf("usergroup", platform.userGroupId),
    {
      service: "ec2",
      operation: "describe_security_groups",
      parameters: { GroupIds: [ids.securityGroupId] },
      query: "SecurityGroups",
    },
    {
      service: "secretsmanager",
      operation: "describe_secret",
      parameters: { SecretId: ids.secretArn },
      query: "{Name: Name, Tags: Tags, Versions: VersionIdsToStages, Deleted: DeletedDate, Key: KmsKeyId}",
    },
    {
      service: "logs",
      operation: "describe_log_groups",
      parameters: { logGroupNamePrefix: platform.logGroupName },
      query: "logGroups[].[logGroupName, retentionInDays, kmsKeyId]",
    },
    {
      service: "firehose",
      operation: "list_tags_for_delivery_stream",
      parameters: { DeliveryStreamName: platform.deliveryStreamName },
      query: "Tags",
    },
  ]);
}
