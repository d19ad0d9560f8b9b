import { deltaOf } from "./delta";
import type { ConfiguredResource, Plan, ResourceChange } from "./plan";
import { configuredResources, leadsTo } from "./references";

/** Why a replacement costs nothing, and what is still in its way. */
export interface Handover {
  readonly because: string;
  /** Set when the apply ends with an error all the same. */
  readonly obstacle?: { readonly effect: string; readonly instead: string };
}

type FindHandover = (change: ResourceChange, plan: Plan) => Handover | undefined;

/** Replacements that are safe because of what else is in the plan, by the type of what is replaced. */
const handovers: Readonly<Record<string, FindHandover>> = {
  aws_elasticache_parameter_group: (change, plan) => {
    const name = change.change.before?.name;
    const caches = plan.resource_changes.filter(
      ({ type, change: { before } }) =>
        type === "aws_elasticache_replication_group" && before?.parameter_group_name === name,
    );
    if (change.change.actions[0] !== "create" || caches.length === 0 || !caches.every(leavesParameterGroup)) {
      return undefined;
    }
    const waits = caches.some((cache) => cache.change.actions.join() === "update" && !appliesAtOnce(cache));
    return { because: "those who use it leave it in the same apply", ...(waits ? { obstacle: waitsForWindow } : {}) };
  },
  aws_secretsmanager_secret_version: ({ address }, plan) => {
    const bothCount =
      configuredResources(plan).some(
        (resource) => readsPreviousValue(resource) && leadsTo(plan, resource.address, address),
      ) || plan.resource_changes.some((cache) => rotatesToken(cache) && leadsTo(plan, cache.address, address));
    return bothCount ? { because: "the cache accepts the previous value as well, until the next step" } : undefined;
  },
};

const waitsForWindow = {
  effect:
    "the cache leaves the old group in the maintenance window, and AWS deletes no group in use: the apply ends with an error after three minutes",
  instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
};

/** The handover that makes a replacement safe, if there is one. */
export function findHandover(change: ResourceChange, plan: Plan): Handover | undefined {
  const { actions } = change.change;
  return actions.includes("create") && actions.includes("delete") ? handovers[change.type]?.(change, plan) : undefined;
}

function leavesParameterGroup({ change }: ResourceChange): boolean {
  return change.actions.includes("delete") || deltaOf(change).changed("parameter_group_name");
}

function appliesAtOnce({ change }: ResourceChange): boolean {
  return change.after?.apply_immediately === true;
}

/** `ROTATE` adds a token, where `SET` would leave the new one alone. */
function rotatesToken({ type, change }: ResourceChange): boolean {
  return (
    type === "aws_elasticache_replication_group" &&
    change.actions.join() === "update" &&
    change.after?.auth_token_update_strategy === "ROTATE" &&
    deltaOf(change).changed("auth_token")
  );
}

function readsPreviousValue({ address, type, expressions }: ConfiguredResource): boolean {
  const { version_stage } = (expressions ?? {}) as { version_stage?: { constant_value?: unknown } };
  return (
    address.startsWith("data.") &&
    type === "aws_secretsmanager_secret_version" &&
    version_stage?.constant_value === "AWSPREVIOUS"
  );
}
