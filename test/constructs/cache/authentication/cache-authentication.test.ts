import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { type Authentication, CacheAuthentication, type CacheUser, RedisCache } from "../../../../constructs";
import { cacheWith, inStack, network, refusal } from "../../../support/fixtures";

const iam: CacheUser = { kind: "iam", accessString: "on ~app:* -@all +@read" };
const password: CacheUser = { kind: "password", accessString: "on ~app:* -@all +@write" };
const users: Authentication = { kind: "rbac", users: { reader: iam, writer: password } };
const app = { app: iam };
const redis = { kind: "redis", version: "7.1" } as const;
const valkey = { kind: "valkey", version: "8.0" } as const;

/** Without the hashes and with what a resource is called in this project. */
function named(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/Cache_([\w-]+?)_[0-9A-F]{8}/g, "$1"));
}

describe("a cache with users", () => {
  it("on Redis has them in one group with a `default` user that is switched off", () => {
    const stack = cacheWith({ authentication: users });
    expect(named(stack.only(ElasticacheUserGroup))).toMatchObject({
      user_group_id: "sessions",
      engine: "redis",
      user_ids: [
        "${aws_elasticache_user.Authentication_DefaultUser.user_id}",
        "${aws_elasticache_user.Authentication_User-reader.user_id}",
        "${aws_elasticache_user.Authentication_User-writer.user_id}",
      ],
    });
    const ids = stack
      .all(ElasticacheUser)
      .map(({ user_id, user_name, access_string }) => [user_id, user_name, access_string]);
    expect(ids).toEqual([
      ["sessions-default", "default", "off ~* -@all"],
      ["sessions-reader", "sessions-reader", "on ~app:* -@all +@read"],
      ["sessions-writer", "sessions-writer", "on ~app:* -@all +@write"],
    ]);
    const group = stack.only(ElasticacheReplicationGroup);
    expect(named(group.user_group_ids)).toEqual([
      "${aws_elasticache_user_group.Authentication_UserGroup.user_group_id}",
    ]);
    expect(group).not.toHaveProperty("auth_token");
    expect(group).not.toHaveProperty("auth_token_update_strategy");
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html: Valkey needs no default user.
  it("on Valkey has them alone in the group", () => {
    const stack = cacheWith({ engine: valkey, authentication: users });
    expect(stack.all(ElasticacheUser).map(({ user_id, engine }) => [user_id, engine])).toEqual([
      ["sessions-reader", "valkey"],
      ["sessions-writer", "valkey"],
    ]);
  });

  it("keeps a secret for each password and none for IAM", () => {
    const stack = cacheWith({ authentication: users });
    expect(stack.only(SecretsmanagerSecret)).toMatchObject({ name: "elasticache/sessions/users/writer" });
    const [defaultUser, ...others] = stack.all(ElasticacheUser);
    expect(defaultUser).toMatchObject({ user_name: "default", no_password_required: true });
    expect(defaultUser).not.toHaveProperty("authentication_mode");
    expect(others.map((user) => named(user.authentication_mode))).toEqual([
      { type: "iam" },
      {
        type: "password",
        passwords: ["${data.aws_secretsmanager_secret_version.Authentication_Password-writer_Current.secret_string}"],
      },
    ]);
  });

  it("shortens an id that is too long and keeps it apart", () => {
    const twins = { ["u".repeat(60)]: iam, ["u".repeat(61)]: iam };
    const stack = cacheWith({ engine: valkey, authentication: { kind: "rbac", users: twins } });
    const ids = stack.all(ElasticacheUser).map(({ user_id }) => String(user_id));
    expect(ids.map((id) => id.length)).toEqual([40, 40]);
    expect(new Set(ids).size).toBe(2);
  });

  it("cannot share a user's id with another cache", () => {
    const twoCaches = () =>
      inStack((scope) => {
        const cache = (id: string, name: string, user: string) =>
          new RedisCache(scope, id, { name, network, authentication: { kind: "rbac", users: { [user]: iam } } });
        cache("One", "a", "b-c");
        cache("Two", "a-b", "c");
      });
    expect(twoCaches).toThrow('`name` must be another one: stack/One has the user "a-b-c" as well [stack/Two]');
  });
});

describe("a cache with a token", () => {
  it.each([
    [1, "SET"],
    [2, "ROTATE"],
    [3, "SET"],
    [4, "ROTATE"],
  ])("after %d steps of rotation tells AWS to %s it", (rotation, strategy) => {
    const stack = cacheWith({ authentication: { kind: "auth-token", rotation } });
    expect(named(stack.only(ElasticacheReplicationGroup))).toMatchObject({
      auth_token: "${data.aws_secretsmanager_secret_version.Authentication_Token_Current.secret_string}",
      auth_token_update_strategy: strategy,
    });
  });

  // A cache that exists without a token begins at 2, when there is no older token to look up.
  it("never looks up the older token", () => {
    const stack = cacheWith({ authentication: { kind: "auth-token", rotation: 2 } });
    expect(stack.all(DataAwsSecretsmanagerSecretVersion)).toHaveLength(1);
  });
});

describe("the engine of a cache's users", () => {
  it("is the engine of the cache", () => {
    const stack = cacheWith({ engine: valkey, authentication: { kind: "rbac", users: app } });

    expect(stack.all(ElasticacheUser).map(({ engine, user_name }) => [user_name, engine])).toStrictEqual([
      ["sessions-app", "valkey"],
    ]);
    expect(stack.only(ElasticacheUserGroup)).toMatchObject({ engine: "valkey" });
  });

  it("can stay Redis OSS on a cache that went to Valkey, with the default user that Redis OSS wants", () => {
    const stack = cacheWith({ engine: valkey, authentication: { kind: "rbac", users: app, userEngine: redis } });

    expect(stack.all(ElasticacheUser).map(({ engine, user_name }) => [user_name, engine])).toStrictEqual([
      ["default", "redis"],
      ["sessions-app", "redis"],
    ]);
    expect(stack.only(ElasticacheUserGroup)).toMatchObject({ engine: "redis" });
  });
});

describe("authentication without a cache", () => {
  const plain = { name: "sessions", engine: redis, authentication: { kind: "auth-token" } };

  it("makes the token, and says how the replication group is to be given it", () => {
    const stack = inStack((scope) => {
      const made = new CacheAuthentication(scope, "It", {
        name: "sessions",
        engine: redis,
        authentication: { kind: "auth-token", rotation: 2 },
      });
      expect(made.credentials).toMatchObject({ kind: "auth-token", updateStrategy: "ROTATE" });
      expect(Object.keys(made.secrets)).toEqual(["token"]);
      expect(made.users).toEqual({});
    });
    expect(stack.only(SecretsmanagerSecret).name).toBe("elasticache/sessions/auth-token");
  });

  it("that is off makes nothing", () => {
    const stack = inStack((scope) => {
      const made = new CacheAuthentication(scope, "It", {
        name: "sessions",
        engine: redis,
        authentication: { kind: "off" },
      });
      expect(made).toMatchObject({ credentials: { kind: "off" }, secrets: {}, users: {}, kmsKeyArn: undefined });
    });
    expect(stack.document.resource).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ["no props", null, "`props` must be an object, got null"],
    ["no name", { ...plain, name: undefined }, "`name` is required"],
    ["no engine", { ...plain, engine: undefined }, "`engine` is required"],
    ["no authentication", { ...plain, authentication: undefined }, "`authentication` is required"],
    [
      "a name that no cache can have",
      { ...plain, name: "My cache" },
      '`name` must be lower-case letters, digits and single hyphens, beginning with a letter, got "My cache"',
    ],
    [
      "an engine by its name",
      { ...plain, engine: "redis" },
      '`engine` must be an object with `kind`, got "redis"; write { kind: "redis", version }',
    ],
    [
      "the token itself, without showing it",
      { ...plain, authentication: "hunter2" },
      "`authentication` must be an object with `kind`",
    ],
    [
      "users that the engine cannot have",
      { ...plain, engine: { kind: "redis", version: "6.2" }, authentication: { kind: "rbac", users: app } },
      '`authentication.users.app.kind` needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`, got "iam"',
    ],
    [
      "users of an engine that the cache cannot run",
      { ...plain, authentication: { kind: "rbac", users: app, userEngine: valkey } },
      '`authentication.userEngine` must be `redis` on a cache that runs Redis OSS, got "valkey"',
    ],
    [
      "too short a time to bring a secret back",
      { ...plain, recoveryWindowInDays: 6 },
      expect.stringMatching(/^ValidationError: `recoveryWindowInDays` must be .*, got 6 \[stack\/It\]$/) as string,
    ],
    [
      "the alias of a key",
      { ...plain, kmsKeyArn: "alias/mine" },
      '`kmsKeyArn` must be a full ARN like arn:aws:kms:us-east-1:111122223333:key/1234abcd-…, got "alias/mine"',
    ],
    [
      "an unknown prop",
      { ...plain, users: app },
      '`users` is not a prop here (known: name, engine, authentication, kmsKeyArn, recoveryWindowInDays, tags), got {"app":{"kind":"iam","accessString":"on ~app:* -@all +@read"}}',
    ],
  ])("is refused with %s", (_what, props, message) => {
    expect(refusal(CacheAuthentication, props)).toEqual(
      typeof message === "string" ? `ValidationError: ${message} [stack/It]` : message,
    );
  });
});
