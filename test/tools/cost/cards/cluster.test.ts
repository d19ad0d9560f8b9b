import { componentsOf, stackWith } from "../support/pricing";

describe("a cluster", () => {
  test("of Redis OSS has the price of its node, and of its old version", () => {
    const cluster = { engine: "redis", engine_version: "5.0.6", node_type: "cache.t3.medium", num_cache_nodes: 1 };

    expect(componentsOf(stackWith({ aws_elasticache_cluster: { cluster } }, { region: "us-west-2" }))).toEqual([
      ["Nodes (Redis OSS, on demand, cache.t3.medium)", "730", "49.64"],
      ["Extended support of Redis OSS 5.0.6, years 1 and 2 (from 2026-02-01 to 2028-01-31)", "730", "39.42"],
      ["Extended support of Redis OSS 5.0.6, year 3 (from 2028-02-01 to 2029-01-31)", "0", "0.00"],
    ]);
  });

  test("has its backups beside the first, as they are declared", () => {
    const cluster = { engine: "redis", node_type: "cache.t4g.micro", snapshot_retention_limit: 3 };
    const usage = { aws_elasticache_cluster: { snapshot_storage_size_gb: 20 } };

    expect(componentsOf(stackWith({ aws_elasticache_cluster: { cluster } }, { usage }))[1]).toEqual([
      "Backups (2 of 3 snapshots; the first is free)",
      "40",
      "3.40",
    ]);
  });

  test("of Memcached is not priced", () => {
    const cluster = { engine: "memcached", node_type: "cache.t3.medium", num_cache_nodes: 2 };

    expect(componentsOf(stackWith({ aws_elasticache_cluster: { cluster } }))).toEqual([
      [
        "Nodes (Memcached, on demand, cache.t3.medium)",
        "1460",
        "no price for cache.t3.medium with Memcached in us-east-1",
      ],
    ]);
  });

  test.each(["sessions", "${aws_elasticache_replication_group.group.id}"])(
    "of the group %s is one more node of it",
    (replication_group_id) => {
      const group = {
        replication_group_id: "sessions",
        engine: "valkey",
        node_type: "cache.r7g.large",
        num_cache_clusters: 2,
      };
      const blocks = {
        aws_elasticache_cluster: { replica: { cluster_id: "replica", replication_group_id } },
        aws_elasticache_replication_group: { group },
      };

      expect(componentsOf(stackWith(blocks))[0]).toEqual([
        "Nodes (Valkey, on demand, cache.r7g.large)",
        "730",
        "127.90",
      ]);
    },
  );

  test("that a group has among its own nodes already is not counted twice", () => {
    const group = {
      replication_group_id: "sessions",
      engine: "valkey",
      node_type: "cache.r7g.large",
      num_cache_clusters: 3,
    };
    const blocks = {
      aws_elasticache_cluster: { replica: { cluster_id: "replica", replication_group_id: "sessions" } },
      aws_elasticache_replication_group: {
        group: { ...group, member_clusters: ["sessions-001", "sessions-002", "replica"] },
      },
    };

    expect(componentsOf(stackWith(blocks)).map(([name, , cost]) => [name, cost])).toEqual([
      ["Nodes (Valkey, on demand, cache.r7g.large)", "383.69"],
      ["Data transfer of clients between zones", "-"],
    ]);
  });

  test("of a group is charged for what is charged for the nodes of that", () => {
    const group = {
      replication_group_id: "old",
      engine: "redis",
      engine_version: "5.0.6",
      node_type: "cache.m5.large",
    };
    const blocks = {
      aws_elasticache_cluster: { replica: { cluster_id: "replica", replication_group_id: "old" } },
      aws_elasticache_replication_group: { group },
    };

    // 80 % of 0.156 are 0.125 an hour, to a tenth of a cent.
    expect(componentsOf(stackWith(blocks))[1]!.slice(1)).toEqual(["730", "91.25"]);
  });

  test("of a group elsewhere is not priced", () => {
    const replica = { cluster_id: "replica", replication_group_id: "elsewhere" };

    expect(componentsOf(stackWith({ aws_elasticache_cluster: { replica } }))[0]![2]).toBe(
      "`node_type` is known to Terraform only: use --plan",
    );
  });
});
