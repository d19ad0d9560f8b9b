import { own } from "../../shared/records";
import { deltaOf } from "../../shared/plan/delta";
import type { ConfiguredResource, Plan, ResourceChange } from "../../shared/plan/plan";
import { configuredResources, leadsTo } from "../../shared/plan/references";

/** Why a deletion costs nothing, and what still stands in its way. */
export interface Handover {
  readonly because: string;
  /** Set when the apply ends with an error nevertheless. */
  readonly obstacle?: { readonly effect: string; readonly instead: string; readonly source: string };
}

type FindHandover = (change: ResourceChange, plan: Plan) => Handover | undefined;

/** Deletions that are harmless because of what else is in the plan, by type. */
const handovers: Readonly<Record<string, FindHandover>> = {
  aws_elasticache_parameter_group: (change, plan) => {
    const name = change.change.before?.name;
    const caches = plan.resource_changes.filter(
      ({ type, change: { before } }) => cacheTypes.has(type) && before?.parameter_group_name === name,
    );
    const { actions, after } = change.change;
    const isDeleted = actions.join() === "delete";
    const comesFirst = actions[0] === "create" && after?.name !== name;
    const leaves = isDeleted ? switchesParameterGroup : leavesParameterGroup;
    if ((!isDeleted && !comesFirst) || caches.length === 0 || !caches.every(leaves)) {
      return undefined;
    }
    const waits = caches.some((cache) => cache.change.actions.join() === "update" && !appliesAtOnce(cache));
    return {
      because: "the caches that use it switch to another group in the same apply",
      ...(waits ? { obstacle: waitsForWindow } : {}),
    };
  },
  aws_secretsmanager_secret_version: ({ address, change }, plan) => {
    if (!change.actions.includes("create")) {
      return undefined;
    }
    const bothCount =
      [...configuredResources(plan)].some(
        ([reader, resource]) => readsPreviousValue(reader, resource) && leadsTo(plan, reader, address),
      ) || plan.resource_changes.some((cache) => rotatesToken(cache) && leadsTo(plan, cache.address, address));
    return bothCount ? { because: "the cache accepts the previous value as well, until the next step" } : undefined;
  },
};

const waitsForWindow = {
  effect:
    "the cache may leave the old group in the maintenance window only, and AWS deletes no group in use: the apply then ends with an error after three minutes",
  instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheParameterGroup.html",
};

const cacheTypes = new Set(["aws_elasticache_replication_group", "aws_elasticache_cluster"]);

/** The handover that makes a deletion safe, if there is one. */
export function findHandover(change: ResourceChange, plan: Plan): Handover | undefined {
  return own(handovers, change.type)?.(change, plan);
}

function leavesParameterGroup(cache: ResourceChange): boolean {
  return cache.change.actions.includes("delete") || switchesParameterGroup(cache);
}

function switchesParameterGroup({ change }: ResourceChange): boolean {
  return change.actions.join() === "update" && deltaOf(change).changed("parameter_group_name");
}

function appliesAtOnce({ change }: ResourceChange): boolean {
  return change.after?.apply_immediately === true;
}

/** `ROTATE` adds a token, whereas `SET` would leave only the new one. */
function rotatesToken({ type, change }: ResourceChange): boolean {
  return (
    type === "aws_elasticache_replication_group" &&
    change.actions.join() === "update" &&
    change.after?.auth_token_update_strategy === "ROTATE" &&
    ["auth_token", "auth_token_wo_version"].some(deltaOf(change).changed)
  );
}

function readsPreviousValue(address: string, { type, expressions }: ConfiguredResource): boolean {
  const { version_stage } = (expressions ?? {}) as { version_stage?: { constant_value?: unknown } };
  return (
    /(^|\.)data\./.test(address) &&
    type === "aws_secretsmanager_secret_version" &&
    version_stage?.constant_value === "AWSPREVIOUS"
  );
}
