import { type PlacedLiteral, isUnresolved } from "../core";
import type { Subscription, Subscriptions } from "./subscription";

/**
 * The subscribers that AWS finds by an ARN. Functions are in the region of their topic, because the topic's provider
 * also lets it call them, and reaches them in its own region only. A queue may be in another region.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 * @internal
 */
export function placedSubscribers(at: string, subscriptions: Subscriptions = {}): readonly PlacedLiteral[] {
  return isUnresolved(subscriptions)
    ? []
    : Object.entries(subscriptions).flatMap(([name, subscription]) => placedSubscriber(`${at}.${name}`, subscription));
}

/** A wrong subscription has no kind. */
function placedSubscriber(at: string, subscription: Subscription): readonly PlacedLiteral[] {
  if (subscription.kind === "function") {
    return [{ prop: `${at}.functionArn`, value: subscription.functionArn, same: ["region"] }];
  }
  return subscription.kind === "queue" ? [{ prop: `${at}.queueArn`, value: subscription.queueArn }] : [];
}

/** The role of a chat, and the topics that it shows, which may be in other regions. */
export function placedChat(roleArn: string | undefined, topicArns: readonly string[] = []): readonly PlacedLiteral[] {
  const topics = isUnresolved(topicArns) ? [] : topicArns;
  return [placedRole("place", roleArn), ...topics.map((value, index) => ({ prop: `topicArns[${index}]`, value }))];
}

/**
 * The role of a chat, which must be in the account of its configuration: a role cannot be passed to another account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 * @internal
 */
export function placedRole(at: string, roleArn: string | undefined): PlacedLiteral {
  return { prop: `${at}.roleArn`, value: roleArn, same: ["account"] };
}
