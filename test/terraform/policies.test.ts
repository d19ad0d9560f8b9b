import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { TerraformVariable } from "cdktf";
import { RedisCache } from "../../constructs";
import { cacheKeyPolicy } from "../../constructs/encryption";
import { inStack, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type State, craftState } from "../support/terraform-state";

/** Attributes of the one resource of a type in a state. */
function attributesOf(state: State, type: string): Readonly<Record<string, unknown>> {
  const [resource] = state.resources.filter((found) => found.type === type);
  return resource?.instances[0]?.attributes ?? {};
}

// Policies are written with references in them; only Terraform knows whether they come out as policies.
requireOrSkip(...terraformRequirement())("the policies, filled in by Terraform", () => {
  const accessString = "on ~* -@all +@read";
  let state: State;

  beforeAll(async () => {
    const stack = inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", {
        name: "sessions",
        network,
        authentication: {
          kind: "rbac",
          users: {
            orders: { kind: "iam", accessString },
            legacy: { kind: "password", accessString },
          },
        },
      });
      const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
      cache.grantConnect(new IamRole(scope, "Role", { name: "orders", assumeRolePolicy: trust }), {
        users: ["orders", "legacy"],
      });
      const variable = (name: string, value: string) =>
        new TerraformVariable(scope, name, { type: "string", default: value }).stringValue;
      const unknown = cacheKeyPolicy({
        partition: variable("partition", "aws-cn"),
        region: variable("region", "cn-north-1"),
        account: variable("account", "111122223333"),
        keyAccount: variable("key_account", "444455556666"),
        cacheNames: [variable("name", "sessions"), "catalog"],
        logGroupPrefix: variable("prefix", "/aws/vendedlogs/"),
        logGroupNames: [variable("slow_log", "/shop/slow"), "/shop/engine"],
      });
      new SsmParameter(scope, "Unknown", { name: "unknown", type: "String", insecureValue: unknown });
    });
    state = await craftState(stack.document);
  }, 300_000);

  test("let the account of the key in", () => {
    const { Statement } = JSON.parse(String(attributesOf(state, "aws_kms_key_policy").policy)) as {
      readonly Statement: readonly {
        readonly Sid: string;
        readonly Principal: unknown;
        readonly Condition?: unknown;
      }[];
    };
    // The account, the region and the service of the invented ARN of the key.
    expect(String(attributesOf(state, "aws_kms_key").arn)).toMatch(/^arn:aws:\w+:us-east-1:111122223333:/);
    expect(Statement[0]).toMatchObject({
      Sid: "AccountAdministersKey",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
    });
    expect(Statement[3]).toMatchObject({
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn":
            "arn:aws:logs:us-east-1:111122223333:log-group:/aws/elasticache/sessions/*",
        },
      },
    });
  });

  test("of a key are what cacheKeyPolicy writes for the same place and name", () => {
    const written = cacheKeyPolicy({ account: "111122223333", region: "us-east-1", cacheNames: ["sessions"] });
    // The provider puts the members into an order of its own.
    expect(JSON.parse(String(attributesOf(state, "aws_kms_key_policy").policy))).toStrictEqual(JSON.parse(written));
  });

  test("of a key may be written with what only Terraform knows", () => {
    const place = { account: "111122223333", keyAccount: "444455556666", region: "cn-north-1" };
    const logGroups = { logGroupPrefix: "/aws/vendedlogs/", logGroupNames: ["/shop/slow", "/shop/engine"] };
    const written = cacheKeyPolicy({ ...place, cacheNames: ["sessions", "catalog"], ...logGroups });
    expect(attributesOf(state, "aws_ssm_parameter").insecure_value).toBe(written);
  });

  test("let a role connect to this cache as its users", () => {
    const { Statement } = JSON.parse(String(attributesOf(state, "aws_iam_role_policy").policy)) as {
      readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[];
    };
    expect(Statement.map(({ Action }) => Action)).toEqual([
      ["elasticache:Connect"],
      ["secretsmanager:GetSecretValue"],
      ["kms:Decrypt"],
    ]);
    expect(Statement[0]?.Resource[0]).toBe("arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions");
    expect(Statement.flatMap(({ Resource }) => Resource).filter((arn) => !arn.startsWith("arn:aws:"))).toEqual([]);
  });
});
