import { adviceForGroup, adviceForPlan, adviceForResources, type Found } from "./advise";

const about = (advice: readonly Found[]) => advice.filter(([, text]) => text.includes("Valkey in place of Redis OSS"));
const inPlace = "the engine changes in place, see docs/migrations.md#from-redis-oss-to-valkey";

test("a replication group saves the exact difference of all its nodes", () => {
  expect(about(adviceForGroup({ engine: "redis", node_type: "cache.r6g.large", engine_version: "7.1" }))).toStrictEqual(
    [["90.228", `shop: Valkey in place of Redis OSS saves $90.23 a month, 20 % of the nodes; ${inPlace}`]],
  );
});

test.each([
  ["us-west-2", "cache.r6g.large", "90.228"], // 2,190 h x (0.206 - 0.1648)
  ["eu-west-1", "cache.r6g.large", "100.302"], // 2,190 h x (0.229 - 0.1832)
  ["eu-central-1", "cache.r6g.large", "108.186"], // 2,190 h x (0.247 - 0.1976)
  ["ap-southeast-1", "cache.t4g.micro", "10.512"], // 2,190 h x (0.024 - 0.0192)
])("in %s %s has prices of its own", (region, node_type, saving) => {
  const [found, ...others] = about(adviceForGroup({ node_type }, { region }));
  expect([found?.[0], others]).toStrictEqual([saving, []]);
});

test("shards, replicas that are added, and nodes of autoscaling count", () => {
  const group = {
    replication_group_id: "shop",
    node_type: "cache.m7g.large",
    num_node_groups: 2,
    replicas_per_node_group: 1,
  };
  const replica = { cluster_id: "shop-more", replication_group_id: "shop" };
  const target = {
    service_namespace: "elasticache",
    scalable_dimension: "elasticache:replication-group:NodeGroups",
    resource_id: "replication-group/shop",
    min_capacity: 2,
    max_capacity: 8,
  };
  const [found] = about(
    adviceForResources(
      {
        aws_elasticache_replication_group: { shop: group },
        aws_elasticache_cluster: { more: replica },
        aws_appautoscaling_target: { shards: target },
      },
      { usage: { capacity: 4 } },
    ),
  );
  // 4 nodes, 1 replica, and 2 more shards of 2 nodes: 9 x 730 h x (0.158 - 0.1264)
  expect(found?.[0]).toBe("207.612");
});

test("Extended Support that is charged today goes as well, and is named", () => {
  const [found] = about(
    adviceForGroup({ node_type: "cache.r7g.large", engine_version: "5.0.6" }, { region: "eu-west-1" }),
  );
  // 2,190 h x (0.243 - 0.1944), and 2,190 h x 0.194
  expect(found?.[0]).toBe("531.294");
  expect(found?.[1]).toContain("saves $531.29 a month, 20 % of the nodes and $424.86 of Extended Support;");
});

test("Extended Support that is charged later is none of it", () => {
  expect(about(adviceForGroup({ node_type: "cache.r6g.large", engine_version: "6.2" }))[0]?.[0]).toBe("90.228");
});

test("a single node that is no group needs one", () => {
  const single = { cluster_id: "shop", engine: "redis", node_type: "cache.t4g.small", num_cache_nodes: 1 };
  expect(about(adviceForResources({ aws_elasticache_cluster: { shop: single } }))).toStrictEqual([
    [
      "4.672",
      "shop: Valkey in place of Redis OSS saves $4.67 a month, 20 % of the nodes; it takes a replication group, because another `engine` replaces this resource",
    ],
  ]);
});

describe("a serverless cache", () => {
  const serverless = (question: object, engine = "redis") =>
    about(adviceForResources({ aws_elasticache_serverless_cache: { shop: { name: "shop", engine } } }, question));

  test("saves at least the difference of what is charged", () => {
    const usage = { average_data_gb: 10, monthly_ecpus: 2_000_000_000 };
    // 7,300 GB-hours x (0.125 - 0.084), and 2,000 million x (0.0034 - 0.0023), of 919.30
    expect(serverless({ usage })).toStrictEqual([
      [
        "301.5",
        "shop: Valkey in place of Redis OSS saves at least $301.50 a month, 33 % of data and requests; the engine changes in place, to Valkey 7 first",
      ],
    ]);
  });

  test("has 1 GB at least, without declared usage", () => {
    expect(serverless({})[0]?.[0]).toBe("29.93");
  });

  test("gets no advice where a price is missing, or for another engine", () => {
    expect(serverless({ region: "eu-west-1" })).toStrictEqual([]);
    expect(serverless({}, "memcached")).toStrictEqual([]);
    expect(serverless({}, "valkey")).toStrictEqual([]);
  });
});

describe("no advice", () => {
  const group = { node_type: "cache.r6g.large" };

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["Valkey", { ...group, engine: "valkey" }],
    ["a node type without a price", { node_type: "cache.x9g.large" }],
    ["a node type that only Terraform knows", { node_type: "${var.type}" }],
    ["an engine that only Terraform knows", { ...group, engine: "${var.engine}" }],
    ["a number of nodes that only Terraform knows", { ...group, num_cache_clusters: "${var.nodes}" }],
    ["a member of a global datastore", { ...group, global_replication_group_id: "ldgnf-shop" }],
  ])("for %s", (_, args) => {
    expect(about(adviceForGroup(args))).toStrictEqual([]);
  });

  test("for Memcached", () => {
    const memcached = { cluster_id: "shop", engine: "memcached", node_type: "cache.t4g.small", num_cache_nodes: 2 };
    expect(adviceForResources({ aws_elasticache_cluster: { shop: memcached } })).toStrictEqual([]);
  });

  test.each(["shop", "${aws_elasticache_replication_group.shop.id}"])(
    "for the primary %s of a global datastore",
    (id) => {
      const advice = adviceForResources({
        aws_elasticache_replication_group: { shop: { replication_group_id: "shop", ...group } },
        aws_elasticache_global_replication_group: { shop: { primary_replication_group_id: id } },
      });
      expect(advice).toStrictEqual([]);
    },
  );

  test("in a region without prices, or that is not known", () => {
    expect(about(adviceForGroup(group, { region: "sa-east-1" }))).toStrictEqual([]);
    expect(about(adviceForGroup(group, { region: "${var.region}" }))).toStrictEqual([]);
  });
});

test("a plan is advised on what it leaves", () => {
  const change = (address: string, before: object | null, after: object | null, unknown: object = {}) => ({
    address: `aws_elasticache_replication_group.${address}`,
    mode: "managed",
    type: "aws_elasticache_replication_group",
    name: address,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: [after === null ? "delete" : "update"], before, after, after_unknown: unknown },
  });
  const redis = { replication_group_id: "shop", engine: "redis", node_type: "cache.r6g.large", num_cache_clusters: 2 };
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: [
      change("stays", redis, redis),
      change(
        "changes",
        { ...redis, replication_group_id: "b" },
        { ...redis, replication_group_id: "b", engine: "valkey" },
      ),
      change("goes", { ...redis, replication_group_id: "c" }, null),
    ],
    configuration: { root_module: {} },
  };
  // 1,460 h x (0.229 - 0.1832)
  expect(about(adviceForPlan(plan, { region: "eu-west-1" })).map(([saving]) => saving)).toStrictEqual(["66.868"]);
});
