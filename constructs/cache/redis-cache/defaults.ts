import { acknowledgementsOf } from "../../core";
import { replicationGroupWarnings, resolveSettings } from "../../elasticache";
import { alarmWarnings } from "../../monitoring";
import { defaultAuthentication } from "../authentication/authentication";
import type { CacheLogging } from "../logging/logging";
import type { ParameterGroupChoice, SecurityGroupsChoice, SubnetGroupChoice } from "./groups";
import type { CacheEncryption, EventDestination, RedisCacheProps } from "./props";

const ownSubnetGroup: SubnetGroupChoice = { kind: "own-subnet-group" };
const ownSecurityGroup: SecurityGroupsChoice = { kind: "own-security-group" };
const ownParameterGroup: ParameterGroupChoice = { kind: "own-parameter-group" };
const ownKey: CacheEncryption = { kind: "own-key" };
const ownLogGroups: CacheLogging = { kind: "own-log-groups" };
const ownTopic: EventDestination = { kind: "own-topic" };

/** The choices of a cache with every default filled in, and the acknowledged warnings, by the part that gives them. */
export function resolveProps(props: RedisCacheProps) {
  return {
    settings: resolveSettings(props),
    subnetGroup: props.subnetGroup ?? ownSubnetGroup,
    securityGroups: props.securityGroups ?? ownSecurityGroup,
    parameterGroup: props.parameterGroup ?? ownParameterGroup,
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
