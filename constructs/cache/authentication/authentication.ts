import type { Credentials, Engine } from "../../elasticache";
import type { CacheUser, DefaultUser, ExistingUser } from "./users";

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
  /**
   * Name of the token's secret, 1 to 512 letters, digits or /_+=.@-, taken as it is.
   *
   * @default - elasticache/<cache name>/auth-token
   */
  readonly secretName?: string;
  /**
   * Whether Terraform hands the token on without keeping it, so that neither the plan nor the state has it. The app's
   * `targetVersions` must name Terraform 1.11 or later. For a cache that has a token already, set it together with the
   * first step of a rotation: older versions of the state keep the token of before. Known at synth: no token.
   *
   * @default false - the state has the token
   * @provider 6.62 or later: in the package `cdktn-managed-redis` only
   * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
   * @see https://github.com/hashicorp/terraform-provider-aws/pull/49268
   */
  readonly writeOnly?: boolean;
}

/**
 * One token for all clients, in a secret of AWS Secrets Manager that somebody else makes and changes. Terraform reads it,
 * so its state has the token. Rotation takes two applies: put a new token into the secret and apply with "ROTATE"; once
 * the clients have it, set "SET" and apply. For the next one, put the token into the secret and go back to "ROTATE" in
 * one apply.
 */
export interface ExistingSecretAuthentication {
  /** A token that is kept in a secret which exists. */
  readonly kind: "existing-secret";
  /**
   * Full ARN of the secret, with or without the six characters that AWS adds; in the cache's region. One of another
   * account needs a policy that lets the deploy role and the clients in, and a customer managed key.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
   */
  readonly secretArn: string;
  /**
   * Key of the token, where the secret is a JSON object.
   *
   * @default - the whole secret is the token
   */
  readonly jsonKey?: string;
  /**
   * Customer managed key of the secret, which granted clients may then decrypt with.
   *
   * @default - the secret has the account's `aws/secretsmanager` key, which needs no permission
   */
  readonly kmsKeyArn?: string;
  /**
   * What AWS does with the token in the secret: "ROTATE" accepts the former token beside it, "SET" refuses the former
   * one. AWS takes "SET" only after "ROTATE" of the same token. Known at synth: no token.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
   * @default "ROTATE"
   */
  readonly updateStrategy?: "ROTATE" | "SET";
  /**
   * Steps taken so far, from 1, which has Terraform hand the token on without keeping it: neither the plan nor the state
   * has it. Raise it whenever the secret or `updateStrategy` changes: nothing else tells Terraform of that. The app's
   * `targetVersions` must name Terraform 1.11 or later, and `secretArn` the six characters. Known at synth: no token.
   *
   * @default - the state has the token
   * @provider 6.62 or later: in the package `cdktn-managed-redis` only
   * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
   * @see https://github.com/hashicorp/terraform-provider-aws/pull/49268
   */
  readonly writeOnlyVersion?: number;
}

/** Users with their own rights (role-based access control). */
export interface RbacAuthentication {
  /** Users with rights of their own. */
  readonly kind: "rbac";
  /**
   * The users by name, at most 100, or 99 beside a user `default`, which Redis always has; at least one, unless
   * `defaultUser` may log in. Each logs in as `<cache name>-<user name>` unless it has an id or a name of its own: AWS
   * requires an IAM user's name to equal its id, and because all users follow this form, a user can change from password
   * to IAM in place.
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
  /**
   * Id of the users' group, 1 to 40 letters, digits and hyphens, in full. Capitals are written in lower case, as AWS
   * stores them.
   *
   * @default - the name of the cache
   */
  readonly userGroupId?: string;
  /**
   * The user `default`, as which clients log in that give no name.
   *
   * @default - it is off
   */
  readonly defaultUser?: DefaultUser;
}

/** Users of a group that somebody else makes. It is neither changed nor destroyed. */
export interface ExistingUserGroupAuthentication {
  /** The users of a group that exists. */
  readonly kind: "existing-user-group";
  /** Id of the group, which is of the cache's engine or, for Valkey, of Redis OSS. Capitals are written in lower case. */
  readonly userGroupId: string;
  /**
   * Some of its users, by a name of your choice: those that roles are granted, and that outputs name.
   *
   * @default - none: a role cannot be granted
   */
  readonly users?: Readonly<Record<string, ExistingUser>>;
}

/** No authentication: anyone who can reach the port is in. */
export interface NoAuthentication {
  /** No authentication. */
  readonly kind: "off";
}

/** How clients prove who they are. */
export type Authentication =
  | AuthTokenAuthentication
  | ExistingSecretAuthentication
  | RbacAuthentication
  | ExistingUserGroupAuthentication
  | NoAuthentication;

/**
 * Default authentication of a cache.
 *
 * @internal
 */
export const defaultAuthentication: Authentication = { kind: "auth-token" };

const kindsOfCredentials = {
  "auth-token": "auth-token",
  "existing-secret": "auth-token",
  rbac: "user-group",
  "existing-user-group": "user-group",
  off: "off",
} as const satisfies Record<Authentication["kind"], Credentials["kind"]>;

/**
 * The kind of credentials that a replication group gets for an authentication; an unresolved one stays unresolved.
 *
 * @internal
 */
export function credentialsKind({ kind }: Authentication): Credentials["kind"] {
  return (kindsOfCredentials as Partial<typeof kindsOfCredentials>)[kind] ?? (kind as Credentials["kind"]);
}
