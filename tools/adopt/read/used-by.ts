import type { CacheCluster, User, UserGroup } from "@aws-sdk/client-elasticache";
import type { AccountReading } from "./account";
import { cacheOf, isSameName } from "./members";

/** The caches of the account that have a part as well, but for the one with these nodes. */
export function othersWith(
  { clusters }: AccountReading,
  members: readonly CacheCluster[],
  has: (cluster: CacheCluster) => boolean,
): readonly string[] {
  const others = clusters.filter((cluster) => !members.includes(cluster) && has(cluster));
  return [...new Set(others.map(cacheOf))].map((id) => `the cache ${id}`);
}

/** Id of the user that AWS itself keeps, which is in every group without a default user of its own. */
const usersDefault = "default";

/** What else uses a user group, or one of its users: a change of the user would reach it too. */
export function othersWithUsers(
  { UserGroupId, ReplicationGroups = [], ServerlessCaches = [] }: UserGroup,
  users: readonly User[],
  cache: string | undefined,
): readonly string[] {
  return [
    ...ReplicationGroups.filter((id) => !isSameName(id, cache)).map((id) => `the cache ${id}`),
    ...ServerlessCaches.map((name) => `the serverless cache ${name}`),
    ...users
      .filter(({ UserId }) => UserId !== usersDefault)
      .flatMap(({ UserId = "", UserGroupIds = [] }) =>
        UserGroupIds.filter((id) => !isSameName(id, UserGroupId)).map(
          (id) => `the user group ${id}, by the user ${UserId}`,
        ),
      ),
  ];
}
