import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { permissions } from "../../../tools/deploy-policy/permissions";
import { type Policy, type StackDocument, deployPolicy } from "../../../tools/deploy-policy/policy";
import { cacheWith } from "../../support/fixtures";
import { environmentNames, synthesizeEnvironment } from "../../support/stacks";

const root = join(__dirname, "..", "..", "..");

function stackOf(name: string): StackDocument {
  return synthesizeEnvironment(name).document as unknown as StackDocument;
}

/** Types of the provider that the source makes something of, by the modules that it imports. */
function typesInSource(): readonly string[] {
  const files = ["constructs", "stacks"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, folder, file), "utf8")),
  );
  const modules = files.flatMap((text) => [
    ...text.matchAll(/^import \{ (?!type )[^}]*\} from "@cdktf\/provider-aws\/lib\/([a-z0-9-]+)"/gm),
  ]);
  return modules.map(([, name = ""]) => name).filter((name) => name !== "provider");
}

test("every type that the constructs make has its permissions", () => {
  const types = typesInSource().map((name) => {
    const type = `aws_${name.replace(/^data-aws-/, "").replaceAll("-", "_")}`;
    return name.startsWith("data-aws-") ? `data.${type}` : type;
  });
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((type) => permissions[type] === undefined)).toEqual([]);
});

test.each(environmentNames)("docs/deploy-policy/%s.json is what npm run deploy-policy writes", (name) => {
  const written = JSON.parse(readFileSync(join(root, "docs", "deploy-policy", `${name}.json`), "utf8")) as unknown;
  expect(deployPolicy(stackOf(name))).toEqual(written);
});

test("a type without permissions is told, and where to put them", () => {
  const stack = { ...stackOf("dev"), data: { aws_ami: { it: {} } } };
  expect(() => deployPolicy(stack)).toThrow(
    "no permissions are known for data.aws_ami: tools/deploy-policy/permissions.ts",
  );
});

describe("a deploy policy", () => {
  const production = deployPolicy(stackOf("prod"));

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  test.each(environmentNames)("of %s fits into a managed policy", (name) => {
    expect(JSON.stringify(deployPolicy(stackOf(name))).length).toBeLessThan(6144);
  });

  test("names every action", () => {
    const actions = production.Statement.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
  });

  test("allows on everything only what reads, or has no resource to name, and in its region alone", () => {
    const open = production.Statement.filter(({ Resource }) => Resource.includes("*"));
    open.forEach(({ Condition }) => {
      expect(Condition).toEqual({ StringEquals: { "aws:RequestedRegion": ["us-east-1"] } });
    });
    const changing = open.flatMap(({ Action }) => Action).filter((action) => !/:(Describe|Get|List)/.test(action));
    expect(changing).toEqual([
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "kms:CreateKey",
      "kms:TagResource",
      "sns:SetSubscriptionAttributes",
      "sns:Unsubscribe",
    ]);
  });

  const allowing = (policy: Policy, action: string) =>
    policy.Statement.filter(({ Action }) => Action.includes(action)).map(({ Resource, Condition }) => ({
      Resource,
      ...(Condition === undefined ? {} : { Condition }),
    }));

  test.each<[string, readonly object[]]>([
    [
      "elasticache:DeleteReplicationGroup",
      [{ Resource: ["arn:aws:elasticache:us-east-1:444455556666:*:app-cache-cluster*"] }],
    ],
    [
      "secretsmanager:GetSecretValue",
      [{ Resource: ["arn:aws:secretsmanager:us-east-1:444455556666:secret:elasticache/app-cache-cluster/*"] }],
    ],
    [
      "kms:ScheduleKeyDeletion",
      [
        {
          Resource: ["arn:aws:kms:us-east-1:444455556666:key/*"],
          Condition: { StringEquals: { "aws:ResourceTag/Name": ["app-cache-cluster"] } },
        },
      ],
    ],
    [
      "s3:PutObject",
      [
        {
          Resource: [
            "arn:aws:s3:::terraform-state-prod.example.com/managed-redis/prod.tfstate",
            "arn:aws:s3:::terraform-state-prod.example.com/managed-redis/prod.tfstate.tflock",
          ],
        },
      ],
    ],
    [
      "iam:CreateServiceLinkedRole",
      [
        {
          Resource: ["arn:aws:iam::444455556666:role/aws-service-role/elasticache.amazonaws.com/*"],
          Condition: { StringEquals: { "iam:AWSServiceName": ["elasticache.amazonaws.com"] } },
        },
      ],
    ],
    ["ec2:CreateVpc", []],
  ])("of production allows %s only where it must", (action, expected) => {
    expect(allowing(production, action)).toEqual(expected);
  });

  test("reaches names that were too long, which keep their first 31 characters", () => {
    const stack = cacheWith({ name: "a".repeat(40) }).document as unknown as StackDocument;
    expect(allowing(deployPolicy(stack), "elasticache:DeleteReplicationGroup")).toEqual([
      { Resource: [`arn:aws:elasticache:us-east-1:*:*:${"a".repeat(31)}*`] },
    ]);
  });
});
