import { jsonText } from "../core";

/**
 * Who may publish to a topic of alarms: alarms of the same account and region, and nobody without TLS.
 *
 * @param alarms ARN of the alarms, with a wildcard
 * @param account the account of the topic
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function alertTopicPolicy(topicArn: string, alarms: string, account: string): string {
  return policy(topicArn, [
    {
      Sid: "AlarmsPublish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { ArnLike: { "aws:SourceArn": alarms }, StringEquals: { "aws:SourceAccount": account } },
    },
  ]);
}

/**
 * Who may publish to a topic of events: ElastiCache on behalf of the topic's account, and nobody without TLS. AWS
 * documents two forms of this permission in different places. The policy has both, because either alone may not work.
 *
 * @param account the account of the topic
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 */
export function eventTopicPolicy(topicArn: string, account: string): string {
  return policy(topicArn, [
    {
      Sid: "ElastiCachePublishesAsOwner",
      Principal: { AWS: "*" },
      Condition: { StringEquals: { "aws:SourceOwner": account } },
    },
    {
      Sid: "ElastiCachePublishesAsService",
      Principal: { Service: "elasticache.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ]);
}

interface Publisher {
  readonly Sid: string;
  readonly Principal: object;
  readonly Condition: object;
}

function policy(topicArn: string, publishers: readonly Publisher[]): string {
  const statement = (Effect: "Allow" | "Deny", { Sid, Principal, Condition }: Publisher) => ({
    Sid,
    Effect,
    Principal,
    Action: "sns:Publish",
    Resource: topicArn,
    Condition,
  });
  const plaintext = {
    Sid: "OnlyOverTls",
    Principal: { AWS: "*" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return jsonText({
    Version: "2012-10-17",
    Statement: [...publishers.map((publisher) => statement("Allow", publisher)), statement("Deny", plaintext)],
  });
}
