import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { CacheAlarms, CacheDashboard, type MonitoredCache } from "../../../constructs/monitoring";
import { inStack, refusal } from "../../support/fixtures";

const cache: MonitoredCache = {
  name: "sessions",
  memberIds: ["sessions-001"],
  groupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine: { name: "redis", version: "7.1" },
  shards: 1,
  nodesPerShard: 1,
  sharded: false,
  authentication: "none",
};
const critical = "arn:aws:sns:us-east-1:111122223333:pages";

describe("alarms and dashboard of a cache that was made elsewhere", () => {
  it("need the cache and nothing else", () => {
    const stack = inStack((scope) => {
      const alarms = new CacheAlarms(scope, "It", { cache });
      new CacheDashboard(scope, "Dashboard", { cache, alarms });
    });
    const down = stack
      .all(CloudwatchMetricAlarm)
      .find(({ alarm_name }) => alarm_name === "sessions-node-1-engine-cpu-critical");
    expect(down).toMatchObject({ dimensions: { CacheClusterId: "sessions-001" } });
    expect(down).not.toHaveProperty("alarm_actions");
    expect(stack.only(CloudwatchDashboard).dashboard_name).toBe("sessions");
  });

  it.each<[unknown, string]>([
    [undefined, "`props` must be an object"],
    [{}, "`cache` is required"],
    [
      { cache, levels: "full" },
      '`levels` is not a prop here, only cache, level, overrides, topicArns, tags, acknowledgedWarnings are, got "full"',
    ],
    [{ cache, level: "all" }, '`level` must be one of "essential", "standard", "full", "none", got "all"'],
    [{ cache, topicArns: { critical, warning: [] } }, `\`topicArns.critical\` must be a list, got "${critical}"`],
    [{ cache, topicArns: { critical: [critical] } }, "`topicArns.warning` is required"],
  ])("are refused: %#", (props, message) => {
    expect(refusal(CacheAlarms, props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("refuse a dashboard of nothing", () => {
    expect(refusal(CacheDashboard, {})).toBe("ValidationError: `cache` is required [stack/It]");
  });
});
