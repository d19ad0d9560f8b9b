import { adviceForGroup, adviceForResources, type Found } from "./advise";

const about = (advice: readonly Found[]) => advice.filter(([, text]) => text.includes("Database Savings Plans"));
const commitment = "for a commitment of one year";

test("nodes of generation 7 with Valkey are covered", () => {
  // 2,190 h x 0.1752 x 20 %
  expect(about(adviceForGroup({ engine: "valkey", node_type: "cache.r7g.large" }))).toStrictEqual([
    ["76.7376", `shop: Database Savings Plans cover these nodes: that saves up to $76.74 a month, ${commitment}`],
  ]);
});

test.each([
  ["cache.c7gn.large", "89.352"], // 2,190 h x 0.204 x 20 %
  ["cache.r8g.large", "76.9128"], // 2,190 h x 0.1756 x 20 %
])("so are those of %s", (node_type, saving) => {
  expect(about(adviceForGroup({ engine: "valkey", node_type }))[0]?.[0]).toBe(saving);
});

test("nodes of generation 7 with Redis OSS are covered after the change to Valkey, and save beyond that", () => {
  // 2,190 h x 0.1944 x 20 %
  expect(about(adviceForGroup({ node_type: "cache.r7g.large" }, { region: "eu-west-1" }))).toStrictEqual([
    [
      "85.1472",
      `shop: Database Savings Plans cover these nodes once they run Valkey: that saves up to $85.15 a month more than the change to Valkey alone, ${commitment}`,
    ],
  ]);
});

test("older nodes with Valkey have a successor that is covered", () => {
  // 2,190 h x (0.1648 - 0.1752 x 80 %)
  expect(about(adviceForGroup({ engine: "valkey", node_type: "cache.r6g.large" }))).toStrictEqual([
    [
      "53.9616",
      `shop: Database Savings Plans do not cover cache.r6g.large, but its successor cache.r7g.large: that saves up to $53.96 a month, ${commitment}`,
    ],
  ]);
});

test("older nodes with Redis OSS save beyond the change to Valkey", () => {
  expect(about(adviceForGroup({ node_type: "cache.r6g.large" }))).toStrictEqual([
    [
      "53.9616",
      `shop: Database Savings Plans do not cover cache.r6g.large, but its successor cache.r7g.large with Valkey: that saves up to $53.96 a month more than the change to Valkey alone, ${commitment}`,
    ],
  ]);
});

test.each([
  ["cache.m6g.large", "ap-southeast-1", "49.4064"], // 2,190 h x (0.148 - 0.1568 x 80 %)
  ["cache.m5.large", "eu-central-1", "62.3712"], // 2,190 h x (0.1488 - 0.1504 x 80 %)
  ["cache.r5.large", "us-west-2", "71.4816"], // 2,190 h x (0.1728 - 0.1752 x 80 %)
  ["cache.r4.large", "us-east-1", "92.5056"], // 2,190 h x (0.1824 - 0.1752 x 80 %)
])("%s in %s has a successor of its size", (node_type, region, saving) => {
  expect(about(adviceForGroup({ node_type }, { region }))[0]?.[0]).toBe(saving);
});

describe("no advice", () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["burstable nodes", { node_type: "cache.t4g.medium" }],
    ["nodes with data tiering", { node_type: "cache.r6gd.xlarge", engine: "valkey" }],
    ["nodes whose successor has less memory", { node_type: "cache.m4.xlarge" }],
    ["a size that the successor does not have", { node_type: "cache.r5.24xlarge" }],
    ["a node type that nobody knows", { node_type: "cache.constructor" }],
    ["a node type that only Terraform knows", { node_type: "${var.type}", engine: "valkey" }],
    ["an engine that only Terraform knows", { node_type: "cache.r7g.large", engine: "${var.engine}" }],
    ["a number of nodes that only Terraform knows", { node_type: "cache.r7g.large", num_cache_clusters: "${var.n}" }],
    [
      "a step in a global datastore",
      { node_type: "cache.r6g.large", engine: "valkey", global_replication_group_id: "x" },
    ],
    ["another engine in a global datastore", { node_type: "cache.r7g.large", global_replication_group_id: "x" }],
  ])("for %s", (_, args) => {
    expect(about(adviceForGroup(args))).toStrictEqual([]);
  });

  test("in China", () => {
    const nodes = { "cache.r7g.large": { redis: 0.25, valkey: 0.2 } };
    const prices = { "cn-north-1": nodes, "sa-east-1": nodes };
    const group = { node_type: "cache.r7g.large", engine: "valkey" };
    // 2,190 h x 0.20 x 20 %
    expect(about(adviceForGroup(group, { region: "sa-east-1", prices }))[0]?.[0]).toBe("87.6");
    expect(about(adviceForGroup(group, { region: "cn-north-1", prices }))).toStrictEqual([]);
  });

  test("for Memcached, and for serverless caches, whose discount is not known", () => {
    const memcached = { cluster_id: "a", engine: "memcached", node_type: "cache.r7g.large", num_cache_nodes: 2 };
    const serverless = { name: "b", engine: "valkey" };
    expect(adviceForResources({ aws_elasticache_cluster: { a: memcached } })).toStrictEqual([]);
    expect(adviceForResources({ aws_elasticache_serverless_cache: { b: serverless } })).toStrictEqual([]);
  });
});

test("a member of a global datastore that is covered as it is gets the advice", () => {
  const member = { engine: "valkey", node_type: "cache.r7g.large", global_replication_group_id: "x" };
  expect(about(adviceForGroup(member))[0]?.[0]).toBe("76.7376");
});
