import { parameters } from "../../../../constructs/elasticache/facts/parameters";
import type { PlannedChange } from "../card";

/** Parameters that a cache keeps for life, by name, with their value in a group that sets none. */
const fixed = new Map(
  parameters
    .filter(({ atCreationOnly, derived }) => atCreationOnly ?? derived)
    .map(({ name, initially }) => [name, initially]),
);

/** Names of the parameters that a cache keeps for life; `cluster-enabled`, which follows from its topology, is one. */
export const fixedParameters: readonly string[] = [...fixed.keys()];

/**
 * True when a cache moves to a parameter group with another value of such a parameter. False when a value is not known,
 * as in a group that is neither in the plan nor one of AWS's own.
 */
export function movesToAnother(parameter: string, change: PlannedChange): boolean {
  const next = valueIn(change.after.parameter_group_name, parameter, change);
  const old = valueIn(change.before.parameter_group_name, parameter, change) ?? valueOfCache(parameter, change);
  return change.changed("parameter_group_name") && old !== undefined && next !== undefined && old !== next;
}

/** True for one of AWS's own parameter groups, which cannot be changed. */
export function isDefaultGroup(name: unknown): boolean {
  return typeof name === "string" && name.startsWith("default.");
}

/** What the cache itself says of a parameter. */
function valueOfCache(parameter: string, { before: { cluster_enabled } }: PlannedChange): string | undefined {
  const isSaid = parameter === "cluster-enabled" && typeof cluster_enabled === "boolean";
  return isSaid ? (cluster_enabled ? "yes" : "no") : undefined;
}

function valueIn(group: unknown, parameter: string, { parametersOfGroups }: PlannedChange): unknown {
  if (isDefaultGroup(group)) {
    const isForClusters = String(group).endsWith(".cluster.on");
    return parameter === "cluster-enabled" && isForClusters ? "yes" : fixed.get(parameter);
  }
  const list = parametersOfGroups.get(group);
  if (!Array.isArray(list)) {
    return undefined;
  }
  const entry = (list as readonly { name?: unknown; value?: unknown }[]).find(({ name }) => name === parameter);
  return entry === undefined ? fixed.get(parameter) : entry.value;
}
