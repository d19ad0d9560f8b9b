import { Failure } from "../../shared/failure";
import type { Secrets } from "../entry/authentication";
import type { FoundCache } from "../found";

/**
 * Refuses secrets that were named for what the cache does not have: a mistyped id would otherwise be found out by a
 * client that is not let in.
 *
 * @throws Failure with the option, and what there is
 */
export function checkSecrets({ group, userGroup }: FoundCache, { token, users }: Secrets): void {
  const ids = userGroup?.users.map(({ UserId = "" }) => UserId) ?? [];
  const strangers = Object.keys(users).filter((id) => !ids.includes(id));
  if (token !== undefined && group.AuthTokenEnabled !== true) {
    throw new Failure("--token-secret does not go with this cache: it has no token");
  }
  if (strangers.length > 0) {
    const known = ids.length === 0 ? "it has no users" : `its users are ${ids.join(", ")}`;
    throw new Failure(`--user-secret must name a user of this cache by its id, got ${strangers.join(", ")}; ${known}`);
  }
}
