// The second program of docs/own-stacks.md, word for word.
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { jsonText } from "cdktf-managed-redis/core";
import type { Construct } from "constructs";

export function queueFor(scope: Construct, topicArn: string): SqsQueue {
  const queue = new SqsQueue(scope, "Queue", { name: "cache-events" });
  const condition = { ArnEquals: { "aws:SourceArn": topicArn } };
  const statement = { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" };
  new SqsQueuePolicy(scope, "Policy", {
    queueUrl: queue.url,
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [{ ...statement, Resource: queue.arn, Condition: condition }],
    }),
  });
  return queue;
}
