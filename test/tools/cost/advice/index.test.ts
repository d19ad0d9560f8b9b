import { projectOfStack } from "../../../../tools/cost/project";
import { readPrices } from "../../../../tools/shared/prices/read-prices";
import { adviceForResources } from "./advise";

const shop = {
  replication_group_id: "shop",
  node_type: "cache.r6g.large",
  num_cache_clusters: 3,
  engine_version: "6.2",
};
const pages = { replication_group_id: "pages", node_type: "cache.r7g.xlarge", num_cache_clusters: 2, engine: "valkey" };

test("advice names its cache and its resource, the largest saving first", () => {
  const document = { resource: { aws_elasticache_replication_group: { shop, pages } } };
  const asked = { prices: readPrices(), today: "2026-11-27", usageOf: () => undefined, region: "us-east-1" };
  const { advice } = projectOfStack("x", document, asked);
  expect(advice.map(({ address, text, saving }) => [address, text.slice(0, 12), saving.toFixed()])).toStrictEqual([
    ["aws_elasticache_replication_group.shop", "shop: from 2", "361.35"],
    ["aws_elasticache_replication_group.pages", "pages: Datab", "102.0832"],
    ["aws_elasticache_replication_group.shop", "shop: Valkey", "90.228"],
    ["aws_elasticache_replication_group.shop", "shop: Databa", "53.9616"],
  ]);
});

test("a stack without a cache gets none", () => {
  expect(adviceForResources({ aws_cloudwatch_dashboard: { a: {} }, aws_kms_key: { b: {} } })).toStrictEqual([]);
});
