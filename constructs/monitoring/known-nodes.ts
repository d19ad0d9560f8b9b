import type { IConstruct } from "constructs";
import { ValidationError } from "../core";
import type { IReplicationGroup } from "../elasticache";
import { type MonitoredCache, monitoredCache } from "./monitored-cache";

/**
 * A replication group as alarms and dashboards see it.
 *
 * @param prop the prop that it was given in
 * @throws ValidationError while the number of its nodes is only known at deploy
 */
export function knownNodes(scope: IConstruct, prop: string, group: IReplicationGroup): MonitoredCache {
  const cache = monitoredCache(group);
  if (cache === undefined) {
    const rule = "must have a number of nodes that is known at synth: it decides how many alarms there are";
    throw new ValidationError(scope, [{ prop, rule }]);
  }
  const { shards, nodesPerShard, memberIds } = cache;
  if (memberIds.length !== shards * nodesPerShard) {
    const rule = `must name each of the ${shards * nodesPerShard} nodes that \`topology\` has`;
    throw new ValidationError(scope, [{ prop: `${prop}.memberClusterIds`, rule, received: String(memberIds.length) }]);
  }
  return cache;
}
