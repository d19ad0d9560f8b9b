import { nodeTypes } from "../../../../constructs/elasticache";

describe("node types", () => {
  it("knows the 94 types of the price list of 2026-08", () => {
    expect(Object.keys(nodeTypes)).toHaveLength(94);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  it.each([
    ["cache.t4g.micro", { vcpu: 2, maxmemoryBytes: 536870912, maxclients: 20000, creditBaselinePercent: 10 }],
    ["cache.t3.small", { vcpu: 2, maxmemoryBytes: 1471026299, maxclients: 46000, creditBaselinePercent: 20 }],
    ["cache.r6g.large", { vcpu: 2, memoryGib: 13.07, maxmemoryBytes: 14037181030, maxclients: 65000 }],
    ["cache.r7g.large", { vcpu: 2, memoryGib: 13.07, maxclients: 65000, minRedis: "6.2", minValkey: "7.2" }],
    ["cache.m5.24xlarge", { vcpu: 96, maxmemoryBytes: 337500562842 }],
    ["cache.r6gd.xlarge", { dataTiering: true, minRedis: "6.2" }],
    ["cache.m8g.large", { minRedis: null }],
    ["cache.t2.micro", { creatable: false }],
  ] as const)("%s is as AWS documents it", (type, facts) => {
    expect(nodeTypes[type]).toMatchObject(facts);
  });
});
