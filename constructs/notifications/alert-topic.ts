import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  type Tags,
  fitName,
  jsonText,
  kmsKeyArnCheck,
  namedTags,
  optional,
  required,
  struct,
  tagsCheck,
} from "../core";
import { nameCheck } from "./names";
import { type Subscription, type Subscriptions, subscriptionsCheck } from "./subscription";

/**
 * Longest name of a topic, in characters.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
const longestName = 256;

/** Properties of an {@link AlertTopic}. */
export interface AlertTopicProps {
  /** Name of the topic. */
  readonly name: string;
  /**
   * Customer managed key that encrypts the topic. Its policy must let `cloudwatch.amazonaws.com` use it, else alarms are
   * lost without a word; the key of a cache does.
   *
   * @default - not encrypted
   */
  readonly kmsKeyArn?: string;
  /**
   * Who hears of it, by a name of your choice.
   *
   * @default - nobody yet
   */
  readonly subscriptions?: Subscriptions;
  /**
   * Tags of the topic.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const shape: Shape<AlertTopicProps> = {
  name: required(nameCheck),
  kmsKeyArn: optional(kmsKeyArnCheck),
  subscriptions: optional(subscriptionsCheck),
  tags: optional(tagsCheck),
};

/** A topic that CloudWatch alarms publish to, and its subscribers. */
export class AlertTopic extends Construct {
  /** The provider's resource. */
  public readonly resource: SnsTopic;
  /** ARN of the topic, known once its policy lets CloudWatch publish. */
  public readonly topicArn: string;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const name = fitName(props.name, longestName);
    this.resource = new SnsTopic(this, "Resource", {
      name,
      kmsMasterKeyId: props.kmsKeyArn,
      tags: namedTags(name, props.tags),
    });
    const arn = this.resource.arn;
    // As a local, so that the policy stays JSON.
    const alarms = new TerraformLocal(this, "Alarms", Fn.replace(arn, "/:sns:(.*):.*/", ":cloudwatch:$1:alarm:*"));
    const allowed = policy(arn, alarms.asString, this.resource.owner);
    this.topicArn = new SnsTopicPolicy(this, "Policy", { arn, policy: allowed }).arn;
    for (const [subscriber, subscription] of Object.entries(props.subscriptions ?? {})) {
      this.subscribe(subscriber, subscription);
    }
  }

  private subscribe(subscriber: string, subscription: Subscription): void {
    new SnsTopicSubscription(this, `Subscription-${subscriber}`, { topicArn: this.topicArn, ...target(subscription) });
    if (subscription.kind === "function") {
      new LambdaPermission(this, `Permission-${subscriber}`, {
        action: "lambda:InvokeFunction",
        functionName: subscription.functionArn,
        principal: "sns.amazonaws.com",
        sourceArn: this.topicArn,
      });
    }
  }
}

function target(subscription: Subscription) {
  switch (subscription.kind) {
    case "email":
      return { protocol: "email", endpoint: subscription.address };
    case "https":
      return {
        protocol: "https",
        endpoint: subscription.url,
        endpointAutoConfirms: subscription.confirmsItself ?? false,
      };
    case "sms":
      return { protocol: "sms", endpoint: subscription.phoneNumber };
    case "queue":
      return { protocol: "sqs", endpoint: subscription.queueArn };
    case "function":
      return { protocol: "lambda", endpoint: subscription.functionArn };
  }
}

/**
 * Alarms of the same account and region may publish, and nobody without TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function policy(topicArn: string, alarms: string, account: string): string {
  const publish = { Action: "sns:Publish", Resource: topicArn };
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AlarmsPublish",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        ...publish,
        Condition: { ArnLike: { "aws:SourceArn": alarms }, StringEquals: { "aws:SourceAccount": account } },
      },
      {
        Sid: "OnlyOverTls",
        Effect: "Deny",
        Principal: { AWS: "*" },
        ...publish,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
