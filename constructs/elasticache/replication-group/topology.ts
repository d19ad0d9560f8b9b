import { type Check, type Problems, integer, isUnresolved, oneOf, optional, required, variants } from "../../core";
import { type Engine, lacksModes } from "../facts/engines";
import { maxNodes, maxReplicas, maxShards } from "../facts/limits";

const hints = () => require("./hints") as typeof import("./hints");

/** One primary and its replicas: every node holds all the data (cluster mode disabled). */
export interface ReplicatedTopology {
  /** Cluster mode disabled. */
  readonly kind: "replicated";
  /** Replicas beside the primary, 0 to 5. With at least one, failover is automatic and spread over zones (Multi-AZ). */
  readonly replicas: number;
  /**
   * `compatible` is the step between a replicated and a sharded cache: clients of both kinds are served. Known at synth: no token.
   *
   * @default "disabled"
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
   */
  readonly clusterMode?: "disabled" | "compatible";
}

/** The data divided over shards (cluster mode enabled); clients must speak the cluster protocol. */
export interface ShardedTopology {
  /** Cluster mode enabled. */
  readonly kind: "sharded";
  /** Shards (node groups), 1 to 500. More than the quota needs `nodesPerClusterQuota`. */
  readonly shards: number;
  /** Replicas of each shard beside its primary, 0 to 5. */
  readonly replicasPerShard: number;
}

/** How the nodes of a cache hold its data. */
export type Topology = ReplicatedTopology | ShardedTopology;

/**
 * Checks a topology given by a caller.
 *
 * @internal
 */
export const topologyCheck: Check<Topology> = variants<Topology>(
  {
    replicated: {
      replicas: required(integer(0, maxReplicas)),
      clusterMode: optional(oneOf(["disabled", "compatible"])),
    },
    sharded: {
      shards: required(integer(1, maxShards)),
      replicasPerShard: required(integer(0, maxReplicas)),
    },
  },
  () => hints().topologyHints,
);

/**
 * Checks a topology against the engine and the quota.
 *
 * @internal
 */
export function checkTopology(problems: Problems, topology: Topology, engine: Engine, quota: number): void {
  switch (topology.kind) {
    case "sharded":
      checkNodes(problems, topology, quota);
      break;
    case "replicated":
      checkClusterMode(problems, topology, engine);
  }
}

function checkNodes(problems: Problems, { shards, replicasPerShard }: ShardedTopology, quota: number): void {
  const nodes = shards * (1 + replicasPerShard);
  const areKnown = ![shards, replicasPerShard, quota].some(isUnresolved);
  if (areKnown && nodes > quota) {
    problems.add(
      "topology",
      `must have at most ${quota} nodes, shards × (1 + replicasPerShard)`,
      nodes,
      quota < maxNodes ? "with a higher quota from AWS, set `nodesPerClusterQuota`" : undefined,
    );
  }
}

function checkClusterMode(problems: Problems, { clusterMode, replicas }: ReplicatedTopology, engine: Engine): void {
  if (clusterMode !== "compatible") {
    return;
  }
  if (lacksModes(engine)) {
    problems.add("topology.clusterMode", "needs Redis OSS 7.0 or Valkey 7.2 or later", clusterMode);
  }
  if (replicas === 0) {
    problems.add("topology.clusterMode", "needs automatic failover, so at least 1 replica", clusterMode);
  }
}

/**
 * Shards of a cache; a replicated one is a single shard.
 *
 * @internal
 */
export function shardsOf(topology: Topology): number {
  return topology.kind === "sharded" ? topology.shards : 1;
}

/**
 * Replicas of each shard; a replicated cache is one shard.
 *
 * @internal
 */
export function replicasOf(topology: Topology): number {
  return topology.kind === "sharded" ? topology.replicasPerShard : topology.replicas;
}

/**
 * True when the parameter group must have `cluster-enabled`.
 *
 * @internal
 */
export function isClusterEnabled(topology: Topology): boolean {
  return topology.kind === "sharded" || topology.clusterMode === "compatible";
}
