/** What monitoring knows about one node; every node of a cache is of the same type. */
export interface MonitoredNode {
  /** The node type, for people to read. */
  readonly type: string;
  /** Virtual CPUs. */
  readonly vcpu: number;
  /** Connections the node accepts (`maxclients`). */
  readonly maxclients: number;
  /** The engine's `maxmemory`, in bytes, before reserved memory is taken off. */
  readonly maxmemoryBytes: number;
  /** Baseline network bandwidth, in gigabits per second. */
  readonly baselineGbps: number;
  /** True for types that keep part of the data on SSD. */
  readonly dataTiering: boolean;
  /**
   * CPU utilization the credits of a burstable type sustain, in percent of the whole node.
   *
   * @default - the type is not burstable
   */
  readonly creditBaselinePercent?: number;
}

/** What decides which alarms a cache can have. */
export interface CacheFacts {
  /** Engine and version, for example Redis 7.1. */
  readonly engine: { readonly name: "redis" | "valkey"; readonly version: string };
  /**
   * The node type's numbers.
   *
   * @default - not known at synth: what depends on them is left out
   */
  readonly node?: MonitoredNode;
  /** Number of shards; 1 for a replicated cache. */
  readonly shards: number;
  /** Nodes of each shard, the primary among them. */
  readonly nodesPerShard: number;
  /** True when keys are spread over shards, so that names say which shard. */
  readonly sharded: boolean;
  /** How clients prove who they are. */
  readonly authentication: "none" | "auth-token" | "rbac";
}

/** What alarms and dashboards need to know about one cache. */
export interface MonitoredCache extends CacheFacts {
  /** Name of the replication group; alarm names begin with it. */
  readonly name: string;
  /**
   * Cache cluster ids of the nodes, one Terraform expression each, shard by shard. Metrics are published under these
   * ids and never under the replication group's.
   */
  readonly memberIds: readonly string[];
  /** ARN of the replication group, as Terraform expression; partition, region and account are read off it. */
  readonly groupArn: string;
  /**
   * Log group of the slow log, in JSON format.
   *
   * @default - the slow log is not delivered to CloudWatch Logs
   */
  readonly slowLogGroupName?: string;
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

/** How far one alarm reaches. */
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
