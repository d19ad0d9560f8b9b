import type { Credentials, Engine } from "../../elasticache";

/** One token for all clients, generated at random and kept in AWS Secrets Manager. */
export interface AuthTokenAuthentication {
  /** One token for all clients. */
  readonly kind: "auth-token";
  /**
   * Rotation steps taken so far. Raise it by one and apply: the new token is accepted alongside the old one. Once the
   * clients have it, raise it by one again and apply: the old token is refused. Never skip a step or go back.
   *
   * For an existing cache without a token, begin at 2, which lets clients in with and without it, and end with 3, which
   * requires it. Known at synth: no token.
   *
   * @default 1
   */
  readonly rotation?: number;
}

/** A user that logs in with IAM, which needs no secret; Redis OSS 7.0 or Valkey 7.2 or later. */
export interface IamUser {
  /** Logs in with IAM. */
  readonly kind: "iam";
  /** What the user may do, in the engine's ACL language: `on ~app:* -@all +@read`. `accessString()` writes one. */
  readonly accessString: string;
}

/** A user that logs in with a password, which is generated at random and kept in AWS Secrets Manager. */
export interface PasswordUser {
  /** Logs in with a password. */
  readonly kind: "password";
  /** What the user may do, in the engine's ACL language: `on ~app:* -@all +@read`. `accessString()` writes one. */
  readonly accessString: string;
  /**
   * Rotation steps taken so far: at an even number the new and the old password both work, at the next odd number only
   * the new one. Known at synth: no token.
   *
   * @default 1
   */
  readonly rotation?: number;
}

/** A user of a cache with role-based access control. */
export type CacheUser = IamUser | PasswordUser;

/** Users with their own rights (role-based access control). The engine's `default` user is switched off. */
export interface RbacAuthentication {
  /** Users with rights of their own. */
  readonly kind: "rbac";
  /**
   * The users by name, at most 100, or 99 for Redis. Each logs in as `<cache name>-<user name>`: AWS requires an IAM
   * user's name to equal its id, and because all users follow this form, a user can change from password to IAM in
   * place.
   */
  readonly users: Readonly<Record<string, CacheUser>>;
  /**
   * Engine that the users and their group are made for. When a cache goes from Redis OSS to Valkey, set its previous
   * engine here: Valkey accepts Redis OSS users, and AWS refuses to change them while the cache still runs Redis OSS.
   * Known at synth: no token.
   *
   * @default - the engine of the cache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly userEngine?: Engine;
}

/** No authentication: anyone who can reach the port is in. */
export interface NoAuthentication {
  /** No authentication. */
  readonly kind: "off";
}

/** How clients prove who they are. */
export type Authentication = AuthTokenAuthentication | RbacAuthentication | NoAuthentication;

/**
 * Default authentication of a cache.
 *
 * @internal
 */
export const defaultAuthentication: Authentication = { kind: "auth-token" };

/**
 * The kind of credentials that a replication group gets for an authentication; an unresolved one stays unresolved.
 *
 * @internal
 */
export function credentialsKind({ kind }: Authentication): Credentials["kind"] {
  return kind === "rbac" ? "user-group" : kind;
}
