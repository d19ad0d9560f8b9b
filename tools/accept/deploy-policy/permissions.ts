/** Operators to which a list of values means any of them: a long list may be cut in two. That is not so with `…Not…`. */
type Operator = "Null" | "StringEquals" | "StringLike" | "StringLikeIfExists";

/** Condition of a policy, whose values have the same placeholders as ARNs. */
export type Condition = Readonly<Partial<Record<Operator, Readonly<Record<string, string>>>>>;

/** Actions on some resources. */
export interface Permission {
  /** What may be done. */
  readonly actions: readonly string[];
  /**
   * ARNs with `{partition}`, `{region}`, `{account}`, `{cache}` for the beginning of each cache's name, and
   * `{type.attribute}` for what the stack's resources of a type have there.
   */
  readonly on: readonly string[];
  readonly condition?: Condition;
}

const elastiCache = ["arn:{partition}:elasticache:{region}:{account}:*:{cache}*"];
const alarms = ["arn:{partition}:cloudwatch:{region}:{account}:alarm:{cache}*"];
const chat = ["arn:{partition}:chatbot::{account}:chat-configuration/*"];
const dashboards = ["arn:{partition}:cloudwatch::{account}:dashboard/{cache}*"];
const keys = ["arn:{partition}:kms:{region}:{account}:key/*"];
const logGroups = ["arn:{partition}:logs:{region}:{account}:log-group:/aws/elasticache/{cache}*"];
const secrets = ["arn:{partition}:secretsmanager:{region}:{account}:secret:elasticache/{cache}*"];
const topics = ["arn:{partition}:sns:{region}:{account}:{cache}*"];
const anything = ["*"];

/** ARNs of EC2's kinds of resources. */
function network(...kinds: readonly string[]): readonly string[] {
  return kinds.map((kind) => `arn:{partition}:ec2:{region}:{account}:${kind}/*`);
}

/** A resource that has, or a request that gives, the name of one of the stack's resources of a type. */
function named(key: "aws:RequestTag" | "aws:ResourceTag", type: string, operator: Operator = "StringLike"): Condition {
  return { [operator]: { [`${key}/Name`]: `{${type}.tags.Name}` } };
}

/** Actions that have no resource, or whose resource is not known by name; they read, or make something new. */
function anywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything, condition: { StringEquals: { "aws:RequestedRegion": "{region}" } } };
}

/** The same for a service that is not in one region. */
function everywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything };
}

/** Tags that EC2 is given with what it makes; whether it may be made is decided elsewhere. */
const tagsOfNew: Permission = {
  actions: ["ec2:CreateTags"],
  on: network("*"),
  condition: { Null: { "ec2:CreateAction": "false" } },
};

const elastiCacheTags = ["AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource"].map(
  (action) => `elasticache:${action}`,
);
const networkTags = ["ec2:CreateTags", "ec2:DeleteTags"];
const clientRules = ["AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules", "RevokeSecurityGroupIngress"].map(
  (action) => `ec2:${action}`,
);
const alarmTags = ["TagResource", "UntagResource", "ListTagsForResource"].map((action) => `cloudwatch:${action}`);
const keysOfCaches = named("aws:ResourceTag", "aws_kms_key");

function elastiCacheActions(...actions: readonly string[]): Permission {
  return { actions: [...actions.map((action) => `elasticache:${action}`), ...elastiCacheTags], on: elastiCache };
}

/** A role that is given to Amazon Q Developer in chat applications. */
function roleForChat(type: string): Permission {
  return {
    actions: ["iam:PassRole"],
    on: [`{${type}.iam_role_arn}`],
    condition: { StringEquals: { "iam:PassedToService": "chatbot.amazonaws.com" } },
  };
}

/**
 * What ElastiCache needs of whoever makes or changes a cache, to put its nodes into a network.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html
 */
const nodesInNetwork: readonly Permission[] = [
  anywhere("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
  {
    actions: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
    on: network("*"),
  },
];

/**
 * What ElastiCache needs of whoever has its logs delivered.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
const logDelivery = anywhere(
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
);

/** What ElastiCache, once in an account, needs of whoever makes the first cache. */
const serviceRole: Permission = {
  actions: ["iam:CreateServiceLinkedRole"],
  on: ["arn:{partition}:iam::{account}:role/aws-service-role/elasticache.amazonaws.com/*"],
  condition: { StringEquals: { "iam:AWSServiceName": "elasticache.amazonaws.com" } },
};

/**
 * What Terraform does in AWS for each type: resources by their type, data sources with `data.` before it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const permissions: Readonly<Record<string, readonly Permission[]>> = {
  aws_chatbot_slack_channel_configuration: [
    everywhere("chatbot:CreateSlackChannelConfiguration", "chatbot:DescribeSlackChannelConfigurations"),
    { actions: ["chatbot:DeleteSlackChannelConfiguration", "chatbot:UpdateSlackChannelConfiguration"], on: chat },
    everywhere("chatbot:ListTagsForResource", "chatbot:TagResource", "chatbot:UntagResource"),
    roleForChat("aws_chatbot_slack_channel_configuration"),
  ],
  aws_chatbot_teams_channel_configuration: [
    everywhere(
      "chatbot:CreateMicrosoftTeamsChannelConfiguration",
      "chatbot:GetMicrosoftTeamsChannelConfiguration",
      "chatbot:ListMicrosoftTeamsChannelConfigurations",
    ),
    {
      actions: ["chatbot:DeleteMicrosoftTeamsChannelConfiguration", "chatbot:UpdateMicrosoftTeamsChannelConfiguration"],
      on: chat,
    },
    everywhere("chatbot:ListTagsForResource", "chatbot:TagResource", "chatbot:UntagResource"),
    roleForChat("aws_chatbot_teams_channel_configuration"),
  ],
  // CloudWatch refuses both, for composite alarms, to whoever may do them to some alarms only:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
  aws_cloudwatch_composite_alarm: [
    anywhere("cloudwatch:DescribeAlarms", "cloudwatch:PutCompositeAlarm"),
    { actions: ["cloudwatch:DeleteAlarms", ...alarmTags], on: alarms },
  ],
  aws_cloudwatch_dashboard: [
    { actions: ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"], on: dashboards },
  ],
  aws_cloudwatch_log_group: [
    anywhere("logs:DescribeLogGroups"),
    {
      actions: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "logs:DisassociateKmsKey",
        "logs:ListTagsForResource",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      on: logGroups,
    },
  ],
  aws_cloudwatch_metric_alarm: [
    {
      actions: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm", ...alarmTags],
      on: alarms,
    },
  ],
  aws_default_security_group: [
    anywhere("ec2:DescribeSecurityGroups"),
    // AWS makes it without a name, with the VPC.
    {
      actions: ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", ...networkTags],
      on: network("security-group"),
      condition: named("aws:ResourceTag", "aws_default_security_group", "StringLikeIfExists"),
    },
  ],
  aws_elasticache_parameter_group: [
    elastiCacheActions(
      "CreateCacheParameterGroup",
      "DeleteCacheParameterGroup",
      "DescribeCacheParameterGroups",
      "DescribeCacheParameters",
      "ModifyCacheParameterGroup",
      "ResetCacheParameterGroup",
    ),
  ],
  aws_elasticache_replication_group: [
    elastiCacheActions(
      "CreateReplicationGroup",
      "CreateSnapshot",
      "DecreaseReplicaCount",
      "DeleteReplicationGroup",
      "DescribeCacheClusters",
      "DescribeReplicationGroups",
      "IncreaseReplicaCount",
      "ModifyReplicationGroup",
      "ModifyReplicationGroupShardConfiguration",
    ),
    ...nodesInNetwork,
    logDelivery,
    serviceRole,
  ],
  aws_elasticache_subnet_group: [
    elastiCacheActions(
      "CreateCacheSubnetGroup",
      "DeleteCacheSubnetGroup",
      "DescribeCacheSubnetGroups",
      "ModifyCacheSubnetGroup",
    ),
    ...nodesInNetwork,
  ],
  aws_elasticache_user: [elastiCacheActions("CreateUser", "DeleteUser", "DescribeUsers", "ModifyUser")],
  aws_elasticache_user_group: [
    elastiCacheActions("CreateUserGroup", "DeleteUserGroup", "DescribeUserGroups", "ModifyUserGroup"),
  ],
  aws_iam_role_policy: [
    {
      actions: ["iam:DeleteRolePolicy", "iam:GetRolePolicy", "iam:PutRolePolicy"],
      on: ["arn:{partition}:iam::{account}:role/{aws_iam_role_policy.role}"],
    },
  ],
  aws_kms_alias: [
    anywhere("kms:ListAliases"),
    {
      actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      on: ["arn:{partition}:kms:{region}:{account}:alias/elasticache-{cache}*"],
    },
    { actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"], on: keys, condition: keysOfCaches },
  ],
  aws_kms_key: [
    {
      actions: ["kms:CreateKey", "kms:TagResource"],
      on: anything,
      condition: {
        ...named("aws:RequestTag", "aws_kms_key"),
        // A key that has a name already is not to be taken over by giving it another.
        ...named("aws:ResourceTag", "aws_kms_key", "StringLikeIfExists"),
      },
    },
    {
      actions: [
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:DisableKeyRotation",
        "kms:EnableKeyRotation",
        "kms:GenerateDataKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
      ],
      on: keys,
      condition: keysOfCaches,
    },
  ],
  aws_kms_key_policy: [{ actions: ["kms:GetKeyPolicy", "kms:PutKeyPolicy"], on: keys, condition: keysOfCaches }],
  aws_lambda_permission: [
    {
      actions: ["lambda:AddPermission", "lambda:GetPolicy", "lambda:RemovePermission"],
      on: ["{aws_lambda_permission.function_name}"],
    },
  ],
  aws_secretsmanager_secret: [
    {
      actions: [
        "secretsmanager:CreateSecret",
        "secretsmanager:DeleteSecret",
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetResourcePolicy",
        "secretsmanager:TagResource",
        "secretsmanager:UntagResource",
        "secretsmanager:UpdateSecret",
      ],
      on: secrets,
    },
  ],
  aws_secretsmanager_secret_version: [
    {
      actions: [
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      on: secrets,
    },
  ],
  aws_security_group: [
    anywhere("ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"),
    { actions: ["ec2:CreateSecurityGroup"], on: network("vpc") },
    {
      actions: ["ec2:CreateSecurityGroup"],
      on: network("security-group"),
      condition: named("aws:RequestTag", "aws_security_group"),
    },
    {
      actions: [
        "ec2:DeleteSecurityGroup",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:RevokeSecurityGroupIngress",
        ...networkTags,
      ],
      on: network("security-group"),
      condition: named("aws:ResourceTag", "aws_security_group"),
    },
    tagsOfNew,
  ],
  aws_sns_topic: [
    {
      actions: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:GetTopicAttributes",
        "sns:ListTagsForResource",
        "sns:SetTopicAttributes",
        "sns:TagResource",
        "sns:UntagResource",
      ],
      on: topics,
    },
  ],
  aws_sns_topic_policy: [{ actions: ["sns:GetTopicAttributes", "sns:SetTopicAttributes"], on: topics }],
  aws_sns_topic_subscription: [
    { actions: ["sns:Subscribe"], on: topics },
    anywhere("sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"),
  ],
  aws_subnet: [
    anywhere("ec2:DescribeSubnets"),
    { actions: ["ec2:CreateSubnet"], on: network("subnet"), condition: named("aws:RequestTag", "aws_subnet") },
    { actions: ["ec2:CreateSubnet"], on: network("vpc"), condition: named("aws:ResourceTag", "aws_vpc") },
    {
      actions: ["ec2:DeleteSubnet", "ec2:ModifySubnetAttribute", ...networkTags],
      on: network("subnet"),
      condition: named("aws:ResourceTag", "aws_subnet"),
    },
    tagsOfNew,
  ],
  aws_vpc: [
    anywhere("ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs"),
    { actions: ["ec2:CreateVpc"], on: network("vpc"), condition: named("aws:RequestTag", "aws_vpc") },
    {
      actions: ["ec2:DeleteVpc", "ec2:DescribeVpcAttribute", "ec2:ModifyVpcAttribute", ...networkTags],
      on: network("vpc"),
      condition: named("aws:ResourceTag", "aws_vpc"),
    },
    tagsOfNew,
  ],
  aws_vpc_security_group_ingress_rule: [
    anywhere("ec2:DescribeSecurityGroupRules"),
    // The group of a cache in another stack has a name that this one does not know.
    { actions: clientRules, on: network("security-group"), condition: named("aws:ResourceTag", "aws_security_group") },
    { actions: [...clientRules, ...networkTags], on: network("prefix-list", "security-group-rule") },
    tagsOfNew,
  ],
  terraform_data: [],
  "data.aws_secretsmanager_secret_version": [{ actions: ["secretsmanager:GetSecretValue"], on: secrets }],
  "data.aws_security_group": [anywhere("ec2:DescribeSecurityGroups")],
  "data.aws_subnets": [anywhere("ec2:DescribeSubnets")],
  "data.aws_vpc": [
    anywhere("ec2:DescribeRouteTables", "ec2:DescribeVpcs"),
    { actions: ["ec2:DescribeVpcAttribute"], on: network("vpc") },
  ],
};
