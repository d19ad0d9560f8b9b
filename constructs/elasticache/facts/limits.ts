/*
 * The limits of ElastiCache, each with its source. Limits that happen to be equal are separate constants.
 */

/**
 * Maximum length of the id of a replication group, of a user and of a user group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @internal
 */
export const maxIdLength = 40;

/**
 * Maximum length of the id of a cache cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
 */
export const maxClusterIdLength = 50;

/**
 * Maximum length of the description of a replication group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const maxDescriptionLength = 255;

/**
 * Maximum length of the name of a parameter group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Creating.html
 */
export const maxParameterGroupNameLength = 255;

/**
 * Maximum number of subnets in one subnet group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 * @internal
 */
export const maxSubnets = 20;

/**
 * Maximum number of replicas of one primary.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const maxReplicas = 5;

/**
 * Maximum number of shards in one replication group, and of nodes with the highest quota that AWS grants.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 */
export const maxShards = 500;
export const maxNodes = 500;

/**
 * Maximum number of nodes in one replication group with the default quota.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 */
export const defaultMaxNodes = 90;

/**
 * Maximum number of days that automatic snapshots are kept.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const maxSnapshotRetentionDays = 35;

/**
 * Maximum length of the name of a snapshot: the guide gives the rule for names of clusters, and the API gives none.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 * @internal
 */
export const maxSnapshotNameLength = 40;

/**
 * Minimum length of a window, in minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const minWindowMinutes = 60;

/**
 * Maximum length of a maintenance window, in minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html
 */
export const maxMaintenanceWindowMinutes = 24 * 60;

/**
 * Maximum number of users in one user group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @internal
 */
export const maxUsers = 100;

/**
 * Maximum number of passwords of one user.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export const maxPasswords = 2;
