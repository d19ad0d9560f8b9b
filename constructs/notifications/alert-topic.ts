import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import {
  type Tags,
  claimName,
  fitName,
  keepInPlace,
  kmsKeyArnCheck,
  namedTags,
  optional,
  required,
  struct,
  validate,
  tagsCheck,
} from "../core";
import { functionArguments } from "./function-permission";
import { maxTopicNameLength, nameCheck } from "./names";
import { placedSubscribers } from "./places";
import { type Subscription, type Subscriptions, subscriptionsCheck, target } from "./subscription";
import { alertTopicPolicy } from "./topic-policy";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const alertTopicHints = () => hints().alertTopicHints;

/** Properties of an {@link AlertTopic}. */
export interface AlertTopicProps {
  /** Name of the topic. */
  readonly name: string;
  /**
   * Customer managed key that encrypts the topic. Its policy must let `cloudwatch.amazonaws.com` use it, otherwise
   * alarm messages are silently lost; the policy of a `CacheKey` does.
   *
   * @default - not encrypted
   */
  readonly kmsKeyArn?: string;
  /**
   * Subscribers, by a name of your choice.
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

const propsCheck = struct<AlertTopicProps>(
  {
    name: required(nameCheck),
    kmsKeyArn: optional(kmsKeyArnCheck),
    subscriptions: optional(subscriptionsCheck),
    tags: optional(tagsCheck),
  },
  () => hints().alertTopicHints,
);

/** A topic that CloudWatch alarms publish to, and its subscribers. */
export class AlertTopic extends Construct {
  /** The provider's resource. */
  public readonly resource: SnsTopic;
  /** The provider's resource of the topic's policy. */
  public readonly policy: SnsTopicPolicy;
  /** The provider's resources of the subscriptions, by the subscribers' names. */
  public readonly subscriptions: Readonly<Record<string, SnsTopicSubscription>>;
  /** ARN of the topic, known once its policy lets CloudWatch publish. */
  public readonly topicArn: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const name = fitName(props.name, maxTopicNameLength);
    this.resource = new SnsTopic(this, "Resource", {
      name,
      kmsMasterKeyId: props.kmsKeyArn,
      tags: namedTags(name, props.tags),
    });
    const arn = this.resource.arn;
    // As a local, so that the policy stays JSON.
    const alarms = new TerraformLocal(this, "Alarms", Fn.replace(arn, "/:sns:(.*):.*/", ":cloudwatch:$1:alarm:*"));
    const allowed = alertTopicPolicy(arn, alarms.asString, this.resource.owner);
    this.policy = new SnsTopicPolicy(this, "Policy", { arn, policy: allowed });
    this.topicArn = this.policy.arn;
    claimName(this, this.resource, "topic", "name");
    const subscribed = Object.entries(props.subscriptions ?? {}).map(
      ([subscriber, subscription]) => [subscriber, this.subscribe(subscriber, subscription)] as const,
    );
    this.subscriptions = Object.fromEntries(subscribed);
    keepInPlace(this, this.resource, [
      { prop: "kmsKeyArn", value: props.kmsKeyArn, same: ["region"] },
      ...placedSubscribers("subscriptions", props.subscriptions),
    ]);
  }

  private subscribe(subscriber: string, subscription: Subscription): SnsTopicSubscription {
    const resource = new SnsTopicSubscription(this, `Subscription-${subscriber}`, {
      topicArn: this.topicArn,
      ...target(subscription),
    });
    if (subscription.kind === "function") {
      new LambdaPermission(this, `Permission-${subscriber}`, {
        action: "lambda:InvokeFunction",
        ...functionArguments(subscription.functionArn),
        principal: "sns.amazonaws.com",
        sourceArn: this.topicArn,
      });
    }
    return resource;
  }
}
