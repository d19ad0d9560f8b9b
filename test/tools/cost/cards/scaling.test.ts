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

  test("finds the cache by its name", () => {
    expect(scaled({ resource_id: "replication-group/shop" }, 3)![2]).toBe("255.79");
  });

  test.each([
    [{ resource_id: "replication-group/other" }, {}, "what it scales is not in here"],
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
