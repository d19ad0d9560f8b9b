import type { PlacedLiteral } from "../../core";
import { placedBackups, placedEventTopic, placedKey, placedNodes } from "../../elasticache";
import { placedClients, placedZones } from "../../network";
import { placedSecrets } from "../authentication/places";
import { placedAlerts } from "../monitoring/alert-destination";
import type { RedisCacheProps } from "./props";

/** What the props of a cache say of regions and accounts: the cache and what it uses must be together. */
export function placedLiterals(props: Partial<RedisCacheProps>): readonly PlacedLiteral[] {
  const { network, clients, events, alerts } = props;
  return [
    ...placedZones("network", network),
    ...placedClients("clients", clients),
    // In an isolated network, the zones of the nodes are compared with those of the network.
    ...(network?.kind === "isolated" ? [] : placedNodes(props)),
    placedKey(props.encryptionAtRest),
    ...placedSecrets(props.authentication),
    ...placedBackups(props.restoreFrom),
    placedEventTopic("events.topicArn", events?.kind === "existing-topic" ? events.topicArn : undefined),
    ...placedAlerts("alerts", alerts),
  ];
}
