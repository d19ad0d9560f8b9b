import { isUnresolved } from "../../core";
import type { Engine } from "../../elasticache";
import type { RbacAuthentication } from "./authentication";
import { defaultUserName, derivedUserId, hasDefaultUser } from "./user-facts";
import type { CacheUser } from "./users";

/** An id or a name of a user in a group. */
export interface Identifier {
  /** The text; it may be unresolved. */
  readonly value: string;
  /**
   * The prop that it comes from.
   *
   * @default - it follows from names that differ
   */
  readonly prop?: string;
}

/** A user of a group, as props describe it. */
export interface DescribedUser {
  /** The prop that describes it. */
  readonly at: string;
  /** Its id. */
  readonly userId: Identifier;
  /** The name it logs in with. */
  readonly userName: Identifier;
}

/** The users of a group that is made, with the user `default` first. Users that failed a check are left out. */
export function describedUsers(
  authentication: RbacAuthentication,
  cacheName: string,
  engine: Engine,
): readonly DescribedUser[] {
  const { users, defaultUser } = authentication;
  const at = "authentication.defaultUser";
  const first = defaultUser === undefined || isUnresolved(defaultUser) ? {} : defaultUser;
  const defaults = hasDefaultUser(authentication, engine)
    ? [{ at, ...idOf(first, at, cacheName, defaultUserName), userName: { value: defaultUserName } }]
    : [];
  const named = Object.entries(users)
    .filter(([, user]) => !isUnresolved(user))
    .map(([name, user]) => described(`authentication.users.${name}`, name, user, cacheName));
  return [...defaults, ...named];
}

function described(at: string, name: string, user: CacheUser, cacheName: string): DescribedUser {
  const { userId } = idOf(user, at, cacheName, name);
  const chosen = user.kind === "iam" ? undefined : user.userName;
  return { at, userId, userName: chosen === undefined ? userId : { value: chosen, prop: `${at}.userName` } };
}

function idOf({ userId }: { readonly userId?: string }, at: string, cacheName: string, name: string) {
  return {
    userId: userId === undefined ? { value: derivedUserId(cacheName, name) } : { value: userId, prop: `${at}.userId` },
  };
}
