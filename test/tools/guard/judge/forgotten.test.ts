import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import type { Values } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";

describe("what is forgotten", () => {
  const forget = (type: string, actions: string) => judge(planWith([change(`${type}.it`, actions.split(","))]));

  test("is not lost, but nobody looks after it", () => {
    const verdict = forget(group, "forget");

    expect(verdict.losses).toEqual([]);
    expect(verdict.forgotten).toEqual([
      {
        address: `${group}.it`,
        effect:
          "it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it",
        instead:
          "to move it to another state, plan the import there first and look at it, forget it here, and then apply there; nothing needs to manage it in between",
        source: "https://developer.hashicorp.com/terraform/language/block/removed",
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("and created again is empty under its old address", () => {
    expect(forget(group, "create,forget").forgotten.map(({ effect }) => effect)).toEqual([
      "it stays in AWS, and another, empty one is created beside it under this address",
    ]);
  });

  test("and imported to another address in the same plan stays managed", () => {
    const plan = planWith([
      change(`${group}.it`, ["forget"], { before: { id: "sessions" } }),
      change(`${group}.heir`, ["no-op"], { importing: { id: "sessions" } }),
    ]);

    expect(judge(plan).forgotten).toEqual([]);
    expect(judge(plan).notes.map(({ text }) => text)).toContain(
      `forgotten here, and imported to ${group}.heir in the same apply`,
    );
  });

  test("can be allowed", () => {
    const plan = planWith([change(`${group}.it`, ["forget"])]);

    expect(headlineOf(judge(plan, [`${group}.it=the stack of the new owner imports it`]))).toBe("SAFE");
  });

  test.each([["aws_cloudwatch_dashboard"], ["aws_lambda_function"]])("is noted when it holds nothing: %s", (type) => {
    const verdict = forget(type, "forget");

    expect(verdict.notes.map(({ text }) => text)).toEqual([
      "forgotten: it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it",
    ]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });
});

describe("a part of what is forgotten", () => {
  const securityGroup = "aws_security_group";
  const rule = "aws_vpc_security_group_ingress_rule";
  const topicArn = "arn:aws:sns:us-east-1:111122223333:alerts";
  const keyArn = "arn:aws:kms:us-east-1:111122223333:key/k";
  const forgotten = (type: string, before: Values) => change(`${type}.s`, ["forget"], { before, after: null });
  const destroyed = (type: string, before: Values) => change(`${type}.part`, ["delete"], { before });

  test.each<[string, Values, string, Values]>([
    [securityGroup, { id: "sg-1", name: "s" }, rule, { security_group_id: "sg-1", cidr_ipv4: "10.0.0.0/8" }],
    [securityGroup, { id: "sg-1" }, "aws_security_group_rule", { security_group_id: "sg-1" }],
    ["aws_kms_key", { id: "k", arn: keyArn }, "aws_kms_key_policy", { key_id: "k" }],
    ["aws_kms_key", { id: "k", arn: keyArn }, "aws_kms_key_policy", { key_id: keyArn }],
    ["aws_sns_topic", { id: topicArn, arn: topicArn }, "aws_sns_topic_policy", { arn: topicArn }],
    ["aws_sns_topic", { id: topicArn, arn: topicArn }, "aws_sns_topic_subscription", { topic_arn: topicArn }],
    [
      "aws_cloudwatch_log_group",
      { id: "/a", name: "/a" },
      "aws_cloudwatch_log_metric_filter",
      { log_group_name: "/a" },
    ],
    ["aws_secretsmanager_secret", { id: "s", arn: "s" }, "aws_secretsmanager_secret_policy", { secret_arn: "s" }],
    ["aws_iam_role", { id: "r", name: "r" }, "aws_iam_role_policy", { role: "r", name: "reads" }],
  ])("is lost when it is destroyed: of %s %j, %s %j", (type, before, part, values) => {
    const plan = planWith([forgotten(type, before), destroyed(part, values)]);
    const verdict = judge(plan, [`${type}.s=given`]);

    expect(verdict.losses.map(({ address }) => address)).toEqual([`${part}.part`]);
    expect(verdict.losses[0]?.lost[0]).toContain(`it is a part of ${type}.s, which is forgotten and stays in AWS`);
    expect(verdict.losses[0]?.instead).toEqual([
      "forget it as well, with a `removed` block of its own and `destroy = false`",
    ]);
    expect(verdict.forgotten.map(({ effect }) => effect)).toEqual([
      `it stays in AWS, but loses ${part}.part; it is in no state, so no plan shows what happens to it`,
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
    expect(headlineOf(judge(plan, [`${type}.s`, `${part}.part`]))).toBe("SAFE");
  });

  test("is to be forgotten first, when a cache uses the whole", () => {
    const cache = { security_group_ids: ["sg-1"] };
    const { forgotten: findings } = judge(
      planWith([
        forgotten(securityGroup, { id: "sg-1" }),
        destroyed(rule, { security_group_id: "sg-1" }),
        change(`${group}.it`, ["no-op"], { before: cache, after: cache }),
      ]),
    );

    expect(findings.map(({ instead }) => instead)).toEqual([
      `${group}.it uses it as \`security_group_ids\` all the same: if it is given from now on, forget its parts too, and then allow this`,
    ]);
  });

  test("is lost as well when it moves to another object", () => {
    const moved = change(`${rule}.part`, ["delete", "create"], {
      before: { security_group_id: "sg-1" },
      after: { security_group_id: "sg-2" },
    });

    expect(judge(planWith([forgotten(securityGroup, { id: "sg-1" }), moved])).losses).toHaveLength(1);
  });

  test.each([
    ["is forgotten too", change(`${rule}.it`, ["forget"], { before: { security_group_id: "sg-1" }, after: null })],
    [
      "is created again",
      {
        ...change(`${rule}.it`, ["delete", "create"], {
          before: { security_group_id: "sg-1" },
          after: { security_group_id: "sg-1" },
        }),
      },
    ],
    [
      "is a rule of another group, that lets this one in",
      destroyed(rule, { security_group_id: "sg-2", referenced_security_group_id: "sg-1" }),
    ],
    ["only has the same name", destroyed("aws_cloudwatch_dashboard", { id: "s", dashboard_name: "s" })],
    ["tells the topic", destroyed("aws_cloudwatch_metric_alarm", { alarm_actions: ["sg-1"], alarm_name: "s" })],
  ])("is no loss when it %s", (_title, other) => {
    const { losses } = judge(planWith([forgotten(securityGroup, { id: "sg-1", name: "s" }), other]));

    expect(losses).toEqual([]);
  });

  test("is no loss when the whole stays managed under another address", () => {
    const plan = planWith([
      forgotten(securityGroup, { id: "sg-1" }),
      destroyed(rule, { security_group_id: "sg-1" }),
      change(`${securityGroup}.heir`, ["no-op"], { importing: { id: "sg-1" } }),
    ]);

    expect(judge(plan).losses).toEqual([]);
  });
});

test("a forgotten secret and its value are to be allowed, but not what holds nothing", () => {
  const forget = (address: string) => change(address, ["forget"], { before: { id: address }, after: null });
  const secret = ["aws_secretsmanager_secret.s", "aws_secretsmanager_secret_version.s"];
  const parts = ["aws_vpc_security_group_ingress_rule.s", "aws_kms_key_policy.s", "aws_sns_topic_subscription.s"];
  const plan = planWith([...secret, ...parts].map(forget));

  expect(judge(plan).forgotten.map(({ address }) => address)).toEqual(secret);
  expect(headlineOf(judge(plan, secret))).toBe("SAFE");
});
