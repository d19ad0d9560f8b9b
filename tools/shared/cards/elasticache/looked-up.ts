import type { Permission } from "../permission";
import { reading } from "./permissions";

/** Permissions for reading what others have in ElastiCache. */
export const elastiCacheData: Readonly<Record<string, readonly Permission[]>> = {
  aws_elasticache_cluster: reading(
    ["DescribeCacheClusters", "ListTagsForResource"],
    "cluster",
    "{data.aws_elasticache_cluster.cluster_id?}",
  ),
  aws_elasticache_replication_group: reading(
    ["DescribeReplicationGroups"],
    "replicationgroup",
    "{data.aws_elasticache_replication_group.replication_group_id?}",
  ),
  aws_elasticache_subnet_group: reading(
    ["DescribeCacheSubnetGroups", "ListTagsForResource"],
    "subnetgroup",
    "{data.aws_elasticache_subnet_group.name?}",
  ),
  aws_elasticache_user: reading(["DescribeUsers"], "user", "{data.aws_elasticache_user.user_id?}"),
};
