import { own } from "../../shared/records";
import type { Component } from "../estimate/component";
import { type Resource, knownAfterApply, numberIn } from "../input/resource";
import type { Card, Market } from "./card";
import { nodeComponents } from "./nodes";
import { type Shape, shapeOf } from "./shape";

/** What scales. */
interface Dimension {
  /** What it is counted in. */
  readonly unit: string;
  /** How many the cache is declared with. */
  readonly declared: (shape: Shape) => number;
  /** How many nodes one more brings, to how many shards there are on average. */
  readonly nodes: (shape: Shape, shards: number) => number;
}

const ofShards = "elasticache:replication-group:NodeGroups";

/** What scales, by AWS's names. */
const dimensions: Readonly<Record<string, Dimension>> = {
  [ofShards]: {
    unit: "shards",
    declared: ({ shards }) => shards,
    nodes: ({ shards, nodes }) => nodes / shards,
  },
  "elasticache:replication-group:Replicas": {
    unit: "replicas per shard",
    declared: ({ shards, nodes }) => nodes / shards - 1,
    nodes: (_, shards) => shards,
  },
};

const autoscaling = { kind: "autoscaling", unit: "hours", usageBased: true } as const;

/** What autoscaling adds to the nodes that a cache is declared with, by how many it has on average. */
export const scalableTarget: Card = (target, market) => {
  const { service_namespace: service, scalable_dimension: name } = target.values;
  const dimension = own(dimensions, String(name));
  const group = market.groupOf(target, "resource_id");
  if (service === "elasticache" && dimension !== undefined && group !== undefined) {
    return autoscaled(target, group, dimension, market);
  }
  const notPriced = dimension === undefined ? `no price for scaling ${String(name)}` : "what it scales is not in here";
  return [{ ...autoscaling, name: "Autoscaling", notPriced }];
};

/** Nodes beyond those that the cache is declared with, and what is charged on top of those. */
function autoscaled(target: Resource, group: Resource, dimension: Dimension, market: Market): readonly Component[] {
  const { unit, declared, nodes } = dimension;
  const { shape, argument } = shapeOf(group);
  const least = numberIn(target, "min_capacity");
  const name = `Autoscaling (${describe(least ?? 0)} to ${describe(numberIn(target, "max_capacity"))} ${unit})`;
  if (shape === knownAfterApply || least === knownAfterApply) {
    const what = shape === knownAfterApply ? argument : "min_capacity";
    return [{ ...autoscaling, name, notPriced: market.whyUnknown(`\`${what}\``) }];
  }
  const more = capacityOf(target, declared(shape), market) - declared(shape);
  const isDeclared = market.usageOf(target, "capacity") !== undefined;
  const count = more === 0 && !isDeclared ? undefined : more * nodes(shape, shardsOf(group, shape, market));
  return nodeComponents({ resource: target, of: group, count, counts: argument }, market)
    .filter(({ kind, quantity }) => kind === "nodes" || quantity?.eq(0) !== true)
    .map((component) => ({
      ...component,
      ...(component.kind === "nodes" ? { kind: "autoscaling", name } : { name: `${name}: ${component.name}` }),
      usageBased: isDeclared || count === undefined,
    }));
}

/** How many there are on average, as declared; AWS scales to the least at once. */
function capacityOf(target: Resource, declared: number, market: Market): number {
  const least = numberIn(target, "min_capacity");
  return Math.max(market.usageOf(target, "capacity") ?? declared, least === knownAfterApply ? 0 : (least ?? 0));
}

/** How many shards a cache has on average: when shards scale as well as replicas, each further one has replicas too. */
function shardsOf(group: Resource, { shards }: Shape, market: Market): number {
  const target = market.scalingOf(group).find(({ values }) => values.scalable_dimension === ofShards);
  return target === undefined ? shards : capacityOf(target, shards, market);
}

function describe(capacity: unknown): string {
  return typeof capacity === "number" ? String(capacity) : "an unknown number of";
}
