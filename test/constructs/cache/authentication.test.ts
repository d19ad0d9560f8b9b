import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { type Authentication, type CacheUser, RedisCache } from "../../../constructs";
import { cacheRefusal, cacheWith, inStack, network } from "../../support/fixtures";

const iam: CacheUser = { authentication: "iam", accessString: "on ~app:* -@all +@read" };
const password: CacheUser = { authentication: "password", accessString: "on ~app:* -@all +@write" };
const users: Authentication = { mode: "rbac", users: { reader: iam, writer: password } };
const valkey = { name: "valkey", version: "8.0" } as const;

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
    expect(stack.all(ElasticacheUser).map((user) => named(user.authentication_mode))).toEqual([
      { type: "no-password-required" },
      { type: "iam" },
      {
        type: "password",
        passwords: ["${data.aws_secretsmanager_secret_version.Authentication_Password-writer_Current.secret_string}"],
      },
    ]);
  });

  it("shortens an id that is too long and keeps it apart", () => {
    const twins = { ["u".repeat(60)]: iam, ["u".repeat(61)]: iam };
    const stack = cacheWith({ engine: valkey, authentication: { mode: "rbac", users: twins } });
    const ids = stack.all(ElasticacheUser).map(({ user_id }) => String(user_id));
    expect(ids.map((id) => id.length)).toEqual([40, 40]);
    expect(new Set(ids).size).toBe(2);
  });

  it("cannot share a user's id with another cache", () => {
    const twoCaches = () =>
      inStack((scope) => {
        const cache = (id: string, name: string, user: string) =>
          new RedisCache(scope, id, { name, network, authentication: { mode: "rbac", users: { [user]: iam } } });
        cache("One", "a", "b-c");
        cache("Two", "a-b", "c");
      });
    expect(twoCaches).toThrow("the user a-b-c is made by stack/Two/Authentication/User-c as well");
  });
});

describe("a cache with a token", () => {
  it.each([
    [1, "SET"],
    [2, "ROTATE"],
    [3, "SET"],
    [4, "ROTATE"],
  ])("after %d steps of rotation tells AWS to %s it", (rotation, strategy) => {
    const stack = cacheWith({ authentication: { mode: "auth-token", rotation } });
    expect(named(stack.only(ElasticacheReplicationGroup))).toMatchObject({
      auth_token: "${data.aws_secretsmanager_secret_version.Authentication_Token_Current.secret_string}",
      auth_token_update_strategy: strategy,
    });
  });

  // A cache that exists without a token begins at 2, when there is no older token to look up.
  it("never looks up the older token", () => {
    const stack = cacheWith({ authentication: { mode: "auth-token", rotation: 2 } });
    expect(stack.all(DataAwsSecretsmanagerSecretVersion)).toHaveLength(1);
  });
});

const at = (name: string, user: object): unknown => ({ mode: "rbac", users: { [name]: user } });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${index}`, iam]));

describe("authentication", () => {
  it.each<[string, unknown, string]>([
    ["no users", { mode: "rbac", users: {} }, "`authentication.users` must name 1 to 99 users, got 0"],
    [
      "more users than a group holds beside the default one",
      { mode: "rbac", users: many(100) },
      "`authentication.users` must name 1 to 99 users, got 100",
    ],
    [
      "a user called default",
      at("default", iam),
      "`authentication.users.default` must be lower-case letters, digits and single hyphens, beginning with a letter, and not `default`",
    ],
    [
      "steps of rotation without a password",
      at("app", { ...iam, rotation: 2 }),
      "`authentication.users.app.rotation` is for passwords only, got 2",
    ],
    [
      "an access string that the engine does not know",
      at("app", { ...iam, accessString: "on ~* +canary" }),
      "`authentication.users.app.accessString` has a mistake: rule 3 names no command of redis 7.1",
    ],
    [
      "a token of one's own",
      { mode: "auth-token", token: "canary" },
      "`authentication.token` is not a prop here, only mode, rotation are",
    ],
    ["a token instead of an object", "canary", "`authentication` must be an object with `mode`"],
    ["a password instead of an object", at("app", "canary" as never), "`authentication.users.app` must be an object"],
    [
      "a step backwards",
      { mode: "auth-token", rotation: 0 },
      "`authentication.rotation` must be a whole number between 1 and 9007199254740991, got 0",
    ],
  ])("is refused with %s", (_what, authentication, message) => {
    expect(cacheRefusal({ authentication })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("with 99 users is the most on Redis, and 100 on Valkey", () => {
    const sizeOf = (count: number, engine?: typeof valkey) =>
      cacheWith({ ...(engine && { engine }), authentication: { mode: "rbac", users: many(count) } }).only(
        ElasticacheUserGroup,
      ).user_ids;
    expect(sizeOf(99)).toHaveLength(100);
    expect(sizeOf(100, valkey)).toHaveLength(100);
  });
});
