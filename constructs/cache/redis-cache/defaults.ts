import { acknowledgementsOf } from "../../core";
import { replicationGroupWarnings, resolveSettings } from "../../elasticache";
import { alarmWarnings } from "../../monitoring";
import { defaultAuthentication } from "../authentication/authentication";
import type { CacheEncryption, CacheLogging, EventDestination, RedisCacheProps } from "./props";

const ownKey: CacheEncryption = { kind: "own-key" };
const ownLogGroups: CacheLogging = { kind: "own-log-groups" };
const ownTopic: EventDestination = { kind: "own-topic" };

/** The choices of a cache with every default filled in, and the acknowledged warnings, by the part that gives them. */
export function resolveProps(props: RedisCacheProps) {
  return {
    settings: resolveSettings(props),
    authentication: props.authentication ?? defaultAuthentication,
    encryptionAtRest: props.encryptionAtRest ?? ownKey,
    logs: props.logs ?? ownLogGroups,
    events: props.events ?? ownTopic,
    acknowledged: {
      replicationGroup: acknowledgementsOf(replicationGroupWarnings, props.acknowledgedWarnings),
      alarms: acknowledgementsOf(alarmWarnings, props.acknowledgedWarnings),
    },
  };
}
