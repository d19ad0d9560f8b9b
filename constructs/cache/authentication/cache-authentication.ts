import { Construct } from "constructs";
import {
  type Tags,
  fitName,
  isUnresolved,
  kmsKeyArnCheck,
  optional,
  partOf,
  required,
  struct,
  tagsCheck,
  validate,
} from "../../core";
import { type Credentials, type Engine, User, UserGroup, engineCheck, maxIdLength, nameCheck } from "../../elasticache";
import { GeneratedSecret, isBetweenSecrets, recoveryWindowCheck } from "../../secrets";
import type { Authentication, CacheUser } from "./authentication";
import { checkAuthentication } from "./rules";
import { authenticationCheck } from "./schema";

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

/** Creates what a cache needs to authenticate its clients: a token, or users and their group. */
export class CacheAuthentication extends Construct {
  /** Credentials for the replication group. */
  public readonly credentials: Credentials;
  /** Secrets by user name; the token's is called `token`. */
  public readonly secrets: Readonly<Record<string, GeneratedSecret>>;
  /** Users by name. */
  public readonly users: Readonly<Record<string, User>>;
  /** The group of the users, if there are any. */
  public readonly userGroup: UserGroup | undefined;
  /** Key that encrypts the secrets; undefined for the account's `aws/secretsmanager` key. */
  public readonly kmsKeyArn: string | undefined;

  /** @throws ValidationError that lists every problem with the props */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CacheAuthenticationProps,
  ) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ engine, authentication }, problems) => {
        if (engine !== undefined && authentication !== undefined && !isUnresolved(authentication)) {
          checkAuthentication(problems, authentication, engine);
        }
      },
    });

    const secrets: Record<string, GeneratedSecret> = {};
    const users: Record<string, User> = {};
    this.secrets = secrets;
    this.users = users;
    this.kmsKeyArn = props.kmsKeyArn;
    const { authentication } = props;
    switch (authentication.kind) {
      case "auth-token":
        secrets.token = this.secret("Token", "auth-token", authentication.rotation);
        this.credentials = tokenCredentials(secrets.token, authentication.rotation);
        break;
      case "rbac":
        for (const [name, user] of Object.entries(authentication.users)) {
          users[name] = this.user(name, user, secrets);
        }
        this.userGroup = this.group(Object.values(users));
        this.credentials = { kind: "user-group", userGroupId: this.userGroup.userGroupId };
        break;
      case "off":
        this.credentials = { kind: "off" };
    }
  }

  private user(name: string, user: CacheUser, secrets: Record<string, GeneratedSecret>): User {
    const { userEngine: engine } = this;
    const { tags } = this.props;
    const userId = fitName(`${this.props.name}-${name}`, maxIdLength);
    const common = { userId, engine, accessString: user.accessString, tags };
    if (user.kind === "iam") {
      return new User(this, `User-${name}`, { ...common, authentication: { kind: "iam" } });
    }
    const secret = this.secret(`Password-${name}`, `users/${name}`, user.rotation);
    secrets[name] = secret;
    return new User(this, `User-${name}`, {
      ...common,
      authentication: { kind: "password", passwords: secret.inForce() },
    });
  }

  /** Redis requires a user named `default` in every group; Valkey switches its own off. */
  private group(users: readonly User[]): UserGroup {
    const { userEngine: engine } = this;
    const { name, tags } = this.props;
    const members = engine.kind === "redis" ? [this.disabledDefaultUser(), ...users] : users;
    return new UserGroup(this, "UserGroup", {
      userGroupId: name,
      engine,
      userIds: members.map((member) => member.userId),
      tags,
    });
  }

  private disabledDefaultUser(): User {
    const { userEngine: engine } = this;
    const { name, tags } = this.props;
    return new User(this, "DefaultUser", {
      userId: fitName(`${name}-default`, maxIdLength),
      userName: "default",
      engine,
      accessString: "off ~* -@all",
      authentication: { kind: "disabled" },
      tags,
    });
  }

  private get userEngine(): Engine {
    const { authentication, engine } = this.props;
    return (authentication.kind === "rbac" ? authentication.userEngine : undefined) ?? engine;
  }

  private secret(id: string, path: string, rotation: number | undefined): GeneratedSecret {
    const { name, kmsKeyArn, recoveryWindowInDays, tags } = this.props;
    const secret = new GeneratedSecret(this, id, {
      name: `elasticache/${name}/${path}`,
      description: `${path} of the cache ${name}`,
      rotation,
      kmsKeyArn,
      recoveryWindowInDays,
      tags,
    });
    return partOf(this, secret, { kmsKeyArn: "kmsKeyArn" });
  }
}

function tokenCredentials(secret: GeneratedSecret, rotation = 1): Credentials {
  return {
    kind: "auth-token",
    authToken: secret.current,
    updateStrategy: isBetweenSecrets(rotation) ? "ROTATE" : "SET",
  };
}
