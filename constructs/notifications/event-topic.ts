import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  type Tags,
  fitName,
  namedTags,
  optional,
  required,
  struct,
  tagsCheck,
  jsonText,
} from "../core";
import { nameCheck } from "./names";

/**
 * Longest name of a topic, in characters.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
const longestName = 256;

/** Properties of an {@link EventTopic}. */
export interface EventTopicProps {
  /** Beginning of the topic's name. */
  readonly name: string;
  /**
   * Tags of the topic.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const shape: Shape<EventTopicProps> = { name: required(nameCheck), tags: optional(tagsCheck) };

/**
 * The topic that ElastiCache tells of failovers, replacements, snapshots and the like. It is not encrypted: ElastiCache
 * does not publish to a topic with a customer managed key, and says so nowhere that Terraform looks.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 */
export class EventTopic extends Construct {
  /** The provider's resource. */
  public readonly resource: SnsTopic;
  /** ARN of the topic, known once its policy lets ElastiCache publish. */
  public readonly topicArn: string;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: EventTopicProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const name = fitName(`${props.name}-events`, longestName);
    this.resource = new SnsTopic(this, "Resource", { name, tags: namedTags(name, props.tags) });
    const arn = this.resource.arn;
    this.topicArn = new SnsTopicPolicy(this, "Policy", { arn, policy: policy(arn, this.resource.owner) }).arn;
  }
}

/** The documentation names both forms of permission, in different places; either alone may not be the one in force. */
function policy(topicArn: string, account: string): string {
  const publish = { Action: "sns:Publish", Resource: topicArn };
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ElastiCachePublishesAsOwner",
        Effect: "Allow",
        Principal: { AWS: "*" },
        ...publish,
        Condition: { StringEquals: { "aws:SourceOwner": account } },
      },
      {
        Sid: "ElastiCachePublishesAsService",
        Effect: "Allow",
        Principal: { Service: "elasticache.amazonaws.com" },
        ...publish,
        Condition: { StringEquals: { "aws:SourceAccount": account } },
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
