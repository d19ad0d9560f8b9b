import { type PlacedLiteral, isUnresolved } from "../../core";
import { placedBackups, placedEventTopic, placedKey, placedNodes } from "../../elasticache";
import { placedClients, placedZones } from "../../network";
import { placedRole, placedSubscribers } from "../../notifications";
import type { AlertDestination } from "../monitoring/alert-destination";
import type { RedisCacheProps } from "./props";

/** What the props of a cache say of regions and accounts: the cache and what it uses must be together. */
export function placedLiterals(props: Partial<RedisCacheProps>): readonly PlacedLiteral[] {
  const { network, clients, events, alerts } = props;
  return [
    ...placedZones("network", network),
    ...placedClients("clients", clients),
    // In an isolated network, the zones of the nodes are compared with those of the network.
    ...(network?.kind === "isolated" ? [] : placedNodes(props.preferredCacheClusterAzs)),
    placedKey(props.encryptionAtRest),
    ...placedBackups(props.restoreFrom),
    placedEventTopic("events.topicArn", events?.kind === "existing-topic" ? events.topicArn : undefined),
    ...placedAlerts("alerts", alerts),
  ];
}

/**
 * The topics that alarms notify, which are in the region of the alarms, and what is made for a cache's own topics.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function placedAlerts(at: string, alerts: AlertDestination | undefined): readonly PlacedLiteral[] {
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
