import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { Topology } from "../../../../constructs/elasticache";
import { cacheRefusal, cacheWith, network } from "../../../support/fixtures";

/** What a replication group says about its nodes. */
function nodesOf(topology: Topology, more = {}) {
  const group = cacheWith({ topology, ...more }).only(ElasticacheReplicationGroup);
  return Object.fromEntries(
    [
      "num_cache_clusters",
      "num_node_groups",
      "replicas_per_node_group",
      "automatic_failover_enabled",
      "multi_az_enabled",
      "cluster_mode",
    ]
      .filter((name) => name in group)
      .map((name) => [name, group[name]]),
  );
}

describe("a replicated topology", () => {
  it("without replicas has nothing to fail over to", () => {
    expect(nodesOf({ kind: "replicated", replicas: 0 })).toStrictEqual({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
      cluster_mode: "disabled",
    });
  });

  it.each([
    [1, 2],
    [5, 6],
  ])("with %d replicas has %d nodes, failover and Multi-AZ", (replicas, nodes) => {
    expect(nodesOf({ kind: "replicated", replicas })).toStrictEqual({
      num_cache_clusters: nodes,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      cluster_mode: "disabled",
    });
  });

  it.each([
    [{}, true, true],
    [{ automaticFailover: true }, true, true],
    [{ automaticFailover: false }, false, false],
    [{ automaticFailover: false, multiAz: false }, false, false],
    [{ multiAz: false }, true, false],
    [{ multiAz: true }, true, true],
    [{ automaticFailover: true, multiAz: false }, true, false],
  ])("with a replica and %j has failover %p and Multi-AZ %p", (given, failover, multiAz) => {
    expect(nodesOf({ kind: "replicated", replicas: 1, ...given })).toStrictEqual({
      num_cache_clusters: 2,
      automatic_failover_enabled: failover,
      multi_az_enabled: multiAz,
      cluster_mode: "disabled",
    });
  });

  it("takes both as values that only Terraform knows, and one decides the other", () => {
    const automaticFailover = "${var.failover}" as never;
    expect(nodesOf({ kind: "replicated", replicas: 1, automaticFailover })).toMatchObject({
      automatic_failover_enabled: "${var.failover}",
      multi_az_enabled: "${var.failover}",
    });
    const multiAz = "${var.spread}" as never;
    expect(nodesOf({ kind: "replicated", replicas: 1, multiAz })).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: "${var.spread}",
    });
  });

  it("without failover and replicas says that as well", () => {
    const given = { automaticFailover: false, multiAz: false };
    expect(nodesOf({ kind: "replicated", replicas: 0, ...given })).toMatchObject({
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
  });

  // Only Multi-AZ needs several zones.
  it("without Multi-AZ may be in one zone", () => {
    const topology = { kind: "replicated", replicas: 1, multiAz: false } as const;
    const oneZone = { preferredCacheClusterAzs: ["us-east-1a", "us-east-1a"] };
    const oneSubnet = { network: { ...network, subnetIds: ["subnet-0a"] } };
    expect(cacheRefusal({ topology, ...oneZone, ...oneSubnet })).toBe("accepted");
    const spread = { kind: "replicated", replicas: 1 } as const;
    expect(cacheRefusal({ topology: spread, ...oneZone })).toContain(
      "`preferredCacheClusterAzs` must name at least two zones for a cache with replicas",
    );
    expect(cacheRefusal({ topology: spread, ...oneSubnet })).toContain(
      "`network.subnetIds` must name subnets in at least two Availability Zones for a cache with replicas",
    );
  });

  it("on the way to shards is compatible and has the parameters of a sharded one", () => {
    const topology = { kind: "replicated", replicas: 1, clusterMode: "compatible" } as const;
    expect(nodesOf(topology)).toMatchObject({ num_cache_clusters: 2, cluster_mode: "compatible" });
    const group = cacheWith({ topology }).only(ElasticacheParameterGroup);
    expect(group.name).toBe("sessions-redis7-cluster");
    expect(group.parameter).toContainEqual({ name: "cluster-enabled", value: "yes" });
  });
});

describe("a sharded topology", () => {
  it("has shards and replicas, and always failover", () => {
    expect(nodesOf({ kind: "sharded", shards: 3, replicasPerShard: 2 })).toStrictEqual({
      num_node_groups: 3,
      replicas_per_node_group: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      cluster_mode: "enabled",
    });
    expect(nodesOf({ kind: "sharded", shards: 1, replicasPerShard: 0 })).toStrictEqual({
      num_node_groups: 1,
      replicas_per_node_group: 0,
      automatic_failover_enabled: true,
      multi_az_enabled: false,
      cluster_mode: "enabled",
    });
  });

  it("may be in one zone", () => {
    expect(nodesOf({ kind: "sharded", shards: 2, replicasPerShard: 1, multiAz: false })).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: false,
    });
  });

  it("fills the quota of 90 nodes, and a larger one that is declared", () => {
    expect(nodesOf({ kind: "sharded", shards: 15, replicasPerShard: 5 })).toMatchObject({ num_node_groups: 15 });
    const large = { kind: "sharded", shards: 500, replicasPerShard: 0 } as const;
    expect(nodesOf(large, { nodesPerClusterQuota: 500 })).toMatchObject({ num_node_groups: 500 });
  });
});

describe("a topology", () => {
  it.each([
    [{ kind: "replicated", replicas: -1 }, "`topology.replicas` must be a whole number between 0 and 5, got -1"],
    [{ kind: "replicated", replicas: 6 }, "`topology.replicas` must be a whole number between 0 and 5, got 6"],
    [{ kind: "replicated", replicas: "2" }, '`topology.replicas` must be a whole number between 0 and 5, got "2"'],
    [{ kind: "replicated" }, "`topology.replicas` is required"],
    [
      { kind: "replicated", replicas: 1, clusterMode: "enabled" },
      '`topology.clusterMode` must be one of "disabled", "compatible", got "enabled"',
    ],
    [
      { kind: "replicated", replicas: 0, clusterMode: "compatible" },
      '`topology.clusterMode` needs automatic failover, so at least 1 replica, got "compatible"',
    ],
    [
      { kind: "replicated", replicas: 0, automaticFailover: true },
      "`topology.automaticFailover` needs at least 1 replica, got true",
    ],
    [{ kind: "replicated", replicas: 0, multiAz: true }, "`topology.multiAz` needs at least 1 replica, got true"],
    [
      { kind: "sharded", shards: 2, replicasPerShard: 0, multiAz: true },
      "`topology.multiAz` needs at least 1 replica, got true",
    ],
    [
      { kind: "replicated", replicas: 2, automaticFailover: false, multiAz: true },
      "`topology.multiAz` needs `automaticFailover`, which is false, got true",
    ],
    [
      { kind: "replicated", replicas: 1, automaticFailover: false, clusterMode: "compatible" },
      '`topology.clusterMode` needs `automaticFailover`, which is false, got "compatible"',
    ],
    [
      { kind: "replicated", replicas: 1, automaticFailover: "no" },
      '`topology.automaticFailover` must be true or false, got "no"',
    ],
    [
      { kind: "sharded", shards: 0, replicasPerShard: 1 },
      "`topology.shards` must be a whole number between 1 and 500, got 0",
    ],
    [
      { kind: "sharded", shards: 501, replicasPerShard: 0 },
      "`topology.shards` must be a whole number between 1 and 500, got 501",
    ],
    [
      { kind: "sharded", shards: 2, replicasPerShard: 6 },
      "`topology.replicasPerShard` must be a whole number between 0 and 5, got 6",
    ],
    [
      { kind: "sharded", shards: 46, replicasPerShard: 1 },
      "`topology` must have at most 90 nodes, shards × (1 + replicasPerShard), got 92; with a higher quota from AWS, set `nodesPerClusterQuota`",
    ],
    [
      { kind: "sharded", shards: 2, replicasPerShard: 1, replicas: 1 },
      "`topology.replicas` is not a prop here (known: kind, shards, replicasPerShard, multiAz, placement), got 1; it is called `replicasPerShard` of a sharded cache",
    ],
    [
      { kind: "cluster" },
      '`topology.kind` must be one of "replicated", "sharded", got "cluster"; set `kind`: "sharded"',
    ],
  ])("refuses %p", (topology, message) => {
    expect(cacheRefusal({ topology })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("that wants failover of one node is one mistake, whatever subnets it has", () => {
    const topology = { kind: "replicated", replicas: 0, automaticFailover: true };
    expect(cacheRefusal({ topology, network: { ...network, subnetIds: ["subnet-0a"] } })).toBe(
      "ValidationError: `topology.automaticFailover` needs at least 1 replica, got true [stack/It]",
    );
  });

  it("is not on the way to shards on Redis 6.2", () => {
    const topology = { kind: "replicated", replicas: 1, clusterMode: "compatible" };
    expect(cacheRefusal({ topology, engine: { kind: "redis", version: "6.2" } })).toBe(
      'ValidationError: `topology.clusterMode` needs Redis OSS 7.0 or Valkey 7.2 or later, got "compatible" [stack/It]',
    );
  });
});
