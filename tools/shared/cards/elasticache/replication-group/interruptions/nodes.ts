import {
  type Interruption,
  type Interruptions,
  becomes,
  differsInMoreThanCase,
  falls,
  rises,
} from "../../../interruption";
import { sources } from "../../../sources";
import { factsOf } from "../../node-type";

const upgrade = {
  when: "window",
  effect: "connections end once; each node is replaced and the primary fails over: writes fail for seconds",
  alone: {
    effect:
      "the primary does not answer during the upgrade, and AWS keeps the data as well as it can: take a snapshot first",
    unless: "multi_az_enabled",
  },
  source: sources.upgradeConsiderations,
} as const;

const replicas: readonly Interruption[] = [
  {
    kind: "replicas added",
    when: "now",
    effect:
      "connections stay; the primary copies its data to the new nodes, which slows down writes when there are many",
    source: sources.synchronization,
    applies: rises,
  },
  {
    kind: "replicas removed",
    when: "now",
    effect: "connections to the removed nodes end; fewer nodes serve reads",
    source: sources.decreaseReplicas,
    applies: falls,
  },
];

/** What clients notice when nodes, engine or shards change. */
export const nodesInterruptions: Interruptions = {
  engine: [{ kind: "engine change", ...upgrade, applies: differsInMoreThanCase }],
  engine_version: [
    { kind: "engine upgrade", ...upgrade, applies: (_before, _after, { changed }) => !changed("engine") },
  ],
  node_type: [
    {
      kind: "node type",
      when: "window",
      effect: "the nodes are replaced online; connections end once, for seconds; AWS keeps the data as well as it can",
      alone: {
        effect: "the data is copied to a new node: no service for a few seconds, twice",
        unless: "automatic_failover_enabled",
      },
      source: sources.scaling,
    },
    {
      kind: "less memory",
      when: "window",
      effect: "the data must fit into the smaller nodes: look at `BytesUsedForCache` first",
      source: sources.scaling,
      applies: (before, after) => memoryOf(after) < memoryOf(before),
    },
  ],
  num_cache_clusters: replicas,
  replicas_per_node_group: replicas,
  num_node_groups: [
    {
      kind: "shards added",
      when: "now",
      effect: "slots move online; latency rises meanwhile",
      source: sources.resharding,
      applies: rises,
    },
    {
      kind: "shards removed",
      when: "now",
      effect: "slots move online and must fit into the rest; latency rises, connections to the removed nodes end",
      source: sources.resharding,
      applies: falls,
    },
  ],
  cluster_mode: [
    {
      kind: "cluster mode",
      when: "may-wait",
      effect: "both kinds of client work; no scaling or upgrade until the next step",
      source: sources.clusterMode,
      applies: becomes("compatible"),
    },
    {
      kind: "cluster mode",
      when: "may-wait",
      effect: "clients that speak the cluster protocol are cut off",
      source: sources.clusterMode,
      applies: becomes("disabled"),
    },
    {
      kind: "cluster mode",
      when: "may-wait",
      effect: "the endpoint changes for good: clients that do not speak the cluster protocol are cut off",
      source: sources.clusterMode,
      applies: becomes("enabled"),
    },
  ],
  preferred_cache_cluster_azs: [
    {
      kind: "nothing",
      when: "now",
      effect: "the provider never sends this change: the nodes stay where they are",
      source: sources.create,
    },
  ],
};

/** In GiB; NaN for a type that is not on the list, which is neither more nor less. */
function memoryOf(nodeType: unknown): number {
  return factsOf(nodeType)?.memoryGib ?? NaN;
}
