import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { readDashboard } from "../../support/cloudwatch/dashboard";
import { WatchedCache, synthesizeCache } from "../../support/cloudwatch/watched-cache";

const sharded = (shards: number, replicasPerShard: number) => ({ kind: "sharded", shards, replicasPerShard }) as const;
const users = { kind: "rbac", users: { app: { kind: "password", accessString: "on ~* +@all" } } } as const;
const everything = {
  engine: { kind: "valkey", version: "8.0" },
  nodeType: "cache.t4g.medium",
  authentication: users,
  alarms: { level: "full" },
} as const;

/** As many as AWS allows; with the alarms that composite alarms are made of, for these are what grows. */
const most = { topology: { kind: "sharded", shards: 250, replicasPerShard: 1 }, nodesPerClusterQuota: 500 } as const;
const essential = { alarms: { level: "essential" } } as const;

/** Sizes at the edges: one node, five and six (ten metrics in a hit rate), ninety, and the most AWS allows. */
const sizes = [
  ["1 node", synthesizeCache({ ...everything, topology: { kind: "replicated", replicas: 0 } })],
  ["5 nodes", synthesizeCache({ ...everything, topology: { kind: "replicated", replicas: 4 } })],
  ["6 nodes", synthesizeCache({ ...everything, topology: { kind: "replicated", replicas: 5 } })],
  ["90 nodes in 15 shards", synthesizeCache({ ...everything, topology: sharded(15, 5) })],
  ["90 nodes in 90 shards", synthesizeCache({ ...everything, topology: sharded(90, 0) })],
  ["500 nodes", synthesizeCache({ ...everything, ...most, ...essential })],
] as const;

describe.each(sizes)("%s", (_name, stack) => {
  const metricAlarms = stack.all(CloudwatchMetricAlarm);
  const composites = stack.all(CloudwatchCompositeAlarm);

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  it("has alarm names of at most 255 characters, each once", () => {
    const names = [...metricAlarms, ...composites].map(({ alarm_name }) => String(alarm_name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 255)).toStrictEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  it("has at most ten metrics in an alarm", () => {
    const counts = metricAlarms.map(({ metric_query }) => ((metric_query ?? []) as unknown[]).length - 1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(10);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
  it("has at most a hundred alarms and 10,240 characters in a rule", () => {
    const rules = composites.map(({ alarm_rule }) => String(alarm_rule));
    expect(Math.max(...rules.map((rule) => rule.split("ALARM(").length - 1))).toBeLessThanOrEqual(100);
    expect(Math.max(...rules.map((rule) => rule.length))).toBeLessThanOrEqual(10_240);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  it("has dashboards of at most 500 widgets, 500 metrics in each and 2,500 in all", () => {
    for (const { dashboard_body } of stack.all(CloudwatchDashboard)) {
      const { widgets } = readDashboard(String(dashboard_body), []);
      const counts = widgets.map(({ properties }) => properties.metrics?.length ?? 0);
      expect(widgets.length).toBeLessThanOrEqual(500);
      expect(Math.max(...counts)).toBeLessThanOrEqual(500);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2500);
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Dashboard-Body-Structure.html
      expect(Math.max(...widgets.map(({ properties }) => properties.alarms?.length ?? 0))).toBeLessThanOrEqual(100);
    }
  });

  it("puts ninety nodes on one dashboard", () => {
    const nodes = metricAlarms.filter(({ alarm_name }) => String(alarm_name).endsWith("-node-down")).length;
    expect(stack.all(CloudwatchDashboard)).toHaveLength(Math.ceil(nodes / 90));
  });
});

describe("the hit rate", () => {
  const names = (stack: (typeof sizes)[number][1]) =>
    stack
      .all(CloudwatchMetricAlarm)
      .map(({ alarm_name }) => String(alarm_name))
      .filter((name) => name.endsWith("hit-rate-low"));

  it("is one alarm for up to five nodes, then one a shard, then one a node", () => {
    expect(names(sizes[0][1])).toStrictEqual(["app-hit-rate-low"]);
    expect(names(sizes[1][1])).toStrictEqual(["app-hit-rate-low"]);
    expect(names(sizes[2][1])).toHaveLength(6);
    expect(names(sizes[3][1])).toHaveLength(90);
    expect(names(sizes[4][1])).toHaveLength(90);
  });
});

describe("500 nodes", () => {
  it("that all stop publishing are one page, through composite alarms of composite alarms", () => {
    const cache = new WatchedCache({ ...most, ...essential, dashboard: { kind: "off" } });
    const { notifications } = cache.live(10, () => "silent");
    const pages = notifications.filter(({ state }) => state === "ALARM").map(({ alarm }) => alarm);
    expect(pages).toStrictEqual(["app-all-nodes-down"]);
  });
});
