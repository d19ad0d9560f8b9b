import Big from "big.js";
import { own } from "../../shared/records";
import { type Component, hoursPerMonth } from "../estimate/component";
import { type Resource, knownAfterApply, numberIn } from "../input/resource";
import { type Card, type Market, priced } from "./card";
import { engineNamed, nodePrice } from "./nodes";
import { nodesOf } from "./replication-group";
import { type Shape, shapeOf } from "./shape";

/** What scales. */
interface Dimension {
  /** What it is counted in. */
  readonly unit: string;
  /** How many the cache is declared with. */
  readonly declared: (shape: Shape) => number;
  /** How many nodes one more brings. */
  readonly nodes: (shape: Shape) => number;
}

/** What scales, by AWS's names. */
const dimensions: Readonly<Record<string, Dimension>> = {
  "elasticache:replication-group:NodeGroups": {
    unit: "shards",
    declared: ({ shards }) => shards,
    nodes: ({ shards, nodes }) => nodes / shards,
  },
  "elasticache:replication-group:Replicas": {
    unit: "replicas per shard",
    declared: ({ shards, nodes }) => nodes / shards - 1,
    nodes: ({ shards }) => shards,
  },
};

/** What autoscaling adds to the nodes that a cache is declared with, by how many it has on average. */
export const scalableTarget: Card = (target, market) => {
  const { service_namespace: service, scalable_dimension: name } = target.values;
  const dimension = own(dimensions, String(name));
  const group = market.groupOf(target, "resource_id");
  if (service === "elasticache" && dimension !== undefined && group !== undefined) {
    return [autoscaled(target, group, dimension, market)];
  }
  const notPriced = dimension === undefined ? `no price for scaling ${String(name)}` : "what it scales is not in here";
  return [{ ...autoscaling, name: "Autoscaling", notPriced }];
};

const autoscaling = { kind: "autoscaling", unit: "hours", usageBased: true } as const;

/** Nodes beyond those that the cache is declared with; AWS scales to the least at once. */
function autoscaled(
  target: Resource,
  group: Resource,
  { unit, declared, nodes }: Dimension,
  market: Market,
): Component {
  const { shape, argument } = shapeOf(group);
  const { nodeType, engine } = nodesOf(group);
  const least = numberIn(target, "min_capacity") ?? 0;
  const name = `Autoscaling (${describe(least)} to ${describe(numberIn(target, "max_capacity"))} ${unit})`;
  if (shape === knownAfterApply || nodeType === knownAfterApply || engine === knownAfterApply) {
    return { ...autoscaling, name, notPriced: market.whyUnknown(`\`${argument}\``) };
  }
  if (least === knownAfterApply) {
    return { ...autoscaling, name, notPriced: market.whyUnknown("`min_capacity`") };
  }
  const average = market.usageOf(target, "capacity");
  const more = Math.max(average ?? declared(shape), least) - declared(shape);
  return priced(target, market, {
    ...autoscaling,
    name,
    quantity: average === undefined && more === 0 ? undefined : new Big(more).times(nodes(shape)).times(hoursPerMonth),
    subject: `${nodeType} with ${engineNamed(engine)}`,
    priceIn: (region) => nodePrice(market.prices, region, nodeType, engine),
    usageBased: average !== undefined || more === 0,
  });
}

function describe(capacity: unknown): string {
  return typeof capacity === "number" ? String(capacity) : "an unknown number of";
}
