import { type Asked, projectOfPlan, projectOfStack } from "../../../../tools/cost/project";
import type { UsageOf } from "../../../../tools/cost/input/usage";
import { fewPrices } from "../support/price-lists";
import type { ResourceChange, Values } from "../../../../tools/shared/plan/plan";
import { change, planWith } from "../../shared/plan/plans";

/** The day of all reports in these tests. */
export const today = "2026-11-27";

/** A cache of this type and engine, with as many nodes and snapshots. */
export function cacheOf(values: Values): Values {
  return {
    replication_group_id: "sessions",
    node_type: "cache.r6g.large",
    engine: "redis",
    engine_version: "7.1",
    num_cache_clusters: 3,
    ...values,
  };
}

/** Declares usage by its key, for every resource. */
export function usage(declared: Readonly<Record<string, number>>): UsageOf {
  return (_, key) => (Object.hasOwn(declared, key) ? declared[key] : undefined);
}

/** Prices resources, by type and name, in us-east-1 if nothing else is said. */
export function stackOf(
  resource: Readonly<Record<string, Readonly<Record<string, Values>>>>,
  { name = "prod", region = "us-east-1", usageOf = usage({}) } = {},
) {
  return projectOfStack(name, { provider: { aws: [{ region }] }, resource }, asked(usageOf));
}

/** Prices the changes of a plan in us-east-1. */
export function planOf(changes: readonly ResourceChange[], usageOf: UsageOf = usage({})) {
  return projectOfPlan("prod", planWith(changes), { ...asked(usageOf), region: "us-east-1" });
}

/** Changes a resource in place. */
export function changed(address: string, before: Values, after: Values): ResourceChange {
  return change(address, ["update"], { before, after });
}

/** Makes a resource, or leaves it as it is, or deletes it. */
export function made(address: string, after: Values): ResourceChange {
  return change(address, ["create"], { before: null, after });
}

/** Leaves a resource as it is. */
export function kept(address: string, values: Values): ResourceChange {
  return change(address, ["no-op"], { before: values, after: values });
}

/** Deletes a resource. */
export function deleted(address: string, before: Values): ResourceChange {
  return change(address, ["delete"], { before, after: null });
}

export const group = "aws_elasticache_replication_group.sessions";

/**
 * A plan with a change of everything: engine and node type of a cache, its snapshots, a secret less, a dashboard and three
 * alarms more, a log group whose usage nobody declares, and something without a price. A key stays.
 */
export function busyPlan() {
  const before = cacheOf({ snapshot_retention_limit: 5, engine_version: "6.2" });
  const after = { engine: "valkey", engine_version: "8.0", node_type: "cache.r7g.large", snapshot_retention_limit: 3 };
  return planOf(
    [
      changed(group, before, cacheOf(after)),
      kept("aws_kms_key.cache", {}),
      deleted("aws_secretsmanager_secret.token", {}),
      made("aws_cloudwatch_dashboard.board", {}),
      ...["a", "b", "c"].map((name) => made(`aws_cloudwatch_metric_alarm.${name}`, {})),
      made("aws_cloudwatch_log_group.slow", {}),
      made("aws_lambda_function.warm", {}),
    ],
    usage({ snapshot_storage_size_gb: 10 }),
  );
}

function asked(usageOf: UsageOf): Asked {
  return { prices: fewPrices, today, usageOf, region: undefined };
}
