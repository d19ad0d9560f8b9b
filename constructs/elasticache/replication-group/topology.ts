import {
  type Check,
  type Problems,
  integer,
  isUnresolved,
  oneOf,
  optional,
  required,
  struct,
  variants,
} from "../../core";
import { type Engine, lacksModes } from "../facts/engines";

/** One primary and its replicas: every node holds all the data (cluster mode disabled). */
export interface ReplicatedTopology {
  /** Cluster mode disabled. */
  readonly kind: "replicated";
  /** Replicas beside the primary, 0 to 5. With at least one, failover is automatic and spread over zones (Multi-AZ). */
  readonly replicas: number;
  /**
   * `compatible` is the step between a replicated and a sharded cache: clients of both kinds are served.
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

/** The topology of a cache that names none. */
export const defaultTopology: Topology = { kind: "replicated", replicas: 2 };

/**
 * Limits of a replication group, in nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const topologyLimits = { replicas: 5, shards: 500, nodesByDefault: 90, nodesEver: 500 } as const;

/** Checks a topology given by a caller. */
export const topologyCheck: Check = variants("kind", {
  replicated: struct<ReplicatedTopology>({
    kind: required(oneOf(["replicated"])),
    replicas: required(integer(0, topologyLimits.replicas)),
    clusterMode: optional(oneOf(["disabled", "compatible"])),
  }),
  sharded: struct<ShardedTopology>({
    kind: required(oneOf(["sharded"])),
    shards: required(integer(1, topologyLimits.shards)),
    replicasPerShard: required(integer(0, topologyLimits.replicas)),
  }),
});

/** Checks a topology against the engine and the quota. */
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
      "with a higher quota from AWS, say so in `nodesPerClusterQuota`",
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
