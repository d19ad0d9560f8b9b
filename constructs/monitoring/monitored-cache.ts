import { isUnresolved } from "../core";
import {
  type Credentials,
  type Engine,
  type IReplicationGroup,
  type NodeTypeFacts,
  isKnownEngine,
  nodeTypeFacts,
  replicasOf,
  shardsOf,
} from "../elasticache";

/** What decides which alarms a cache can have. */
export interface CacheFacts {
  /** Engine and version. */
  readonly engine: Engine;
  /**
   * What is known about the node type.
   *
   * @default - not known at synth: what depends on it is left out
   */
  readonly node?: NodeTypeFacts;
  /** Number of shards; 1 for a replicated cache. */
  readonly shards: number;
  /** Nodes of each shard, including the primary. */
  readonly nodesPerShard: number;
  /** True when keys are spread over shards, so that names say which shard. */
  readonly sharded: boolean;
  /** How clients prove who they are. */
  readonly authentication: Credentials["kind"];
}

/** What alarms and dashboards need to know about one cache. */
export interface MonitoredCache extends CacheFacts {
  /** Id of the replication group; alarm names begin with it. */
  readonly name: string;
  /** The node type, as text to show. */
  readonly nodeType: string;
  /** Cache cluster ids of the nodes, one Terraform expression each, shard by shard. */
  readonly memberIds: readonly string[];
  /** ARN of the replication group, as a Terraform expression; partition, region and account are read from it. */
  readonly groupArn: string;
  /**
   * Log group of the slow log, in JSON format.
   *
   * @default - the slow log is not delivered to CloudWatch Logs
   */
  readonly slowLogGroupName?: string;
  /**
   * Whether that group may have other logs.
   *
   * @default false
   */
  readonly slowLogGroupShared?: boolean;
}

/**
 * The facts about a cache that are known at synth and valid.
 *
 * @internal
 */
export function factsOf({
  engine,
  nodeType,
  topology,
  authentication,
}: Partial<Pick<IReplicationGroup, "engine" | "nodeType" | "topology" | "authentication">>): Partial<CacheFacts> {
  const isTopologyKnown = topology !== undefined && ![topology, topology.kind].some(isUnresolved);
  const [shards, replicas] = isTopologyKnown ? [shardsOf(topology), replicasOf(topology)] : [undefined, undefined];
  return {
    engine: engine !== undefined && isKnownEngine(engine) ? engine : undefined,
    node: nodeType === undefined ? undefined : nodeTypeFacts(nodeType),
    shards: isUnresolved(shards) ? undefined : shards,
    nodesPerShard: replicas === undefined || isUnresolved(replicas) ? undefined : replicas + 1,
    sharded: isTopologyKnown ? topology.kind === "sharded" : undefined,
    authentication: isUnresolved(authentication) ? undefined : authentication,
  };
}

/** A replication group as alarms and dashboards see it; undefined while its number of nodes is only known at deploy. */
export function monitoredCache(group: IReplicationGroup): MonitoredCache | undefined {
  const { memberClusterIds, replicationGroupId, replicationGroupArn, nodeType, slowLogGroupName, slowLogGroupShared } =
    group;
  const facts = factsOf(group);
  return memberClusterIds === undefined || facts.nodesPerShard === undefined || facts.shards === undefined
    ? undefined
    : {
        ...(facts as CacheFacts),
        name: replicationGroupId,
        nodeType,
        memberIds: memberClusterIds,
        groupArn: replicationGroupArn,
        slowLogGroupName,
        slowLogGroupShared,
      };
}

/** One node's place in a cache. */
export interface NodePlace {
  /** `node-1`, or `shard-2-node-1` when the cache is sharded. Numbers follow the sorted ids and begin at 1. */
  readonly label: string;
  /** Index of the shard, from 0. */
  readonly shard: number;
  /** Terraform expression of the node's cache cluster id. */
  readonly memberId: string;
}

/** The nodes of a cache, shard by shard. */
export function nodePlaces(cache: MonitoredCache): readonly NodePlace[] {
  return cache.memberIds.map((memberId, index) => {
    const shard = Math.floor(index / cache.nodesPerShard);
    const number = (index % cache.nodesPerShard) + 1;
    return { label: `${shardPrefix(cache, shard)}node-${number}`, shard, memberId };
  });
}

/** The nodes of one shard or of several. */
export interface Members {
  /** Beginning of the names of what covers these nodes, ending in a dash, or empty for the whole cache. */
  readonly prefix: string;
  /** The nodes, in the order of their ids. */
  readonly nodes: readonly NodePlace[];
}

/** What one alarm covers. */
export type Scope = "node" | "shard" | "group";

/** The nodes of a cache, grouped by what one alarm covers. */
export function membersOf(cache: MonitoredCache, scope: Scope): readonly Members[] {
  const nodes = nodePlaces(cache);
  switch (scope) {
    case "node":
      return nodes.map((node) => ({ prefix: `${node.label}-`, nodes: [node] }));
    case "shard":
      return Array.from({ length: cache.shards }, (_, shard) => ({
        prefix: shardPrefix(cache, shard),
        nodes: nodes.filter((node) => node.shard === shard),
      }));
    case "group":
      return [{ prefix: "", nodes }];
  }
}

function shardPrefix(cache: MonitoredCache, shard: number): string {
  return cache.sharded ? `shard-${shard + 1}-` : "";
}
