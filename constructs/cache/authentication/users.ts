/** A user that logs in with IAM, which needs no secret; Redis OSS 7.0 or Valkey 7.2 or later. */
export interface IamUser {
  /** Logs in with IAM. */
  readonly kind: "iam";
  /** What the user may do, in the engine's ACL language: `on ~app:* -@all +@read`. `accessString()` writes one. */
  readonly accessString: string;
  /**
   * Id of the user and name that it logs in with, 1 to 40 lower-case letters, digits and hyphens, taken as it is.
   *
   * @default - <cache name>-<user name>, shortened with a hash if that is too long
   */
  readonly userId?: string;
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
  /**
   * Id of the user, 1 to 40 lower-case letters, digits and hyphens, taken as it is.
   *
   * @default - <cache name>-<user name>, shortened with a hash if that is too long
   */
  readonly userId?: string;
  /**
   * Name that the user logs in with, one word. A user with another name than its id cannot change to IAM.
   *
   * @default - the `userId`
   */
  readonly userName?: string;
  /**
   * Name of the password's secret, 1 to 512 letters, digits or /_+=.@-, taken as it is.
   *
   * @default - elasticache/<cache name>/users/<user name>
   */
  readonly secretName?: string;
}

/** A user that somebody else makes, perhaps for several caches. It is neither changed nor destroyed. */
export interface ExistingUser {
  /** Is made elsewhere. */
  readonly kind: "existing-user";
  /**
   * Id of the user, in the cache's account and region. Of a user that the same app makes, give the attribute
   * (`other.authentication.users.app.userId`) and not the text, so that it is made first.
   */
  readonly userId: string;
  /**
   * Name that the user logs in with.
   *
   * @default - the `userId`, which an IAM user needs
   */
  readonly userName?: string;
  /**
   * Full ARN of the secret with its password, with the six characters that AWS adds. Terraform does not read it; roles
   * that are granted the user may.
   *
   * @default - it logs in with IAM
   */
  readonly secretArn?: string;
  /**
   * Customer managed key of the secret, which granted roles may then decrypt with.
   *
   * @default - the secret has the account's `aws/secretsmanager` key, which needs no permission
   */
  readonly kmsKeyArn?: string;
}

/** A user of a cache with role-based access control. */
export type CacheUser = IamUser | PasswordUser | ExistingUser;

/** A user `default` that nobody can log in as. */
export interface DisabledDefaultUser {
  /** Cannot log in. */
  readonly kind: "off";
  /**
   * Id of the user that is switched off, 1 to 40 lower-case letters, digits and hyphens, taken as it is. Only Redis needs
   * one: Valkey switches its own off.
   *
   * @default - <cache name>-default, shortened with a hash if that is too long
   */
  readonly userId?: string;
}

/** A user `default` that logs in with a password alone, which is generated at random and kept in AWS Secrets Manager. */
export interface PasswordDefaultUser extends Omit<PasswordUser, "userName"> {
  /**
   * Id of the user, 1 to 40 lower-case letters, digits and hyphens, taken as it is.
   *
   * @default - <cache name>-default, shortened with a hash if that is too long
   */
  readonly userId?: string;
  /**
   * Name of the password's secret, 1 to 512 letters, digits or /_+=.@-, taken as it is.
   *
   * @default - elasticache/<cache name>/users/default
   */
  readonly secretName?: string;
}

/** A user `default` that somebody else makes. It is neither changed nor destroyed. */
export interface ExistingDefaultUser {
  /** Is made elsewhere. */
  readonly kind: "existing-user";
  /**
   * Id of a user whose name is `default`. The user with this id as well, which AWS keeps in every account, has no
   * password: it lets everybody in who reaches the port, and Valkey users cannot stand beside it.
   */
  readonly userId: string;
}

/** The user `default` of a cache: off, or said explicitly to log in. */
export type DefaultUser = DisabledDefaultUser | PasswordDefaultUser | ExistingDefaultUser;
