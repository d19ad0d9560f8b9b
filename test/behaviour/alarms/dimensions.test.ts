import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SynthesizedStack } from "../../../constructs/testing";
import { AlarmSimulation } from "../../support/cloudwatch/simulation";
import { publish } from "../../support/cloudwatch/traffic";
import { WatchedCache } from "../../support/cloudwatch/watched-cache";

describe("the dimension of an alarm", () => {
  const cache = new WatchedCache({
    topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
    alarms: { level: "full" },
  });

  it("is CacheClusterId alone, with the node's own id from the replication group", () => {
    const member = (index: number) => `\${local.Cache_ReplicationGroup_Nodes_5EF75A14[${index}]}`;
    const found = cache.stack
      .all(CloudwatchMetricAlarm)
      .filter(({ alarm_name }) => String(alarm_name).endsWith("-memory-critical"))
      .map(({ alarm_name, dimensions }) => [alarm_name, dimensions]);
    expect(found).toStrictEqual([
      ["app-shard-1-node-1-memory-critical", { CacheClusterId: member(0) }],
      ["app-shard-1-node-2-memory-critical", { CacheClusterId: member(1) }],
      ["app-shard-2-node-1-memory-critical", { CacheClusterId: member(2) }],
      ["app-shard-2-node-2-memory-critical", { CacheClusterId: member(3) }],
    ]);
  });

  it("reaches every node once with every alarm on nodes", () => {
    const byId = new Map<string, string[]>();
    for (const { name, readings } of cache.alarms.metricAlarms.filter((alarm) => alarm.readings.length === 1)) {
      const id = name.replace(/^app-(?:shard-\d+-)?node-\d+-/, "");
      byId.set(id, [...(byId.get(id) ?? []), readings[0]!.dimensions.CacheClusterId!]);
    }
    expect(byId.size).toBeGreaterThan(10);
    for (const [id, nodes] of byId) {
      expect([id, nodes.sort()]).toStrictEqual([id, ["app-0001-001", "app-0001-002", "app-0002-001", "app-0002-002"]]);
    }
  });

  it("keeps shards together whatever numbers AWS gave to their nodes", () => {
    const odd = [
      ["app-0001-002", "app-0001-005"],
      ["app-0007-001", "app-0007-003"],
    ];
    const numbered = new WatchedCache({ topology: { kind: "sharded", shards: 2, replicasPerShard: 1 } }, odd);
    const outcome = numbered.live(15, ({ shard }) => (shard === 1 ? { IsMaster: 0 } : undefined));
    expect(outcome.wentOff.filter((name) => name.endsWith("no-primary"))).toStrictEqual(["app-shard-2-no-primary"]);
  });

  it("makes an alarm silent when it holds the replication group's id, as data never comes under that", () => {
    const bad = publish([["app-001", "app-002", "app-003"]], 1, 60, () => ({ CPUUtilization: 99 }));
    const seed = (id: string) => ({
      alarm_name: `cpu-of-${id}`,
      comparison_operator: "GreaterThanThreshold",
      evaluation_periods: 2,
      datapoints_to_alarm: 2,
      metric_name: "CPUUtilization",
      namespace: "AWS/ElastiCache",
      period: 300,
      statistic: "Average",
      threshold: 75,
      treat_missing_data: "missing",
      dimensions: { CacheClusterId: id },
    });
    const document = { resource: { aws_cloudwatch_metric_alarm: { group: seed("app"), node: seed("app-001") } } };
    const simulation = new AlarmSimulation(new SynthesizedStack("seed", document, []), [
      "app-001",
      "app-002",
      "app-003",
    ]);
    const { states } = simulation.run(bad, 30, 60);
    expect([...states]).toStrictEqual([
      ["cpu-of-app", "INSUFFICIENT_DATA"],
      ["cpu-of-app-001", "ALARM"],
    ]);
  });
});
