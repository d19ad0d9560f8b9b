import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ReplicationGroup } from "../../../../constructs/elasticache";
import { cacheRefusal, cacheWith, inStack } from "../../../support/fixtures";

const valkey = { kind: "valkey", version: "8.1" } as const;

const onlyIpv4 = (nodeType: string): [Readonly<Record<string, unknown>>, string] => [
  { nodeType, networkType: "dual_stack" },
  `\`networkType\` must be "ipv4" on ${nodeType}, which is not built on the Nitro system, got "dual_stack"`,
];

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
      { nodeType: "cache.m3.small" },
      '`nodeType` must be a node type of ElastiCache, for example cache.r7g.large, got "cache.m3.small"; did you mean `cache.t3.small`?',
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
    ...[
      "cache.t1.micro",
      "cache.t2.micro",
      "cache.m1.small",
      "cache.m2.xlarge",
      "cache.m3.medium",
      "cache.m4.large",
    ].map(onlyIpv4),
    ...["cache.c1.xlarge", "cache.r3.large"].map(onlyIpv4),
  ])("refuses %p", (props, message) => {
    expect(cacheRefusal(props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  // "Existing clusters are still supported", for these:
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
  it.each([
    ...["cache.t1.micro", "cache.t2.micro", "cache.t2.small", "cache.t2.medium", "cache.c1.xlarge"],
    ...["cache.m1.small", "cache.m1.medium", "cache.m1.large", "cache.m1.xlarge"],
    ...["cache.m2.xlarge", "cache.m2.2xlarge", "cache.m2.4xlarge"],
    ...["cache.m3.medium", "cache.m3.large", "cache.m3.xlarge", "cache.m3.2xlarge"],
    ...["cache.r3.large", "cache.r3.xlarge", "cache.r3.2xlarge", "cache.r3.4xlarge", "cache.r3.8xlarge"],
  ])("%s is that of a cache that exists, and warns", (nodeType) => {
    const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"], nodeType };
    const stack = inStack((scope) => new ReplicationGroup(scope, "Group", group));
    expect(stack.only(ElasticacheReplicationGroup).node_type).toBe(nodeType);
    expect(stack.warnings).toContainEqual(
      `stack/Group: retired-node-type: AWS makes no new caches of ${nodeType}: it works for a cache that has this type already; to acknowledge it, give a reason in \`acknowledgedWarnings\``,
    );
  });

  it("has alarms by its numbers, and by its name alone where AWS publishes no more of them", () => {
    const alarmsOf = (nodeType: string) =>
      cacheWith({ nodeType, alarms: { level: "full" } })
        .all(CloudwatchMetricAlarm)
        .map(({ alarm_name }) => String(alarm_name));
    expect(alarmsOf("cache.t2.small")).toEqual(
      expect.arrayContaining(["sessions-node-1-memory-critical", "sessions-node-1-node-down"]),
    );
    const byName = alarmsOf("cache.m3.medium");
    expect(byName).toContain("sessions-node-1-node-down");
    expect(byName).not.toContain("sessions-node-1-memory-critical");
    expect(cacheWith({ nodeType: "cache.m3.medium" }).warnings).toContainEqual(
      expect.stringContaining("alarms-undecided: the node type cache.m3.medium is not in the table"),
    );
  });

  it("runs Valkey on the types that run nothing else", () => {
    expect(cacheWith({ engine: valkey, nodeType: "cache.m8g.large" })).toHaveResource(ElasticacheReplicationGroup, {
      node_type: "cache.m8g.large",
    });
  });
});
