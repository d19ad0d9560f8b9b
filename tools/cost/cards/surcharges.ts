import Big from "big.js";
import type { NodeCharge, PriceSource } from "../../shared/prices/price-list";
import type { Price, PriceTable } from "../../shared/prices/price-table";

/** How AWS gets at what it charges on top of a node. */
interface Rule {
  /** The engine whose price it is a share of. */
  readonly engine: "redis" | "valkey";
  readonly share: number;
  /** To how many decimals AWS rounds; undefined when it does not. */
  readonly decimals: (nodeType: string) => number | undefined;
  readonly source: PriceSource;
}

const extendedSupport = {
  engine: "redis",
  decimals: () => 3,
  source: {
    kind: "derived",
    date: "2026-11-23",
    text: "Extended Support: 80 % of the price of the node in years 1 and 2, 160 % in year 3, to a tenth of a cent",
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-charges.html",
  },
} as const satisfies Partial<Rule>;

/** What is charged on top of a node, where AWS's list has no price of its own. */
const rules = {
  extendedSupportYears1And2: { ...extendedSupport, share: 0.8 },
  extendedSupportYear3: { ...extendedSupport, share: 1.6 },
  syncDurability: {
    engine: "valkey",
    share: 0.18,
    decimals: (nodeType) => (generationOf(nodeType) >= 8 ? undefined : 4),
    source: {
      kind: "derived",
      date: "2026-09-09",
      text: "Durability: 18 % of the price of the node, to a hundredth of a cent before generation 8",
      url: "https://aws.amazon.com/elasticache/pricing/",
    },
  },
} as const satisfies Partial<Record<NodeCharge, Rule>>;

/** What may be charged on top of a node. */
export type Surcharge = keyof typeof rules;

/** What is charged on top of a node per hour: AWS's own price, or a share of the node's. */
export function surcharge(prices: PriceTable, region: string, nodeType: string, charge: Surcharge): Price | undefined {
  return prices.node(region, nodeType, charge) ?? derived(prices, region, nodeType, rules[charge]);
}

function derived(
  prices: PriceTable,
  region: string,
  nodeType: string,
  { engine, share, decimals, source }: Rule,
): Price | undefined {
  const node = prices.node(region, nodeType, engine);
  if (node === undefined) {
    return undefined;
  }
  const places = decimals(nodeType);
  const amount = node.amount.times(share);
  return { amount: places === undefined ? amount : amount.round(places, Big.roundHalfUp), source };
}

/** 7 for `cache.r7g.large`. */
function generationOf(nodeType: string): number {
  return Number(/^cache\.[a-z]+(\d+)/.exec(nodeType)?.[1]);
}
