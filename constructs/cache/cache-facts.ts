import { isUnresolved } from "../core";
import { type ResolvedSettings, isKnownEngine, nodeTypeFacts, replicasOf } from "../elasticache";
import type { CacheFacts, MonitoredNode } from "../monitoring";
import type { Authentication } from "./authentication/authentication";

/** What decides which alarms a cache can have; undefined while the number of its nodes is only known at deploy. */
export function cacheFacts(settings: ResolvedSettings, authentication: Authentication): CacheFacts | undefined {
  const { topology, engine, nodeType } = settings;
  const replicas = replicasOf(topology);
  const shards = topology.kind === "sharded" ? topology.shards : 1;
  return isUnresolved(replicas) || isUnresolved(shards)
    ? undefined
    : {
        engine,
        node: monitoredNode(nodeType),
        shards,
        nodesPerShard: replicas + 1,
        sharded: topology.kind === "sharded",
        authentication: authentication.mode,
      };
}

/** Those of the facts that decide about single alarms and are known to be right. */
export function knownFacts(settings: ResolvedSettings, authentication: Authentication): Partial<CacheFacts> {
  const { topology, engine, nodeType } = settings;
  const areKnown = ![topology, topology.kind, replicasOf(topology)].some(isUnresolved);
  return {
    engine: isKnownEngine(engine) ? engine : undefined,
    node: monitoredNode(nodeType),
    nodesPerShard: areKnown ? replicasOf(topology) + 1 : undefined,
    authentication: [authentication, authentication.mode].some(isUnresolved) ? undefined : authentication.mode,
  };
}

/**
 * CPU that the credits of burstable types sustain, in percent of all vCPUs: the smallest earn less.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
 */
const creditBaselinePercent = { micro: 10, others: 20 } as const;

function monitoredNode(nodeType: string): MonitoredNode | undefined {
  const facts = nodeTypeFacts(nodeType);
  return (
    facts && {
      type: nodeType,
      vcpu: facts.vcpu,
      maxclients: facts.maxclients,
      maxmemoryBytes: facts.maxmemoryBytes,
      baselineGbps: facts.baselineGbps,
      dataTiering: facts.dataTiering === true,
      ...(facts.burstable === true && {
        creditBaselinePercent: nodeType.endsWith(".micro") ? creditBaselinePercent.micro : creditBaselinePercent.others,
      }),
    }
  );
}
