/**
 * Everything that adopt asks AWS for, by the names that IAM has for it. All of it is read-only, and none of it returns a
 * secret.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const adoptActions = [
  "application-autoscaling:DescribeScalableTargets",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetDashboard",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "elasticache:DescribeCacheClusters",
  "elasticache:DescribeCacheParameterGroups",
  "elasticache:DescribeCacheParameters",
  "elasticache:DescribeCacheSubnetGroups",
  "elasticache:DescribeReplicationGroups",
  "elasticache:DescribeUserGroups",
  "elasticache:DescribeUsers",
  "elasticache:ListTagsForResource",
  "sns:GetTopicAttributes",
] as const;

/** One of them. */
export type AdoptAction = (typeof adoptActions)[number];
