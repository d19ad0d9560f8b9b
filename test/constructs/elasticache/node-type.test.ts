import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { nodeTypes } from "../../../constructs/elasticache";
import { cacheRefusal, cacheWith } from "../../support/fixtures";

const valkey = { name: "valkey", version: "8.1" } as const;

describe("node type", () => {
  it("knows the 94 types of the price list of 2026-08", () => {
    expect(Object.keys(nodeTypes)).toHaveLength(94);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  it.each([
    ["cache.t4g.micro", { vcpu: 2, maxmemoryBytes: 536870912, maxclients: 20000, burstable: true }],
    ["cache.t3.small", { vcpu: 2, maxmemoryBytes: 1471026299, maxclients: 46000, burstable: true }],
    ["cache.r6g.large", { vcpu: 2, memoryGib: 13.07, maxmemoryBytes: 14037181030, maxclients: 65000 }],
    ["cache.r7g.large", { vcpu: 2, memoryGib: 13.07, maxclients: 65000, minRedis: "6.2", minValkey: "7.2" }],
    ["cache.m5.24xlarge", { vcpu: 96, maxmemoryBytes: 337500562842 }],
    ["cache.r6gd.xlarge", { dataTiering: true, minRedis: "6.2" }],
    ["cache.m8g.large", { minRedis: null }],
    ["cache.t2.micro", { creatable: false }],
  ] as const)("%s is as AWS documents it", (type, facts) => {
    expect(nodeTypes[type]).toMatchObject(facts);
  });

  it("turns on data tiering on types that have it, and on no other", () => {
    const tiered = cacheWith({ nodeType: "cache.r6gd.xlarge" }).only(ElasticacheReplicationGroup);
    expect(tiered.data_tiering_enabled).toBe(true);
    expect(Object.keys(cacheWith().only(ElasticacheReplicationGroup))).not.toContain("data_tiering_enabled");
  });

  it.each(["volatile-lru", "allkeys-lru", "volatile-lfu", "allkeys-lfu", "noeviction"])(
    "accepts the policy %s where data is tiered",
    (policy) => {
      const stack = cacheWith({ nodeType: "cache.r6gd.xlarge", parameters: { "maxmemory-policy": policy } });
      expect(stack.all(ElasticacheReplicationGroup)).toHaveLength(1);
    },
  );

  it.each([
    [
      { nodeType: "db.r6g.large" },
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "db.r6g.large"',
    ],
    [
      { nodeType: "r6g.large" },
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "r6g.large"',
    ],
    [
      { nodeType: "constructor" },
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "constructor"',
    ],
    [
      { nodeType: "cache.t2.micro" },
      '`nodeType` must be a type on which AWS still creates caches, got "cache.t2.micro"',
    ],
    [
      { nodeType: "cache.m8g.large" },
      '`nodeType` must be offered for redis 7.1, got "cache.m8g.large"; this type runs Valkey only',
    ],
    [
      { nodeType: "cache.r6gd.xlarge", parameters: { "maxmemory-policy": "volatile-ttl" } },
      '`parameters.maxmemory-policy` must be one of volatile-lru, allkeys-lru, volatile-lfu, allkeys-lfu, noeviction on cache.r6gd.xlarge, which tiers data, got "volatile-ttl"',
    ],
    [
      { nodeType: "cache.r4.large", networkType: "dual_stack" },
      '`networkType` must be "ipv4" on cache.r4.large, which is not built on the Nitro system, got "dual_stack"',
    ],
  ])("refuses %p", (props, message) => {
    expect(cacheRefusal(props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("runs Valkey on the types that run nothing else", () => {
    expect(cacheWith({ engine: valkey, nodeType: "cache.m8g.large" })).toHaveResource(ElasticacheReplicationGroup, {
      node_type: "cache.m8g.large",
    });
  });
});
