import { type Problems, isUnresolved } from "../../core";
import { type Engine, checkAccessString, isAtLeast, isKnownEngine, lacksModes, maxUsers } from "../../elasticache";
import { fullSecretArnCheck } from "../../secrets";
import type { Authentication, ExistingUserGroupAuthentication, RbacAuthentication } from "./authentication";
import { type DescribedUser, type Identifier, describedUsers } from "./described-users";
import { defaultUserName, hasDefaultUser, mayDefaultUserLogIn, openUserId } from "./user-facts";
import type { CacheUser, DefaultUser, ExistingUser } from "./users";

/** What an authentication is checked against. */
interface CheckedCache {
  /** Name of the cache, which ids are derived from. */
  readonly name: string;
  /** Engine of the cache. */
  readonly engine: Engine;
}

/**
 * Checks an authentication against the cache. Values that already failed a check count as unresolved.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export function checkAuthentication(problems: Problems, authentication: Authentication, cache: CheckedCache): void {
  if (authentication.kind === "rbac") {
    checkRbac(problems, authentication, cache);
  } else if (authentication.kind === "existing-user-group") {
    checkDescribed(problems, authentication, cache.engine);
  } else if (authentication.kind === "existing-secret" && authentication.writeOnlyVersion !== undefined) {
    // Terraform does not say which secret an ephemeral value is of, and policies compare all of an ARN.
    fullSecretArnCheck("authentication.secretArn", authentication.secretArn, problems);
  }
}

function checkRbac(problems: Problems, authentication: RbacAuthentication, { name, engine }: CheckedCache): void {
  const { users, defaultUser, userEngine = engine } = authentication;
  if (userEngine.kind === "valkey" && engine.kind === "redis") {
    problems.add("authentication.userEngine", "must be `redis` on a cache that runs Redis OSS", userEngine.kind);
  } else if (isKnownEngine(userEngine) && isKnownEngine(engine) && !isAtLeast(engine.version, userEngine.version)) {
    const rule = `must not be later than the cache's engine, ${engine.kind} ${engine.version}`;
    problems.add("authentication.userEngine", rule, `${userEngine.kind} ${userEngine.version}`);
  }
  if (defaultUser !== undefined && !isUnresolved(defaultUser)) {
    checkDefaultUser(problems, defaultUser, userEngine);
  }
  if (isUnresolved(users)) {
    return;
  }
  checkCount(problems, authentication, userEngine);
  for (const [key, user] of Object.entries(users).filter(([, it]) => ![it, it.kind].some(isUnresolved))) {
    checkUser(problems, `authentication.users.${key}`, user, { engine, userEngine });
  }
  checkDistinct(problems, describedUsers(authentication, name, userEngine));
}

function checkCount(problems: Problems, authentication: RbacAuthentication, engine: Engine): void {
  const count = Object.keys(authentication.users).length;
  const min = mayDefaultUserLogIn(authentication.defaultUser) ? 0 : 1;
  const max = hasDefaultUser(authentication, engine) ? maxUsers - 1 : maxUsers;
  if (count < min || count > max) {
    problems.add("authentication.users", `must name ${min} to ${max} users`, count);
  }
}

interface Engines {
  readonly engine: Engine;
  readonly userEngine: Engine;
}

function checkUser(problems: Problems, at: string, user: CacheUser, { engine, userEngine }: Engines): void {
  if (user.kind === "existing-user") {
    checkExistingUser(problems, at, user, { engine, instead: "to let it in, set `defaultUser`" });
  } else {
    checkMade(problems, at, user.userId);
    checkAccess(problems, at, user.accessString, userEngine);
  }
  if (user.kind === "iam" && lacksModes(userEngine)) {
    problems.add(`${at}.kind`, "needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`", "iam");
  }
  if (user.kind !== "iam" && user.userName === defaultUserName) {
    problems.add(`${at}.userName`, "must not be `default`", user.userName, "set `defaultUser`");
  }
}

function checkMade(problems: Problems, at: string, userId: string | undefined): void {
  if (userId === openUserId) {
    problems.add(`${at}.userId`, "must not be `default`, the id of the user that AWS keeps in every account", userId);
  }
}

function checkAccess(problems: Problems, at: string, accessString: string, engine: Engine): void {
  if (isKnownEngine(engine)) {
    checkAccessString(problems, `${at}.accessString`, accessString, engine);
  }
}

/** What an existing user stands in. */
interface Around {
  readonly engine: Engine;
  /** What to do instead of naming AWS's own user. */
  readonly instead: string;
}

/** Only a user with a secret of its own logs in by password; every other one has IAM. */
function checkExistingUser(problems: Problems, at: string, user: ExistingUser, { engine, instead }: Around): void {
  const { userId, userName = userId, secretArn, kmsKeyArn } = user;
  if (userId === openUserId) {
    const rule = "must not be `default`, AWS's own user, which anybody is without a password";
    problems.add(`${at}.userId`, rule, userId, instead);
  } else if (secretArn === undefined && ![userId, userName].some(isUnresolved) && userName !== userId) {
    const rule = "must equal `userId` for a user that logs in with IAM";
    problems.add(`${at}.userName`, rule, userName, "for a user with a password, set `secretArn`");
  }
  if (secretArn === undefined && kmsKeyArn !== undefined) {
    problems.add(`${at}.kmsKeyArn`, "is the key of `secretArn`, which is left out", kmsKeyArn);
  }
  if (secretArn === undefined && lacksModes(engine)) {
    const rule = "is required: to log in with IAM, a user needs Redis OSS 7.0 or Valkey 7.2 or later";
    problems.add(`${at}.secretArn`, rule, undefined);
  }
}

function checkDefaultUser(problems: Problems, user: DefaultUser, engine: Engine): void {
  const at = "authentication.defaultUser";
  if (user.kind === "existing-user") {
    if (user.userId === openUserId && engine.kind === "valkey") {
      const rule = "must not be `default` among Valkey users: AWS's own user has no password";
      problems.add(`${at}.userId`, rule, user.userId, 'set `kind`: "password" and `accessString`');
    }
    return;
  }
  checkMade(problems, at, user.userId);
  if (user.kind === "password") {
    checkAccess(problems, at, user.accessString, engine);
  } else if (user.userId !== undefined && engine.kind === "valkey") {
    const rule = "is for Redis OSS users only: Valkey switches its own `default` off, and none is made";
    problems.add(`${at}.userId`, rule, user.userId);
  }
}

function checkDescribed(problems: Problems, { users = {} }: ExistingUserGroupAuthentication, engine: Engine): void {
  if (!isUnresolved(users)) {
    for (const [key, user] of Object.entries(users).filter(([, it]) => ![it, it.kind].some(isUnresolved))) {
      checkExistingUser(problems, `authentication.users.${key}`, user, { engine, instead: "leave it out" });
    }
  }
}

/** AWS takes each user into a group once, and no two of one name. Only what somebody typed can be a duplicate. */
function checkDistinct(problems: Problems, members: readonly DescribedUser[]): void {
  members.forEach((later, index) => {
    for (const earlier of members.slice(0, index)) {
      const property = isSame(later.userId, earlier.userId) ? "userId" : "userName";
      const both = [later[property], earlier[property]] as const;
      const wrong = both.find(({ prop }) => prop !== undefined);
      if (isSame(...both) && wrong?.prop !== undefined && !problems.has(wrong.prop)) {
        const other = wrong === both[0] ? earlier : later;
        problems.add(wrong.prop, `must be another one: \`${other.at}\` has it`, wrong.value);
      }
    }
  });
}

function isSame(one: Identifier, other: Identifier): boolean {
  return !isUnresolved(one.value) && one.value === other.value;
}
