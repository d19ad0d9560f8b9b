import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { EventTopic } from "../../../constructs/notifications";
import { inStack } from "../../support/fixtures";

interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string;
  readonly Condition: unknown;
}

describe("an event topic", () => {
  const stack = inStack((scope) => new EventTopic(scope, "It", { name: "sessions" }));

  it("is not encrypted, because ElastiCache goes silent on an encrypted one", () => {
    expect(stack.only(SnsTopic)).toStrictEqual({ name: "sessions-events", tags: { Name: "sessions-events" } });
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
  it("lets ElastiCache of this account publish, in both forms that AWS documents, and nobody in plain text", () => {
    const policy = stack.only(SnsTopicPolicy).policy as string;
    const { Statement } = JSON.parse(policy) as { Statement: Statement[] };
    const owner = expect.stringMatching(/^\$\{aws_sns_topic\.\w+\.owner\}$/) as unknown;
    expect(
      Statement.map(({ Effect, Principal, Action, Condition }) => ({ Effect, Principal, Action, Condition })),
    ).toStrictEqual([
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Condition: { StringEquals: { "aws:SourceOwner": owner } },
      },
      {
        Effect: "Allow",
        Principal: { Service: "elasticache.amazonaws.com" },
        Action: "sns:Publish",
        Condition: { StringEquals: { "aws:SourceAccount": owner } },
      },
      {
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
