import { deployPolicies } from "../../../../tools/accept/deploy-policy/policy";
import type { Statement } from "../../../../tools/accept/deploy-policy/statement";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { CacheMonitoring, RedisCache } from "../../../../constructs";
import { cacheWith, inStack, network } from "../../../support/fixtures";
import { type ExampleName, synthesizeExample } from "../../../support/stacks";

function stackOf(name: ExampleName): StackDocument {
  return synthesizeExample(name).document;
}

/** What all policies of a stack allow. */
function allowed(stack: StackDocument): readonly Statement[] {
  return deployPolicies(stack).flatMap(({ Statement }) => Statement);
}

test("a type without permissions is told, and where to put them", () => {
  const stack = { ...stackOf("sandbox"), data: { aws_ami: { it: {} } } };
  expect(() => deployPolicies(stack)).toThrow(
    "no permissions are known for data.aws_ami; declare them on their cards in tools/shared/cards",
  );
});

describe("a deploy policy", () => {
  const production = allowed(stackOf("seed"));

  test("names every action", () => {
    const actions = production.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
  });

  test("allows on everything only what reads, or has no resource to name, in its region or under its name", () => {
    const open = production.filter(({ Resource }) => Resource.includes("*"));
    const changing = open.flatMap(({ Action, Condition }) =>
      Action.filter((action) => !/:(Describe|Get|List)/.test(action)).map((action) => [action, Condition] as const),
    );
    const inRegion = { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } };
    const named = {
      StringLike: { "aws:RequestTag/Name": ["app-cache-cluster"] },
      StringLikeIfExists: { "aws:ResourceTag/Name": ["app-cache-cluster"] },
    };
    expect(changing).toEqual([
      ["cloudwatch:PutCompositeAlarm", inRegion],
      ["logs:CreateLogDelivery", inRegion],
      ["logs:DeleteLogDelivery", inRegion],
      ["logs:PutResourcePolicy", inRegion],
      ["logs:UpdateLogDelivery", inRegion],
      ["sns:SetSubscriptionAttributes", inRegion],
      ["sns:Unsubscribe", inRegion],
      ["kms:CreateKey", named],
      ["kms:TagResource", named],
    ]);
    expect(open.filter(({ Condition }) => Condition === undefined)).toEqual([]);
  });

  const allowing = (statements: readonly Statement[], action: string) =>
    statements
      .filter(({ Action }) => Action.includes(action))
      .map(({ Resource, Condition }) => ({
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
      [{ Resource: ["arn:aws:secretsmanager:us-east-1:444455556666:secret:elasticache/app-cache-cluster*"] }],
    ],
    [
      "kms:ScheduleKeyDeletion",
      [
        {
          Resource: ["arn:aws:kms:us-east-1:444455556666:key/*"],
          Condition: { StringLike: { "aws:ResourceTag/Name": ["app-cache-cluster"] } },
        },
      ],
    ],
    [
      "s3:PutObject",
      [
        {
          Resource: [
            "arn:aws:s3:::terraform-state-prod.example.com/managed-redis/seed.tfstate",
            "arn:aws:s3:::terraform-state-prod.example.com/managed-redis/seed.tfstate.tflock",
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
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html: nowhere, or everywhere.
    [
      "cloudwatch:PutCompositeAlarm",
      [{ Resource: ["*"], Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } } }],
    ],
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html: the same.
    [
      "cloudwatch:DescribeAlarms",
      [
        { Resource: ["*"], Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } } },
        { Resource: ["arn:aws:cloudwatch:us-east-1:444455556666:alarm:app-cache-cluster*"] },
      ],
    ],
    [
      "ec2:AuthorizeSecurityGroupIngress",
      [
        {
          Resource: ["arn:aws:ec2:us-east-1:444455556666:security-group/*"],
          Condition: { StringLike: { "aws:ResourceTag/Name": ["app-cache-cluster-clients"] } },
        },
        {
          Resource: [
            "arn:aws:ec2:us-east-1:444455556666:prefix-list/*",
            "arn:aws:ec2:us-east-1:444455556666:security-group-rule/*",
          ],
        },
      ],
    ],
    [
      "ec2:DeleteSecurityGroup",
      [
        {
          Resource: ["arn:aws:ec2:us-east-1:444455556666:security-group/*"],
          Condition: { StringLike: { "aws:ResourceTag/Name": ["app-cache-cluster-clients"] } },
        },
      ],
    ],
    ["ec2:CreateVpc", []],
  ])("of production allows %s only where it must", (action, expected) => {
    expect(allowing(production, action)).toEqual(expected);
  });

  test("reaches names that were too long, which keep their first 31 characters, and the key by its whole name", () => {
    const name = "a".repeat(40);
    const policy = allowed(cacheWith({ name }).document);
    expect(allowing(policy, "elasticache:DeleteReplicationGroup")).toEqual([
      { Resource: [`arn:aws:elasticache:us-east-1:*:*:${"a".repeat(31)}*`] },
    ]);
    expect(allowing(policy, "secretsmanager:CreateSecret")).toEqual([
      { Resource: [`arn:aws:secretsmanager:us-east-1:*:secret:elasticache/${"a".repeat(31)}*`] },
    ]);
    expect(allowing(policy, "kms:PutKeyPolicy")).toEqual([
      {
        Resource: ["arn:aws:kms:us-east-1:*:key/*"],
        Condition: { StringLike: { "aws:ResourceTag/Name": [name] } },
      },
    ]);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  test.each([
    ["eu-central-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["eusc-de-east-1", "aws-eusc"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
  ])("in %s is about the partition %s", (region, partition) => {
    const stack = { ...stackOf("seed"), provider: { aws: [{ region }] } };
    const arns = allowed(stack)
      .flatMap(({ Resource }) => Resource)
      .filter((arn) => arn !== "*");
    expect(arns.filter((arn) => !arn.startsWith(`arn:${partition}:`))).toEqual([]);
  });

  test("lets policies, functions and roles be touched that the stack names, and no others", () => {
    const base = stackOf("sandbox");
    const resource = {
      aws_iam_role_policy: { own: { role: "orders" }, other: { role: "stock-${var.stage}" } },
      aws_lambda_permission: { it: { function_name: "arn:aws:lambda:us-east-1:111122223333:function:to-chat" } },
      aws_chatbot_slack_channel_configuration: { it: { iam_role_arn: "arn:aws:iam::111122223333:role/chat" } },
    };
    const policy = allowed({ ...base, resource });
    expect(allowing(policy, "iam:PutRolePolicy")).toEqual([
      { Resource: ["arn:aws:iam::*:role/orders", "arn:aws:iam::*:role/stock-*"] },
    ]);
    expect(allowing(policy, "lambda:AddPermission")).toEqual([
      { Resource: ["arn:aws:lambda:us-east-1:111122223333:function:to-chat"] },
    ]);
    expect(allowing(policy, "iam:PassRole")).toEqual([
      {
        Resource: ["arn:aws:iam::111122223333:role/chat"],
        Condition: { StringEquals: { "iam:PassedToService": ["chatbot.amazonaws.com"] } },
      },
    ]);
  });
});

describe("of a stack that watches a cache of somebody else", () => {
  const watched = (isAlone: boolean) =>
    allowed(
      inStack((scope) => {
        new CacheMonitoring(scope, "Legacy", {
          replicationGroup: {
            kind: "existing",
            replicationGroupId: "legacy",
            engine: { kind: "redis", version: "7.1" },
            nodeType: "cache.r6g.large",
            topology: { kind: "replicated", replicas: 2 },
          },
        });
        if (!isAlone) {
          new RedisCache(scope, "Cache", { name: "sessions", network });
        }
      }).document,
    );
  const on = (statements: readonly Statement[], action: string) =>
    statements.filter(({ Action }) => Action.includes(action)).flatMap(({ Resource }) => Resource);

  test("allows to read it and to make what watches it, and nothing else of it", () => {
    const statements = watched(true);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.startsWith("elasticache:"))).toEqual([
      "elasticache:DescribeReplicationGroups",
    ]);
    expect(on(statements, "elasticache:DescribeReplicationGroups")).toEqual([
      "arn:aws:elasticache:us-east-1:*:replicationgroup:legacy",
    ]);
    expect(on(statements, "cloudwatch:PutMetricAlarm")).toEqual(["arn:aws:cloudwatch:us-east-1:*:alarm:legacy*"]);
    expect(on(statements, "cloudwatch:PutDashboard")).toEqual(["arn:aws:cloudwatch::*:dashboard/legacy*"]);
    expect(on(statements, "sns:CreateTopic")).toEqual(["arn:aws:sns:us-east-1:*:legacy*"]);
  });

  test("allows to change none but the caches of the stack", () => {
    const statements = watched(false);
    expect(on(statements, "elasticache:ModifyReplicationGroup")).toEqual([
      "arn:aws:elasticache:us-east-1:*:*:sessions*",
    ]);
    expect(on(statements, "cloudwatch:PutMetricAlarm")).toEqual([
      "arn:aws:cloudwatch:us-east-1:*:alarm:legacy*",
      "arn:aws:cloudwatch:us-east-1:*:alarm:sessions*",
    ]);
  });
});
