import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { type Authentication, type ConnectGrant, RedisCache, type RedisCacheProps } from "../../../constructs";
import { synthesize } from "../../../constructs/testing";
import { network } from "../../support/fixtures";

const accessString = "on ~app:* -@all +@read";
const users: Authentication = {
  mode: "rbac",
  users: {
    orders: { authentication: "iam", accessString },
    stock: { authentication: "iam", accessString },
    legacy: { authentication: "password", accessString },
  },
};

/** The policy that a role gets from a grant. */
function policyFrom(grant: ConnectGrant, props: Partial<RedisCacheProps> = { authentication: users }): unknown {
  const stack = synthesize((scope) => {
    new AwsProvider(scope, "Aws", { region: "us-east-1" });
    const role = new IamRole(scope, "Role", { name: "orders", assumeRolePolicy: "{}" });
    new RedisCache(scope, "Cache", { name: "sessions", network, ...props }).grantConnect({ ...grant, role });
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

test("a user may have any name that AWS takes", () => {
  const user = { authentication: "iam", accessString } as const;
  const named: Authentication = { mode: "rbac", users: { constructor: user } };
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

test("without a role the document is returned and nothing is attached", () => {
  let document = "";
  const stack = synthesize((scope) => {
    new AwsProvider(scope, "Aws", { region: "us-east-1" });
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users });
    document = cache.grantConnect({ users: ["orders"] });
    new TerraformOutput(scope, "policy", { value: document });
  });
  expect(stack.all(IamRolePolicy)).toEqual([]);
  expect(stack.outputs.policy).toMatchObject({ value: expect.stringContaining("elasticache:Connect") as unknown });
});

test("a role of another stack gets its policy there, which then depends on the cache's and not the other way round", () => {
  const app = new App({ stackTraces: false });
  const [caches, orders] = ["caches", "orders"].map((name) => {
    const stack = new TerraformStack(app, name);
    new LocalBackend(stack, { path: `${name}.tfstate` });
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const cache = new RedisCache(caches, "Cache", { name: "sessions", network, authentication: users });
  const role = new IamRole(orders, "Role", { assumeRolePolicy: "{}" });
  cache.grantConnect({ users: ["orders"], role });

  expect(synthesize(orders).only(IamRolePolicy)).toMatchObject({
    name: "connect-sessions-orders",
    role: "${aws_iam_role.Role.name}",
    policy: expect.stringContaining("${data.terraform_remote_state.") as unknown,
  });
  expect(orders.dependencies).toEqual([caches]);
  expect(caches.dependencies).toEqual([]);
});

test.each<[string, ConnectGrant, Partial<RedisCacheProps>, string]>([
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
    "a cache without authentication",
    {},
    { authentication: { mode: "none" } },
    "`authentication` must not be `none`: whoever reaches the cache is in [stack/Cache]",
  ],
])("%s is refused", (_what, grant, props, message) => {
  expect(() => policyFrom(grant, props)).toThrow(message);
});

test.each<[string, object, string]>([
  ["a user instead of a list", { users: "orders" }, '`users` must be a list, got "orders" [stack/Cache]'],
  [
    "a role by name",
    { users: ["orders"], role: "orders" },
    '`role` must be an `IamRole`, got "orders"; attach the returned document to any other [stack/Cache]',
  ],
  [
    "an unknown option",
    { users: ["orders"], roles: [] },
    "`roles` is not a prop here, only users, role are, got [] [stack/Cache]",
  ],
])("%s is refused for callers without a compiler", (_what, grant, message) => {
  expect(() =>
    synthesize((scope) => {
      new RedisCache(scope, "Cache", { name: "sessions", network, authentication: users }).grantConnect(grant);
    }),
  ).toThrow(message);
});
