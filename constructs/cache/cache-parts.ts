import type { Construct } from "constructs";
import { type Tags, fitName } from "../core";
import {
  type AtRestEncryption,
  type LogDelivery,
  ParameterGroup,
  ReplicationGroup,
  type ResolvedSettings,
  SubnetGroup,
  isClusterEnabled,
  longestCacheName,
} from "../elasticache";
import { CacheKey } from "../encryption";
import { CacheLogs } from "../logs";
import { CacheNetwork, SecurityGroup } from "../network";
import { EventTopic, type EventTopicProps } from "../notifications";
import { CacheAuthentication } from "./authentication/cache-authentication";
import { cacheFacts } from "./cache-facts";
import { CacheMonitoring } from "./monitoring/cache-monitoring";
import { defaultAuthentication } from "./redis-cache/rules";
import type { EventDestination, RedisCacheProps } from "./redis-cache/props";

/** What every part is named and tagged by. */
interface Common {
  readonly name: string;
  readonly tags: Tags | undefined;
}

/** What the parts that hold data share. */
interface Protected extends Common {
  readonly kmsKeyArn: string | undefined;
}

/** The parts of a cache, made in the order in which they need each other. */
export type CacheParts = ReturnType<typeof makeParts>;

/** Makes the parts of a cache below `scope` and introduces them to each other. */
export function makeParts(scope: Construct, props: RedisCacheProps, settings: ResolvedSettings) {
  const common = { name: fitName(settings.name, longestCacheName), tags: settings.tags };
  const key = ownKey(scope, props, settings, common);
  const encryptionAtRest = atRest(props.encryptionAtRest, key);
  const kmsKeyArn = encryptionAtRest.kind === "existing-key" ? encryptionAtRest.kmsKeyArn : undefined;
  const places = makePlaces(scope, props, settings, common);
  const parameterGroup = new ParameterGroup(scope, "ParameterGroup", {
    ...common,
    engine: settings.engine,
    clusterEnabled: isClusterEnabled(settings.topology),
    parameters: props.parameters,
  });
  const authentication = new CacheAuthentication(scope, "Authentication", {
    ...common,
    engine: settings.engine,
    authentication: props.authentication ?? defaultAuthentication,
    kmsKeyArn,
    recoveryWindowInDays: props.secretRecoveryWindowInDays,
  });
  const logs = makeLogs(scope, props, { ...common, kmsKeyArn });
  const eventTopicArn = destinationOf(scope, common, props.events);
  const replicationGroup = new ReplicationGroup(scope, "ReplicationGroup", {
    ...settings,
    subnetGroupName: places.subnetGroup.subnetGroupName,
    securityGroupIds: [places.securityGroup.securityGroupId],
    parameterGroupName: parameterGroup.parameterGroupName,
    encryptionAtRest,
    credentials: authentication.credentials,
    logDelivery: delivery(logs),
    notificationTopicArn: eventTopicArn,
  });
  const monitoring = new CacheMonitoring(scope, "Monitoring", {
    replicationGroup,
    facts: cacheFacts(settings, props.authentication ?? defaultAuthentication),
    alarms: props.alarms,
    alerts: props.alerts,
    dashboard: props.dashboard,
    slowLogGroupName: logs?.slowLog.name,
    kmsKeyArn,
    tags: settings.tags,
    acknowledgedWarnings: settings.acknowledgedWarnings,
  });
  return { ...places, key, parameterGroup, authentication, logs, eventTopicArn, replicationGroup, monitoring };
}

function makePlaces(scope: Construct, props: RedisCacheProps, { port }: ResolvedSettings, common: Common) {
  const network = new CacheNetwork(scope, "Network", { network: props.network, tags: common.tags });
  const securityGroup = new SecurityGroup(scope, "SecurityGroup", {
    ...common,
    vpcId: network.vpcId,
    port,
    clients: props.clients,
    description: props.securityGroupDescription,
  });
  const subnetGroup = new SubnetGroup(scope, "SubnetGroup", { ...common, subnetIds: network.subnetIds });
  return { network, securityGroup, subnetGroup };
}

function ownKey(scope: Construct, props: RedisCacheProps, settings: ResolvedSettings, common: Common) {
  const { kind } = props.encryptionAtRest ?? { kind: "own-key" };
  const { deletionProtection } = settings;
  return kind === "own-key" ? new CacheKey(scope, "Key", { ...common, deletionProtection }) : undefined;
}

function atRest(encryption: RedisCacheProps["encryptionAtRest"], key: CacheKey | undefined): AtRestEncryption {
  return encryption === undefined || encryption.kind === "own-key"
    ? { kind: "existing-key", kmsKeyArn: String(key?.kmsKeyArn) }
    : encryption;
}

function makeLogs(scope: Construct, { logs }: RedisCacheProps, common: Protected): CacheLogs | undefined {
  const { kind, ...choices } = logs ?? { kind: "own-log-groups" };
  return kind === "own-log-groups" ? new CacheLogs(scope, "Logs", { ...common, ...choices }) : undefined;
}

function delivery(logs: CacheLogs | undefined): LogDelivery | undefined {
  return logs && { slowLogGroupName: logs.slowLog.name, engineLogGroupName: logs.engineLog.name };
}

function destinationOf(scope: Construct, topic: EventTopicProps, events: EventDestination = { kind: "own-topic" }) {
  switch (events.kind) {
    case "own-topic":
      return new EventTopic(scope, "EventTopic", topic).topicArn;
    case "existing-topic":
      return events.topicArn;
    case "off":
      return undefined;
  }
}
