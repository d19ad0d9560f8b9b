import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Problems, checkSameApp } from "../../core";
import { maxNodes } from "../facts/limits";
import { checkTopology } from "../replication-group/topology";
import { type GroupValues, valuesOfResource } from "./resource-values";
import type { ExistingReplicationGroup, WatchedGroup } from "./watched-group";

/**
 * Checks what a watched group says together, and whether it can be watched from a construct. Values that already failed
 * a check count as unresolved.
 *
 * @param at the prop that the group was given in
 * @internal
 */
export function checkWatchedGroup(
  problems: Problems,
  at: string,
  group: WatchedGroup | undefined,
  scope: IConstruct,
): void {
  if (group?.kind === "existing") {
    const own = new Problems();
    checkTopology(own, group.topology, group.engine, maxNodes);
    own.list.forEach((problem) => {
      problems.take({ ...problem, prop: `${at}.${problem.prop}` });
    });
  } else if (group?.kind === "resource" && !problems.has(`${at}.resource`)) {
    checkStacks(problems, `${at}.resource`, group.resource, scope);
    if (!problems.has(`${at}.resource`)) {
      valuesOfResource(`${at}.resource`, group, isForeign(group.resource, scope), problems);
    }
  }
}

/**
 * The values of a watched group, as far as they are known.
 *
 * @internal
 */
export function valuesOf(group: WatchedGroup, scope: IConstruct): Partial<GroupValues> {
  if (group.kind === "existing") {
    return valuesOfExisting(group);
  }
  const { resource } = group;
  const isThere = Construct.isConstruct(resource) && resource.node.root === scope.node.root;
  return isThere ? valuesOfResource("", group, isForeign(resource, scope), new Problems()) : {};
}

/** True for a resource of another stack than that of a construct. */
export function isForeign(resource: IConstruct, scope: IConstruct): boolean {
  return TerraformStack.of(resource) !== TerraformStack.of(scope);
}

// Asked for by name: props may be an instance with getters.
function valuesOfExisting(group: ExistingReplicationGroup): GroupValues {
  const { replicationGroupId, engine, nodeType, topology, authentication = "off", slowLogGroupName } = group;
  return { replicationGroupId, engine, nodeType, topology, authentication, slowLogGroupName };
}

/** The stack that watches is deployed after the one that makes the group. */
function checkStacks(problems: Problems, at: string, resource: IConstruct, scope: IConstruct): void {
  checkSameApp(problems, at, resource, scope, "resource");
  if (problems.has(at)) {
    return;
  }
  const [there, here] = [TerraformStack.of(resource), TerraformStack.of(scope)];
  if (there !== here && there.dependsOn(here)) {
    const rule = "must not be made in a stack that depends on this one";
    problems.take({ prop: at, rule, received: there.node.path });
  }
}
