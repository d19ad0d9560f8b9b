import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type Tags, fitName } from "../../core";
import { type Credentials, type Engine, User, UserGroup, longestUserId } from "../../elasticache";
import { GeneratedSecret, isBetweenSecrets } from "../../secrets";
import type { Authentication, CacheUser } from "./authentication";

/** Properties of {@link CacheAuthentication}. */
export interface CacheAuthenticationProps {
  /** Name of the cache. */
  readonly name: string;
  /** Engine of the cache. */
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
   * Days for which a deleted secret can be brought back, 7 to 30, or 0 for none.
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

/** Makes what a cache needs to authenticate its clients: a token, or users and their group. */
export class CacheAuthentication extends Construct {
  /** What the replication group is given. */
  public readonly credentials: Credentials;
  /** Secrets by user name; the token's is called `token`. */
  public readonly secrets: Readonly<Record<string, GeneratedSecret>>;
  /** Users by name. */
  public readonly users: Readonly<Record<string, User>>;
  /** Key that encrypts the secrets; undefined for the account's own. */
  public readonly kmsKeyArn: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CacheAuthenticationProps,
  ) {
    super(scope, id);
    const secrets: Record<string, GeneratedSecret> = {};
    const users: Record<string, User> = {};
    this.secrets = secrets;
    this.users = users;
    this.kmsKeyArn = props.kmsKeyArn;
    const { authentication } = props;
    switch (authentication.mode) {
      case "auth-token":
        secrets.token = this.secret("Token", "auth-token", authentication.rotation);
        this.credentials = tokenCredentials(secrets.token, authentication.rotation);
        break;
      case "rbac":
        for (const [name, user] of Object.entries(authentication.users)) {
          users[name] = this.user(name, user, secrets);
        }
        this.credentials = this.userGroup(Object.values(users));
        this.node.addValidation({ validate: () => this.sharedUserIds() });
        break;
      case "none":
        this.credentials = { kind: "none" };
    }
  }

  private user(name: string, user: CacheUser, secrets: Record<string, GeneratedSecret>): User {
    const { userEngine: engine } = this;
    const { tags } = this.props;
    const userId = fitName(`${this.props.name}-${name}`, longestUserId);
    const common = { userId, engine, accessString: user.accessString, tags };
    if (user.authentication === "iam") {
      return new User(this, `User-${name}`, { ...common, authentication: { kind: "iam" } });
    }
    const secret = this.secret(`Password-${name}`, `users/${name}`, user.rotation);
    secrets[name] = secret;
    return new User(this, `User-${name}`, {
      ...common,
      authentication: { kind: "password", passwords: secret.inForce() },
    });
  }

  /** Redis wants a user named `default` in every group; Valkey switches its own off. */
  private userGroup(users: readonly User[]): Credentials {
    const { userEngine: engine } = this;
    const { name, tags } = this.props;
    const members = engine.name === "redis" ? [this.disabledDefaultUser(), ...users] : users;
    const group = new UserGroup(this, "UserGroup", {
      userGroupId: name,
      engine,
      userIds: members.map((member) => member.userId),
      tags,
    });
    return { kind: "user-group", userGroupId: group.userGroupId };
  }

  private disabledDefaultUser(): User {
    const { userEngine: engine } = this;
    const { name, tags } = this.props;
    return new User(this, "DefaultUser", {
      userId: fitName(`${name}-default`, longestUserId),
      userName: "default",
      engine,
      accessString: "off ~* -@all",
      authentication: { kind: "disabled" },
      tags,
    });
  }

  /** Two caches can come to the same id: `a` with a user `b-c`, and `a-b` with a user `c`. AWS has it once. */
  private sharedUserIds(): string[] {
    const own = Object.values(this.users);
    const ids = own.map(({ resource }) => resource.userIdInput);
    return TerraformStack.of(this)
      .node.findAll()
      .filter((node) => node instanceof User)
      .filter((user) => !own.includes(user) && ids.includes(user.resource.userIdInput))
      .map(({ node, resource }) => `the user ${String(resource.userIdInput)} is made by ${node.path} as well`);
  }

  private get userEngine(): Engine {
    const { authentication, engine } = this.props;
    return (authentication.mode === "rbac" ? authentication.userEngine : undefined) ?? engine;
  }

  private secret(id: string, path: string, rotation: number | undefined): GeneratedSecret {
    const { name, kmsKeyArn, recoveryWindowInDays, tags } = this.props;
    return new GeneratedSecret(this, id, {
      name: `elasticache/${name}/${path}`,
      description: `${path} of the cache ${name}`,
      rotation,
      kmsKeyArn,
      recoveryWindowInDays,
      tags,
    });
  }
}

function tokenCredentials(secret: GeneratedSecret, rotation = 1): Credentials {
  return {
    kind: "auth-token",
    authToken: secret.current,
    updateStrategy: isBetweenSecrets(rotation) ? "ROTATE" : "SET",
  };
}
