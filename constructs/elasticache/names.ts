import { type Check, every, textMatching, textUpTo } from "../core";
import { maxClusterIdLength, maxIdLength, maxParameterGroupNameLength } from "./facts/limits";

/**
 * The form of names that ElastiCache requires. It stores them in lower case, so any other form would come back changed.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const nameCheck: Check<string> = textMatching(
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  "must be lower-case letters, digits and single hyphens, beginning with a letter",
);

/**
 * Check of the id of a replication group that exists.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const replicationGroupIdCheck: Check<string> = every(nameCheck, textUpTo(maxIdLength));

/**
 * Check of the id of a cache cluster, which is one node of a replication group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
 */
export const clusterIdCheck: Check<string> = every(nameCheck, textUpTo(maxClusterIdLength));

/**
 * The form of the id of a user. The API takes capitals as well and stores small letters, so that a plan would never
 * settle. Nothing writes them in lower case here: the id may also be the name that a user logs in with, whose case
 * counts.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
 */
export const userIdFormCheck: Check<string> = textMatching(
  /^[a-z][a-z\d-]*$/,
  "must be lower-case letters, digits and hyphens, beginning with a letter",
);

/** Check of the id of a user as AWS has it: one that exists, or one of the caller's choice. */
export const userIdCheck: Check<string> = every(userIdFormCheck, textUpTo(maxIdLength));

/**
 * The form of the id of a user group. AWS takes capitals as well, and they are written in lower case: nobody logs in by
 * that id.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
 */
export const userGroupIdFormCheck: Check<string> = textMatching(
  /^[a-z][a-z\d-]*$/i,
  "must be letters, digits and hyphens, beginning with a letter",
);

/** Check of the id of a user group as AWS has it: one that exists, or one of the caller's choice. */
export const userGroupIdCheck: Check<string> = every(userGroupIdFormCheck, textUpTo(maxIdLength));

/**
 * Check of the name that a user logs in with. The engines take any name without white space, and the API has no pattern.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
 */
export const userNameCheck: Check<string> = textMatching(/^\S+$/, "must be one word");

/**
 * Check of the name of a parameter group: one of the user's, one of AWS's such as default.redis7, or a copy that a
 * global datastore has made.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Creating.html
 */
export const parameterGroupNameCheck: Check<string> = textMatching(
  new RegExp(`^[a-z][a-z\\d._-]{0,${maxParameterGroupNameLength - 1}}$`, "i"),
  "must be the name of a parameter group, letters, digits, hyphens, periods and underscores",
);

/**
 * Check of the name of a parameter group to be made. AWS takes capitals as well, and they are written in lower case. It
 * documents no underscores; groups that other tools have made may have them, and of a new one AWS itself refuses them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Creating.html
 * @see https://github.com/terraform-community-modules/tf_aws_elasticache_redis/issues/46
 * @internal
 */
export const ownParameterGroupNameCheck: Check<string> = every(
  textMatching(
    /^[a-z](?:[a-z\d_]|-(?=[a-z\d_]))*$/i,
    "must be letters, digits, underscores and single hyphens, beginning with a letter",
  ),
  textUpTo(maxParameterGroupNameLength),
);

/**
 * Check of the description of a subnet group or a parameter group; AWS documents no limit. It may be blank, because
 * groups that somebody else has made are.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheParameterGroup.html
 * @internal
 */
export const groupDescriptionCheck: Check<string> = textMatching(/[^]/, "must not be empty");

/**
 * Check of the name of a snapshot; AWS begins those that it takes itself with `automatic.`. There is no limit to its
 * length: AWS names 40 characters for manual ones, but automatic and final ones have more.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 */
export const snapshotNameCheck: Check<string> = textMatching(
  /^[A-Za-z][A-Za-z\d.-]*$/,
  "must be the name of a snapshot, letters, digits, hyphens and periods",
);
