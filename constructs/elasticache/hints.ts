import { type Hints, meaning, metaArguments } from "../core";

/** Hints for an engine, by a name beside its kind or by a kind that it does not have. */
export const engineHints: Hints = {
  memcached: "Memcached is not offered",
  ...meaning('write "redis"', ["redisOss", "redis-oss", "elasticache"]),
  ...meaning("it is called `version`", ["engineVersion", "release", "majorVersion"]),
  ...meaning("it follows from `version`", ["family", "parameterGroupFamily"]),
};

/** Hints for a subnet group. @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_subnet_group */
export const subnetGroupHints: Hints = {
  ...meaning("it is called `subnetGroupName`", ["cacheSubnetGroupName"]),
  ...meaning("it is called `subnetIds`", ["subnets", "vpcSubnets"]),
  ...meaning("AWS reads it from the subnets: set `subnetIds`", ["vpcId", "vpc"]),
  ...meaning("it is called `description`", ["cacheSubnetGroupDescription", "subnetGroupDescription"]),
  ...metaArguments("SubnetGroup", "resource"),
};
