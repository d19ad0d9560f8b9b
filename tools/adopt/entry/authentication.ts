import type { User } from "@aws-sdk/client-elasticache";
import type { Authentication, CacheUser, ExistingUser } from "../../../constructs";
import type { Engine } from "../../../constructs/elasticache";
import type { FoundCache, FoundUserGroup } from "../found";
import { keyFor, uniqueKeys } from "./key";
import { type Taking, given, imported, whyShared } from "./part";

/** Name of the user of clients that give none. */
const defaultUserName = "default";

/** The secret that holds a cache's token, as far as the caller says so: AWS does not. */
export interface TokenSecret {
  /** Full ARN. */
  readonly arn: string;
  /** @default - the whole secret is the token */
  readonly jsonKey?: string;
}

/** Secrets that AWS does not connect with a cache. */
export interface Secrets {
  /** @default - the token is not known */
  readonly token?: TokenSecret;
  /** ARNs of the secrets with passwords, by the id of the user. */
  readonly users: Readonly<Record<string, string>>;
}

/** How clients log in, with what is to be done about secrets that AWS does not tell. */
export interface TakenAuthentication {
  readonly authentication: Authentication;
  readonly takings: readonly Taking[];
}

/**
 * How clients log in.
 *
 * @param isKept why its user group cannot be imported, if it cannot
 */
export function authenticationOf(
  found: FoundCache,
  engine: Engine,
  secrets: Secrets,
  isKept: string | undefined,
): TakenAuthentication {
  if (found.userGroup !== undefined) {
    return usersOf(found.userGroup, engine, secrets, isKept);
  }
  if (found.group.AuthTokenEnabled !== true) {
    return { authentication: { kind: "off" }, takings: [] };
  }
  if (secrets.token !== undefined) {
    const { arn: secretArn, jsonKey } = secrets.token;
    const authentication: Authentication = {
      kind: "existing-secret",
      secretArn,
      ...(jsonKey === undefined ? {} : { jsonKey }),
    };
    return { authentication, takings: [given("token", secretArn, "AWS does not tell a token")] };
  }
  const why = "AWS does not tell the present one; to keep it, name its secret with --token-secret";
  return {
    authentication: { kind: "auth-token", rotation: 2 },
    takings: [{ part: "token", what: "beside the present one", how: "new", why }],
  };
}

function usersOf(
  { group, users, usedBy }: FoundUserGroup,
  engine: Engine,
  { users: secrets }: Secrets,
  isKept: string | undefined,
): TakenAuthentication {
  const userGroupId = String(group.UserGroupId);
  const others = users.filter(({ UserName }) => UserName !== defaultUserName);
  const silent = others.filter((user) => isSilent(user, secrets)).map(({ UserId }) => String(UserId));
  const defaultUser = users.find(({ UserName }) => UserName === defaultUserName);
  const isRedis = group.Engine?.toLowerCase() === "redis";
  const incomplete =
    isRedis && defaultUser === undefined ? "it has no user `default`, which would be added" : undefined;
  const reason = isKept ?? whyGiven(usedBy, silent) ?? incomplete;
  if (reason !== undefined) {
    const known = byKey(others).filter(([, user]) => !isSilent(user, secrets));
    const named = Object.fromEntries(known.map(([key, user]) => [key, existingUser(user, secrets)]));
    const authentication: Authentication = {
      kind: "existing-user-group",
      userGroupId,
      ...(known.length === 0 ? {} : { users: named }),
    };
    return { authentication, takings: [given("user group", userGroupId, reason)] };
  }
  const authentication: Authentication = {
    kind: "rbac",
    userGroupId,
    ...(isRedis && engine.kind === "valkey" ? { userEngine: redisUsers } : {}),
    users: Object.fromEntries(byKey(others).map(([key, user]) => [key, cacheUser(user, secrets)])),
    ...(defaultUser === undefined
      ? {}
      : { defaultUser: { kind: "existing-user", userId: String(defaultUser.UserId) } as const }),
  };
  return { authentication, takings: [imported("user group", userGroupId), ...users.map(takingOf)] };
}

/** Only the kind of the engine counts for users. */
const redisUsers: Engine = { kind: "redis", version: "7.0" };

function whyGiven(usedBy: readonly string[], silent: readonly string[]): string | undefined {
  const unknown =
    silent.length === 0
      ? undefined
      : `AWS does not tell how ${silent.join(", ")} logs in; name the secret with --user-secret`;
  return whyShared(usedBy) ?? unknown;
}

/** A user with a password in an unknown place: our props would say that it logs in with IAM. */
function isSilent({ UserId = "", Authentication }: User, secrets: Secrets["users"]): boolean {
  return Authentication?.Type !== "iam" && secrets[UserId] === undefined;
}

/** A user with a password is given: Terraform would set another one. */
function cacheUser(user: User, secrets: Secrets["users"]): CacheUser {
  return isOwn(user)
    ? { kind: "iam", userId: String(user.UserId), accessString: String(user.AccessString) }
    : existingUser(user, secrets);
}

function existingUser({ UserId = "", UserName = UserId }: User, secrets: Secrets["users"]): ExistingUser {
  const secretArn = secrets[UserId];
  return {
    kind: "existing-user",
    userId: UserId,
    ...(UserName === UserId ? {} : { userName: UserName }),
    ...(secretArn === undefined ? {} : { secretArn }),
  };
}

function isOwn({ Authentication, UserGroupIds = [] }: User): boolean {
  return Authentication?.Type === "iam" && UserGroupIds.length <= 1;
}

function takingOf(user: User): Taking {
  const { UserId = "", UserName } = user;
  if (isOwn(user) && UserName !== defaultUserName) {
    return imported("user", UserId);
  }
  return given("user", UserId, whyGivenUser(user));
}

function whyGivenUser({ UserName, UserGroupIds = [], Authentication }: User): string {
  if (UserGroupIds.length > 1) {
    return `in ${UserGroupIds.length} user groups`;
  }
  if (Authentication?.Type === "password") {
    return "its password stays what it is";
  }
  return UserName === defaultUserName ? "a user `default` is left as it is" : "it logs in without a password";
}

/** Users by a key of their own: their name as far as it makes one, or else their id. */
function byKey(users: readonly User[]): readonly (readonly [key: string, user: User])[] {
  const keys = uniqueKeys(users.map(({ UserName = "", UserId = "" }) => keyOf(UserName) ?? keyOf(UserId) ?? "user"));
  return users.map((user, index) => [String(keys[index]), user]);
}

/** Keys are narrower than names: letters, digits and single hyphens, and not `default`. */
function keyOf(text: string): string | undefined {
  const key = keyFor(text);
  return key === "" || key === defaultUserName ? undefined : key;
}
