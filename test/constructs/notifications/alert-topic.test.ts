import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { AlertTopic, type AlertTopicProps, type Subscription } from "../../../constructs/notifications";
import { inStack, refusal } from "../../support/fixtures";

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

function topicWith(props: Omit<AlertTopicProps, "name"> = {}) {
  return inStack((scope) => new AlertTopic(scope, "It", { name: "sessions-critical", ...props }));
}

describe("an alert topic", () => {
  it("is encrypted with the key it is given", () => {
    expect(topicWith({ kmsKeyArn }).only(SnsTopic)).toStrictEqual({
      name: "sessions-critical",
      kms_master_key_id: kmsKeyArn,
      tags: { Name: "sessions-critical" },
    });
  });

  it("is not encrypted without a key, since the key that AWS keeps for SNS shuts CloudWatch out", () => {
    expect(topicWith().only(SnsTopic)).not.toHaveProperty("kms_master_key_id");
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  it("lets alarms of its account and region publish, and nobody in plain text", () => {
    const stack = topicWith();
    const { Statement } = JSON.parse(String(stack.only(SnsTopicPolicy).policy)) as { Statement: unknown[] };
    const topic = "${aws_sns_topic.It_16E14BEE.arn}";
    expect(Statement).toStrictEqual([
      {
        Sid: "AlarmsPublish",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: topic,
        Condition: {
          ArnLike: { "aws:SourceArn": "${local.It_Alarms_54B4D71E}" },
          StringEquals: { "aws:SourceAccount": "${aws_sns_topic.It_16E14BEE.owner}" },
        },
      },
      {
        Sid: "OnlyOverTls",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Resource: topic,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
    expect(stack.document.locals).toMatchObject({
      It_Alarms_54B4D71E: '${replace(aws_sns_topic.It_16E14BEE.arn, "/:sns:(.*):.*/", ":cloudwatch:$1:alarm:*")}',
    });
  });

  it.each<[Subscription, object]>([
    [
      { kind: "email", address: "on-call@example.com" },
      { protocol: "email", endpoint: "on-call@example.com" },
    ],
    [
      { kind: "https", url: "https://alerts.example.com/hook" },
      { protocol: "https", endpoint: "https://alerts.example.com/hook", endpoint_auto_confirms: false },
    ],
    [
      { kind: "https", url: "https://alerts.example.com/hook", confirmsItself: true },
      { protocol: "https", endpoint: "https://alerts.example.com/hook", endpoint_auto_confirms: true },
    ],
    [
      { kind: "sms", phoneNumber: "+14155550100" },
      { protocol: "sms", endpoint: "+14155550100" },
    ],
    [
      { kind: "queue", queueArn: "arn:aws:sqs:us-east-1:111122223333:alerts" },
      { protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:111122223333:alerts" },
    ],
    [
      { kind: "function", functionArn: "arn:aws:lambda:us-east-1:111122223333:function:to-chat" },
      { protocol: "lambda", endpoint: "arn:aws:lambda:us-east-1:111122223333:function:to-chat" },
    ],
  ])("subscribes %j, once CloudWatch may publish", (subscription, expected) => {
    expect(topicWith({ subscriptions: { it: subscription } }).only(SnsTopicSubscription)).toStrictEqual({
      topic_arn: "${aws_sns_topic_policy.It_Policy_F6F91B0C.arn}",
      ...expected,
    });
  });

  it("may call the function that it is to call", () => {
    const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:to-chat";
    const stack = topicWith({ subscriptions: { chat: { kind: "function", functionArn } } });
    expect(stack.only(LambdaPermission)).toStrictEqual({
      action: "lambda:InvokeFunction",
      function_name: functionArn,
      principal: "sns.amazonaws.com",
      source_arn: "${aws_sns_topic_policy.It_Policy_F6F91B0C.arn}",
    });
  });

  // https://github.com/hashicorp/terraform-provider-aws/issues/38558
  it.each(["live", "7"])("names the alias or version %s apart from the function, as it is reported", (name) => {
    const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:to-chat";
    const stack = topicWith({ subscriptions: { chat: { kind: "function", functionArn: `${functionArn}:${name}` } } });
    expect(stack.only(LambdaPermission)).toMatchObject({ function_name: functionArn, qualifier: name });
    expect(stack.only(SnsTopicSubscription)).toMatchObject({ endpoint: `${functionArn}:${name}` });
  });

  it("keeps a subscription's address when another is added before it", () => {
    const b: Subscription = { kind: "email", address: "b@example.com" };
    const alone = Object.keys(topicWith({ subscriptions: { b } }).byAddress(SnsTopicSubscription));
    const a: Subscription = { kind: "email", address: "a@example.com" };
    expect(Object.keys(topicWith({ subscriptions: { a, b } }).byAddress(SnsTopicSubscription))).toContain(alone[0]);
  });

  it.each([
    [
      { kind: "email", address: "nobody" },
      '`subscriptions.it.address` must be an e-mail address, got "nobody" [stack/It]',
    ],
    [
      { kind: "https", url: "http://alerts.example.com" },
      '`subscriptions.it.url` must be a URL that begins with https://, got "http://alerts.example.com" [stack/It]',
    ],
    [
      { kind: "https", url: "xhttps://alerts.example.com" },
      "`subscriptions.it.url` must be a URL that begins with https:// [stack/It]",
    ],
    [
      { kind: "https", url: "https://user:canary@alerts.example.com/hook" },
      "`subscriptions.it.url` must not hold a user or password: AWS masks it, and every plan would replace the " +
        'subscription; use a key in the path, got "https://…@alerts.example.com/…" [stack/It]',
    ],
    [
      { kind: "sms", phoneNumber: "0123" },
      '`subscriptions.it.phoneNumber` must be a number with country code like +14155550100, got "0123" [stack/It]',
    ],
    [
      { kind: "queue", queueArn: "alerts" },
      '`subscriptions.it.queueArn` must be a full ARN like arn:aws:sqs:us-east-1:111122223333:alerts, got "alerts" [stack/It]',
    ],
    [
      { kind: "queue", queueArn: "arn:aws:sqs:us-east-1:111122223333:alerts.fifo" },
      '`subscriptions.it.queueArn` must not be a FIFO queue, which can subscribe to FIFO topics only, got "arn:aws:sqs:us-east-1:111122223333:alerts.fifo" [stack/It]',
    ],
    [
      { kind: "function", functionArn: "arn:aws:sqs:us-east-1:111122223333:alerts" },
      "`subscriptions.it.functionArn` must be a full ARN like arn:aws:lambda:us-east-1:111122223333:function:to-chat, " +
        'got "arn:aws:sqs:us-east-1:111122223333:alerts" [stack/It]',
    ],
    [
      { kind: "pigeon" },
      '`subscriptions.it.kind` must be one of "email", "https", "sms", "queue", "function", got "pigeon" [stack/It]',
    ],
  ])("refuses %j", (subscription, message) => {
    expect(refusal(AlertTopic, { name: "x", subscriptions: { it: subscription } })).toBe(`ValidationError: ${message}`);
  });

  // https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
  it("refuses a receiver that is there twice, without showing it", () => {
    const url = "https://events.example.com/integration/0123456789abcdef/enqueue";
    const subscriptions = {
      pager: { kind: "https", url },
      again: { kind: "https", url, confirmsItself: true },
      broken: { kind: "pigeon" },
      nothing: null,
      mail: { kind: "email" },
      post: { kind: "email" },
    };
    const said = refusal(AlertTopic, { name: "sessions", subscriptions });
    expect(said).toContain("`subscriptions.again` must not be the same receiver as `subscriptions.pager`");
    expect(said.match(/same receiver/g)).toHaveLength(1);
    expect(said).not.toContain("0123456789abcdef");
  });

  it.each([
    ["address", { kind: "email", address: "https://hooks.example.com/services/canary" }],
    ["phoneNumber", { kind: "sms", phoneNumber: "https://hooks.example.com/services/canary" }],
    ["queueArn", { kind: "queue", queueArn: "https://hooks.example.com/services/canary" }],
    ["functionArn", { kind: "function", functionArn: "https://hooks.example.com/services/canary" }],
    ["kind", { kind: "https://hooks.example.com/services/canary" }],
    ["url", { kind: "https", url: "http://hooks.example.com/services/canary" }],
  ])("shows no more than the origin of a webhook that was typed into %s", (prop, subscription) => {
    const said = refusal(AlertTopic, { name: "x", subscriptions: { it: subscription } });
    expect(said).toContain(`\`subscriptions.it.${prop}\` must`);
    expect(said).toMatch(/, got "https?:\/\/hooks\.example\.com\/…"/);
    expect(said).not.toContain("canary");
  });

  it("shows an address that only has too much before it", () => {
    const subscriptions = { it: { kind: "email", address: "mailto:a@example.com" } };
    expect(refusal(AlertTopic, { name: "x", subscriptions })).toBe(
      'ValidationError: `subscriptions.it.address` must be an e-mail address, got "mailto:a@example.com" [stack/It]',
    );
  });

  it("refuses names whose constructs would have one id", () => {
    const email = (address: string) => ({ kind: "email", address });
    const subscriptions = { "a/b": email("a@example.com"), "a--b": email("b@example.com") };
    expect(refusal(AlertTopic, { name: "x", subscriptions })).toBe(
      "ValidationError: `subscriptions.a--b` must differ from `a/b` by more than slashes [stack/It]",
    );
  });

  it("takes an address that is only known at deploy", () => {
    const url = "${var.paging_url}";
    const stack = topicWith({ subscriptions: { paging: { kind: "https", url } } });
    expect(stack.only(SnsTopicSubscription).endpoint).toBe(url);
  });
});
