import { type TerraformResource, dependable } from "cdktf";
import { Construct } from "constructs";
import {
  type Tags,
  checkPlaces,
  isUnresolved,
  keepInPlace,
  kmsKeyArnCheck,
  optional,
  partOf,
  required,
  struct,
  tagsCheck,
  validate,
} from "../../core";
import { type Credentials, type Engine, type User, UserGroup, engineCheck, nameCheck } from "../../elasticache";
import {
  EphemeralSecret,
  ExistingSecret,
  type GeneratedSecret,
  isBetweenSecrets,
  recoveryWindowCheck,
} from "../../secrets";
import type {
  AuthTokenAuthentication,
  Authentication,
  ExistingSecretAuthentication,
  RbacAuthentication,
} from "./authentication";
import { type Login, type Member, defaultMember, existingMember, makeMember, makeSecret, withKey } from "./members";
import { placedSecrets } from "./places";
import { checkAuthentication } from "./rules";
import { authenticationCheck } from "./schema";
import { engineOfUsers, hasDefaultUser } from "./user-facts";

/** Properties of {@link CacheAuthentication}. */
export interface CacheAuthenticationProps {
  /** Name of the cache. */
  readonly name: string;
  /** Engine of the cache. Known at synth: no token. */
  readonly engine: Engine;
  /** How clients prove who they are. */
  readonly authentication: Authentication;
  /**
   * Key that encrypts the secrets.
   *
   * @default - the account's `aws/secretsmanager` key
   */
  readonly kmsKeyArn?: string;
  /**
   * Days during which a deleted secret can be restored, 7 to 30, or 0 to delete it at once.
   *
   * @default 30
   */
  readonly recoveryWindowInDays?: number;
  /**
   * Tags of the secrets and users.
   *
   * @default - a `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<CacheAuthenticationProps>({
  name: required(nameCheck),
  engine: required(engineCheck),
  authentication: required(authenticationCheck),
  kmsKeyArn: optional(kmsKeyArnCheck),
  recoveryWindowInDays: optional(recoveryWindowCheck),
  tags: optional(tagsCheck),
});

/** Creates what a cache needs to authenticate its clients, a token, or users and their group, or takes what is given. */
export class CacheAuthentication extends Construct {
  /** Credentials for the replication group. */
  public readonly credentials: Credentials;
  /** Secrets that are made for the cache, by user name; the token's is called `token`. */
  public readonly secrets: Readonly<Record<string, GeneratedSecret>>;
  /** Users that are made for the cache and may log in, by name; the engine's own is called `default`. */
  public readonly users: Readonly<Record<string, User>>;
  /** The group of the users, if one is made. */
  public readonly userGroup: UserGroup | undefined;
  /** The secret with the token, if it is given and the state has the token. */
  public readonly existingSecret: ExistingSecret | undefined;
  /** Names that users log in with, made or given, by user name. */
  public readonly userNames: Readonly<Record<string, string>>;
  /** ARNs of the secrets, made or given, by user name; the token's is called `token`. */
  public readonly secretArns: Readonly<Record<string, string>>;
  /** Key of the token in its secret, where that is a JSON object. */
  public readonly secretJsonKey: string | undefined;
  /** Key that encrypts the secrets that are made; undefined for the account's `aws/secretsmanager` key. */
  public readonly kmsKeyArn: string | undefined;
  /**
   * How each user, or everybody with the token, logs in.
   *
   * @internal
   */
  public readonly logins: Readonly<Record<string, Login>>;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheAuthenticationProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ name = "", engine, authentication }, problems) => {
        if (engine !== undefined && authentication !== undefined && !isUnresolved(authentication)) {
          checkAuthentication(problems, authentication, { name, engine });
        }
        checkPlaces(problems, placedSecrets(authentication));
      },
    });

    const { authentication } = props;
    const { credentials, userGroup, existingSecret, ephemeralSecret, members = [] } = make(this, props);
    this.credentials = credentials;
    this.userGroup = userGroup;
    this.existingSecret = existingSecret;
    this.users = byName(members, ({ user, login }) => (login === undefined ? undefined : user));
    this.secrets = byName(members, ({ secret }) => secret);
    this.logins = byName(members, ({ login }) => login);
    this.userNames = byName(members, ({ login }) => login?.userName);
    this.secretArns = byName(members, ({ login }) => login?.secretArn);
    this.secretJsonKey = authentication.kind === "existing-secret" ? authentication.jsonKey : undefined;
    this.kmsKeyArn = props.kmsKeyArn;
    const read = existingSecret?.data ?? ephemeralSecret?.version;
    keepInPlace(this, read ?? userGroup?.resource, placedSecrets(authentication));
  }

  /**
   * Has plans show which secret a write-only token comes from: they do not list the ephemeral resource that opens it. The
   * guard then sees that a rotation keeps the former token in force.
   *
   * @internal
   */
  public showSource(group: TerraformResource): void {
    const { credentials, secrets } = this;
    if (credentials.kind === "auth-token" && credentials.writeOnlyVersion !== undefined && secrets.token) {
      group.dependsOn = [dependable(secrets.token.version)];
    }
  }
}

/** What was made or taken. */
interface Made {
  readonly credentials: Credentials;
  /** @default - none was made */
  readonly userGroup?: UserGroup;
  /** @default - none was given, or it is write-only */
  readonly existingSecret?: ExistingSecret;
  /** @default - none was given, or the state has it */
  readonly ephemeralSecret?: EphemeralSecret;
  /** @default - nobody has to log in, or nobody here knows who does */
  readonly members?: readonly Member[];
}

function make(scope: Construct, props: CacheAuthenticationProps): Made {
  const { authentication } = props;
  switch (authentication.kind) {
    case "auth-token":
      return makeToken(scope, props, authentication);
    case "existing-secret":
      return takeToken(scope, authentication);
    case "rbac":
      return makeGroup(scope, props, authentication);
    case "existing-user-group": {
      const { userGroupId, users = {} } = authentication;
      const members = Object.entries(users).map(([name, user]) => existingMember(name, user));
      return { credentials: { kind: "user-group", userGroupId }, members };
    }
    case "off":
      return { credentials: { kind: "off" } };
  }
}

function makeToken(scope: Construct, owner: CacheAuthenticationProps, authentication: AuthTokenAuthentication): Made {
  const { rotation = 1, secretName, writeOnly } = authentication;
  const source = { path: "auth-token", at: "authentication", rotation, secretName, writeOnly };
  const secret = makeSecret(scope, "Token", owner, source);
  const updateStrategy = isBetweenSecrets(rotation) ? "ROTATE" : "SET";
  return {
    credentials: {
      ...{ kind: "auth-token", authToken: secret.current, updateStrategy },
      ...(writeOnly === true && { writeOnlyVersion: rotation }),
    },
    members: [{ name: "token", secret, login: withKey({ secretArn: secret.secretArn }, owner.kmsKeyArn) }],
  };
}

function takeToken(scope: Construct, authentication: ExistingSecretAuthentication): Made {
  const { secretArn, jsonKey, kmsKeyArn, updateStrategy = "ROTATE", writeOnlyVersion } = authentication;
  const source = { secretArn, ...(jsonKey !== undefined && { jsonKey }) };
  const members = (arn: string) => [{ name: "token", login: withKey({ secretArn: arn }, kmsKeyArn) }];
  if (writeOnlyVersion !== undefined) {
    const ephemeralSecret = new EphemeralSecret(scope, "Token", source);
    const { current: authToken } = ephemeralSecret;
    const credentials = { kind: "auth-token", authToken, updateStrategy, writeOnlyVersion } as const;
    return { credentials, ephemeralSecret, members: members(secretArn) };
  }
  const existingSecret = new ExistingSecret(scope, "Token", source);
  return {
    credentials: { kind: "auth-token", authToken: existingSecret.current, updateStrategy },
    existingSecret,
    members: members(existingSecret.secretArn),
  };
}

function makeGroup(scope: Construct, props: CacheAuthenticationProps, authentication: RbacAuthentication): Made {
  const { userGroupId, users, defaultUser = { kind: "off" } } = authentication;
  const owner = { ...props, engine: engineOfUsers(authentication, props.engine) };
  const { engine, tags } = owner;
  const named = Object.entries(users).map(([name, user]) =>
    user.kind === "existing-user" ? existingMember(name, user) : makeMember(scope, owner, name, user),
  );
  const first = hasDefaultUser(authentication, engine) ? [defaultMember(scope, owner, defaultUser)] : [];
  const members = [...first, ...named];
  const userIds = members.flatMap(({ userId }) => userId ?? []);
  const group = new UserGroup(scope, "UserGroup", { userGroupId: userGroupId ?? props.name, engine, userIds, tags });
  const typed = { ...(userGroupId !== undefined && { userGroupId: "authentication.userGroupId" }) };
  const userGroup = partOf(scope, group, typed);
  return { credentials: { kind: "user-group", userGroupId: userGroup.userGroupId }, userGroup, members };
}

/** What each member has, by its name. */
function byName<T>(members: readonly Member[], pick: (member: Member) => T | undefined): Record<string, T> {
  const entries = members.map((member) => [member.name, pick(member)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
}
