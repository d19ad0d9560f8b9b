import type { Construct } from "constructs";
import { type Tags, partOf, withoutUndefined } from "../../core";
import { type Engine, User, type UserAuthentication } from "../../elasticache";
import { GeneratedSecret } from "../../secrets";
import { defaultUserName, derivedUserId } from "./user-facts";
import type { DefaultUser, ExistingUser, IamUser, PasswordUser } from "./users";

/** How somebody logs in to a cache. */
export interface Login {
  /**
   * Name that the user logs in with.
   *
   * @default - clients give a token and no name
   */
  readonly userName?: string;
  /**
   * ARN of the user, if it is made for the cache.
   *
   * @default - it follows from `userId`
   */
  readonly userArn?: string;
  /**
   * Id of a user that is made elsewhere.
   *
   * @default - it is made for the cache
   */
  readonly userId?: string;
  /**
   * ARN of the secret with the token or the password.
   *
   * @default - the user logs in with IAM, or in a way that nobody here knows
   */
  readonly secretArn?: string;
  /**
   * Customer managed key of the secret.
   *
   * @default - the secret has a key that needs no permission
   */
  readonly kmsKeyArn?: string;
}

/** A user of a cache, or everybody with the token. */
export interface Member {
  /** What it is called in the props; `token` for the token. */
  readonly name: string;
  /**
   * Id of the user.
   *
   * @default - there are no users
   */
  readonly userId?: string;
  /**
   * The user.
   *
   * @default - it is made elsewhere
   */
  readonly user?: User;
  /**
   * The secret.
   *
   * @default - none is made
   */
  readonly secret?: GeneratedSecret;
  /**
   * How it logs in.
   *
   * @default - it is switched off
   */
  readonly login?: Login;
}

/** The cache that something is made for. */
interface Owner {
  readonly name: string;
  readonly kmsKeyArn?: string;
  readonly recoveryWindowInDays?: number;
  readonly tags?: Tags;
}

/** The cache that users are made for, with the engine that they are made for. */
interface UsersOwner extends Owner {
  readonly engine: Engine;
}

/** A secret as the props describe it. */
interface SecretSource {
  /** Where it stands among the secrets of the cache. */
  readonly path: string;
  /** The prop that describes it. */
  readonly at: string;
  readonly rotation?: number | undefined;
  readonly secretName?: string | undefined;
  readonly writeOnly?: boolean | undefined;
}

/** Makes a secret of a cache. */
export function makeSecret(scope: Construct, id: string, owner: Owner, source: SecretSource): GeneratedSecret {
  const { name, kmsKeyArn, recoveryWindowInDays, tags } = owner;
  const { path, at, rotation, secretName, writeOnly } = source;
  const secret = new GeneratedSecret(scope, id, {
    name: secretName ?? `elasticache/${name}/${path}`,
    description: `${path} of the cache ${name}`,
    rotation,
    kmsKeyArn,
    recoveryWindowInDays,
    writeOnly,
    tags,
  });
  const typed = { ...(secretName !== undefined && { name: `${at}.secretName` }) };
  return partOf(scope, secret, { kmsKeyArn: "kmsKeyArn", ...typed });
}

/** A login by a secret, with the key that the secret has, if that needs a permission. */
export function withKey(login: Login, kmsKeyArn: string | undefined): Login {
  return kmsKeyArn === undefined ? login : { ...login, kmsKeyArn };
}

/** Makes a user of the caller's choice. */
export function makeMember(scope: Construct, owner: UsersOwner, name: string, user: IamUser | PasswordUser): Member {
  const { accessString, userId } = user;
  const source = { id: `User-${name}`, name, at: `authentication.users.${name}`, accessString, userId };
  if (user.kind === "iam") {
    const made = makeUser(scope, owner, source, { kind: "iam" });
    return { name, userId: made.userId, user: made, login: { userName: made.userName, userArn: made.userArn } };
  }
  return passwordMember(scope, owner, { ...source, userName: user.userName }, user);
}

/** The user `default`, made or given. One that is made stays the same user when it is let in or switched off. */
export function defaultMember(scope: Construct, owner: UsersOwner, user: DefaultUser): Member {
  const [name, at] = [defaultUserName, "authentication.defaultUser"];
  const source = { id: "DefaultUser", name, at, userName: name, userId: user.userId };
  switch (user.kind) {
    case "off": {
      const made = makeUser(scope, owner, { ...source, accessString: "off ~* -@all" }, { kind: "disabled" });
      return { name, userId: made.userId };
    }
    case "password":
      return passwordMember(scope, owner, { ...source, accessString: user.accessString }, user);
    case "existing-user":
      return { name, userId: user.userId, login: { userName: name } };
  }
}

/** A user that is made elsewhere. */
export function existingMember(name: string, user: ExistingUser): Member {
  const { userId, userName = userId, secretArn, kmsKeyArn } = user;
  return { name, userId, login: { userName, userId, ...withoutUndefined({ secretArn, kmsKeyArn }) } };
}

/** A user as the props describe it. */
interface UserSource {
  /** Id of the construct. */
  readonly id: string;
  /** What the user is called in the props. */
  readonly name: string;
  /** The prop that describes it. */
  readonly at: string;
  readonly accessString: string;
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
}

function passwordMember(
  scope: Construct,
  owner: UsersOwner,
  source: UserSource,
  { rotation, secretName }: Pick<PasswordUser, "rotation" | "secretName">,
): Member {
  const { name, at } = source;
  const secret = makeSecret(scope, `Password-${name}`, owner, { path: `users/${name}`, at, rotation, secretName });
  const user = makeUser(scope, owner, source, { kind: "password", passwords: secret.inForce() });
  const login = withKey({ userName: user.userName, secretArn: secret.secretArn }, owner.kmsKeyArn);
  return { name, userId: user.userId, user, secret, login };
}

function makeUser(scope: Construct, owner: UsersOwner, source: UserSource, authentication: UserAuthentication): User {
  const { engine, tags } = owner;
  const { id, name, at, accessString, userName } = source;
  const userId = source.userId ?? derivedUserId(owner.name, name);
  const user = new User(scope, id, { userId, userName, engine, accessString, authentication, tags });
  return partOf(scope, user, { ...(source.userId !== undefined && { userId: `${at}.userId` }) });
}
