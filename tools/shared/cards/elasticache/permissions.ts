import { type Permission, actionsOf, anywhere, inEc2 } from "../permission";

const cache = "aws_elasticache_replication_group";

/** Whatever has a name that begins with that of a cache of the stack. */
const namedAfterCaches = inElastiCache("*", "{cache}*");

/** ARN of something in ElastiCache. */
function inElastiCache(kind: string, name: string): string {
  return `arn:{partition}:elasticache:{region}:{account}:${kind}:${name}`;
}

/**
 * Actions of ElastiCache on the caches of the stack and what is named after them, and on their tags.
 *
 * @param kind the kind of a part that may have a name of its own, as ARNs have it
 * @param name placeholder of that name
 */
export function elastiCacheActions(names: readonly string[], kind?: string, name?: string): Permission {
  return {
    actions: actionsOf("elasticache", ...names, "AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource"),
    on: [namedAfterCaches, ...(kind === undefined || name === undefined ? [] : [inElastiCache(kind, name)])],
  };
}

/** Reading one kind of object that is looked up. */
export function reading(actions: readonly string[], kind: string, name: string): readonly Permission[] {
  return [{ actions: actionsOf("elasticache", ...actions), on: [inElastiCache(kind, name)] }];
}

/**
 * The same two calls are allowed on each part that they name as well, whoever made it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html
 */
export const partsOfCaches: readonly Permission[] = [
  {
    actions: actionsOf("elasticache", "CreateReplicationGroup", "ModifyReplicationGroup"),
    on: [
      namedAfterCaches,
      inElastiCache("parametergroup", `{${cache}.parameter_group_name?}`),
      inElastiCache("usergroup", `{${cache}.user_group_ids?}`),
    ],
  },
  {
    actions: actionsOf("elasticache", "CreateReplicationGroup"),
    on: [
      namedAfterCaches,
      inElastiCache("snapshot", `{${cache}.snapshot_name?}`),
      inElastiCache("subnetgroup", `{${cache}.subnet_group_name?}`),
    ],
  },
];

/** A user group is made and changed with its users, whoever made those. */
export const usersOfGroups: Permission = {
  actions: actionsOf("elasticache", "CreateUserGroup", "ModifyUserGroup"),
  on: [namedAfterCaches, inElastiCache("user", "{aws_elasticache_user_group.user_ids?}")],
};

/**
 * What a role needs to create or change a cache, so that ElastiCache can put the nodes into a network.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html
 */
export const nodesInNetwork: readonly Permission[] = [
  anywhere("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeVpcs"),
  {
    actions: ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
    on: inEc2("*"),
  },
];

/**
 * What a role needs to have the logs of a cache delivered.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export const logDelivery = anywhere(
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
);

const streams = `{${cache}.log_delivery_configuration.destination_type=kinesis-firehose.destination?}`;

/**
 * What it needs in addition for logs that go to Firehose: AWS marks the stream, and has a role for all of an account.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-Firehose.html
 */
export const streamDelivery: readonly Permission[] = [
  {
    actions: ["firehose:TagDeliveryStream"],
    on: [`arn:{partition}:firehose:{region}:{account}:deliverystream/${streams}`],
  },
  {
    actions: ["iam:CreateServiceLinkedRole"],
    on: [
      "arn:{partition}:iam::{account}:role/aws-service-role/delivery.logs.amazonaws.com/AWSServiceRoleForLogDelivery",
    ],
    condition: { StringEquals: { "iam:AWSServiceName": "delivery.logs.amazonaws.com" } },
    onlyWith: streams,
  },
];

/** What a role needs once per account, to create the first cache. */
export const serviceRole: Permission = {
  actions: ["iam:CreateServiceLinkedRole"],
  on: ["arn:{partition}:iam::{account}:role/aws-service-role/elasticache.amazonaws.com/*"],
  condition: { StringEquals: { "iam:AWSServiceName": "elasticache.amazonaws.com" } },
};
