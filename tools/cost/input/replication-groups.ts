import { groupBy } from "../../shared/group-by";
import { configuredAddress } from "../../shared/plan/references";
import { type Resource, knownAfterApply } from "./resource";

const type = "aws_elasticache_replication_group";

/** Finds the replication group that an argument of a resource names, or that the argument takes its value from. */
export type GroupOf = (resource: Resource, argument: string) => Resource | undefined;

/**
 * Prepares to find replication groups.
 *
 * @param resources among which they are
 */
export function groupsIn(resources: readonly Resource[]): GroupOf {
  const groups = resources.filter((resource) => resource.type === type);
  const byId = new Map(groups.map((group) => [group.values.replication_group_id, group]));
  const byAddress = new Map(groups.map((group) => [configuredAddress(group.address), group]));
  return ({ values, references }, argument) => {
    const value = values[argument];
    if (value !== knownAfterApply) {
      return typeof value === "string" ? byId.get(value.replace(/^replication-group\//, "")) : undefined;
    }
    return [...references()].map((address) => byAddress.get(address)).find((group) => group !== undefined);
  };
}

/**
 * Prepares to find what scales replication groups.
 *
 * @param resources among which that is
 */
export function scalingIn(resources: readonly Resource[], groupOf: GroupOf): (group: Resource) => readonly Resource[] {
  const targets = resources.filter((resource) => resource.type === "aws_appautoscaling_target");
  const byGroup = groupBy(targets, (target) => groupOf(target, "resource_id")?.address);
  return ({ address }) => byGroup.get(address) ?? [];
}
