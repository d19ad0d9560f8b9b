import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { type Tags, claimName, fitName, namedTags, optional, required, struct, validate, tagsCheck } from "../core";
import { maxTopicNameLength, nameCheck, ownTopicNameCheck } from "./names";
import { eventTopicPolicy } from "./topic-policy";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of an {@link EventTopic}. */
export interface EventTopicProps {
  /** What the topic is for: the beginning of its name. */
  readonly name: string;
  /**
   * Name of the topic, in full. Changing it replaces the topic.
   *
   * @default "<name>-events"
   */
  readonly topicName?: string;
  /**
   * Tags of the topic.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<EventTopicProps>(
  { name: required(nameCheck), topicName: optional(ownTopicNameCheck), tags: optional(tagsCheck) },
  () => hints().eventTopicHints,
);

/**
 * The topic for ElastiCache events: failovers, replacements, snapshots and the like. It is not encrypted: ElastiCache
 * does not publish to a topic with a customer managed key, and Terraform does not see that it fails.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 */
export class EventTopic extends Construct {
  /** The provider's resource. */
  public readonly resource: SnsTopic;
  /** The provider's resource of the topic's policy. */
  public readonly policy: SnsTopicPolicy;
  /** ARN of the topic, known once its policy lets ElastiCache publish. */
  public readonly topicArn: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: EventTopicProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const name = props.topicName ?? fitName(`${props.name}-events`, maxTopicNameLength);
    this.resource = new SnsTopic(this, "Resource", { name, tags: namedTags(name, props.tags) });
    const arn = this.resource.arn;
    this.policy = new SnsTopicPolicy(this, "Policy", { arn, policy: eventTopicPolicy(arn, this.resource.owner) });
    this.topicArn = this.policy.arn;
    claimName(this, this.resource, "topic", props.topicName === undefined ? "name" : "topicName");
  }
}
