import {
  type Check,
  type Problems,
  anything,
  isUnresolved,
  literalName,
  oneOf,
  optional,
  record,
  required,
  secretive,
  struct,
  variants,
} from "../../core";
import {
  type Engine,
  accessStringCheck,
  checkAccessString,
  engineCheck,
  isKnownEngine,
  lacksModes,
  mostUsers,
} from "../../elasticache";
import { rotationCheck } from "../../secrets";

/** One token for all clients, made at random and kept by AWS Secrets Manager. */
export interface AuthTokenAuthentication {
  /** One token for all. */
  readonly mode: "auth-token";
  /**
   * Steps of rotation taken so far. Raise it by one and apply: the new token is accepted beside the old one. Once the
   * clients have it, raise it by one again and apply: the old token is refused. Never skip a step or go back.
   *
   * A cache that exists without a token begins at 2, which lets clients in with and without it, and is closed by 3.
   *
   * @default 1
   */
  readonly rotation?: number;
}

/** A user of a cache with role-based access control. */
export interface CacheUser {
  /** `iam` needs no secret, and Redis OSS 7.0 or Valkey 7.2; a password is made at random and kept by AWS Secrets Manager. */
  readonly authentication: "iam" | "password";
  /** What the user may do, in the engine's ACL language: `on ~app:* -@all +@read`. `accessString()` writes one. */
  readonly accessString: string;
  /**
   * Steps of rotation taken so far, for a password: an even number has the new password beside the old one, the next odd
   * number has the new one alone.
   *
   * @default 1
   */
  readonly rotation?: number;
}

/** Users with their own rights (role-based access control). The engine's `default` user is switched off. */
export interface RbacAuthentication {
  /** Users with rights of their own. */
  readonly mode: "rbac";
  /**
   * The users by name, at most 100, or 99 for Redis. Each logs in as `<cache name>-<user name>`: AWS wants an IAM user's
   * name to be its id, and with one form for all, a user can change from password to IAM in place.
   */
  readonly users: Readonly<Record<string, CacheUser>>;
  /**
   * Engine that the users and their group are made for. A cache that goes from Redis OSS to Valkey keeps the engine it
   * had here: Valkey takes Redis OSS users, and AWS refuses to change them while the cache still runs Redis OSS.
   *
   * @default - the engine of the cache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly userEngine?: Engine;
}

/** No authentication: whoever reaches the port is in. */
export interface NoAuthentication {
  /** Nothing is asked. */
  readonly mode: "none";
}

/** How clients prove who they are. */
export type Authentication = AuthTokenAuthentication | RbacAuthentication | NoAuthentication;

const rotation = optional(rotationCheck);

const userName = literalName(
  /^(?!default$)[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  "must be lower-case letters, digits and single hyphens, beginning with a letter, and not `default`",
);

/** Check of an {@link Authentication} given by a caller. */
export const authenticationCheck: Check = secretive(
  variants("mode", {
    "auth-token": struct<AuthTokenAuthentication>({ mode: required(anything), rotation }),
    rbac: struct<RbacAuthentication>({
      mode: required(anything),
      users: required(
        record(
          struct<CacheUser>({
            authentication: required(oneOf(["iam", "password"])),
            accessString: required(accessStringCheck),
            rotation,
          }),
          userName,
        ),
      ),
      userEngine: optional(engineCheck),
    }),
    none: struct<NoAuthentication>({ mode: required(anything) }),
  }),
);

/**
 * Checks an authentication against the engine; what is wrong already counts as known to Terraform only.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export function checkAuthentication(problems: Problems, authentication: Authentication, engine: Engine): void {
  if (authentication.mode !== "rbac") {
    return;
  }
  const { userEngine = engine } = authentication;
  if (userEngine.name === "valkey" && engine.name === "redis") {
    problems.add("authentication.userEngine", "must be `redis` on a cache that runs Redis OSS", userEngine.name);
  }
  if (!isUnresolved(authentication.users)) {
    checkUsers(problems, Object.entries(authentication.users), userEngine);
  }
}

function checkUsers(problems: Problems, users: readonly (readonly [string, CacheUser])[], engine: Engine): void {
  const most = engine.name === "redis" ? mostUsers - 1 : mostUsers;
  if (users.length === 0 || users.length > most) {
    problems.add("authentication.users", `must name 1 to ${most} users`, users.length);
  }
  for (const [name, user] of users.filter(([, it]) => !isUnresolved(it))) {
    checkUser(problems, `authentication.users.${name}`, user, engine);
  }
}

function checkUser(problems: Problems, at: string, user: CacheUser, engine: Engine): void {
  if (user.authentication === "iam" && lacksModes(engine)) {
    problems.add(`${at}.authentication`, "needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`", "iam");
  }
  if (user.authentication === "iam" && user.rotation !== undefined && !problems.has(`${at}.rotation`)) {
    problems.add(`${at}.rotation`, "is for passwords only", user.rotation);
  }
  if (isKnownEngine(engine)) {
    checkAccessString(problems, `${at}.accessString`, user.accessString, engine);
  }
}
