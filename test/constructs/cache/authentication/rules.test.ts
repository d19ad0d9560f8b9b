import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import type { CacheUser } from "../../../../constructs";
import { cacheRefusal, cacheWith } from "../../../support/fixtures";

const iam: CacheUser = { kind: "iam", accessString: "on ~app:* -@all +@read" };
const redis = { kind: "redis", version: "7.1" } as const;
const valkey = { kind: "valkey", version: "8.0" } as const;

const at = (name: string, user: object): unknown => ({ kind: "rbac", users: { [name]: user } });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${index}`, iam]));

/** What a cache says to password users that are made for an engine: `redis 7.1`. */
function saidOf(userEngine: string, engine: string): string {
  const engineOf = (text: string) => ({ kind: text.split(" ")[0], version: text.split(" ")[1] });
  const users = { app: { kind: "password", accessString: "on ~app:* -@all +@read" } };
  return cacheRefusal({
    engine: engineOf(engine),
    authentication: { kind: "rbac", users, userEngine: engineOf(userEngine) },
  });
}

describe("authentication", () => {
  it.each<[string, unknown, string]>([
    ["no users", { kind: "rbac", users: {} }, "`authentication.users` must name 1 to 99 users, got 0"],
    [
      "more users than a group holds beside the default one",
      { kind: "rbac", users: many(100) },
      "`authentication.users` must name 1 to 99 users, got 100",
    ],
    [
      "a user called default",
      at("default", iam),
      "`authentication.users.default` must be lower-case letters, digits and single hyphens, beginning with a letter, and not `default`, which is `defaultUser`",
    ],
    [
      "steps of rotation without a password",
      at("app", { ...iam, rotation: 2 }),
      '`authentication.users.app.rotation` is not a prop here (known: kind, accessString, userId), got 2; it needs `kind`: "password"',
    ],
    [
      "an access string that the engine does not know",
      at("app", { ...iam, accessString: "on ~* +canary" }),
      '`authentication.users.app.accessString` has a mistake: rule 3 names a command that redis 7.1 does not have, got "+canary"',
    ],
    [
      "a token of one's own",
      { kind: "auth-token", token: "canary" },
      '`authentication.token` is not a prop here (known: kind, rotation, secretName, writeOnly); the token is generated and kept in AWS Secrets Manager; for one that exists, set `kind`: "existing-secret" and `secretArn`',
    ],
    ["a token instead of an object", "canary", "`authentication` must be an object with `kind`"],
    [
      "a password instead of an object",
      at("app", "canary" as never),
      "`authentication.users.app` must be an object with `kind`",
    ],
    [
      "a step backwards",
      { kind: "auth-token", rotation: 0 },
      "`authentication.rotation` must be a whole number between 1 and 9007199254740991, got 0",
    ],
  ])("is refused with %s", (_what, authentication, message) => {
    expect(cacheRefusal({ authentication })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:redis/app-a1b2c3";
  const arnForm = "must be a full ARN like arn:aws:secretsmanager:us-east-1:111122223333:secret:name-a1b2c3";
  const given = (user: object) => at("app", { kind: "existing-user", userId: "shared", ...user });
  const defaultUser = (user: object) => ({ kind: "rbac", users: { app: iam }, defaultUser: user });
  const group = (user: object) => ({ kind: "existing-user-group", userGroupId: "g", users: { app: user } });

  it.each<[string, unknown, string]>([
    [
      "an id with capitals",
      at("app", { ...iam, userId: "App" }),
      '.userId` must be lower-case letters, digits and hyphens, beginning with a letter, got "App"',
    ],
    [
      "an id of 41 characters",
      at("app", { ...iam, userId: "a".repeat(41) }),
      `.userId\` must have at most 40 characters, got "${"a".repeat(41)}"`,
    ],
    [
      "the id of AWS's own user",
      at("app", { ...iam, userId: "default" }),
      '.userId` must not be `default`, the id of the user that AWS keeps in every account, got "default"',
    ],
    [
      "a name for an IAM user",
      at("app", { ...iam, userName: "a" }),
      ".userName` is not a prop here (known: kind, accessString, userId); an IAM user logs in with its `userId`",
    ],
    [
      "the name `default`",
      at("app", { kind: "password", accessString: "on ~*", userName: "default" }),
      '.userName` must not be `default`, got "default"; set `defaultUser`',
    ],
    [
      "a name of two words",
      at("app", { kind: "password", accessString: "on ~*", userName: "a b" }),
      '.userName` must be one word, got "a b"',
    ],
    [
      "a secret of 513 characters",
      at("app", { kind: "password", accessString: "on ~*", secretName: "n".repeat(513) }),
      `.secretName\` must have at most 512 characters, got "${"n".repeat(119)}…`,
    ],
    [
      "a secret with a space",
      at("app", { kind: "password", accessString: "on ~*", secretName: "a b" }),
      '.secretName` must be letters, digits or /_+=.@-, got "a b"',
    ],
    [
      "AWS's own user by its id",
      given({ userId: "default" }),
      '.userId` must not be `default`, AWS\'s own user, which anybody is without a password, got "default"; to let it in, set `defaultUser`',
    ],
    [
      "an existing user called default",
      given({ userName: "default", secretArn }),
      '.userName` must not be `default`, got "default"; set `defaultUser`',
    ],
    [
      "an existing IAM user of another name",
      given({ userName: "a" }),
      '.userName` must equal `userId` for a user that logs in with IAM, got "a"; for a user with a password, set `secretArn`',
    ],
    [
      "an existing user's secret that may be a password",
      given({ secretArn: "hunter2hunter2" }),
      `.secretArn\` ${arnForm}`,
    ],
    [
      "an existing user's secret without its six characters",
      given({ secretArn: secretArn.slice(0, -7) }),
      `.secretArn\` ${arnForm}, got "${secretArn.slice(0, -7)}"`,
    ],
    [
      "a key without a secret",
      given({ kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd" }),
      '.kmsKeyArn` is the key of `secretArn`, which is left out, got "arn:aws:kms:us-east-1:111122223333:key/1234abcd"',
    ],
    [
      "rights of an existing user",
      given({ accessString: "on ~*" }),
      '.accessString` is not a prop here (known: kind, userId, userName, secretArn, kmsKeyArn); it needs `kind`: "iam" or "password"',
    ],
  ])("is refused with %s", (_what, authentication, message) => {
    const said = cacheRefusal({ authentication });
    expect(said.startsWith(`ValidationError: \`authentication.users.app${message}`)).toBe(true);
    expect(said).not.toContain("hunter2");
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "a switched-off user on Valkey",
      { engine: valkey, authentication: defaultUser({ kind: "off", userId: "a" }) },
      '`authentication.defaultUser.userId` is for Redis OSS users only: Valkey switches its own `default` off, and none is made, got "a"',
    ],
    [
      "AWS's own user among Valkey users",
      { engine: valkey, authentication: defaultUser({ kind: "existing-user", userId: "default" }) },
      '`authentication.defaultUser.userId` must not be `default` among Valkey users: AWS\'s own user has no password, got "default"; set `kind`: "password" and `accessString`',
    ],
    [
      "a made user with the id of AWS's own",
      { authentication: defaultUser({ kind: "password", accessString: "on ~*", userId: "default" }) },
      '`authentication.defaultUser.userId` must not be `default`, the id of the user that AWS keeps in every account, got "default"',
    ],
    [
      "an access string that the engine does not know",
      { authentication: defaultUser({ kind: "password", accessString: "on ~* +canary" }) },
      '`authentication.defaultUser.accessString` has a mistake: rule 3 names a command that redis 7.1 does not have, got "+canary"',
    ],
    [
      "an IAM default user",
      { authentication: defaultUser({ kind: "iam" }) },
      '`authentication.defaultUser.kind` must be one of "off", "password", "existing-user", got "iam"; AWS requires an IAM user\'s name to equal its id, and keeps the id `default` for itself',
    ],
    [
      "no users and a default user that is off",
      { authentication: { kind: "rbac", users: {}, defaultUser: { kind: "off" } } },
      "`authentication.users` must name 1 to 99 users, got 0",
    ],
    [
      "100 users beside a default user on Valkey",
      {
        engine: valkey,
        authentication: { kind: "rbac", users: many(100), defaultUser: { kind: "existing-user", userId: "a" } },
      },
      "`authentication.users` must name 0 to 99 users, got 100",
    ],
    [
      "a group of 41 characters",
      { authentication: { kind: "rbac", users: { app: iam }, userGroupId: "g".repeat(41) } },
      `\`authentication.userGroupId\` must have at most 40 characters, got "${"g".repeat(41)}"`,
    ],
    [
      "a group with capitals",
      { authentication: { kind: "rbac", users: { app: iam }, userGroupId: "my team" } },
      '`authentication.userGroupId` must be letters, digits and hyphens, beginning with a letter, got "my team"',
    ],
    [
      "a user in an existing group that is to be made",
      { authentication: group(iam) },
      '`authentication.users.app.kind` must be one of "existing-user", got "iam"; write "existing-user": it logs in with a password if it has a `secretArn`, else with IAM',
    ],
    [
      "AWS's own user in an existing group",
      { authentication: group({ kind: "existing-user", userId: "default" }) },
      '`authentication.users.app.userId` must not be `default`, AWS\'s own user, which anybody is without a password, got "default"; leave it out',
    ],
    [
      "IAM before Redis OSS 7.0",
      { engine: { kind: "redis", version: "6.2" }, authentication: group({ kind: "existing-user", userId: "a" }) },
      "`authentication.users.app.secretArn` is required: to log in with IAM, a user needs Redis OSS 7.0 or Valkey 7.2 or later",
    ],
    [
      "users of a group beside a secret",
      { authentication: { kind: "existing-secret", secretArn, users: {} } },
      "`authentication.users` is not a prop here (known: kind, secretArn, jsonKey, kmsKeyArn, updateStrategy, writeOnlyVersion)",
    ],
    [
      "an unknown strategy",
      { authentication: { kind: "existing-secret", secretArn, updateStrategy: "DELETE" } },
      '`authentication.updateStrategy` must be one of "ROTATE", "SET", got "DELETE"',
    ],
    [
      "a token where its secret belongs",
      { authentication: { kind: "existing-secret", secretArn: "hunter2hunter2hunter2" } },
      `\`authentication.secretArn\` ${arnForm} [stack/It]`,
    ],
    [
      "TLS that is off",
      { transitEncryption: "off", authentication: { kind: "existing-user-group", userGroupId: "g" } },
      '`transitEncryption` must be "required" with the authentication existing-user-group, got "off"',
    ],
  ])("is refused with %s", (_what, props, message) => {
    const said = cacheRefusal(props);
    expect(said.slice(0, "ValidationError: ".length + message.length)).toBe(`ValidationError: ${message}`);
    expect(said).not.toContain("hunter2");
  });

  // AWS answers DuplicateUserName, and takes a user into a group once.
  it.each<[string, object, string]>([
    [
      "two ids of one's own",
      { a: { ...iam, userId: "x" }, b: { ...iam, userId: "x" } },
      '`authentication.users.b.userId` must be another one: `authentication.users.a` has it, got "x"',
    ],
    [
      "an id that another user is given",
      { a: { ...iam, userId: "sessions-b" }, b: iam },
      '`authentication.users.a.userId` must be another one: `authentication.users.b` has it, got "sessions-b"',
    ],
    [
      "the id of the user that is switched off",
      { a: { ...iam, userId: "sessions-default" } },
      '`authentication.users.a.userId` must be another one: `authentication.defaultUser` has it, got "sessions-default"',
    ],
    [
      "one existing user twice",
      { a: { kind: "existing-user", userId: "x" }, b: { kind: "existing-user", userId: "x" } },
      '`authentication.users.b.userId` must be another one: `authentication.users.a` has it, got "x"',
    ],
    [
      "two names of one's own",
      {
        a: { kind: "password", accessString: "on ~*", userName: "n" },
        b: { kind: "password", accessString: "on ~*", userName: "n" },
      },
      '`authentication.users.b.userName` must be another one: `authentication.users.a` has it, got "n"',
    ],
    [
      "the name of an IAM user",
      { a: { kind: "password", accessString: "on ~*", userName: "x" }, b: { ...iam, userId: "x" } },
      '`authentication.users.b.userId` must be another one: `authentication.users.a` has it, got "x"',
    ],
  ])("is refused with %s in a group", (_what, users, message) => {
    expect(cacheRefusal({ authentication: { kind: "rbac", users } })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("takes what only Terraform knows for any id, name and ARN", () => {
    const users = {
      a: { ...iam, userId: "${var.a}" },
      b: { kind: "existing-user", userId: "${var.a}", userName: "x", secretArn: "${var.b}", kmsKeyArn: "${var.c}" },
      c: { kind: "existing-user", userId: "${var.d}", userName: "y" },
    };
    expect(cacheRefusal({ authentication: { kind: "rbac", users, userGroupId: "${var.g}" } })).toBe("accepted");
    const secret = { kind: "existing-secret", secretArn: "${var.a}", jsonKey: "${var.b}", kmsKeyArn: "${var.c}" };
    expect(cacheRefusal({ authentication: secret })).toBe("accepted");
  });

  it("with 99 users is the most on Redis, and 100 on Valkey", () => {
    const sizeOf = (count: number, engine?: typeof valkey) =>
      cacheWith({ ...(engine && { engine }), authentication: { kind: "rbac", users: many(count) } }).only(
        ElasticacheUserGroup,
      ).user_ids;
    expect(sizeOf(99)).toHaveLength(100);
    expect(sizeOf(100, valkey)).toHaveLength(100);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
  it.each([
    ["redis 6.2", "redis 7.1"],
    ["redis 7.1", "redis 7.1"],
    ["redis 7.1", "valkey 7.2"],
    ["redis 6.2", "valkey 8.0"],
    ["valkey 7.2", "valkey 8.0"],
  ])("with users made for %s is right on %s", (users, cache) => {
    expect(saidOf(users, cache)).toBe("accepted");
  });

  it.each([
    ["redis 7.1", "redis 6.2"],
    ["redis 7.1", "redis 7.0"],
    ["valkey 8.0", "valkey 7.2"],
  ])("with users made for %s is refused on %s, which is older", (users, cache) => {
    expect(saidOf(users, cache)).toBe(
      `ValidationError: \`authentication.userEngine\` must not be later than the cache's engine, ${cache}, ` +
        `got "${users}" [stack/It]`,
    );
  });

  it("for Valkey is refused on a cache that runs Redis OSS", () => {
    expect(
      cacheRefusal({ engine: redis, authentication: { kind: "rbac", users: { app: iam }, userEngine: valkey } }),
    ).toBe(
      'ValidationError: `authentication.userEngine` must be `redis` on a cache that runs Redis OSS, got "valkey" [stack/It]',
    );
  });
});
