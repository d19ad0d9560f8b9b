import { parse } from "@aws-sdk/util-arn-parser";
import { type CacheCluster, ListTagsForResourceCommand, type ReplicationGroup } from "@aws-sdk/client-elasticache";
import { Failure } from "../../shared/failure";
import type { FoundCache, FoundParameterGroup, FoundSubnetGroup, FoundUserGroup, Place } from "../found";
import type { AccountReading } from "./account";
import { ask } from "./ask";
import { groupOf, isSameName, membersOf } from "./members";
import { changedParameters } from "./parameters";
import { readSecurityGroups } from "./security-groups";
import type { Session } from "./session";
import { othersWith, othersWithUsers } from "./used-by";

/**
 * Reads everything about one cache that `refusalsOf` has no objection to. ElastiCache and EC2 are asked at the same time,
 * each for one thing after the other.
 *
 * @param replicationGroupId in any spelling
 * @throws Failure when AWS does not answer, or when there is no such cache or no longer a part of it
 */
export async function readCache(
  session: Session,
  account: AccountReading,
  replicationGroupId: string,
): Promise<FoundCache> {
  const group = groupOf(account, replicationGroupId);
  const members = group === undefined ? [] : membersOf(account, group);
  const [first] = members;
  if (group === undefined || first === undefined) {
    throw new Failure(`there is no replication group ${replicationGroupId} with nodes in ${account.region}`);
  }
  const [[tags, parameterGroup], securityGroups] = await Promise.all([
    inTurn(session, account, group, members),
    readSecurityGroups(session, account, members),
  ]);
  const userGroup = userGroupOf(account, group);
  return {
    place: placeOf(group),
    group,
    members,
    tags,
    parameterGroup,
    subnetGroup: subnetGroupOf(account, members, first),
    securityGroups,
    ...(userGroup === undefined ? {} : { userGroup }),
    alarms: alarmsOf(account, group, members),
    scaling: scalingOf(account, group),
  };
}

/** What ElastiCache says of one cache. */
async function inTurn(
  session: Session,
  account: AccountReading,
  { ARN }: ReplicationGroup,
  members: readonly CacheCluster[],
): Promise<[FoundCache["tags"], FoundParameterGroup]> {
  const { TagList = [] } = await ask(session, "elasticache:ListTagsForResource", () =>
    session.elasticache.send(new ListTagsForResourceCommand({ ResourceName: ARN })),
  );
  return [
    Object.fromEntries(
      TagList.filter(({ Key = "" }) => !isOfAws(Key))
        .map(({ Key = "", Value = "" }) => [Key, Value] as const)
        .sort(),
    ),
    await readParameterGroup(session, account, members),
  ];
}

/**
 * A tag of AWS itself, such as those of CloudFormation, which stay after their stack: nobody can set them.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
function isOfAws(key: string): boolean {
  return /^aws:/i.test(key);
}

/** Where a cache is: its ARN says it, in AWS's other partitions too. */
function placeOf({ ARN = "" }: ReplicationGroup): Place {
  const { partition, region, accountId } = parse(ARN);
  return { partition, region, account: accountId };
}

async function readParameterGroup(
  session: Session,
  account: AccountReading,
  members: readonly CacheCluster[],
): Promise<FoundParameterGroup> {
  const nameOf = ({ CacheParameterGroup }: CacheCluster) => CacheParameterGroup?.CacheParameterGroupName;
  const name = members.map(nameOf)[0] ?? "";
  const group = account.parameterGroups.find(({ CacheParameterGroupName }) =>
    isSameName(CacheParameterGroupName, name),
  );
  return {
    group: there(group, "parameter group", name),
    changed: await changedParameters(session, name),
    usedBy: othersWith(account, members, (cluster) => isSameName(nameOf(cluster), name)),
  };
}

function subnetGroupOf(
  account: AccountReading,
  members: readonly CacheCluster[],
  { CacheSubnetGroupName: name = "" }: CacheCluster,
): FoundSubnetGroup {
  const group = account.subnetGroups.find(({ CacheSubnetGroupName }) => isSameName(CacheSubnetGroupName, name));
  return {
    group: there(group, "subnet group", name),
    usedBy: othersWith(account, members, ({ CacheSubnetGroupName }) => isSameName(CacheSubnetGroupName, name)),
  };
}

function userGroupOf(
  account: AccountReading,
  { UserGroupIds: [id] = [], ReplicationGroupId }: ReplicationGroup,
): FoundUserGroup | undefined {
  if (id === undefined) {
    return undefined;
  }
  const group = there(
    account.userGroups.find(({ UserGroupId }) => isSameName(UserGroupId, id)),
    "user group",
    id,
  );
  const users = (group.UserIds ?? []).map((user) =>
    there(
      account.users.find(({ UserId }) => isSameName(UserId, user)),
      "user",
      user,
    ),
  );
  return { group, users, usedBy: othersWithUsers(group, users, ReplicationGroupId) };
}

function alarmsOf(
  { alarms }: AccountReading,
  { ReplicationGroupId = "" }: ReplicationGroup,
  members: readonly CacheCluster[],
): FoundCache["alarms"] {
  const ids = [ReplicationGroupId, ...members.map(({ CacheClusterId = "" }) => CacheClusterId)].map((id) =>
    id.toLowerCase(),
  );
  return alarms
    .filter(({ about }) => about.some((id) => ids.includes(id)))
    .map(({ name, actions }) => ({ name, actions }));
}

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTarget.html */
function scalingOf({ scaling }: AccountReading, { ReplicationGroupId = "" }: ReplicationGroup): FoundCache["scaling"] {
  return scaling.filter(({ ResourceId }) => isSameName(ResourceId, `replication-group/${ReplicationGroupId}`));
}

/** A part that was just read of a cache may be gone when it is looked for. */
function there<T>(part: T | undefined, what: string, name: string): T {
  if (part === undefined) {
    throw new Failure(`the cache has the ${what} ${name}, and there is none: try again when nobody changes it`);
  }
  return part;
}
