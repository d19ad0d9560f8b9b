import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Problems, ValidationError, checkSameStack, isUnresolved } from "../core";
import { type IReplicationGroup, stackOfMember } from "../elasticache";
import { type MonitoredCache, monitoredCache } from "./monitored-cache";

const remedy = 'or be given as { kind: "existing" } or { kind: "resource" }, whose nodes are looked up';

/**
 * A replication group as alarms and dashboards see it.
 *
 * @param prop the prop that it was given in
 * @throws ValidationError while the number of its nodes is only known at deploy, and for one that is made in another
 *   stack, whose nodes an expression of this stack cannot name
 */
export function knownNodes(scope: IConstruct, prop: string, group: IReplicationGroup): MonitoredCache {
  const problems = new Problems();
  if (Construct.isConstruct(group)) {
    checkSameStack(problems, prop, group, scope, "or be given by its values");
  } else {
    checkStackOfMembers(problems, prop, group, scope);
  }
  problems.throwIfAny(scope);
  const { replicationGroupId: id, replicationGroupArn: arn } = group;
  if (!isUnresolved(id) && !isUnresolved(arn) && !arn.endsWith(`:replicationgroup:${id}`)) {
    const rule = `must be the ARN of the group ${id}`;
    throw new ValidationError(scope, [{ prop: `${prop}.replicationGroupArn`, rule, received: `"${arn}"` }]);
  }
  const cache = monitoredCache(group);
  if (cache === undefined) {
    const rule = "must have a number of nodes that is known at synth: it decides how many alarms there are";
    throw new ValidationError(scope, [{ prop, rule }]);
  }
  const { shards, nodesPerShard, memberIds } = cache;
  const index = memberIds.findIndex((memberId) => !isUnresolved(memberId) && memberId === id);
  if (index >= 0) {
    problems.add(`${prop}.memberClusterIds[${index}]`, "must be the id of a node, not of the group", id);
    problems.throwIfAny(scope);
  }
  if (memberIds.length !== shards * nodesPerShard) {
    const rule = `must name each of the ${shards * nodesPerShard} nodes that \`topology\` has`;
    throw new ValidationError(scope, [{ prop: `${prop}.memberClusterIds`, rule, received: String(memberIds.length) }]);
  }
  return cache;
}

/** The nodes of a group of another stack, copied into values, are expressions that this stack cannot read. */
function checkStackOfMembers(problems: Problems, prop: string, group: IReplicationGroup, scope: IConstruct): void {
  const stacks = (group.memberClusterIds ?? []).map(stackOfMember);
  const index = stacks.findIndex((stack) => stack !== undefined && stack !== TerraformStack.of(scope));
  if (index >= 0) {
    const rule = "must not be read in another stack";
    problems.take({ prop: `${prop}.memberClusterIds[${index}]`, rule, received: stacks[index]?.node.path, remedy });
  }
}
