import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { type Authentication, type CacheUser, type DefaultUser, RedisCache } from "../../../../constructs";
import { cacheWith, inStack, network } from "../../../support/fixtures";

const accessString = "on ~app:* -@all +@read";
const iam: CacheUser = { kind: "iam", accessString };
const password: CacheUser = { kind: "password", accessString };
const valkey = { kind: "valkey", version: "8.0" } as const;
const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:redis/token-a1b2c3";

/** Without the hashes and with what a resource is called in this project. */
function named(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/(?:Cache|One|Two)_([\w-]+?)_[0-9A-F]{8}/g, "$1"));
}

const rbac = (users: Readonly<Record<string, CacheUser>>, more: object = {}): Authentication => ({
  kind: "rbac",
  users,
  ...more,
});

describe("a cache whose token is in a secret that exists", () => {
  it("takes it from there, and accepts the former one beside it", () => {
    const stack = cacheWith({ authentication: { kind: "existing-secret", secretArn } });
    expect(named(stack.only(ElasticacheReplicationGroup))).toMatchObject({
      auth_token: "${data.aws_secretsmanager_secret_version.Authentication_Token_Current.secret_string}",
      auth_token_update_strategy: "ROTATE",
    });
    expect(stack.only(DataAwsSecretsmanagerSecretVersion).secret_id).toBe(secretArn);
    expect(stack.all(SecretsmanagerSecret)).toEqual([]);
  });

  it("can refuse the former one", () => {
    const stack = cacheWith({ authentication: { kind: "existing-secret", secretArn, updateStrategy: "SET" } });
    expect(stack.only(ElasticacheReplicationGroup).auth_token_update_strategy).toBe("SET");
  });

  it("tells the ARN and the key of the secret, and makes none", () => {
    inStack((scope) => {
      const authentication = { kind: "existing-secret", secretArn, jsonKey: "token" } as const;
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication });
      expect(cache.authentication).toMatchObject({ secrets: {}, users: {}, userNames: {}, secretJsonKey: "token" });
      expect(cache.authentication.secretArns).toEqual({ token: cache.authentication.existingSecret?.secretArn });
      expect(cache.replicationGroup.authentication).toBe("auth-token");
    });
  });
});

describe("a cache with a user group that exists", () => {
  const described: Authentication = {
    kind: "existing-user-group",
    userGroupId: "Theirs",
    users: {
      orders: { kind: "existing-user", userId: "orders-app" },
      legacy: { kind: "existing-user", userId: "legacy-1", userName: "legacy", secretArn },
    },
  };

  it("is used by it, and neither a group nor a user is made", () => {
    const stack = cacheWith({ authentication: { kind: "existing-user-group", userGroupId: "Theirs" } });
    expect(stack.only(ElasticacheReplicationGroup).user_group_ids).toEqual(["theirs"]);
    expect([ElasticacheUser, ElasticacheUserGroup, SecretsmanagerSecret].flatMap((type) => stack.all(type))).toEqual(
      [],
    );
  });

  it("tells the names and secrets of the users that are described", () => {
    inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: described });
      expect(cache.authentication).toMatchObject({ users: {}, secrets: {}, userGroup: undefined });
      expect(cache.authentication.userNames).toEqual({ orders: "orders-app", legacy: "legacy" });
      expect(cache.authentication.secretArns).toEqual({ legacy: secretArn });
      expect(cache.replicationGroup.authentication).toBe("user-group");
    });
  });
});

describe("users of one's own choice", () => {
  it("keep their ids, names and secrets as they are given", () => {
    const users = {
      reader: { ...iam, userId: "a--reader-" },
      writer: { ...password, userId: "w".repeat(40), userName: "Writer", secretName: "Redis/Writer@1" },
    } as const;
    const stack = cacheWith({ authentication: rbac(users, { userGroupId: "g".repeat(40) }) });
    expect(stack.all(ElasticacheUser).map(({ user_id, user_name }) => [user_id, user_name])).toEqual([
      ["sessions-default", "default"],
      ["a--reader-", "a--reader-"],
      ["w".repeat(40), "Writer"],
    ]);
    expect(stack.only(ElasticacheUserGroup).user_group_id).toBe("g".repeat(40));
    expect(stack.only(SecretsmanagerSecret).name).toBe("Redis/Writer@1");
  });

  it("may have a token in a secret of a name of one's own", () => {
    const stack = cacheWith({ authentication: { kind: "auth-token", secretName: "n".repeat(512) } });
    expect(stack.only(SecretsmanagerSecret).name).toBe("n".repeat(512));
  });

  it("stand in the group beside those that are made elsewhere", () => {
    const users = { app: iam, shared: { kind: "existing-user", userId: "shared" } } as const;
    const stack = cacheWith({ engine: valkey, authentication: rbac(users) });
    expect(named(stack.only(ElasticacheUserGroup).user_ids)).toEqual([
      "${aws_elasticache_user.Authentication_User-app.user_id}",
      "shared",
    ]);
    expect(stack.all(ElasticacheUser)).toHaveLength(1);
  });

  it("can be those of another cache", () => {
    const stack = inStack((scope) => {
      const one = new RedisCache(scope, "One", { name: "one", network, authentication: rbac({ app: iam }) });
      const app = { kind: "existing-user", userId: String(one.authentication.users.app?.userId) } as const;
      const two = new RedisCache(scope, "Two", { name: "two", network, authentication: rbac({ app }) });
      expect(two.authentication.userNames).toEqual({ app: one.authentication.users.app?.userId });
    });
    const groups = stack.all(ElasticacheUserGroup).map(({ user_ids }) => named(user_ids) as string[]);
    expect(groups.map((ids) => ids[1])).toEqual([
      "${aws_elasticache_user.Authentication_User-app.user_id}",
      "${aws_elasticache_user.Authentication_User-app.user_id}",
    ]);
  });
});

/** The users and the members of a group with a user and a choice of the user `default`. */
function withDefault(defaultUser: DefaultUser | undefined, engine?: typeof valkey) {
  const authentication = rbac({ app: iam }, defaultUser && { defaultUser });
  const stack = cacheWith({ ...(engine && { engine }), authentication, encryptionAtRest: { kind: "aws-owned-key" } });
  const users = stack.all(ElasticacheUser).filter(({ user_name }) => user_name === "default");
  return { stack, users: named(users), members: named(stack.only(ElasticacheUserGroup).user_ids) };
}

const made = "${aws_elasticache_user.Authentication_DefaultUser.user_id}";
const app = "${aws_elasticache_user.Authentication_User-app.user_id}";

describe("the user `default`", () => {
  it("is off when nothing is said, and when that is said", () => {
    const { stack, ...said } = withDefault({ kind: "off" });
    const { stack: unsaid, ...others } = withDefault(undefined);
    expect(said).toEqual(others);
    expect(stack.document).toEqual(unsaid.document);
    expect(withDefault({ kind: "off", userId: "nobody" })).toMatchObject({
      users: [{ user_id: "nobody", access_string: "off ~* -@all", no_password_required: true }],
      members: [made, app],
    });
    expect(withDefault({ kind: "off" }, valkey)).toMatchObject({ users: [], members: [app] });
  });

  it.each([undefined, valkey])("may have a password, on Redis in the place of the one that is off", (engine) => {
    const { stack, users, members } = withDefault({ kind: "password", accessString: "on ~* +@all" }, engine);
    expect(users).toMatchObject([
      {
        user_id: "sessions-default",
        access_string: "on ~* +@all",
        authentication_mode: {
          type: "password",
          passwords: [
            "${data.aws_secretsmanager_secret_version.Authentication_Password-default_Current.secret_string}",
          ],
        },
      },
    ]);
    expect(members).toEqual([made, app]);
    expect(stack.only(SecretsmanagerSecret).name).toBe("elasticache/sessions/users/default");
  });

  it("with a password may have an id and a secret of one's own, and two passwords during a rotation", () => {
    const { stack, users } = withDefault({
      kind: "password",
      accessString,
      rotation: 2,
      userId: "anybody",
      secretName: "redis/anybody",
    });
    expect(users).toMatchObject([{ user_id: "anybody", user_name: "default" }]);
    expect(stack.only(SecretsmanagerSecret).name).toBe("redis/anybody");
    expect(stack.all(DataAwsSecretsmanagerSecretVersion)).toHaveLength(2);
  });

  it.each([undefined, valkey])("may be made elsewhere", (engine) => {
    expect(withDefault({ kind: "existing-user", userId: "theirs" }, engine)).toMatchObject({
      users: [],
      members: ["theirs", app],
    });
  });

  it("is enough when it may log in", () => {
    const authentication = rbac({}, { defaultUser: { kind: "existing-user", userId: "default" } });
    const stack = cacheWith({ authentication });
    expect(stack.only(ElasticacheUserGroup).user_ids).toEqual(["default"]);
  });

  it("is told by its name when it may log in", () => {
    inStack((scope) => {
      const cache = (id: string, defaultUser: DefaultUser) =>
        new RedisCache(scope, id, { name: id, network, authentication: rbac({ app: iam }, { defaultUser }) });
      const { authentication: open } = cache("open", { kind: "password", accessString });
      expect(Object.keys(open.users)).toEqual(["default", "app"]);
      expect(Object.keys(open.secretArns)).toEqual(["default"]);
      expect(open.userNames).toEqual({ default: "default", app: "open-app" });
      const { authentication: theirs } = cache("theirs", { kind: "existing-user", userId: "x" });
      expect([theirs.userNames, theirs.secretArns]).toEqual([{ default: "default", app: "theirs-app" }, {}]);
      expect(cache("shut", { kind: "off" }).authentication.userNames).toEqual({ app: "shut-app" });
    });
  });
});

test("AWS's own user without a password is warned about, until somebody gives a reason", () => {
  const warned = (userId: string, acknowledgedWarnings = {}) =>
    cacheWith({
      authentication: rbac({ app: iam }, { defaultUser: { kind: "existing-user", userId } }),
      acknowledgedWarnings,
    }).warnings.filter((warning) => warning.includes("default-user"));
  expect(warned("default")).toEqual([
    expect.stringContaining(
      "default-user: anyone who reaches the port can read and write everything: AWS's own user `default` needs no password",
    ),
  ]);
  expect(warned("theirs")).toEqual([]);
  expect(warned("default", { "default-user": "a test" })).toEqual([]);
});
