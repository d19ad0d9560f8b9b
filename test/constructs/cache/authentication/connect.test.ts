import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  type Authentication,
  type ConnectOptions,
  type Grantee,
  RedisCache,
  type RedisCacheProps,
} from "../../../../constructs";
import { type SynthesizedStack, synthesize } from "../../../../constructs/testing";
import { inStack, network } from "../../../support/fixtures";

const accessString = "on ~app:* -@all +@read";
const users: Authentication = {
  kind: "rbac",
  users: {
    orders: { kind: "iam", accessString },
    stock: { kind: "iam", accessString },
    legacy: { kind: "password", accessString },
  },
};

/** The policy that a role gets from a grant. */
function policyFrom(options: ConnectOptions, props: Partial<RedisCacheProps> = { authentication: users }): unknown {
  const stack = inStack((scope) => {
    const role = new IamRole(scope, "Role", { name: "orders", assumeRolePolicy: "{}" });
    new RedisCache(scope, "Cache", { name: "sessions", network, ...props }).grantConnect(role, options);
  });
  return withoutHashes(JSON.parse(String(stack.only(IamRolePolicy).policy)));
}

/** Addresses without what the framework makes of their path. */
function withoutHashes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/Cache_([\w-]+?)_[0-9A-F]{8}/g, "$1"));
}

test("an IAM user may connect to this cache as this user", () => {
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
  expect(policyFrom({ users: ["orders"] })).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Connect",
        Effect: "Allow",
        Action: ["elasticache:Connect"],
        Resource: [
          "${aws_elasticache_replication_group.ReplicationGroup.arn}",
          "${aws_elasticache_user.Authentication_User-orders.arn}",
        ],
      },
    ],
  });
});

test("a user with a password may have its secret read and decrypted, and no other", () => {
  expect(policyFrom({ users: ["legacy", "stock"] })).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Connect",
        Effect: "Allow",
        Action: ["elasticache:Connect"],
        Resource: [
          "${aws_elasticache_replication_group.ReplicationGroup.arn}",
          "${aws_elasticache_user.Authentication_User-stock.arn}",
        ],
      },
      {
        Sid: "ReadSecret",
        Effect: "Allow",
        Action: ["secretsmanager:GetSecretValue"],
        Resource: ["${aws_secretsmanager_secret.Authentication_Password-legacy.arn}"],
      },
      {
        Sid: "DecryptSecret",
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: ["${element([aws_kms_key.Key.arn, aws_kms_key_policy.Key_Policy.id], 0)}"],
        Condition: {
          StringLike: { "kms:ViaService": "secretsmanager.*.amazonaws.com*" },
          StringEquals: {
            "kms:EncryptionContext:SecretARN": ["${aws_secretsmanager_secret.Authentication_Password-legacy.arn}"],
          },
        },
      },
    ],
  });
});

const arnOf = (name: string) => `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}-a1b2c3`;
const keyArn = (id: string) => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
const existing: Authentication = {
  kind: "existing-user-group",
  userGroupId: "theirs",
  users: {
    orders: { kind: "existing-user", userId: "orders-app" },
    stock: { kind: "existing-user", userId: "stock", secretArn: arnOf("stock"), kmsKeyArn: keyArn("a") },
    legacy: { kind: "existing-user", userId: "legacy", secretArn: arnOf("legacy"), kmsKeyArn: keyArn("b") },
    plain: { kind: "existing-user", userId: "plain", secretArn: arnOf("plain") },
  },
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html: arn:aws:elasticache:region:account:user:id
test("an IAM user that is made elsewhere is in the account and the region of the cache", () => {
  expect(policyFrom({ users: ["orders"] }, { authentication: existing })).toMatchObject({
    Statement: [
      {
        Sid: "Connect",
        Resource: [
          "${aws_elasticache_replication_group.ReplicationGroup.arn}",
          "${local.Authentication_UserArn}orders-app",
        ],
      },
    ],
  });
});

test("secrets that are made elsewhere may be read, and decrypted with their own keys", () => {
  const policy = policyFrom({ users: ["stock", "legacy", "plain"] }, { authentication: existing });
  const { Statement: found } = policy as { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
  expect(found.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
    ["ReadSecret", [arnOf("stock"), arnOf("legacy"), arnOf("plain")]],
    ["DecryptSecret", [keyArn("a")]],
    ["DecryptSecret2", [keyArn("b")]],
  ]);
  expect(found[2]).toMatchObject({
    Condition: { StringEquals: { "kms:EncryptionContext:SecretARN": [arnOf("legacy")] } },
  });
});

test("a token in a secret that exists may be read by the ARN that AWS has for it", () => {
  const authentication: Authentication = { kind: "existing-secret", secretArn: arnOf("token"), kmsKeyArn: keyArn("a") };
  const secret = "${data.aws_secretsmanager_secret_version.Authentication_Token_Current.arn}";
  expect(policyFrom({}, { authentication })).toMatchObject({
    Statement: [
      { Sid: "ReadSecret", Resource: [secret] },
      { Sid: "DecryptSecret", Resource: [keyArn("a")] },
    ],
  });
  expect(policyFrom({}, { authentication: { kind: "existing-secret", secretArn: arnOf("token") } })).toMatchObject({
    Statement: [{ Sid: "ReadSecret" }],
  });
});

test("a user `default` with a password may have its secret read", () => {
  const defaultUser = { kind: "password", accessString } as const;
  const authentication: Authentication = { kind: "rbac", users: {}, defaultUser };
  expect(
    policyFrom({ users: ["default"] }, { authentication, encryptionAtRest: { kind: "aws-owned-key" } }),
  ).toMatchObject({
    Statement: [{ Resource: ["${aws_secretsmanager_secret.Authentication_Password-default.arn}"] }],
  });
});

test("a user may have any name that AWS takes", () => {
  const user = { kind: "iam", accessString } as const;
  const named: Authentication = { kind: "rbac", users: { constructor: user } };
  expect(policyFrom({ users: ["constructor"] }, { authentication: named })).toMatchObject({
    Statement: [{ Action: ["elasticache:Connect"] }],
  });
});

test("a shared token needs no users, and a key of the account's own no permission", () => {
  expect(policyFrom({}, { encryptionAtRest: { kind: "aws-owned-key" } })).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ReadSecret",
        Effect: "Allow",
        Action: ["secretsmanager:GetSecretValue"],
        Resource: ["${aws_secretsmanager_secret.Authentication_Token.arn}"],
      },
    ],
  });
});

test("the document alone attaches nothing", () => {
  let document = "";
  const stack = inStack((scope) => {
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
    document = cache.connectPolicyDocument({ users: ["orders"] });
    new TerraformOutput(scope, "policy", { value: document });
  });
  expect(stack.all(IamRolePolicy)).toEqual([]);
  expect(stack.outputs.policy).toMatchObject({ value: expect.stringContaining("elasticache:Connect") as unknown });
});

test("the document is what a role gets", () => {
  const stack = inStack((scope) => {
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
    const document = cache.connectPolicyDocument({ users: ["orders", "legacy"] });
    new TerraformOutput(scope, "policy", { value: document });
    const role = new IamRole(scope, "Role", { name: "orders", assumeRolePolicy: "{}" });
    cache.grantConnect(role, { users: ["orders", "legacy"] });
  });
  expect(stack.outputs.policy).toEqual({ value: stack.only(IamRolePolicy).policy });
});

/** A cache in one stack, and the stack of its clients. */
function twoStacks() {
  const app = new App({ stackTraces: false });
  const [caches, orders] = ["caches", "orders"].map((name) => {
    const stack = new TerraformStack(app, name);
    new LocalBackend(stack, { path: `${name}.tfstate` });
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const cache = new RedisCache(caches, "Cache", { name: "sessions", network, authentication: users });
  return { caches, orders, cache };
}

test.each<[string, (scope: TerraformStack) => Grantee, string]>([
  ["made", (scope) => new IamRole(scope, "Role", { assumeRolePolicy: "{}" }), "${aws_iam_role.Role.name}"],
  ["looked up", (scope) => new DataAwsIamRole(scope, "Role", { name: "orders" }), "${data.aws_iam_role.Role.name}"],
])(
  "a role that is %s in another stack gets its policy there, which then depends on the cache's",
  (_how, make, role) => {
    const { caches, orders, cache } = twoStacks();
    cache.grantConnect(make(orders), { users: ["orders"] });

    expect(synthesize(orders).only(IamRolePolicy)).toMatchObject({
      name: "connect-sessions-orders",
      role,
      policy: expect.stringContaining("${data.terraform_remote_state.") as unknown,
    });
    expect(synthesize(caches).all(IamRolePolicy)).toEqual([]);
    expect(orders.dependencies).toEqual([caches]);
    expect(caches.dependencies).toEqual([]);
  },
);

test("two caches may be granted to one role, and two users of one cache", () => {
  const stack = inStack((scope) => {
    const role = new DataAwsIamRole(scope, "Role", { name: "orders" });
    const cache = (id: string, name: string) =>
      new RedisCache(scope, id, { name, network, authentication: users, alarms: { level: "off" } });
    const one = cache("One", "one");
    one.grantConnect(role, { users: ["orders"] });
    one.grantConnect(role, { users: ["stock"] });
    cache("Two", "two").grantConnect(role, { users: ["orders"] });
  });
  expect(stack.all(IamRolePolicy).map(({ name }) => name)).toEqual([
    "connect-one-orders",
    "connect-one-stock",
    "connect-two-orders",
  ]);
});

test.each<[string, ConnectOptions, Partial<RedisCacheProps>, string]>([
  [
    "an unknown user",
    { users: ["orders", "shop"] },
    { authentication: users },
    '`users[1]` must be one of orders, stock, legacy, got "shop" [stack/Cache]',
  ],
  [
    "no user",
    { users: [] },
    { authentication: users },
    "`users` must name at least one of orders, stock, legacy, got [] [stack/Cache]",
  ],
  [
    "users left out",
    {},
    { authentication: users },
    "`users` must name at least one of orders, stock, legacy [stack/Cache]",
  ],
  [
    "users of a token",
    { users: ["orders"] },
    {},
    '`users` must be left out, because all clients share a token, got ["orders"] [stack/Cache]',
  ],
  [
    "a user group that says nothing of its users",
    { users: ["orders"] },
    { authentication: { kind: "existing-user-group", userGroupId: "theirs" } },
    '`authentication.users` must describe the users that a role may be granted; for example orders: { kind: "existing-user", userId } [stack/Cache]',
  ],
  [
    "a `default` user that is made elsewhere",
    { users: ["default"] },
    {
      authentication: {
        ...users,
        defaultUser: { kind: "existing-user", userId: "theirs" },
      },
    },
    '`users[0]` must be one of orders, stock, legacy, got "default" [stack/Cache]',
  ],
  [
    "a cache without authentication",
    {},
    { authentication: { kind: "off" } },
    "`authentication` must not be `off`: without authentication, clients need no permission [stack/Cache]",
  ],
])("%s is refused", (_what, options, props, message) => {
  expect(() => policyFrom(options, props)).toThrow(message);
});

const wrongRole = "`grantee` must be an `IamRole` or a `DataAwsIamRole`";
const attach = "; for anything else, attach the policy that `connectPolicyDocument` returns [stack/Cache]";

test.each<[string, unknown, unknown, string]>([
  ["a user instead of a list", "role", { users: "orders" }, '`users` must be a list, got "orders" [stack/Cache]'],
  ["a role by name", "orders", { users: ["orders"] }, `${wrongRole}, got "orders"${attach}`],
  ["no role", undefined, { users: ["orders"] }, wrongRole + attach],
  ["null for a role", null, { users: ["orders"] }, `${wrongRole}, got null${attach}`],
  ["the users in the place of the role", { users: ["orders"] }, {}, `${wrongRole}, got {"users":["orders"]}${attach}`],
  [
    "an unknown option",
    "role",
    { users: ["orders"], roles: [] },
    "`roles` is not a prop here (known: users), got [] [stack/Cache]",
  ],
  ["options that are none", "role", null, "`props` must be an object, got null [stack/Cache]"],
])("%s is refused for callers without a compiler", (_what, grantee, options, message) => {
  expect(() =>
    inStack((scope) => {
      const role = new DataAwsIamRole(scope, "Role", { name: "orders" });
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
      cache.grantConnect((grantee === "role" ? role : grantee) as Grantee, options as ConnectOptions);
    }),
  ).toThrow(new Error(message));
});

test("a role of another type is refused", () => {
  expect(() =>
    inStack((scope) => {
      const group = new IamGroup(scope, "Group", { name: "orders" });
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
      cache.grantConnect(group as never, { users: ["orders"] });
    }),
  ).toThrow(`${wrongRole}, got an instance of IamGroup${attach}`);
});

test("the same grant to one role changes nothing the second time, and others stand beside it", () => {
  const stack = inStack((scope) => {
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
    const role = new IamRole(scope, "Role", { assumeRolePolicy: "{}" });
    const other = new IamRole(scope, "Other", { assumeRolePolicy: "{}" });
    cache.grantConnect(role, { users: ["orders"] });
    cache.grantConnect(role, { users: ["orders"] });
    cache.grantConnect(role, { users: ["orders", "stock"] });
    cache.grantConnect(role, { users: ["stock"] });
    cache.grantConnect(other, { users: ["orders"] });
  });
  expect(
    stack
      .all(IamRolePolicy)
      .map(({ role, name }) => `${String(name)} ${String(role)}`)
      .sort(),
  ).toEqual([
    "connect-sessions-orders ${aws_iam_role.Other.name}",
    "connect-sessions-orders ${aws_iam_role.Role.name}",
    "connect-sessions-orders-stock ${aws_iam_role.Role.name}",
    "connect-sessions-stock ${aws_iam_role.Role.name}",
  ]);
});

test("the same grant to a role of another stack changes nothing the second time", () => {
  const { orders, cache } = twoStacks();
  const role = new IamRole(orders, "Role", { assumeRolePolicy: "{}" });
  cache.grantConnect(role, { users: ["orders"] });
  cache.grantConnect(role, { users: ["orders"] });
  expect(synthesize(orders).only(IamRolePolicy).name).toBe("connect-sessions-orders");
});

/** Names of the policies in a stack, in order. */
function policyNames(stack: SynthesizedStack): unknown[] {
  return stack
    .all(IamRolePolicy)
    .map(({ name }) => name)
    .sort();
}

test("grants of users that read the same are told apart", () => {
  const names = ["a", "b", "a-b"].map((name) => [name, { kind: "iam", accessString }] as const);
  const stack = inStack((scope) => {
    const authentication: Authentication = { kind: "rbac", users: Object.fromEntries(names) };
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication });
    const role = new IamRole(scope, "Role", { assumeRolePolicy: "{}" });
    cache.grantConnect(role, { users: ["a", "b"] });
    cache.grantConnect(role, { users: ["a-b"] });
    cache.grantConnect(role, { users: ["a-b"] });
  });
  expect(policyNames(stack)).toEqual([
    "connect-sessions-a-b",
    expect.stringMatching(/^connect-sessions-a-b-[0-9a-f]{8}$/) as unknown,
  ]);
});

test("two caches of one name, in two stacks, may be granted to one role", () => {
  const { orders, cache } = twoStacks();
  const role = new IamRole(orders, "Role", { assumeRolePolicy: "{}" });
  cache.grantConnect(role, { users: ["orders"] });
  new RedisCache(orders, "Cache", { name: "sessions", network, authentication: users }).grantConnect(role, {
    users: ["orders"],
  });
  expect(policyNames(synthesize(orders))).toEqual([
    "connect-sessions-orders",
    expect.stringMatching(/^connect-sessions-orders-[0-9a-f]{8}$/) as unknown,
  ]);
});

test("a cache whose name only Terraform knows may be granted", () => {
  const stack = inStack((scope) => {
    const name = new TerraformVariable(scope, "name", { type: "string" }).stringValue;
    const cache = new RedisCache(scope, "Cache", { name, network, authentication: users });
    const role = new IamRole(scope, "Role", { assumeRolePolicy: "{}" });
    cache.grantConnect(role, { users: ["orders"] });
    cache.grantConnect(role, { users: ["orders"] });
    cache.grantConnect(role, { users: ["stock"] });
  });
  expect(policyNames(stack)).toEqual(["connect-${var.name}-orders", "connect-${var.name}-stock"]);
});
