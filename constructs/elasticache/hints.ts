import { type Hints, meaning, metaArguments, overridable } from "../core";

/** Hints for a subnet group. @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_subnet_group */
export const subnetGroupHints: Hints = {
  ...overridable("SubnetGroup", "resource", ["description"]),
  ...meaning("it is called `name`", ["cacheSubnetGroupName", "subnetGroupName"]),
  ...meaning("it is called `subnetIds`", ["subnets", "vpcSubnets"]),
  ...meaning("AWS reads it from the subnets: set `subnetIds`", ["vpcId", "vpc"]),
  cacheSubnetGroupDescription: 'no prop sets it: call `addOverride("description", …)` on the `resource`',
  ...metaArguments("SubnetGroup", "resource"),
};
