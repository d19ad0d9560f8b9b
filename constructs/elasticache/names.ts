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
 * settle.
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
 * Check of the id of a user group that exists. AWS takes capitals as well, and they are written in lower case.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
 */
export const userGroupIdCheck: Check<string> = every(
  textMatching(/^[a-z][a-z\d-]*$/i, "must be letters, digits and hyphens, beginning with a letter"),
  textUpTo(maxIdLength),
);

/** Check of the id of a user group of the caller's choice, which has the form of a user's. */
export const ownUserGroupIdCheck: Check<string> = userIdCheck;

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
  new RegExp(`^[a-z][a-z\\d.-]{0,${maxParameterGroupNameLength - 1}}$`, "i"),
  "must be the name of a parameter group, letters, digits, hyphens and periods",
);

/**
 * Check of the name of a parameter group to be made. AWS takes capitals as well, and they are written in lower case.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Creating.html
 * @internal
 */
export const ownParameterGroupNameCheck: Check<string> = every(
  textMatching(
    /^[a-z](?:[a-z\d]|-(?=[a-z\d]))*$/i,
    "must be letters, digits and single hyphens, beginning with a letter",
  ),
  textUpTo(maxParameterGroupNameLength),
);

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
