import Big from "big.js";
import { own } from "../../shared/records";
import type { OtherCharges } from "../../shared/prices/price-list";
import { type Component, hoursPerMonth } from "../estimate/component";
import { blocksOf } from "../input/blocks";
import { type Known, type Resource, knownAfterApply, numberIn, textIn } from "../input/resource";
import { type Card, type Market, other, priced, unpriced, usage } from "./card";
import { engineNamed } from "./nodes";

/**
 * How much data is charged at least, in GB, by engine.
 *
 * @see https://aws.amazon.com/elasticache/pricing/
 */
const minimumData: Readonly<Record<string, number>> = { valkey: 0.1, redis: 1, memcached: 1 };

/** A serverless cache: the data in it and the requests to it, or the least of both that is charged. */
export const serverlessCache: Card = (resource, market) => {
  const engine = textIn(resource, "engine");
  const least = typeof engine === "string" ? own(minimumData, engine) : undefined;
  if (typeof engine !== "string" || least === undefined) {
    const notPriced = engine === knownAfterApply ? market.whyUnknown("`engine`") : `no price for ${String(engine)}`;
    return [unpriced({ kind: "serverless", name: "Serverless cache", unit: "GB-hours" }, notPriced)];
  }
  return [
    data(resource, market, engine, least),
    requests(resource, market, engine),
    ...usage(resource, market, {
      kind: "backups",
      name: "Backups",
      unit: "GB-months",
      key: "snapshot_storage_size_gb",
      subject: "backup storage",
      priceIn: other(market, "backup", "storage"),
    }),
  ];
};

/** The least is charged also for an empty cache. */
function data(resource: Resource, market: Market, engine: string, least: number): Component {
  const reserved = limitOf(resource, "data_storage");
  const declared = market.usageOf(resource, "average_data_gb");
  const atLeast = reserved === knownAfterApply ? reserved : Math.max(least, reserved ?? 0);
  return priced(resource, market, {
    kind: "serverless",
    name: `Data (${engineNamed(engine)}${declared === undefined ? ", the least that is charged" : ""})`,
    unit: "GB-hours",
    quantity: atLeast === knownAfterApply ? atLeast : new Big(Math.max(declared ?? 0, atLeast)).times(hoursPerMonth),
    counts: "`cache_usage_limits`",
    subject: `serverless ${engineNamed(engine)}`,
    priceIn: other(market, "serverless", `${engine}Data` as OtherCharges["serverless"]),
    usageBased: declared !== undefined,
  });
}

/** In millions of ElastiCache processing units. */
function requests(resource: Resource, market: Market, engine: string): Component {
  const reserved = limitOf(resource, "ecpu_per_second");
  const declared = market.usageOf(resource, "monthly_ecpus");
  return priced(resource, market, {
    kind: "serverless",
    name: `Requests (${engineNamed(engine)})`,
    unit: "million ECPUs",
    quantity: reserved === knownAfterApply ? reserved : millionsOf(reserved, declared),
    counts: "`cache_usage_limits`",
    subject: `serverless ${engineNamed(engine)}`,
    priceIn: other(market, "serverless", `${engine}Requests` as OtherCharges["serverless"]),
    usageBased: declared !== undefined || reserved === undefined,
  });
}

/** @param perSecond that are charged at least, all month */
function millionsOf(perSecond: number | undefined, declared: number | undefined): Big | undefined {
  const atLeast = perSecond === undefined ? 0 : perSecond * 3600 * hoursPerMonth;
  return perSecond === undefined && declared === undefined
    ? undefined
    : new Big(Math.max(declared ?? 0, atLeast)).div(1_000_000);
}

/** The least of a limit, which is charged whether or not it is used. */
function limitOf({ address, values }: Resource, limit: string): Known<number> | undefined {
  const limits = blocksOf(values.cache_usage_limits)[0]?.[limit];
  return values.cache_usage_limits === knownAfterApply || limits === knownAfterApply
    ? knownAfterApply
    : numberIn({ address, values: blocksOf(limits)[0] ?? {} }, "minimum");
}
