import { type Problems, isUnresolved } from "../../core";
import { type Engine, checkAccessString, isAtLeast, isKnownEngine, lacksModes, maxUsers } from "../../elasticache";
import type { Authentication, CacheUser } from "./authentication";

/**
 * Checks an authentication against the engine. Values that already failed a check count as unresolved.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export function checkAuthentication(problems: Problems, authentication: Authentication, engine: Engine): void {
  if (authentication.kind !== "rbac") {
    return;
  }
  const { userEngine = engine } = authentication;
  if (userEngine.kind === "valkey" && engine.kind === "redis") {
    problems.add("authentication.userEngine", "must be `redis` on a cache that runs Redis OSS", userEngine.kind);
  } else if (isKnownEngine(userEngine) && isKnownEngine(engine) && !isAtLeast(engine.version, userEngine.version)) {
    const rule = `must not be later than the cache's engine, ${engine.kind} ${engine.version}`;
    problems.add("authentication.userEngine", rule, `${userEngine.kind} ${userEngine.version}`);
  }
  if (!isUnresolved(authentication.users)) {
    checkUsers(problems, Object.entries(authentication.users), userEngine);
  }
}

function checkUsers(problems: Problems, users: readonly (readonly [string, CacheUser])[], engine: Engine): void {
  const max = engine.kind === "redis" ? maxUsers - 1 : maxUsers;
  if (users.length === 0 || users.length > max) {
    problems.add("authentication.users", `must name 1 to ${max} users`, users.length);
  }
  for (const [name, user] of users.filter(([, it]) => ![it, it.kind].some(isUnresolved))) {
    checkUser(problems, `authentication.users.${name}`, user, engine);
  }
}

function checkUser(problems: Problems, at: string, user: CacheUser, engine: Engine): void {
  if (user.kind === "iam" && lacksModes(engine)) {
    problems.add(`${at}.kind`, "needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`", "iam");
  }
  if (isKnownEngine(engine)) {
    checkAccessString(problems, `${at}.accessString`, user.accessString, engine);
  }
}
