import { monthlyCost } from "../../../../tools/cost/estimate/component";
import { type Project, totalOf } from "../../../../tools/cost/estimate/estimate";
import { type Asked, projectOfPlan, projectOfStack } from "../../../../tools/cost/project";
import type { Plan } from "../../../../tools/shared/plan/plan";
import { readPrices } from "../../../../tools/shared/prices/read-prices";

/** What is asked about, unless a test says otherwise. */
export interface Circumstances {
  readonly region?: string;
  readonly today?: string;
  /** Usage by type and key. */
  readonly usage?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

function asked({ today = "2026-11-27", usage = {}, region }: Circumstances): Asked {
  return { prices: readPrices(), today, region, usageOf: ({ type }, key) => usage[type]?.[key] };
}

/** Prices resources of a stack whose provider is in a region. */
export function stackWith(resource: Blocks, { region = "us-east-1", ...rest }: Circumstances = {}): Project {
  return projectOfStack("shop", { provider: { aws: [{ region }] }, resource }, asked(rest));
}

/** Prices a plan. */
export function planned(plan: Plan, circumstances: Circumstances = {}): Project {
  return projectOfPlan("shop", plan, asked(circumstances));
}

/** A month's total, to the cent. */
export function monthly({ resources }: Pick<Project, "resources">): string {
  return totalOf(resources).monthly.toFixed(2);
}

/** Each component with its quantity and its cost to the cent; `-` for what depends on usage, and the reason for what is not priced. */
export function componentsOf({ resources }: Pick<Project, "resources">): readonly (readonly string[])[] {
  return resources.flatMap(({ components }) =>
    components.map((component) => [
      component.name,
      component.quantity?.toFixed() ?? "-",
      component.notPriced ?? monthlyCost(component)?.toFixed(2) ?? "-",
    ]),
  );
}

/** A replication group, or several of them by name. */
export function groups(...all: readonly Readonly<Record<string, unknown>>[]): Blocks {
  const named = all.map((args, index) => {
    const id = `cache-${index + 1}`;
    return [id, { replication_group_id: id, engine: "redis", engine_version: "7.1", num_cache_clusters: 1, ...args }];
  });
  return { aws_elasticache_replication_group: Object.fromEntries(named) as Blocks[string] };
}
