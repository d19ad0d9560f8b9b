import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { type Authentication, RedisCache } from "../../constructs";
import { synthesize } from "../../constructs/testing";
import type { PlanWithErrors } from "../support/terraform-workspace";
import { inStack, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { mockedApply } from "./mocked-apply";

const accessString = "on ~* -@all +@read";
const iam = { kind: "iam", accessString } as const;
const arnOf = (name: string) => `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}-a1b2c3`;

const nothingElse = {
  network,
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
  deletionProtection: false,
} as const;

const authentications: Readonly<Record<string, Authentication>> = {
  secret: { kind: "existing-secret", secretArn: arnOf("json"), jsonKey: "token" },
  group: {
    kind: "existing-user-group",
    userGroupId: "theirs",
    users: { app: { kind: "existing-user", userId: "their-app" } },
  },
  users: {
    kind: "rbac",
    users: {
      mine: { ...iam, userId: "my-app" },
      theirs: { kind: "existing-user", userId: "their-app", secretArn: arnOf("password") },
    },
    userGroupId: "mine",
    defaultUser: { kind: "existing-user", userId: "their-default" },
  },
  open: { kind: "rbac", users: {}, defaultUser: { kind: "existing-user", userId: "default" } },
};

const { document } = inStack((scope) => {
  for (const [name, authentication] of Object.entries(authentications)) {
    new RedisCache(scope, name, { ...nothingElse, name, authentication });
  }
});

/** What a plan changes that is about who may log in. */
function changed(plan: PlanWithErrors | undefined) {
  const changes = plan?.resource_changes.filter(({ mode }) => mode === "managed") ?? [];
  const ofLogins = changes.filter(({ type }) => /secret|_user/.test(type));
  return ofLogins.map(({ type, change: { actions, before, after } }) => {
    const { user_group_id, user_id } = after ?? before ?? {};
    return `${type} ${String(user_group_id ?? user_id)}: ${actions.join()}`;
  });
}

requireOrSkip(...terraformRequirement())("secrets, groups and users that are given", () => {
  let workspace: TerraformWorkspace;

  beforeAll(() => {
    workspace = new TerraformWorkspace(document);
  });

  afterAll(() => {
    workspace.dispose();
  });

  test("are in no change when the caches are made, and in none when they are destroyed", async () => {
    const made = ["aws_elasticache_user my-app", "aws_elasticache_user_group mine", "aws_elasticache_user_group open"];
    expect(changed(await workspace.changes()).sort()).toEqual(made.map((it) => `${it}: create`));

    workspace.setState(await craftState(document));
    expect(await workspace.changes()).toBeUndefined();
    expect(changed(await workspace.changes("-destroy")).sort()).toEqual(made.map((it) => `${it}: delete`));
  }, 240_000);

  test("become the cache's in the group and in the permission of a role", async () => {
    const { document: granting } = inStack((scope) => {
      const authentication = authentications.users ?? { kind: "off" };
      const cache = new RedisCache(scope, "Cache", { ...nothingElse, name: "sessions", authentication });
      const group = cache.authentication.userGroup?.resource.userIdsInput;
      new TerraformOutput(scope, "members", { value: group });
      new TerraformOutput(scope, "policy", { value: cache.connectPolicyDocument({ users: ["theirs"] }) });
      const authenticationOfGroup = authentications.group ?? { kind: "off" };
      const other = new RedisCache(scope, "Other", {
        ...nothingElse,
        name: "b",
        authentication: authenticationOfGroup,
      });
      new TerraformOutput(scope, "iam", { value: other.connectPolicyDocument({ users: ["app"] }) });
    });
    const outputs = await mockedApply(granting);
    expect(outputs.members).toEqual(["their-default", "my-app", "their-app"]);
    expect(JSON.parse(String(outputs.policy))).toMatchObject({
      Statement: [{ Action: ["secretsmanager:GetSecretValue"], Resource: [arnOf("password")] }],
    });
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
    expect(JSON.parse(String(outputs.iam))).toMatchObject({
      Statement: [
        {
          Action: ["elasticache:Connect"],
          Resource: [
            "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:cache",
            "arn:aws:elasticache:us-east-1:111122223333:user:their-app",
          ],
        },
      ],
    });
  }, 120_000);
});

/** A cache with a user, and another cache that shares it, in the same stack or in another one. */
function sharing(ids: readonly [string, string]): readonly Configuration[] {
  const app = new App({ stackTraces: false });
  const stacks = [...new Set(ids)].map((id) => {
    const stack = new TerraformStack(app, id);
    new LocalBackend(stack, { path: `${id}.tfstate` });
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  const [first, second = first] = stacks as [TerraformStack, TerraformStack?];
  const made: Authentication = { kind: "rbac", users: { app: { kind: "password", accessString } } };
  const one = new RedisCache(first, "One", { ...nothingElse, name: "one", authentication: made });
  const { users, secretArns } = one.authentication;
  const app1 = { kind: "existing-user", userId: String(users.app?.userId), secretArn: String(secretArns.app) } as const;
  const two = new RedisCache(second, "Two", {
    ...nothingElse,
    name: "two",
    authentication: { kind: "rbac", users: { app: app1, own: iam } },
  });
  new TerraformOutput(second, "names", { value: two.authentication.userNames });
  new TerraformOutput(second, "policy", { value: two.connectPolicyDocument({ users: ["app"] }) });
  return stacks.map((stack) => synthesize(stack).document);
}

requireOrSkip(...terraformRequirement())("a user that two caches share", () => {
  test.each([
    ["in one stack", ["one", "one"]],
    ["over two stacks", ["one", "two"]],
  ] as const)(
    "is valid to Terraform %s",
    async (_where, ids) => {
      const configurations = sharing(ids);
      expect(configurations).toHaveLength(new Set(ids).size);
      for (const configuration of configurations) {
        const workspace = new TerraformWorkspace(configuration);
        expect(await workspace.validate()).toEqual([]);
        workspace.dispose();
      }
      const [last] = configurations.slice(-1);
      const group = Object.values(last?.resource?.aws_elasticache_user_group ?? {}).at(-1) as { user_ids?: unknown };
      expect(JSON.stringify(group.user_ids)).toMatch(
        ids[0] === ids[1]
          ? /\$\{aws_elasticache_user\.One_\w+-app_\w+\.user_id\}/
          : /\$\{data\.terraform_remote_state\./,
      );
    },
    120_000,
  );
});
