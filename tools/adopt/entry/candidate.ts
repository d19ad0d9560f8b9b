import type { RedisCacheProps } from "../../../constructs";
import type { Environment, State } from "../../../stacks/environment";
import type { FoundCache, FoundSecurityGroup } from "../found";
import { type Secrets, authenticationOf } from "./authentication";
import { parameterGroupOf, securityGroupsOf, subnetGroupOf } from "./groups";
import { alertsOf, eventsOf, logsOf } from "./monitoring";
import type { Taking } from "./part";
import { settingsOf } from "./settings";

/** The id of the cache among the caches of its environment. */
export const cacheId = "Cache";

/** What somebody chooses who adopts a cache. */
export interface Choices {
  readonly state: State;
  readonly secrets: Secrets;
}

/**
 * What can be said in another way when our props cannot say what it is: a part is given, alarms tell topics of ours, and
 * the snapshot window is chosen anew.
 */
export const parts = [
  "subnetGroup",
  "parameterGroup",
  "securityGroups",
  "authentication",
  "alerts",
  "snapshotWindow",
] as const;

/** One of those parts. */
export type Part = (typeof parts)[number];

/** Why they cannot be as they are. */
export type Kept = Readonly<Partial<Record<Part, string>>>;

/** An environment with everything that was found, our defaults too, and how each part is taken over. */
export interface Candidate {
  readonly environment: Environment;
  readonly takings: readonly Taking[];
  /** @default - all of its security groups are given */
  readonly ownSecurityGroup?: FoundSecurityGroup;
  /** Why the snapshot window becomes another one. @default - it stays */
  readonly otherSnapshotWindow?: string;
}

/** Says everything that was found about a cache in the words of an environment. */
export function candidateOf(found: FoundCache, { state, secrets }: Choices, kept: Kept): Candidate {
  const { place, tags, group } = found;
  const settings = settingsOf(found);
  const subnetGroup = subnetGroupOf(found, kept.subnetGroup);
  const parameterGroup = parameterGroupOf(found, kept.parameterGroup);
  const securityGroups = securityGroupsOf(found, kept.securityGroups);
  const { authentication, takings } = authenticationOf(found, settings.engine, secrets, kept.authentication);
  const [logs, events, alerts] = [logsOf(found), eventsOf(found), alertsOf(found, kept.alerts)];
  // Every part of the cache would get a `Name` that the environment has.
  const { Name, ...shared } = tags;
  const cache = {
    ...settings,
    ...(kept.snapshotWindow === undefined ? {} : { snapshotWindow: undefined }),
    ...subnetGroup.props,
    ...parameterGroup.props,
    ...securityGroups.props,
    authentication,
    logs: logs.logs,
    events: events.events,
    alerts: alerts.alerts,
    ...(Name === undefined ? {} : { tags: { Name } }),
  };
  const environment: Environment = {
    account: place.account,
    region: place.region,
    state,
    network: subnetGroup.network,
    clients: securityGroups.clients,
    tags: shared,
    caches: { [cacheId]: cache },
  };
  return {
    environment: asText(environment),
    ownSecurityGroup: securityGroups.own,
    otherSnapshotWindow: kept.snapshotWindow,
    takings: [
      { part: "replication group", what: String(group.ReplicationGroupId), how: "imported" },
      subnetGroup.taking,
      parameterGroup.taking,
      ...securityGroups.takings,
      ...takings,
      ...logs.takings,
      ...events.takings,
      ...alerts.takings,
      ...keyOf(settings.encryptionAtRest),
    ],
  };
}

/**
 * What AWS says is text, also where Terraform would read an expression.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
function asText<T>(value: T): T {
  if (typeof value === "string") {
    return value.replace(/[$%](?=\{)/g, "$&$&") as T;
  }
  if (Array.isArray(value)) {
    return value.map(asText) as T;
  }
  return typeof value === "object" && value !== null
    ? (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner as unknown)])) as T)
    : value;
}

function keyOf(encryption: RedisCacheProps["encryptionAtRest"]): readonly Taking[] {
  return encryption?.kind === "existing-key"
    ? [{ part: "key", what: encryption.kmsKeyArn, how: "given", why: "another key would replace the cache" }]
    : [];
}
