import { parameters } from "../../../../constructs/elasticache/facts/parameters";
import type { PlannedChange } from "../planned-change";

/** Values in a group that sets none, by name of the parameter, as far as they are known. */
const initial = new Map(
  parameters.flatMap(({ name, initially }) => (initially === undefined ? [] : [[name, initially] as const])),
);

/** Names of the parameters that a cache keeps for life; `cluster-enabled`, which follows from its topology, is one. */
export const fixedParameters: readonly string[] = [
  ...new Set(parameters.filter(({ atCreationOnly, derived }) => atCreationOnly ?? derived).map(({ name }) => name)),
];

/**
 * True when a cache moves to a parameter group with another value of such a parameter. False when a value is not known,
 * as in a group that is neither in the plan nor one of AWS's own.
 */
export function movesToAnother(parameter: string, change: PlannedChange): boolean {
  const [left, next] = valuesOf(parameter, change);
  const old = left ?? valueOfCache(parameter, change);
  return change.changed("parameter_group_name") && old !== undefined && next !== undefined && old !== next;
}

/** The values of a parameter in the group that a cache leaves and in the one it moves to; undefined where not known. */
export function valuesOf(parameter: string, change: PlannedChange): readonly [before: unknown, after: unknown] {
  const { before, after } = change;
  return [
    valueIn(before.parameter_group_name, parameter, change),
    valueIn(after.parameter_group_name, parameter, change),
  ];
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
    return parameter === "cluster-enabled" && isForClusters ? "yes" : initial.get(parameter);
  }
  const list = parametersOfGroups.get(group);
  if (!Array.isArray(list)) {
    return undefined;
  }
  const entry = (list as readonly { name?: unknown; value?: unknown }[]).find(({ name }) => name === parameter);
  return entry === undefined ? initial.get(parameter) : entry.value;
}
