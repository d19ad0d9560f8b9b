import { PriceTable } from "../../../../tools/shared/prices/price-table";
import { readPrices } from "../../../../tools/shared/prices/read-prices";
import { surcharge } from "../../../../tools/cost/cards/surcharges";
import { projectOfPlan } from "../../../../tools/cost/project";
import { change, group, planWith } from "../../shared/plan/plans";

const source = { kind: "list", date: "2026-10-02", text: "a list", url: "https://example.com/" } as const;

/** What is charged on top of a node with this price, as text. */
function onTopOf(nodeType: string, node: Readonly<Record<string, number>>) {
  const prices = new PriceTable([{ ...source, prices: { "eu-west-1": { [nodeType]: node } } }]);
  const charged = (["extendedSupportYears1And2", "extendedSupportYear3", "syncDurability"] as const).map((charge) =>
    surcharge(prices, "eu-west-1", nodeType, charge),
  );
  return {
    amounts: charged.map((price) => price?.amount.toFixed()),
    kinds: charged.map((price) => price?.source.kind),
  };
}

// All prices that AWS is known to list: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-charges.html
test.each([
  [0.206, "0.165", "0.33"],
  [0.149, "0.119", "0.238"],
  [0.411, "0.329", "0.658"],
  [0.068, "0.054", "0.109"],
  [0.024, "0.019", "0.038"],
  [0.243, "0.194", "0.389"],
])("Extended Support of a node at %s is %s and then %s, in tenths of a cent", (redis, first, then) => {
  expect(onTopOf("cache.r6g.large", { redis }).amounts).toEqual([first, then, undefined]);
});

test("half a tenth of a cent is rounded up", () => {
  expect(onTopOf("cache.r6g.large", { redis: 0.005625 }).amounts[0]).toBe("0.005");
  expect(onTopOf("cache.r6g.large", { redis: 0.033125 }).amounts[0]).toBe("0.027");
});

// 18 % of the node: https://aws.amazon.com/elasticache/pricing/
test.each([
  ["cache.m7g.large", 0.1264, "0.0228"],
  ["cache.m7g.large", 0.1312, "0.0236"],
  ["cache.r7g.large", 0.2104, "0.0379"],
  ["cache.r6g.xlarge", 0.3288, "0.0592"],
  ["cache.r6g.large", 0.1648, "0.0297"],
  ["cache.r7g.large", 0.1944, "0.035"],
  ["cache.r8g.large", 0.1756, "0.031608"],
])("durability of %s at %s is %s", (nodeType, valkey, amount) => {
  expect(onTopOf(nodeType, { valkey }).amounts).toEqual([undefined, undefined, amount]);
});

test("is marked as derived, with where the rule is from", () => {
  const prices = new PriceTable([
    { ...source, prices: { "eu-west-1": { "cache.r7g.large": { redis: 1, valkey: 1 } } } },
  ]);

  expect(surcharge(prices, "eu-west-1", "cache.r7g.large", "extendedSupportYear3")?.source).toEqual({
    kind: "derived",
    date: "2026-11-23",
    text: "Extended Support: 80 % of the price of the node in years 1 and 2, 160 % in year 3, to a tenth of a cent",
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-charges.html",
  });
  expect(surcharge(prices, "eu-west-1", "cache.r7g.large", "syncDurability")?.source).toEqual({
    kind: "derived",
    date: "2026-09-09",
    text: "Durability: 18 % of the price of the node, to a hundredth of a cent before generation 8",
    url: "https://aws.amazon.com/elasticache/pricing/",
  });
});

test("AWS's own price wins", () => {
  const own = { extendedSupportYears1And2: 0.5, extendedSupportYear3: 0.6, syncDurability: 0.7 };

  expect(onTopOf("cache.r7g.large", { redis: 1, valkey: 1, ...own })).toEqual({
    amounts: ["0.5", "0.6", "0.7"],
    kinds: ["list", "list", "list"],
  });
});

test.each([
  ["durability", { engine: "valkey", durability: "sync" }, "0.0701"],
  ["extended support", { engine: "redis", engine_version: "5.0.6" }, "0.39"],
])("a replication group is charged for %s by the rule where AWS's price is not known", (kind, how, amount) => {
  const after = { replication_group_id: "shop", node_type: "cache.r7g.xlarge", num_cache_clusters: 3, ...how };
  const plan = planWith([change(`${group}.shop`, ["create"], { after })]);
  const asked = { prices: readPrices(), today: "2026-11-27", usageOf: () => undefined, region: "eu-west-1" };
  const charged = projectOfPlan("shop", plan, asked).resources.flatMap(({ components }) => components);

  expect(charged.find((component) => component.kind === kind)?.price?.amount.toFixed()).toBe(amount);
});
