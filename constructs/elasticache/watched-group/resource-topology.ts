import { integer, isUnresolved, oneOf } from "../../core";
import { maxReplicas, maxShards } from "../facts/limits";
import type { Topology } from "../replication-group/topology";
import type { Inputs } from "./inputs";

const modeCheck = oneOf(["enabled", "disabled", "compatible"]);
const shardsCheck = integer(1, maxShards);
const replicasCheck = integer(0, maxReplicas);
const nodesCheck = integer(1, maxReplicas + 1);

/** How the nodes hold the data, as far as the arguments of a resource say so. */
export function topologyOf(inputs: Inputs): Topology | undefined {
  const mode = inputs.optional("clusterMode", modeCheck);
  const shards = inputs.optional("numNodeGroups", shardsCheck);
  if (inputs.isWrong("clusterMode") || inputs.isWrong("numNodeGroups")) {
    return undefined;
  }
  switch (kindOf(mode, shards, inputs.get("parameterGroupName"))) {
    case "sharded":
      return sharded(inputs);
    case "replicated":
      return replicated(inputs, shards, mode);
    case undefined:
      inputs.lacks("clusterMode");
      return undefined;
  }
}

/**
 * The kind of the topology. Several shards need cluster mode, and so do AWS's own parameter groups for it; a single
 * shard may be either, which a parameter group of somebody's own decides.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
function kindOf(
  mode: string | undefined,
  shards: number | undefined,
  parameterGroup: unknown,
): Topology["kind"] | undefined {
  if (mode !== undefined) {
    return mode === "enabled" ? "sharded" : "replicated";
  }
  const name = typeof parameterGroup === "string" && !isUnresolved(parameterGroup) ? parameterGroup.toLowerCase() : "";
  if ((shards ?? 1) > 1 || name.endsWith(".cluster.on")) {
    return "sharded";
  }
  return shards === undefined || parameterGroup === undefined || name.startsWith("default.") ? "replicated" : undefined;
}

function sharded(inputs: Inputs): Topology | undefined {
  const shards = inputs.required("numNodeGroups", shardsCheck);
  const replicasPerShard = inputs.required("replicasPerNodeGroup", replicasCheck);
  return shards === undefined || replicasPerShard === undefined
    ? undefined
    : { kind: "sharded", shards, replicasPerShard };
}

function replicated(inputs: Inputs, shards: number | undefined, mode: string | undefined): Topology | undefined {
  const nodes = shards === undefined ? inputs.required("numCacheClusters", nodesCheck) : undefined;
  const replicas = shards === undefined ? nodes && nodes - 1 : inputs.required("replicasPerNodeGroup", replicasCheck);
  return replicas === undefined
    ? undefined
    : { kind: "replicated", replicas, ...(mode === "compatible" && { clusterMode: mode }) };
}
