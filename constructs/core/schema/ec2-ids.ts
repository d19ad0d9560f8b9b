import { textMatching } from "./texts";

/*
 * Ids of EC2: a prefix and hexadecimal digits, 8 in old ones and 17 in new ones. The API has no pattern for them.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */

/**
 * Check of the id of a VPC.
 *
 * @internal
 */
export const vpcIdCheck = textMatching(/^vpc-[\da-f]+$/, "must be a VPC id like vpc-0123456789abcdef0");

/**
 * Check of the id of a subnet.
 *
 * @internal
 */
export const subnetIdCheck = textMatching(/^subnet-[\da-f]+$/, "must be a subnet id like subnet-0123456789abcdef0");

/**
 * Check of the id of a security group of the same account.
 *
 * @internal
 */
export const securityGroupIdCheck = textMatching(
  /^sg-[\da-f]+$/,
  "must be a security group id like sg-0123456789abcdef0",
);
