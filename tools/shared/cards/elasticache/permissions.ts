import { type Permission, actionsOf, anywhere, inEc2 } from "../permission";

/** Actions of ElastiCache on the caches of the stack, and on their tags. */
export function elastiCacheActions(...names: readonly string[]): Permission {
  return {
    actions: actionsOf("elasticache", ...names, "AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource"),
    on: ["arn:{partition}:elasticache:{region}:{account}:*:{cache}*"],
  };
}

/** Permissions for reading caches that somebody else manages. */
export const cachesData: Readonly<Record<string, readonly Permission[]>> = {
  aws_elasticache_replication_group: [
    {
      actions: ["elasticache:DescribeReplicationGroups"],
      on: ["arn:{partition}:elasticache:{region}:{account}:replicationgroup:{watched}*"],
    },
  ],
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

/** What a role needs once per account, to create the first cache. */
export const serviceRole: Permission = {
  actions: ["iam:CreateServiceLinkedRole"],
  on: ["arn:{partition}:iam::{account}:role/aws-service-role/elasticache.amazonaws.com/*"],
  condition: { StringEquals: { "iam:AWSServiceName": "elasticache.amazonaws.com" } },
};
