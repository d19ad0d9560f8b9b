import type { User } from "@aws-sdk/client-elasticache";
import type { Authentication, CacheUser } from "../../../constructs";
import type { Engine } from "../../../constructs/elasticache";
import type { FoundCache, FoundUserGroup } from "../found";
import { type Taking, given, imported } from "./part";

/** The secret that holds a cache's token, as far as the caller says so: AWS does not. */
export interface TokenSecret {
  /** Full ARN. */
  readonly arn: string;
  /** @default - the whole secret is the token */
  readonly jsonKey?: string;
}

/** How clients log in, with what is to be done about secrets that AWS does not tell. */
export interface TakenAuthentication {
  readonly authentication: Authentication;
  readonly takings: readonly Taking[];
  /** The users that are the cache's own, by their key among its users. */
  readonly users: Readonly<Record<string, string>>;
}

/**
 * How clients log in.
 *
 * @param isKept why its user group cannot be imported, if it cannot
 */
export function authenticationOf(
  found: FoundCache,
  engine: Engine,
  secret: TokenSecret | undefined,
  isKept: string | undefined,
): TakenAuthentication {
  if (found.userGroup !== undefined) {
    return usersOf(found.userGroup, engine, isKept);
  }
  if (found.group.AuthTokenEnabled !== true) {
    return { authentication: { kind: "off" }, takings: [], users: {} };
  }
  if (secret !== undefined) {
    const { arn: secretArn, jsonKey } = secret;
    const authentication: Authentication = {
      kind: "existing-secret",
      secretArn,
      ...(jsonKey === undefined ? {} : { jsonKey }),
    };
    return { authentication, takings: [given("token", secretArn, "AWS does not tell a token")], users: {} };
  }
  const why = "AWS does not tell the present one, which stays valid until `rotation` is 3; name its secret with --token-secret to keep it";
  return {
    authentication: { kind: "auth-token", rotation: 2 },
    takings: [{ part: "token", what: "a new one beside the present one, after --finish", how: "new", why }],
    users: {},
  };
}

function usersOf({ group, users, usedBy }: FoundUserGroup, engine: Engine, isKept: string | undefined): TakenAuthentication {
  const userGroupId = String(group.UserGroupId);
  const reason = isKept ?? (usedBy.length === 0 ? undefined : `used by ${usedBy.join(", ")} as well`);
  if (reason !== undefined) {
    const authentication: Authentication = { kind: "existing-user-group", userGroupId };
    return { authentication, takings: [given("user group", userGroupId, reason)], users: {} };
  }
  const others = users.filter(({ UserName }) => UserName !== "default");
  const named = others.map((user) => [keyOf(user, others), user] as const);
  const byKey = named.map(([key, user]) => [key, cacheUserOf(user)] as const);
  const defaultUser = users.find(({ UserName }) => UserName === "default");
  const authentication: Authentication = {
    kind: "rbac",
    userGroupId,
    ...(group.Engine === undefined || group.Engine.toLowerCase() === engine.kind
      ? {}
      : { userEngine: { kind: "redis", version: "7.1" } as const }),
    users: Object.fromEntries(byKey),
    ...(defaultUser === undefined
      ? {}
      : { defaultUser: { kind: "existing-user", userId: String(defaultUser.UserId) } as const }),
  };
  const own = byKey.flatMap(([key, user]) => (user.kind === "iam" ? [[key, String(user.userId)] as const] : []));
  return {
    authentication,
    takings: [imported("user group", userGroupId), ...users.map(takingOf)],
    users: Object.fromEntries(own),
  };
}

/** A user with a password is given: Terraform would set another one. */
function cacheUserOf(user: User): CacheUser {
  const [userId, accessString] = [String(user.UserId), String(user.AccessString)];
  return isOwn(user)
    ? { kind: "iam", userId, accessString }
    : { kind: "existing-user", userId, ...(user.UserName === userId ? {} : { userName: String(user.UserName) }) };
}

function isOwn(user: User): boolean {
  return user.Authentication?.Type === "iam" && (user.UserGroupIds ?? []).length <= 1;
}

function takingOf(user: User): Taking {
  const userId = String(user.UserId);
  if (isOwn(user)) {
    return imported("user", userId);
  }
  return given("user", userId, whyGiven(user));
}

function whyGiven({ Authentication, UserName, UserGroupIds = [] }: User): string {
  if (UserGroupIds.length > 1) {
    return `also in ${UserGroupIds.length - 1} other user group${UserGroupIds.length === 2 ? "" : "s"}`;
  }
  return UserName === "default" || Authentication?.Type !== "password"
    ? "it stays as it is"
    : "AWS does not tell its password: write `secretArn` where its secret is known";
}

/** Keys are shorter than names may be: letters, digits and single hyphens. */
function keyOf(user: User, all: readonly User[]): string {
  const key = wordsOf(String(user.UserName));
  const twins = all.filter(({ UserName }) => wordsOf(String(UserName)) === key);
  return key !== "" && twins.length === 1 ? key : wordsOf(String(user.UserId));
}

function wordsOf(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return words === "default" ? "" : words;
}
