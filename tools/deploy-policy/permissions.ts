/** Actions on some resources. */
export interface Permission {
  /** What may be done. */
  readonly actions: readonly string[];
  /** ARNs with `{region}`, `{account}`, and `{cache}` for the beginning of each cache's name. */
  readonly on: readonly string[];
  /** Condition in the policy's own form, with the same placeholders. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const elastiCache = ["arn:aws:elasticache:{region}:{account}:*:{cache}*"];
const alarms = ["arn:aws:cloudwatch:{region}:{account}:alarm:{cache}*"];
const chat = ["arn:aws:chatbot::{account}:chat-configuration/*"];
const dashboards = ["arn:aws:cloudwatch::{account}:dashboard/{cache}*"];
const functions = ["arn:aws:lambda:{region}:{account}:function:*"];
const keys = ["arn:aws:kms:{region}:{account}:key/*"];
const keysOfCaches = { StringEquals: { "aws:ResourceTag/Name": "{cache}" } };
const logGroups = ["arn:aws:logs:{region}:{account}:log-group:/aws/elasticache/{cache}/*"];
const network = ["vpc", "subnet", "security-group", "security-group-rule"].map(
  (type) => `arn:aws:ec2:{region}:{account}:${type}/*`,
);
const roles = ["arn:aws:iam::{account}:role/*"];
const secrets = ["arn:aws:secretsmanager:{region}:{account}:secret:elasticache/{cache}/*"];
const topics = ["arn:aws:sns:{region}:{account}:{cache}*"];
const anything = ["*"];

/** Actions that have no resource, or whose resource is not known by name; they read, or make something new. */
function anywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything, condition: { StringEquals: { "aws:RequestedRegion": "{region}" } } };
}

/** The same for a service that is not in one region. */
function everywhere(...actions: readonly string[]): Permission {
  return { actions, on: anything };
}

const elastiCacheTags = ["AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource"].map(
  (action) => `elasticache:${action}`,
);
const alarmTags = ["TagResource", "UntagResource", "ListTagsForResource"].map((action) => `cloudwatch:${action}`);
const networkTags = { actions: ["ec2:CreateTags", "ec2:DeleteTags"], on: network };

function elastiCacheActions(...actions: readonly string[]): Permission {
  return { actions: [...actions.map((action) => `elasticache:${action}`), ...elastiCacheTags], on: elastiCache };
}

/** What ElastiCache needs of whoever makes or changes a cache, to put its nodes into a network. */
const nodesInNetwork = anywhere(
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
);

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
  on: ["arn:aws:iam::{account}:role/aws-service-role/elasticache.amazonaws.com/*"],
  condition: { StringEquals: { "iam:AWSServiceName": "elasticache.amazonaws.com" } },
};

/**
 * What Terraform does in AWS for each type: resources by their type, data sources with `data.` before it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html
 */
export const permissions: Readonly<Record<string, readonly Permission[]>> = {
  aws_chatbot_slack_channel_configuration: [
    everywhere("chatbot:CreateSlackChannelConfiguration", "chatbot:DescribeSlackChannelConfigurations"),
    { actions: ["chatbot:DeleteSlackChannelConfiguration", "chatbot:UpdateSlackChannelConfiguration"], on: chat },
    everywhere("chatbot:ListTagsForResource", "chatbot:TagResource", "chatbot:UntagResource"),
    {
      actions: ["iam:PassRole"],
      on: roles,
      condition: { StringEquals: { "iam:PassedToService": "chatbot.amazonaws.com" } },
    },
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
    {
      actions: ["iam:PassRole"],
      on: roles,
      condition: { StringEquals: { "iam:PassedToService": "chatbot.amazonaws.com" } },
    },
  ],
  aws_cloudwatch_composite_alarm: [
    { actions: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutCompositeAlarm"], on: alarms },
    { actions: alarmTags, on: alarms },
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
    { actions: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"], on: alarms },
    { actions: alarmTags, on: alarms },
  ],
  aws_default_security_group: [
    anywhere("ec2:DescribeSecurityGroups"),
    { actions: ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"], on: network },
    networkTags,
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
    nodesInNetwork,
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
    nodesInNetwork,
  ],
  aws_elasticache_user: [elastiCacheActions("CreateUser", "DeleteUser", "DescribeUsers", "ModifyUser")],
  aws_elasticache_user_group: [
    elastiCacheActions("CreateUserGroup", "DeleteUserGroup", "DescribeUserGroups", "ModifyUserGroup"),
  ],
  aws_iam_role_policy: [{ actions: ["iam:DeleteRolePolicy", "iam:GetRolePolicy", "iam:PutRolePolicy"], on: roles }],
  aws_kms_alias: [
    anywhere("kms:ListAliases"),
    {
      actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      on: ["arn:aws:kms:{region}:{account}:alias/elasticache-{cache}*"],
    },
    { actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"], on: keys, condition: keysOfCaches },
  ],
  aws_kms_key: [
    anywhere("kms:CreateKey", "kms:TagResource"),
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
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
      ],
      on: keys,
      condition: keysOfCaches,
    },
  ],
  aws_kms_key_policy: [{ actions: ["kms:GetKeyPolicy", "kms:PutKeyPolicy"], on: keys, condition: keysOfCaches }],
  aws_lambda_permission: [
    { actions: ["lambda:AddPermission", "lambda:GetPolicy", "lambda:RemovePermission"], on: functions },
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
    { actions: ["ec2:CreateSecurityGroup", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupEgress"], on: network },
    networkTags,
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
    { actions: ["ec2:CreateSubnet", "ec2:DeleteSubnet", "ec2:ModifySubnetAttribute"], on: network },
    networkTags,
  ],
  aws_vpc: [
    anywhere("ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs"),
    { actions: ["ec2:CreateVpc", "ec2:DeleteVpc", "ec2:DescribeVpcAttribute", "ec2:ModifyVpcAttribute"], on: network },
    networkTags,
  ],
  aws_vpc_security_group_ingress_rule: [
    anywhere("ec2:DescribeSecurityGroupRules"),
    {
      actions: ["ec2:AuthorizeSecurityGroupIngress", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupIngress"],
      on: network,
    },
    networkTags,
  ],
  terraform_data: [],
  "data.aws_secretsmanager_secret_version": [{ actions: ["secretsmanager:GetSecretValue"], on: secrets }],
  "data.aws_security_group": [anywhere("ec2:DescribeSecurityGroups")],
  "data.aws_subnets": [anywhere("ec2:DescribeSubnets")],
  "data.aws_vpc": [
    anywhere("ec2:DescribeRouteTables", "ec2:DescribeVpcs"),
    { actions: ["ec2:DescribeVpcAttribute"], on: network },
  ],
};
