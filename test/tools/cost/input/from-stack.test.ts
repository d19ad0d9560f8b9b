import { projectOfStack } from "../../../../tools/cost/project";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { readPrices } from "../../../../tools/shared/prices/read-prices";
import { componentsOf, monthly } from "../support/pricing";

const group = { replication_group_id: "shop", engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 1 };
const priced = (document: StackDocument, region?: string) =>
  projectOfStack("shop", document, { prices: readPrices(), today: "2026-11-27", usageOf: () => undefined, region });
const inStack = (args: object, provider: StackDocument["provider"] = { aws: [{ region: "us-east-1" }] }) => ({
  provider,
  resource: { aws_elasticache_replication_group: { shop: { ...group, ...args } } },
});

/** cache.r7g.large with Valkey costs 0.1752 an hour in us-east-1, 0.1944 in eu-west-1 and 0.2104 in eu-central-1. */
describe("a resource of a synthesized stack", () => {
  const two = { aws: [{ region: "us-east-1" }, { alias: "europe", region: "eu-west-1" }] };

  test.each([
    ["is where its provider is", {}, two, "127.90"],
    ["is where the provider is that it names", { provider: "aws.europe" }, two, "141.91"],
    ["is where it says itself", { region: "eu-central-1" }, two, "153.59"],
    ["may name the provider without an alias", { provider: "aws" }, two, "127.90"],
  ])("%s", (_what, args, provider, dollars) => {
    expect(monthly(priced(inStack(args, provider)))).toBe(dollars);
  });

  test.each([
    ["computes", { aws: [{ region: "${var.region}" }] }],
    ["takes from its surroundings", { aws: [{}] }],
    ["has from a provider elsewhere", {}],
  ])("is where the caller says, when only Terraform knows a region that it %s", (_what, provider) => {
    expect(componentsOf(priced(inStack({}, provider)))[0]![2]).toBe(
      "the region is known to Terraform only: use --plan or --region",
    );
    expect(monthly(priced(inStack({}, provider), "eu-west-1"))).toBe("141.91");
  });

  test.each([
    ["a number", { count: 3 }, "383.69"],
    ["a number as text", { count: "2" }, "255.79"],
    ["none", { count: 0 }, "0.00"],
    ["a map", { for_each: { a: 1, b: 2 } }, "255.79"],
    ["a list", { for_each: ["a", "b", "c"] }, "383.69"],
  ])("counts as often as %s says", (_what, args, dollars) => {
    const stack = priced(inStack(args));

    expect(monthly(stack)).toBe(dollars);
    expect(componentsOf(stack).filter(([, , reason]) => reason!.includes("Terraform"))).toEqual([]);
  });

  test.each([
    [{ count: "${var.nodes}" }, "`count` is known to Terraform only: use --plan"],
    [{ for_each: '${toset(["a", "b"])}' }, "`for_each` is known to Terraform only: use --plan"],
  ])("is named when only Terraform knows how often it is there: %j", (args, reason) => {
    const { resources } = priced(inStack(args));

    expect(resources.map(({ address }) => address)).toEqual(["aws_elasticache_replication_group.shop"]);
    expect(componentsOf({ resources })).toEqual([["aws_elasticache_replication_group", "-", reason]]);
  });

  test.each([[-1], [1.5], ["many"], [{}]])("is refused with a count of %j", (count) => {
    expect(() => priced(inStack({ count }))).toThrow(
      `aws_elasticache_replication_group.shop: \`count\` must be a whole number from 0 on, got ${JSON.stringify(count)}`,
    );
  });

  test("is found also where the stack has one provider by itself", () => {
    const provider = { aws: { region: "eu-west-1" } } as never;

    expect(monthly(priced(inStack({}, provider)))).toBe("141.91");
  });

  test("keeps a dollar sign that is no expression", () => {
    const stack = priced(inStack({ node_type: "cache.$${x}" }));

    expect(componentsOf(stack)[0]![2]).toBe("no price for cache.$${x} with Valkey in us-east-1");
    expect(componentsOf(priced(inStack({ node_type: "cache.%%{x}" })))[0]![2]).toBe(
      "no price for cache.%%{x} with Valkey in us-east-1",
    );
  });
});

test("a module in a stack is named, because only Terraform knows what is in it", () => {
  const { resources } = priced({
    provider: { aws: [{ region: "us-east-1" }] },
    module: { cache: { source: "./cache" } },
  });

  expect(resources.map(({ address, components }) => [address, components[0]!.notPriced])).toEqual([
    ["module.cache", "what a module makes is known to Terraform only: use --plan"],
  ]);
});

test("an empty stack costs nothing", () => {
  expect(priced({})).toMatchObject({ resources: [], advice: [] });
});
