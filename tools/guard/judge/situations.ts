import type { PlannedChange } from "../../shared/cards/planned-change";
import { deltaOf } from "../../shared/plan/delta";
import { type Plan, type ResourceChange, plannedResources } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";

/** Reads each change of a plan together with what the rest of the plan says about it. */
export function situationsOf(plan: Plan): (change: ResourceChange) => PlannedChange {
  const versions = new Map(plannedResources(plan).map(({ address, schema_version }) => [address, schema_version]));
  const configured = configuredResources(plan);
  const primaries = primariesOf(plan);
  const deletedUsers = new Set(
    changesOf(plan, "aws_elasticache_user")
      .filter(({ change }) => change.actions.includes("delete"))
      .map(({ change }) => change.before?.user_id),
  );
  const groups = changesOf(plan, "aws_elasticache_parameter_group").flatMap(({ change }) => [
    change.before,
    change.after,
  ]);
  const parameterFamilies = new Map(groups.map((values) => [values?.name, values?.family]));
  const parametersOfGroups = new Map(groups.map((values) => [values?.name, values?.parameter]));
  return ({ address, change }) => {
    const schemaVersion = versions.get(address);
    const expressions = configured.get(configuredAddress(address))?.expressions;
    const names = expressions === undefined ? undefined : new Set(Object.keys(Object(expressions) as object));
    return {
      ...deltaOf(change, names),
      isConfigured: (argument) => names?.has(argument) ?? true,
      isNew: change.actions.includes("create"),
      ...(schemaVersion === undefined ? {} : { schemaVersion }),
      isGlobalMember:
        isFilled(change.before?.global_replication_group_id) || primaries.has(change.before?.replication_group_id),
      deletedUsers,
      parameterFamilies,
      parametersOfGroups,
    };
  };
}

/** Ids of the caches that a global datastore in the plan names as its primary. */
export function primariesOf(plan: Plan): ReadonlySet<unknown> {
  const ids = changesOf(plan, "aws_elasticache_global_replication_group")
    .flatMap(({ change: { before, after } }) => [before, after])
    .map((values) => values?.primary_replication_group_id);
  return new Set(ids.filter(isFilled));
}

export function isFilled(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function changesOf(plan: Plan, type: string): readonly ResourceChange[] {
  return plan.resource_changes.filter((change) => change.type === type && change.mode === "managed");
}
