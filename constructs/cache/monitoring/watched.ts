import { Construct, type IConstruct } from "constructs";
import { type Check, type Problems, checkSameStack, isUnresolved, partOf } from "../../core";
import {
  type IReplicationGroup,
  type WatchedGroup,
  WatchedReplicationGroup,
  checkWatchedGroup,
  isReplicationGroupResource,
  replicationGroupInterfaceCheck,
  valuesOf,
  watchedGroupCheck,
} from "../../elasticache";
import { type CacheFacts, factsOf, knownNodes } from "../../monitoring";

/** What can be watched: a group of this package, one that somebody else manages, or the values of any. */
export type Watched = IReplicationGroup | WatchedGroup;

const prop = "replicationGroup";

/** True for a group, or all of its values; what describes one by a `kind` leaves its ARN to be looked up. */
function isGroup(watched: Watched): watched is IReplicationGroup {
  return "replicationGroupArn" in watched && (Construct.isConstruct(watched) || !("kind" in watched));
}

/** Check of what is watched. */
export const watchedCheck: Check<Watched> = (at, value, problems) => {
  if (typeof value === "object" && value !== null && !isUnresolved(value) && isGroup(value as Watched)) {
    replicationGroupInterfaceCheck(at, value, problems);
  } else if (Construct.isConstruct(value)) {
    problems.add(at, "must be a replication group", value, remedyFor(value));
  } else {
    watchedGroupCheck(at, value, problems);
  }
};

function remedyFor(value: IConstruct): string | undefined {
  if (isReplicationGroupResource(value)) {
    return 'write { kind: "resource", resource }';
  }
  return "replicationGroup" in value ? "give its `replicationGroup`" : undefined;
}

/** Checks what is watched against the construct that watches it. */
export function checkWatched(problems: Problems, watched: Watched | undefined, scope: IConstruct): void {
  if (watched === undefined || isUnresolved(watched)) {
    return;
  }
  if (!isGroup(watched)) {
    checkWatchedGroup(problems, prop, watched, scope);
  } else if (Construct.isConstruct(watched)) {
    const isInApp = watched.node.root === scope.node.root;
    checkSameStack(
      problems,
      prop,
      watched,
      scope,
      isInApp ? 'or be given as { kind: "resource", resource }' : undefined,
    );
  } else {
    checkMembers(problems, watched);
  }
}

/** Whoever says how many nodes there are must also say which. */
function checkMembers(problems: Problems, group: IReplicationGroup): void {
  const { shards, nodesPerShard } = factsOf(group);
  const isCounted = ![shards, nodesPerShard].some((count) => count === undefined || Number.isNaN(count));
  if (isCounted && group.memberClusterIds === undefined && !problems.has(`${prop}.topology`)) {
    const remedy = 'or leave out the ARN and set `kind`: "existing", and they are looked up';
    problems.add(`${prop}.memberClusterIds`, "must name the nodes", undefined, remedy);
  }
}

/** What is known of the watched group at synth. */
export function factsOfWatched(watched: Watched | undefined, scope: IConstruct): Partial<CacheFacts> {
  if (watched === undefined || isUnresolved(watched)) {
    return {};
  }
  const { engine, nodeType, topology, authentication } = isGroup(watched) ? watched : valuesOf(watched, scope);
  return factsOf({ engine, nodeType, topology, authentication });
}

/**
 * The group that is watched, made of what describes it.
 *
 * @throws ValidationError when values do not name the nodes that they say there are
 */
export function groupIn(scope: Construct, watched: Watched): IReplicationGroup {
  if (isGroup(watched)) {
    if (watched.memberClusterIds !== undefined) {
      knownNodes(scope, prop, watched);
    }
    return watched;
  }
  const group = new WatchedReplicationGroup(scope, "ReplicationGroup", { replicationGroup: watched });
  return partOf(scope, group, { replicationGroup: prop });
}

/** Where the name of a watched group was typed. */
export function nameOfWatched(watched: Watched): string {
  return !isGroup(watched) && watched.kind === "existing" ? `${prop}.replicationGroupId` : prop;
}

/** Where the number of its nodes was typed. */
export function topologyOfWatched(watched: Watched): string {
  return Construct.isConstruct(watched) ? "topology" : `${prop}.topology`;
}
