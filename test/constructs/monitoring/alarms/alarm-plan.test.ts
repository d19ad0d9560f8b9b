import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { type WatchedProps, synthesizeCache } from "../../../support/cloudwatch/watched-cache";

const redis: WatchedProps = { engine: { kind: "redis", version: "7.1" }, nodeType: "cache.r6g.large" };

describe("the levels", () => {
  const ids = (level: "essential" | "standard" | "full") => {
    const alarms = synthesizeCache({ ...redis, alarms: { level } }).all(CloudwatchMetricAlarm);
    return [...new Set(alarms.map(({ alarm_name }) => String(alarm_name).replace(/^app-(node-\d-)?/, "")))].sort();
  };

  it("essential has what means that the cache is down or useless", () => {
    expect(ids("essential")).toStrictEqual(["hit-rate-critical", "memory-critical", "no-primary", "node-down"]);
  });

  it("standard, the default, adds the tiers of the seed and what AWS recommends", () => {
    const standard = [
      "authentication-failures",
      "connections-high",
      "cpu-high",
      "cpu-of-one-vcpu",
      "engine-cpu-critical",
      "evictions-per-5-minutes",
      "evictions-per-minute",
      "hit-rate-critical",
      "hit-rate-low",
      "memory-critical",
      "memory-high",
      "no-primary",
      "node-down",
      "read-command-time",
      "replication-lag",
      "write-command-time",
    ];
    expect(ids("standard")).toStrictEqual(standard);
    expect(synthesizeCache(redis).document).toStrictEqual(
      synthesizeCache({ ...redis, alarms: { level: "standard" } }).document,
    );
  });

  it("full adds early signs", () => {
    const added = ids("full").filter((id) => !ids("standard").includes(id));
    expect(added).toStrictEqual([
      "freeable-memory",
      "network-allowance",
      "new-connections",
      "swap-usage",
      "traffic-management",
    ]);
  });

  it("off has no alarm at all", () => {
    const stack = synthesizeCache({ ...redis, alarms: { level: "off" } });
    expect(stack.all(CloudwatchMetricAlarm)).toStrictEqual([]);
    expect(stack.all(CloudwatchCompositeAlarm)).toStrictEqual([]);
  });
});
