import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  anything,
  optional,
  record,
  required,
  secretive,
  shown,
  struct,
  topicArnCheck,
  variants,
} from "../../core";
import { type Severity, severities } from "../../monitoring";
import {
  AlertTopic,
  ChatChannel,
  type ChatPlace,
  type Subscriptions,
  chatChannelCheck,
  chatNameCheck,
  subscriptionsCheck,
} from "../../notifications";

/** Who hears of alarms. */
export type AlertDestination =
  | {
      readonly kind: "own-topics";
      /**
       * Who is woken up, by a name of your choice.
       *
       * @default - nobody subscribes yet
       */
      readonly critical?: Subscriptions;
      /**
       * Who hears of what can wait, by a name of your choice.
       *
       * @default - nobody subscribes yet
       */
      readonly warning?: Subscriptions;
      /**
       * Chat channels that show both, by a name of your choice.
       *
       * @default - none
       */
      readonly chats?: Readonly<Record<string, ChatPlace>>;
    }
  | {
      readonly kind: "existing-topics";
      /** Topic for critical alarms, by ARN; its policy, and its key's, must let CloudWatch publish. */
      readonly criticalTopicArn: string;
      /** Topic for warnings, by ARN; it may be the same. */
      readonly warningTopicArn: string;
    }
  | { readonly kind: "off" };

const topicArn = required(topicArnCheck);

/** Check of an {@link AlertDestination}. It shows only what is known to be no address of a receiver, which may hold a key. */
export const alertDestinationCheck: Check = secretive(
  variants("kind", {
    "own-topics": struct({
      kind: required(anything),
      critical: optional(subscriptionsCheck),
      warning: optional(subscriptionsCheck),
      chats: optional(record(chatChannelCheck, shown(chatNameCheck))),
    }),
    "existing-topics": shown(
      struct({ kind: required(anything), criticalTopicArn: topicArn, warningTopicArn: topicArn }),
    ),
    off: shown(struct({ kind: required(anything) })),
  }),
);

/** Properties of {@link CacheAlerts}. */
export interface CacheAlertsProps {
  /** Name of the cache. */
  readonly name: string;
  /** Topics and subscribers. */
  readonly destination: Extract<AlertDestination, { kind: "own-topics" }>;
  /**
   * Key that encrypts the topics; its policy must let CloudWatch use it.
   *
   * @default - not encrypted
   */
  readonly kmsKeyArn?: string;
  /**
   * Tags of the topics.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

/** A cache's own topics for critical alarms and for warnings, with their subscribers. */
export class CacheAlerts extends Construct {
  /** The topics by severity. */
  public readonly topics: Readonly<Record<Severity, AlertTopic>>;

  constructor(scope: Construct, id: string, { name, destination, kmsKeyArn, tags }: CacheAlertsProps) {
    super(scope, id);
    const topic = (childId: string, severity: Severity) =>
      new AlertTopic(this, childId, {
        name: `${name}-${severity}`,
        subscriptions: destination[severity],
        kmsKeyArn,
        tags,
      });
    this.topics = { critical: topic("Critical", "critical"), warning: topic("Warning", "warning") };
    const topicArns = severities.map((severity) => this.topics[severity].topicArn);
    for (const [chat, place] of Object.entries(destination.chats ?? {})) {
      new ChatChannel(this, `Chat-${chat}`, { name: `${name}-${chat}`, place, topicArns, tags });
    }
  }
}
