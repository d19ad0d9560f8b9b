import type { Answer, Answers, Call } from "./loopback";

/** What an account has, item by item, in the names of AWS's protocols. */
export type World = Readonly<Record<string, readonly object[]>>;

/** The elements in which each operation lists its items. */
const lists: Readonly<Record<string, readonly [string, string]>> = {
  "elasticache:DescribeReplicationGroups": ["ReplicationGroups", "ReplicationGroup"],
  "elasticache:DescribeCacheClusters": ["CacheClusters", "CacheCluster"],
  "elasticache:DescribeCacheParameterGroups": ["CacheParameterGroups", "CacheParameterGroup"],
  "elasticache:DescribeCacheParameters": ["Parameters", "Parameter"],
  "elasticache:DescribeCacheSubnetGroups": ["CacheSubnetGroups", "CacheSubnetGroup"],
  "elasticache:DescribeUsers": ["Users", "member"],
  "elasticache:DescribeUserGroups": ["UserGroups", "member"],
  "elasticache:ListTagsForResource": ["TagList", "Tag"],
  "ec2:DescribeSecurityGroups": ["securityGroupInfo", "item"],
  "ec2:DescribeSecurityGroupRules": ["securityGroupRuleSet", "item"],
  "ec2:DescribeNetworkInterfaces": ["networkInterfaceSet", "item"],
  "application-autoscaling:DescribeScalableTargets": ["ScalableTargets", ""],
};

/** Answers with what an account has, some items on each page. */
export function answersOf(world: World, itemsPerPage = 100): Answers {
  return (call) => {
    const { action, parameters } = call;
    const start = Number(parameters.Marker ?? (JSON.parse(parameters.NextToken ?? "0") as string));
    const items = world[action] ?? [];
    const page = items.slice(start, start + itemsPerPage);
    const end = start + itemsPerPage;
    return { ...contentOf(call, page), ...(end < items.length ? { next: String(end) } : {}) };
  };
}

function contentOf({ action, parameters }: Call, page: readonly object[]): Extract<Answer, { kind: "page" }> {
  if (action === "cloudwatch:DescribeAlarms") {
    const wanted = JSON.parse(parameters.AlarmTypes ?? "[]") as readonly string[];
    const composite = page.filter((alarm) => "AlarmRule" in alarm);
    const metric = page.filter((alarm) => !("AlarmRule" in alarm));
    return {
      kind: "page",
      content: {
        MetricAlarms: wanted.includes("MetricAlarm") ? metric : [],
        CompositeAlarms: wanted.includes("CompositeAlarm") ? composite : [],
      },
    };
  }
  if (action === "cloudwatch:ListDashboards") {
    const prefix = JSON.parse(parameters.DashboardNamePrefix ?? '""') as string;
    const entries = page.filter((entry) => "DashboardName" in entry && String(entry.DashboardName).startsWith(prefix));
    return { kind: "page", content: { DashboardEntries: entries } };
  }
  const [outer, inner] = lists[action] ?? ["none", "none"];
  return { kind: "page", content: { [outer]: inner === "" ? page : { [inner]: page } } };
}

/** A replication group with its nodes `id-001` and so on. */
export function group(id: string, more: object = {}, nodes = 2): object {
  const members = Array.from({ length: nodes }, (_, index) => `${id}-00${index + 1}`);
  return {
    ReplicationGroupId: id,
    ARN: `arn:aws:elasticache:us-east-1:111122223333:replicationgroup:${id}`,
    Status: "available",
    MemberClusters: { ClusterId: members },
    ...more,
  };
}

/** A node of a group, or a cluster of its own where `ReplicationGroupId` is undefined. */
export function node(id: string, more: object = {}): object {
  const all: Readonly<Record<string, unknown>> = {
    CacheClusterId: id,
    CacheClusterStatus: "available",
    ReplicationGroupId: id.replace(/-\d{3}$/, ""),
    Engine: "redis",
    EngineVersion: "7.1.0",
    NumCacheNodes: 1,
    CacheParameterGroup: { CacheParameterGroupName: "default.redis7", ParameterApplyStatus: "in-sync" },
    CacheSubnetGroupName: "subnets",
    SecurityGroups: { member: [{ SecurityGroupId: "sg-1", Status: "active" }] },
    ...more,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** An account with one cache, `orders`, of two nodes. */
export const oneCache: World = {
  "elasticache:DescribeReplicationGroups": [group("orders")],
  "elasticache:DescribeCacheClusters": [node("orders-001"), node("orders-002")],
  "elasticache:DescribeCacheParameterGroups": [
    { CacheParameterGroupName: "default.redis7", CacheParameterGroupFamily: "redis7" },
  ],
  "elasticache:DescribeCacheSubnetGroups": [{ CacheSubnetGroupName: "subnets", VpcId: "vpc-1" }],
  "ec2:DescribeSecurityGroups": [{ groupId: "sg-1", groupName: "orders" }],
};
