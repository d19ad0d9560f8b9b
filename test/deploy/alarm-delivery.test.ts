import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type Question, ask, askAll } from "./support/aws";
import { withLab } from "./support/lab";

const topicArn = "arn:aws:sns:us-east-1:444455556666:app-cache-cluster-critical";

/** The emulator evaluates no expressions, and with a single node there is none. */
const singleNode = { topology: { kind: "replicated", replicas: 0 } } as const;

/** What the node publishes of its role: it is no primary. */
const noPrimary: Question = {
  service: "cloudwatch",
  operation: "put_metric_data",
  parameters: {
    Namespace: "AWS/ElastiCache",
    MetricData: [
      {
        MetricName: "IsMaster",
        Dimensions: [{ Name: "CacheClusterId", Value: "app-cache-cluster-0001-001" }],
        Value: 0,
      },
    ],
  },
};

// The emulator looks at a metric's name only, so this shows that the word arrives; whether an alarm is right is shown by
// the tests of the catalogue.
requireOrSkip(...terraformRequirement())("the alarms of the seed's cache", () => {
  test("reach whoever subscribes to the topic: metric, alarm, alarm of alarms, topic, subscriber", async () =>
    withLab("seed", async ({ deployment, account }) => {
      await deployment.configure(singleNode).succeed("apply", "-auto-approve");
      const sqs = async <T>(operation: string, query: string, parameters: object): Promise<T> =>
        ask<T>(account, { service: "sqs", operation, query, parameters: { ...parameters } });
      const QueueUrl = await sqs<string>("create_queue", "QueueUrl", { QueueName: "on-call" });
      const Endpoint = "arn:aws:sqs:us-east-1:444455556666:on-call";
      await askAll(account, [
        { service: "sns", operation: "subscribe", parameters: { TopicArn: topicArn, Protocol: "sqs", Endpoint } },
        noPrimary,
      ]);
      const bodies = await sqs<readonly string[] | null>("receive_message", "Messages[].Body", {
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 10,
      });
      const alarms = (bodies ?? []).map(
        (body) => JSON.parse((JSON.parse(body) as { Message: string }).Message) as object,
      );

      expect(alarms).toEqual([
        expect.objectContaining({ AlarmName: "app-cache-cluster-some-shard-without-primary", NewStateValue: "ALARM" }),
      ]);
    }));
});
