import { componentsOf, stackWith } from "../support/pricing";

const group = {
  replication_group_id: "shop",
  engine: "valkey",
  node_type: "cache.r7g.large",
  num_node_groups: 2,
  replicas_per_node_group: 1,
};

function scaled(target: object, capacity?: number, args: object = {}) {
  const declared: Readonly<Record<string, number>> = capacity === undefined ? {} : { capacity };
  const blocks = {
    aws_appautoscaling_target: {
      target: {
        service_namespace: "elasticache",
        scalable_dimension: "elasticache:replication-group:NodeGroups",
        resource_id: "replication-group/${aws_elasticache_replication_group.group.id}",
        min_capacity: 2,
        max_capacity: 6,
        ...target,
      },
    },
    aws_elasticache_replication_group: { group: { ...group, ...args } },
  };
  return componentsOf(stackWith(blocks, { usage: { aws_appautoscaling_target: declared } }))[0];
}

describe("autoscaling", () => {
  test("of shards costs what is declared beyond what the cache begins with, with their replicas", () => {
    expect(scaled({}, 3.5)).toEqual(["Autoscaling (2 to 6 shards)", "2190", "383.69"]);
  });

  test("of replicas brings one to each shard", () => {
    const replicas = { scalable_dimension: "elasticache:replication-group:Replicas", min_capacity: 1, max_capacity: 5 };

    expect(scaled(replicas, 2)).toEqual(["Autoscaling (1 to 5 replicas per shard)", "1460", "255.79"]);
  });

  test("depends on usage when nothing is declared", () => {
    expect(scaled({})).toEqual(["Autoscaling (2 to 6 shards)", "-", "-"]);
  });

  test("goes to its least at once", () => {
    expect(scaled({ min_capacity: 3 })).toEqual(["Autoscaling (3 to 6 shards)", "1460", "255.79"]);
    expect(scaled({ min_capacity: 3 }, 1)).toEqual(["Autoscaling (3 to 6 shards)", "1460", "255.79"]);
  });

  test("is charged for what is charged for the nodes that the cache begins with", () => {
    const blocks = (args: object) => ({
      aws_appautoscaling_target: {
        target: {
          service_namespace: "elasticache",
          scalable_dimension: "elasticache:replication-group:NodeGroups",
          resource_id: "replication-group/shop",
          min_capacity: 2,
          max_capacity: 6,
        },
      },
      aws_elasticache_replication_group: { group: { ...group, ...args } },
    });
    const usage = { aws_appautoscaling_target: { capacity: 3 } };
    const old = componentsOf(
      stackWith(blocks({ engine: "redis", engine_version: "6.2" }), { usage, today: "2027-03-01" }),
    );
    const durable = componentsOf(stackWith(blocks({ durability: "sync" }), { usage, region: "eu-west-1" }));

    // Two nodes more, for 730 hours at 0.219 and 80 % of that, and at 0.1944 and 0.035.
    expect(old.slice(0, 2)).toEqual([
      ["Autoscaling (2 to 6 shards)", "1460", "319.74"],
      [
        "Autoscaling (2 to 6 shards): Extended support of Redis OSS 6.2, years 1 and 2 (from 2027-02-01 to 2029-01-31)",
        "1460",
        "255.50",
      ],
    ]);
    expect(durable.slice(0, 2)).toEqual([
      ["Autoscaling (2 to 6 shards)", "1460", "283.82"],
      ["Autoscaling (2 to 6 shards): Durability (sync, cache.r7g.large)", "1460", "51.10"],
    ]);
  });

  test("of shards and replicas gives the further shards the further replicas", () => {
    const target = (dimension: string) => ({
      service_namespace: "elasticache",
      scalable_dimension: `elasticache:replication-group:${dimension}`,
      resource_id: "replication-group/shop",
      min_capacity: 1,
      max_capacity: 5,
    });
    const stack = stackWith(
      {
        aws_appautoscaling_target: { shards: target("NodeGroups"), replicas: target("Replicas") },
        aws_elasticache_replication_group: { group },
      },
      { usage: { aws_appautoscaling_target: { capacity: 4 } } },
    );

    // Four shards of five nodes are 20, of which the cache has four: 16 nodes more.
    expect(
      componentsOf(stack)
        .slice(0, 2)
        .map(([, hours]) => Number(hours) / 730),
    ).toEqual([4, 12]);
  });

  test("finds the cache by its name", () => {
    expect(scaled({ resource_id: "replication-group/shop" }, 3)![2]).toBe("255.79");
  });

  test.each([
    [{ resource_id: "replication-group/other" }, {}, "what it scales is not in here"],
    [{ service_namespace: "ecs" }, {}, "what it scales is not in here"],
    [
      { service_namespace: "ecs", scalable_dimension: "ecs:service:DesiredCount" },
      {},
      "no price for scaling ecs:service:DesiredCount",
    ],
    [{ min_capacity: "${var.least}" }, {}, "`min_capacity` is known to Terraform only: use --plan"],
    [{}, { num_node_groups: "${var.shards}" }, "`num_node_groups` is known to Terraform only: use --plan"],
    [{}, { node_type: "cache.r9g.large" }, undefined],
  ])("%j of a cache with %j is not priced", (target, args, reason) => {
    expect(scaled(target, 4, args)![2]).toBe(reason ?? "no price for cache.r9g.large with Valkey in us-east-1");
  });
});
