import { type IResolvable, Op } from "cdktf";
import {
  type Check,
  type Problems,
  asArgument,
  flag,
  integer,
  isUnresolved,
  list,
  literal,
  oneOf,
  optional,
  required,
  struct,
  variants,
  zoneCheck,
} from "../../core";
import { type Engine, lacksModes } from "../facts/engines";
import { maxNodes, maxReplicas, maxShards } from "../facts/limits";
import { newerProvider } from "./newer-provider";

const hints = () => require("./hints") as typeof import("./hints");

/** One primary and its replicas: every node holds all the data (cluster mode disabled). */
export interface ReplicatedTopology {
  /** Cluster mode disabled. */
  readonly kind: "replicated";
  /** Replicas beside the primary, 0 to 5. */
  readonly replicas: number;
  /**
   * Whether a replica takes over by itself from a primary that fails. It needs a replica.
   *
   * @default - true with at least one replica
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
   */
  readonly automaticFailover?: boolean;
  /**
   * Whether AWS keeps the nodes in several Availability Zones (Multi-AZ). It needs `automaticFailover`.
   *
   * @default - as `automaticFailover`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
   */
  readonly multiAz?: boolean;
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
  /** Replicas of each shard beside its primary, 0 to 5. Failover is always automatic. */
  readonly replicasPerShard: number;
  /**
   * Whether AWS keeps the nodes of each shard in several Availability Zones (Multi-AZ). It needs a replica.
   *
   * @default - true with at least one replica in each shard
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
   */
  readonly multiAz?: boolean;
  /**
   * Availability Zones of the nodes, one entry for each shard; known at synth. They are used at creation only: a later
   * change of them changes nothing, and AWS chooses the zones of shards that are added. While they are set, a plan with
   * another number of `replicasPerShard` ends in an error; leave them out to change it, which changes nothing else.
   *
   * @default - AWS spreads the nodes over the zones of the subnets
   * @provider 6.20 or later: in the package `cdktn-managed-redis` only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupConfiguration.html
   */
  readonly placement?: readonly ShardPlacement[];
}

/**
 * Availability Zones of the nodes of one shard.
 *
 * @provider 6.20 or later: in the package `cdktn-managed-redis` only
 */
export interface ShardPlacement {
  /** Zone of the node that is the primary at first. */
  readonly primaryAvailabilityZone: string;
  /**
   * Zone of each replica. With Multi-AZ, one of them is another zone than the primary's.
   *
   * @default - none, for shards without replicas
   */
  readonly replicaAvailabilityZones?: readonly string[];
}

/** How the nodes of a cache hold its data. */
export type Topology = ReplicatedTopology | ShardedTopology;

/** Check of the zones of shards. How many there are decides what is written, so it must be known at synth. */
const placementCheck: Check<readonly ShardPlacement[]> = newerProvider(
  "6.20",
  literal(
    list(
      struct<ShardPlacement>(
        {
          primaryAvailabilityZone: required(zoneCheck),
          replicaAvailabilityZones: optional(list(zoneCheck, { min: 0, unique: false })),
        },
        () => hints().placementHints,
      ),
      { unique: false },
    ),
  ),
);

/**
 * Checks a topology given by a caller.
 *
 * @internal
 */
export const topologyCheck: Check<Topology> = variants<Topology>(
  {
    replicated: {
      replicas: required(integer(0, maxReplicas)),
      automaticFailover: optional(flag),
      multiAz: optional(flag),
      clusterMode: optional(oneOf(["disabled", "compatible"])),
    },
    sharded: {
      shards: required(integer(1, maxShards)),
      replicasPerShard: required(integer(0, maxReplicas)),
      multiAz: optional(flag),
      placement: optional(placementCheck),
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
      checkFailover(problems, topology);
      checkClusterMode(problems, topology, engine);
  }
  checkMultiAz(problems, topology);
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

function checkFailover(problems: Problems, { automaticFailover, replicas }: ReplicatedTopology): void {
  if (automaticFailover === true && replicas === 0) {
    problems.add("topology.automaticFailover", "needs at least 1 replica", automaticFailover);
  }
}

function checkMultiAz(problems: Problems, topology: Topology): void {
  if (topology.multiAz !== true) {
    return;
  }
  if (replicasOf(topology) === 0) {
    problems.add("topology.multiAz", "needs at least 1 replica", true);
  } else if (topology.kind === "replicated" && topology.automaticFailover === false) {
    problems.add("topology.multiAz", "needs `automaticFailover`, which is false", true);
  }
}

function checkClusterMode(problems: Problems, topology: ReplicatedTopology, engine: Engine): void {
  const { clusterMode, replicas, automaticFailover } = topology;
  if (clusterMode !== "compatible") {
    return;
  }
  if (lacksModes(engine)) {
    problems.add("topology.clusterMode", "needs Redis OSS 7.0 or Valkey 7.2 or later", clusterMode);
  }
  if (replicas === 0) {
    problems.add("topology.clusterMode", "needs automatic failover, so at least 1 replica", clusterMode);
  } else if (automaticFailover === false) {
    problems.add("topology.clusterMode", "needs `automaticFailover`, which is false", clusterMode);
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

/** Whether a replica takes over by itself; of shards, AWS always does that. */
export function failoverOf(topology: Topology): boolean | IResolvable {
  return topology.kind === "sharded" || (topology.automaticFailover ?? hasReplica(topology));
}

/** Whether the nodes are kept in several zones. */
export function multiAzOf(topology: Topology): boolean | IResolvable {
  return topology.multiAz ?? (topology.kind === "sharded" ? hasReplica(topology) : failoverOf(topology));
}

/**
 * True when there certainly are several nodes, in several zones, because Multi-AZ is on.
 *
 * @internal
 */
export function spansZones(topology: Topology): boolean {
  return replicasOf(topology) !== 0 && multiAzOf(topology) === true;
}

function hasReplica(topology: Topology): boolean | IResolvable {
  const replicas = asArgument(replicasOf(topology));
  return isUnresolved(replicas) ? Op.gte(replicas, 1) : replicas > 0;
}

/**
 * True when the parameter group must have `cluster-enabled`.
 *
 * @internal
 */
export function isClusterEnabled(topology: Topology): boolean {
  return topology.kind === "sharded" || topology.clusterMode === "compatible";
}
