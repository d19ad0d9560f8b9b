import Big from "big.js";
import { hoursPerMonth } from "../../cost/estimate/component";
import { sumOf } from "../../cost/estimate/estimate";
import { price } from "../../cost/report/money";
import { projectOfStack } from "../../cost/project";
import { readPrices } from "../../shared/prices/read-prices";

/** Where the calculation is. */
const region = "us-east-1";

/** Before Extended Support of any version that is in the calculation. */
const today = "2026-11-27";

/** A replication group by Terraform's arguments, and how much of it is used. */
export interface Group {
  readonly arguments: Readonly<Record<string, unknown>>;
  /** By the keys of a usage file. @default - nothing is declared */
  readonly usage?: Readonly<Record<string, number>>;
}

/** What a replication group costs a month by the table of prices, by what is charged for. */
export function priceOf({
  arguments: args,
  usage = {},
}: Group): Readonly<Record<"nodes" | "backups" | "transfer" | "all", Big>> {
  const document = { resource: { aws_elasticache_replication_group: { cache: args } } };
  const usageOf = (_: unknown, key: string) => usage[key];
  const { resources } = projectOfStack("calculation", document, { prices: readPrices(), today, region, usageOf });
  const components = resources.flatMap((resource) => resource.components);
  const of = (wanted: string) => sumOf(components.filter(({ kind }) => kind === wanted));
  return { nodes: of("nodes"), backups: of("backups"), transfer: of("data transfer"), all: sumOf(components) };
}

/** What nodes of one type with Redis OSS cost a month. */
export function nodes(count: number, nodeType: string): Big {
  return priceOf({ arguments: { engine: "redis", node_type: nodeType, num_cache_clusters: count } }).nodes;
}

/** The price of a node with Redis OSS for an hour, as it is written. */
export function hourly(nodeType: string): string {
  return price(nodes(1, nodeType).div(hoursPerMonth));
}

/**
 * What queries of a database cost a month at the price of the calculation.
 *
 * @param perSecond all month
 */
export function queries(perSecond: Big): Big {
  return perSecond
    .times(3600 * hoursPerMonth)
    .div(1_000_000)
    .times(dollarsPerMillionQueries);
}

const dollarsPerMillionQueries = "0.10";
