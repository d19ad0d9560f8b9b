import { RedisCache } from "../../../../constructs";
import type { CustomAlarmProps } from "../../../../constructs/monitoring";
import { inStack, network } from "../../../support/fixtures";

type Alarm = Omit<CustomAlarmProps, "metric" | "min" | "max"> & { readonly max?: number; readonly min?: number };

/** What a cache says to an alarm on the hit rate, or on a metric with a statistic. */
function said([name, statistic]: readonly [name: string, statistic?: string], alarm: Alarm): string {
  try {
    inStack((scope) => {
      const engine = { kind: "valkey", version: "8.0" } as const;
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, engine, nodeType: "cache.t4g.small" });
      const metric =
        name === "HitRate" ? cache.metricHitRate() : cache.metric(name as never, { statistic: statistic as never });
      cache.addAlarm("mine", { metric, ...alarm } as CustomAlarmProps);
    });
    return "accepted";
  } catch (error) {
    return String(error).replace(/^ValidationError: | \[.*\]$/g, "");
  }
}

const never = "so the alarm would never recover";

describe("a threshold that no data point can breach is refused", () => {
  it.each<[readonly [string, string?], Alarm, string]>([
    [["CPUUtilization"], { max: 100 }, "`max` must be below 100: CPUUtilization is never above that, got 100"],
    [["CPUUtilization"], { max: 250 }, "`max` must be below 100: CPUUtilization is never above that, got 250"],
    [["EngineCPUUtilization", "Maximum"], { max: 100 }, "`max` must be below 100: EngineCPUUtilization is never"],
    [["CacheHitRate"], { max: 100 }, "`max` must be below 100: CacheHitRate is never above that, got 100"],
    [["HitRate"], { max: 100 }, "`max` must be below 100: HitRate is never above that, got 100"],
    [["HitRate"], { min: 0 }, "`min` must be above 0: HitRate is never below that, got 0"],
    [["IsMaster"], { max: 1 }, "`max` must be below 1: IsMaster is never above that, got 1"],
    [["MasterLinkHealthStatus", "Average"], { min: 0 }, "`min` must be above 0: MasterLinkHealthStatus is never below"],
    [["CurrItems"], { min: 0 }, "`min` must be above 0: CurrItems is never below that, got 0"],
    [["CurrItems"], { min: -1 }, "`min` must be above 0: CurrItems is never below that, got -1"],
    [["Evictions", "Sum"], { min: 0 }, "`min` must be above 0: Evictions is never below that, got 0"],
    [["ReplicationLag"], { min: 0 }, "`min` must be above 0: ReplicationLag is never below that, got 0"],
    [["CPUCreditBalance"], { min: 0 }, "`min` must be above 0: CPUCreditBalance is never below that, got 0"],
    [
      ["SuccessfulReadRequestLatency", "p99"],
      { min: 0 },
      "`min` must be above 0: SuccessfulReadRequestLatency is never",
    ],
    [["Evictions", "SampleCount"], { min: 1 }, "`min` must be above 1: Evictions is never below that, got 1"],
  ])("%p, %p", (metric, alarm, message) => {
    expect(said(metric, alarm)).toContain(message);
  });
});

describe("a threshold that every data point breaches is refused", () => {
  it.each<[readonly [string, string?], Alarm, string]>([
    [["CPUUtilization"], { min: 101 }, `must be at most 100: CPUUtilization is never above that, ${never}, got 101`],
    [["CPUUtilization"], { max: -1 }, `must be at least 0: CPUUtilization is never below that, ${never}, got -1`],
    [["HitRate"], { min: 100.5 }, `must be at most 100: HitRate is never above that, ${never}, got 100.5`],
    [["IsMaster"], { min: 2 }, `must be at most 1: IsMaster is never above that, ${never}, got 2`],
    [["CurrItems"], { max: -0.5 }, `must be at least 0: CurrItems is never below that, ${never}, got -0.5`],
    [["Evictions", "SampleCount"], { max: 0 }, `must be at least 1: Evictions is never below that, ${never}, got 0`],
  ])("%p, %p", (metric, alarm, message) => {
    expect(said(metric, alarm)).toContain(message);
  });
});

describe("what can happen is accepted", () => {
  it.each<[readonly [string, string?], Alarm]>([
    [["CPUUtilization"], { max: 99.9 }],
    [["CPUUtilization"], { max: 0 }],
    [["CPUUtilization"], { min: 100 }],
    [["HitRate"], { min: 100 }],
    [["HitRate"], { max: 0 }],
    [["IsMaster"], { min: 1 }],
    [["IsMaster"], { max: 0 }],
    [["CurrItems"], { max: 0 }],
    [["CurrItems"], { min: 0.5 }],
    [["Evictions", "SampleCount"], { min: 2 }],
    [["Evictions", "SampleCount"], { max: 1 }],
    // Sums grow with the samples of a period.
    [["CPUUtilization", "Sum"], { max: 400 }],
    [["IsMaster", "Sum"], { min: 5 }],
    // Nodes may hold more than `maxmemory`, and use more than the baseline of their network.
    [["DatabaseMemoryUsagePercentage"], { max: 100 }],
    [["DatabaseCapacityUsagePercentage"], { max: 100 }],
    [["NetworkBaselineUsageInPercentage"], { max: 150 }],
    [["NetworkBaselineUsageOutPercentage"], { max: 100 }],
    // Missing data makes these go off, or recover.
    [["EngineCPUUtilization", "SampleCount"], { min: 1, treatMissingData: "breaching" }],
    [["CPUUtilization"], { max: 100, treatMissingData: "breaching" }],
    [["CPUUtilization"], { max: 100, notifyOnInsufficientData: true }],
    [["AuthenticationFailures"], { max: -1, treatMissingData: "notBreaching" }],
  ])("%p, %p", (metric, alarm) => {
    expect(said(metric, alarm)).toBe("accepted");
  });
});

test("a threshold that is no number says nothing of what it would do", () => {
  expect(said(["CPUUtilization"], { max: NaN })).toBe("`max` must be a number, got NaN");
  expect(said(["CPUUtilization"], { max: 200, min: -200 })).toBe(
    "`max` must be given, or else `min`, but not both, got 200",
  );
});
