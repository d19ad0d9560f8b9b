import { isSameName } from "../read/members";
import { type Candidate, type Refusal } from "./refusal";

/** Status of a user and a user group at rest. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_UserGroup.html */
const atRest = "active";

/** A user group that is being changed, with the members it had before. */
export function ofUserGroups({ account, group }: Candidate): readonly Refusal[] {
  const { UserGroupIds = [] } = group;
  return account.userGroups
    .filter(({ UserGroupId, Status }) => UserGroupIds.some((id) => isSameName(id, UserGroupId)) && Status !== atRest)
    .map(({ UserGroupId = "", Status = "unknown" }) => ({
      reason: `the status of its user group ${UserGroupId} is ${Status}, and not ${atRest}`,
      way: `wait until the group is ${atRest}, then run adopt again`,
    }));
}
