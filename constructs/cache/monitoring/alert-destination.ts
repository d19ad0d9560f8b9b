import type { IConstruct } from "constructs";
import {
  type Check,
  type PlacedLiteral,
  type Problems,
  type VariantSchemas,
  checkSameApp,
  instance,
  isUnresolved,
  optional,
  record,
  required,
  secretive,
  shown,
  topicArnCheck,
  variants,
} from "../../core";
import {
  ChatChannel,
  type ChatPlace,
  type Subscriptions,
  chatNameCheck,
  chatPlaceHints,
  chatPlaceSchemas,
  checkChats,
  ownTopicNameCheck,
  placedRole,
  placedSubscribers,
  subscriptionsCheck,
} from "../../notifications";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const alertHints = () => hints().alertHints;

/** A channel that several caches share. */
export interface SharedChat {
  /** The channel is configured elsewhere in the app. */
  readonly kind: "existing-channel";
  /** The channel. The cache's topics are added to it. */
  readonly channel: ChatChannel;
}

/** Topics made for the cache, with their subscribers. */
export interface OwnTopics {
  /** The topics are made with the cache. */
  readonly kind: "own-topics";
  /**
   * Name of the topic for critical alarms, in full. Changing it replaces the topic and its subscriptions.
   *
   * @default "<name>-critical"
   */
  readonly criticalTopicName?: string;
  /**
   * Name of the topic for warnings, in full. Changing it replaces the topic and its subscriptions.
   *
   * @default "<name>-warning"
   */
  readonly warningTopicName?: string;
  /**
   * Subscribers of the critical alarms, by a name of your choice.
   *
   * @default - nobody subscribes yet
   */
  readonly critical?: Subscriptions;
  /**
   * Subscribers of the warnings, by a name of your choice.
   *
   * @default - nobody subscribes yet
   */
  readonly warning?: Subscriptions;
  /**
   * Chat channels that show both severities, by a name of your choice. AWS has a channel only once in an account: caches
   * that share one are given the same `ChatChannel`.
   *
   * @default - none
   */
  readonly chats?: Readonly<Record<string, ChatPlace | SharedChat>>;
}

/** Existing topics. */
export interface ExistingTopics {
  /** Existing topics. */
  readonly kind: "existing-topics";
  /** ARN of the topic for critical alarms; its policy, and that of its key, must let CloudWatch publish. */
  readonly criticalTopicArn: string;
  /** ARN of the topic for warnings; it may be the same one. */
  readonly warningTopicArn: string;
}

/** Who is notified of alarms. */
export type AlertDestination = OwnTopics | ExistingTopics | { readonly kind: "off" };

/**
 * Default destination of alarms.
 *
 * @internal
 */
export const defaultAlerts: AlertDestination = { kind: "own-topics" };

const topicArn = required(shown(topicArnCheck));
const topicName = optional(shown(ownTopicNameCheck));

const channel = required(
  instance<ChatChannel>((value) => value instanceof ChatChannel, "must be a `ChatChannel` of the app"),
);

const chatCheck = variants<ChatPlace | SharedChat>(
  { ...chatPlaceSchemas, "existing-channel": { channel } },
  chatPlaceHints,
);

/**
 * Checks of each {@link AlertDestination}.
 *
 * @internal
 */
export const alertDestinationSchemas: VariantSchemas<AlertDestination> = {
  "own-topics": {
    criticalTopicName: topicName,
    warningTopicName: topicName,
    critical: optional(subscriptionsCheck),
    warning: optional(subscriptionsCheck),
    chats: optional(record(chatCheck, { key: shown(chatNameCheck), whole: checkChats })),
  },
  "existing-topics": { criticalTopicArn: topicArn, warningTopicArn: topicArn },
  off: {},
};

/**
 * Check of an {@link AlertDestination}. An address may contain a key, so messages show only values that are not
 * addresses.
 *
 * @internal
 */
export const alertDestinationCheck: Check<AlertDestination> = secretive(
  variants<AlertDestination>(alertDestinationSchemas, alertHints),
);

/**
 * Checks that the channels which a cache shares are in its app: the topics could not be named elsewhere.
 *
 * @internal
 */
export function checkChannels(
  scope: IConstruct,
  at: string,
  alerts: AlertDestination | undefined,
  problems: Problems,
): void {
  const chats = alerts?.kind === "own-topics" && !isUnresolved(alerts.chats) ? alerts.chats : {};
  for (const [name, chat] of Object.entries(chats ?? {})) {
    if (chat.kind === "existing-channel" && !isUnresolved(chat.channel)) {
      checkSameApp(problems, `${at}.chats.${name}.channel`, chat.channel, scope, "`ChatChannel`");
    }
  }
}

/**
 * The topics that alarms notify, which are in the region of the alarms, and what is made for a cache's own topics.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * @internal
 */
export function placedAlerts(at: string, alerts: AlertDestination | undefined): readonly PlacedLiteral[] {
  if (alerts?.kind === "existing-topics") {
    return [
      { prop: `${at}.criticalTopicArn`, value: alerts.criticalTopicArn, same: ["region"] },
      { prop: `${at}.warningTopicArn`, value: alerts.warningTopicArn, same: ["region"] },
    ];
  }
  if (alerts?.kind !== "own-topics") {
    return [];
  }
  const { critical, warning, chats = {} } = alerts;
  const places = isUnresolved(chats) ? [] : Object.entries(chats);
  return [
    ...placedSubscribers(`${at}.critical`, critical),
    ...placedSubscribers(`${at}.warning`, warning),
    ...places.flatMap(([chat, place]) =>
      place.kind === "existing-channel" ? [] : [placedRole(`${at}.chats.${chat}`, place.roleArn)],
    ),
  ];
}
