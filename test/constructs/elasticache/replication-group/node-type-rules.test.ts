import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { cacheRefusal, cacheWith } from "../../../support/fixtures";

const valkey = { kind: "valkey", version: "8.1" } as const;

describe("node type", () => {
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
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "r6g.large"; did you mean `cache.r6g.large`?',
    ],
    [
      { nodeType: "constructor" },
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "constructor"',
    ],
    [
      { nodeType: "cache.t2.micro" },
      '`nodeType` must be a type that AWS still offers for new caches, got "cache.t2.micro"',
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
