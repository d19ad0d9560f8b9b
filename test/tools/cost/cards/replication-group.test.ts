import { componentsOf, groups, monthly, stackWith } from "../support/pricing";

/** Price lists: see the sources in tools/shared/prices/elasticache.json; a month has 730 hours. */
describe("the nodes of a replication group", () => {
  test.each([
    // [region, arguments, dollars a month], each computed by hand: nodes × price × 730.
    ["us-east-1", { engine: "redis", node_type: "cache.r6g.large", num_cache_clusters: 3 }, "451.14"],
    ["us-east-1", { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 3 }, "383.69"],
    ["us-east-1", { engine: "redis", node_type: "cache.r7g.large", num_cache_clusters: 3 }, "479.61"],
    ["us-east-1", { engine: "valkey", node_type: "cache.t4g.small", num_cache_clusters: 2 }, "37.38"],
    ["us-east-1", { engine: "valkey", node_type: "cache.t4g.micro" }, "9.34"],
    ["us-east-1", { engine: "valkey", node_type: "cache.r8g.xlarge", num_cache_clusters: 2 }, "512.61"],
    ["us-west-2", { engine: "redis", node_type: "cache.m7g.xlarge", num_cache_clusters: 2 }, "459.90"],
    ["us-west-2", { engine: "valkey", node_type: "cache.t3.medium" }, "39.71"],
    ["eu-west-1", { engine: "redis", node_type: "cache.r6g.large", num_cache_clusters: 3 }, "501.51"],
    ["eu-west-1", { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 2 }, "283.82"],
    ["eu-west-1", { engine: "redis", node_type: "cache.m7g.large", num_cache_clusters: 2 }, "254.04"],
    ["eu-central-1", { engine: "redis", node_type: "cache.t4g.micro" }, "13.14"],
    ["eu-central-1", { engine: "valkey", node_type: "cache.r7g.2xlarge", num_cache_clusters: 3 }, "1839.60"],
    ["ap-southeast-1", { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 3 }, "460.78"],
    ["ap-southeast-1", { engine: "redis", node_type: "cache.m5.12xlarge" }, "3406.18"],
  ])("cost in %s, for %j, $%s a month", (region, args, dollars) => {
    const stack = stackWith(groups(args), { region });

    expect(monthly(stack)).toBe(dollars);
    expect(stack.resources[0]!.components.filter(({ notPriced }) => notPriced !== undefined)).toEqual([]);
  });

  test.each([
    ["the engine is left out, and is Redis OSS then", { engine: undefined, node_type: "cache.t4g.micro" }, "11.68"],
    [
      "the number is left out, and is one then",
      { num_cache_clusters: undefined, node_type: "cache.t4g.micro" },
      "11.68",
    ],
    ["the number is text", { num_cache_clusters: "2", node_type: "cache.t4g.micro" }, "23.36"],
    [
      "there are shards",
      { num_cache_clusters: undefined, num_node_groups: 3, replicas_per_node_group: 2, node_type: "cache.t4g.micro" },
      "105.12",
    ],
    [
      "shards have no replicas",
      { num_cache_clusters: undefined, num_node_groups: 3, replicas_per_node_group: 0, node_type: "cache.t4g.micro" },
      "35.04",
    ],
    [
      "shards are described one by one",
      {
        num_cache_clusters: undefined,
        num_node_groups: 2,
        node_group_configuration: [{ replica_count: 1 }, { replica_availability_zones: ["a", "b"] }],
        node_type: "cache.t4g.micro",
      },
      "58.40",
    ],
    [
      "an old provider has shards in a block",
      {
        num_cache_clusters: undefined,
        cluster_mode: [{ num_node_groups: 2, replicas_per_node_group: 1 }],
        node_type: "cache.t4g.micro",
      },
      "46.72",
    ],
    [
      "an old provider has another name for the number",
      { num_cache_clusters: undefined, number_cache_clusters: 2, node_type: "cache.t4g.micro" },
      "23.36",
    ],
  ])("are counted when %s", (_case, args, dollars) => {
    expect(monthly(stackWith(groups(args)))).toBe(dollars);
  });

  test("have data tiering in their price", () => {
    const args = { node_type: "cache.r6gd.xlarge", data_tiering_enabled: true, num_cache_clusters: 2 };

    expect(componentsOf(stackWith(groups(args)))[0]).toEqual([
      "Nodes (Redis OSS, on demand, cache.r6gd.xlarge, with data tiering)",
      "1460",
      "1140.26",
    ]);
  });

  test.each([
    [
      "a region",
      { node_type: "cache.r7g.large" },
      "eu-south-2",
      "no price for cache.r7g.large with Redis OSS in eu-south-2",
    ],
    [
      "a type",
      { node_type: "cache.r9g.large" },
      "us-east-1",
      "no price for cache.r9g.large with Redis OSS in us-east-1",
    ],
    [
      "a type of Valkey only",
      { node_type: "cache.r8g.large" },
      "us-east-1",
      "no price for cache.r8g.large with Redis OSS in us-east-1",
    ],
    [
      "an engine",
      { node_type: "cache.r7g.large", engine: "dragonfly" },
      "us-east-1",
      "no price for cache.r7g.large with dragonfly in us-east-1",
    ],
    [
      "what every object has",
      { node_type: "constructor", engine: "toString" },
      "__proto__",
      "no price for constructor with toString in __proto__",
    ],
  ])("without a price for %s are named", (_what, args, region, reason) => {
    expect(componentsOf(stackWith(groups(args), { region }))[0]![2]).toBe(reason);
  });

  test.each([
    ["node_type", { node_type: "${var.node_type}" }, "`node_type` is known to Terraform only: use --plan"],
    [
      "engine",
      { node_type: "cache.t4g.micro", engine: "${var.engine}" },
      "`engine` is known to Terraform only: use --plan",
    ],
    [
      "num_cache_clusters",
      { node_type: "cache.t4g.micro", num_cache_clusters: "${var.nodes}" },
      "`num_cache_clusters` is known to Terraform only: use --plan",
    ],
    [
      "replicas that AWS decides on",
      { node_type: "cache.t4g.micro", num_cache_clusters: undefined, num_node_groups: 2 },
      "`replicas_per_node_group` is known to Terraform only: use --plan",
    ],
  ])("say so when only Terraform knows %s", (_what, args, reason) => {
    expect(componentsOf(stackWith(groups(args)))[0]![2]).toBe(reason);
  });
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-charges.html */
describe("a number of nodes", () => {
  const priced = (args: object) => () => stackWith(groups({ node_type: "cache.t4g.micro", ...args }));

  test.each([
    ["three", '"three"'],
    [-1, "-1"],
    [1.5, "1.5"],
    [[], "[]"],
    [true, "true"],
    ["", '""'],
  ])("that is %j is refused", (num_cache_clusters, shown) => {
    expect(priced({ num_cache_clusters })).toThrow(
      `aws_elasticache_replication_group.cache-1: \`num_cache_clusters\` must be a whole number from 0 on, got ${shown}`,
    );
  });

  test("of a shard that only Terraform knows is not priced", () => {
    const args = { num_cache_clusters: undefined, node_group_configuration: [{ replica_count: "${var.replicas}" }] };

    expect(componentsOf(priced(args)())[0]![2]).toBe(
      "`node_group_configuration` is known to Terraform only: use --plan",
    );
  });
});

describe("durability", () => {
  test("that only Terraform knows is not priced", () => {
    const args = { engine: "valkey", node_type: "cache.r7g.large", durability: "${var.durability}" };

    expect(componentsOf(stackWith(groups(args)))[1]).toEqual([
      "Durability",
      "-",
      "`durability` is known to Terraform only: use --plan",
    ]);
  });
});

describe("extended support", () => {
  test("is charged for a version that is written as a number", () => {
    const args = { engine_version: 5, node_type: "cache.m5.large" };

    expect(monthly(stackWith(groups(args)))).toBe("205.13");
  });

  const six = groups({ engine_version: "6.2", node_type: "cache.r6g.large", num_cache_clusters: 3 });

  test("of Redis OSS 6 is named with its dates before it begins, and costs nothing yet", () => {
    expect(componentsOf(stackWith(six, { today: "2027-01-31" })).slice(0, 3)).toEqual([
      ["Nodes (Redis OSS, on demand, cache.r6g.large)", "2190", "451.14"],
      ["Extended support of Redis OSS 6.2, years 1 and 2 (from 2027-02-01 to 2029-01-31)", "0", "0.00"],
      ["Extended support of Redis OSS 6.2, year 3 (from 2029-02-01 to 2030-01-31)", "0", "0.00"],
    ]);
  });

  test.each([
    // AWS lists 0.165 and 0.330 an hour for cache.r6g.large: 80 % and 160 % of 0.206, to a tenth of a cent.
    ["2027-02-01", "812.49"],
    ["2029-01-31", "812.49"],
    ["2029-02-01", "1173.84"],
    ["2030-01-31", "1173.84"],
    ["2030-02-01", "451.14"],
  ])("of Redis OSS 6 is charged by the day: on %s the cache costs $%s", (today, dollars) => {
    expect(monthly(stackWith(six, { today }))).toBe(dollars);
  });

  test.each([
    ["5.0.6", "2026-01-31", "0.00"],
    ["5.0.6", "2026-02-01", "91.25"],
    ["4.0.10", "2026-11-27", "91.25"],
    ["5.0.6", "2028-02-01", "182.50"],
    ["6.x", "2027-02-01", "91.25"],
    ["7.0", "2030-01-01", "0.00"],
    ["7.1", "2030-01-01", "0.00"],
  ])("of version %s costs on %s $%s a month for one cache.m5.large", (engine_version, today, dollars) => {
    const { resources } = stackWith(groups({ engine_version, node_type: "cache.m5.large" }), { today });
    const sum = componentsOf({ resources })
      .filter(([name]) => name!.startsWith("Extended support"))
      .reduce((total, [, , cost]) => total + Number(cost), 0);

    expect(sum.toFixed(2)).toBe(dollars);
  });

  test("has AWS's own price where that is known", () => {
    const listed = groups({ engine_version: "5.0.6", node_type: "cache.r7g.large" });

    expect(componentsOf(stackWith(listed, { region: "eu-west-1" }))[1]!.slice(1)).toEqual(["730", "141.62"]);
  });

  test("is not charged for Valkey, and cannot be told when only Terraform knows the version", () => {
    expect(
      componentsOf(stackWith(groups({ engine: "valkey", engine_version: "7.2", node_type: "cache.t4g.micro" }))),
    ).toHaveLength(2);
    expect(
      componentsOf(stackWith(groups({ engine_version: "${var.version}", node_type: "cache.t4g.micro" })))[1],
    ).toEqual(["Extended support", "-", "`engine_version` is known to Terraform only: use --plan"]);
  });
});

describe("backups and data transfer", () => {
  const usage = { aws_elasticache_replication_group: { snapshot_storage_size_gb: 10, monthly_cross_zone_gb: 100 } };

  test("cost what is declared; the first snapshot is free", () => {
    const args = { node_type: "cache.r6g.large", num_cache_clusters: 3, snapshot_retention_limit: 5 };

    expect(componentsOf(stackWith(groups(args), { usage })).slice(1)).toEqual([
      ["Backups (4 of 5 snapshots; the first is free)", "40", "3.40"],
      ["Data transfer of clients between zones", "100", "1.00"],
    ]);
  });

  test("are there without a price when nothing is declared, and count as nothing missing", () => {
    const args = { node_type: "cache.r6g.large", snapshot_retention_limit: 5 };

    expect(componentsOf(stackWith(groups(args))).slice(1)).toEqual([
      ["Backups (4 of 5 snapshots; the first is free)", "-", "-"],
      ["Data transfer of clients between zones", "-", "-"],
    ]);
  });

  test.each([0, 1, undefined])("%s snapshots cost nothing", (snapshot_retention_limit) => {
    const names = componentsOf(
      stackWith(groups({ node_type: "cache.t4g.micro", snapshot_retention_limit }), { usage }),
    );

    expect(names.map(([name]) => name)).not.toContainEqual(expect.stringContaining("Backups"));
  });

  test("cannot be told when only Terraform knows how many are kept, and something is declared", () => {
    const args = { node_type: "cache.t4g.micro", snapshot_retention_limit: "${var.days}" };

    expect(componentsOf(stackWith(groups(args), { usage }))[1]).toEqual([
      "Backups",
      "-",
      "`snapshot_retention_limit` is known to Terraform only: use --plan",
    ]);
    expect(componentsOf(stackWith(groups(args)))).toHaveLength(2);
  });

  test("that are declared in a region without a price are not priced", () => {
    const args = { node_type: "cache.t4g.micro", snapshot_retention_limit: 2 };

    expect(componentsOf(stackWith(groups(args), { usage, region: "eu-south-2" }))[1]![2]).toBe(
      "no price for backup storage in eu-south-2",
    );
  });
});
