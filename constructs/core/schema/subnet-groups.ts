import { textMatching } from "./texts";

/**
 * Maximum length of the name of a subnet group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 * @internal
 */
export const maxSubnetGroupNameLength = 255;

/**
 * Check of the name of a subnet group of ElastiCache. AWS takes capitals as well, and they are written in lower case. It
 * documents no underscores; groups that other tools have made may have them, and of a new one AWS itself refuses them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 * @see https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/193
 * @internal
 */
export const subnetGroupNameCheck = textMatching(
  new RegExp(`^[a-z\\d_-]{1,${maxSubnetGroupNameLength}}$`, "i"),
  `must be the name of a subnet group, at most ${maxSubnetGroupNameLength} letters, digits, hyphens and underscores`,
);
