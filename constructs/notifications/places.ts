import { type PlacedLiteral, isUnresolved } from "../core";
import type { Subscriptions } from "./subscription";

/**
 * The subscribers that must be in the region of their topic: functions, because the topic's provider also lets it call
 * them, and reaches them in its own region only. A queue may be in another region.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 * @internal
 */
export function placedSubscribers(at: string, subscriptions: Subscriptions = {}): readonly PlacedLiteral[] {
  return isUnresolved(subscriptions)
    ? []
    : Object.entries(subscriptions).flatMap(([name, subscription]) =>
        subscription.kind === "function"
          ? [{ prop: `${at}.${name}.functionArn`, value: subscription.functionArn, same: ["region"] as const }]
          : [],
      );
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
