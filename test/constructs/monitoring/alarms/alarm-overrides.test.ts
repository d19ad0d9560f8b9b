import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Fn, Token } from "cdktf";
import type { AlarmSettings } from "../../../../constructs";
import { cacheRefusal } from "../../../support/fixtures";
import { synthesizeCache } from "../../../support/cloudwatch/watched-cache";

type Overrides = NonNullable<AlarmSettings["overrides"]>;

function alarm(key: string, overrides: Overrides, level: AlarmSettings["level"] = "standard") {
  const alarms = synthesizeCache({ alarms: { level, overrides } }).all(CloudwatchMetricAlarm);
  return alarms.find(({ alarm_name }) => alarm_name === `app-${key}`);
}

describe("an override", () => {
  it("changes the threshold, how it is evaluated and who hears of it", () => {
    const changed = alarm("node-2-memory-high", {
      "memory-high": { maxPercent: 70, datapointsToAlarm: 3, evaluationPeriods: 4, severity: "critical" },
    });
    expect(changed).toMatchObject({
      threshold: 70,
      datapoints_to_alarm: 3,
      evaluation_periods: 4,
      alarm_actions: [expect.stringContaining("Critical") as unknown],
    });
  });

  it.each<[string, Overrides, number]>([
    ["node-1-connections-high", { "connections-high": { maxPercentOfLimit: 50 } }, 32_500],
    ["node-1-cpu-of-one-vcpu", { "cpu-of-one-vcpu": { maxPercentOfOneVcpu: 60 } }, 30],
    ["node-1-cpu-of-one-vcpu", { "cpu-of-one-vcpu": { maxPercentOfOneVcpu: 199 } }, 99.5],
    ["node-1-read-latency-p99", { "read-latency-p99": { maxMicroseconds: 5000 } }, 5000],
    ["node-1-replication-lag", { "replication-lag": { maxSeconds: 0 } }, 0],
    ["hit-rate-low", { "hit-rate-low": { minPercent: 100 } }, 100],
  ])("of %s in its own unit becomes the metric's: %j", (key, overrides, threshold) => {
    const stack = synthesizeCache({ engine: { kind: "valkey", version: "8.0" }, alarms: { overrides } });
    const found = stack.all(CloudwatchMetricAlarm).find(({ alarm_name }) => alarm_name === `app-${key}`);
    expect(found).toMatchObject({ threshold });
  });

  // A node that has credits may use more than its baseline: that of cache.t4g.micro is 10 % of its two vCPUs.
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
  it.each([
    ["cache.t4g.micro", 100, 10],
    ["cache.t4g.micro", 999, 99.9],
    ["cache.t4g.medium", 450, 90],
  ])("on %s takes %s %% of the baseline: %s %% of the CPU", (nodeType, maxPercentOfBaseline, threshold) => {
    const overrides: Overrides = { "cpu-credits": { maxPercentOfBaseline } };
    const alarms = synthesizeCache({ nodeType, alarms: { overrides } }).all(CloudwatchMetricAlarm);
    expect(alarms.find(({ alarm_name }) => alarm_name === "app-node-1-cpu-credits")).toMatchObject({ threshold });
  });

  it("changes the other numbers of an expression", () => {
    const query = alarm("hit-rate-low", { "hit-rate-low": { minRequests: 5 } })?.metric_query as {
      expression: string;
    }[];
    expect(query[0]!.expression).toContain(">= 5,");
  });

  it("takes a threshold that is only known at deploy, scaled where it must be", () => {
    const percent = Token.asNumber(Fn.abs(-70));
    expect(alarm("node-1-memory-high", { "memory-high": { maxPercent: percent } })).toMatchObject({
      threshold: "${abs(-70)}",
    });
    expect(alarm("node-1-connections-high", { "connections-high": { maxPercentOfLimit: percent } })).toMatchObject({
      threshold: "${(abs(-70) * 650)}",
    });
  });

  it("that is `off` takes an alarm away, and nothing else", () => {
    const names = (overrides: Overrides) =>
      synthesizeCache({ alarms: { overrides } })
        .all(CloudwatchMetricAlarm)
        .map(({ alarm_name }) => String(alarm_name));
    const gone = names({}).filter((name) => !names({ "cpu-high": "off" }).includes(name));
    expect(gone).toStrictEqual(["app-node-1-cpu-high", "app-node-2-cpu-high", "app-node-3-cpu-high"]);
  });

  it("brings an alarm in that the level leaves out", () => {
    expect(alarm("node-1-swap-usage", {}, "essential")).toBeUndefined();
    expect(alarm("node-1-swap-usage", { "swap-usage": {} }, "essential")).toMatchObject({ threshold: 0 });
    expect(alarm("node-1-swap-usage", { "swap-usage": {} }, "off")).toMatchObject({ threshold: 0 });
  });

  it("that brings in an alarm without its composite alarms lets it tell of itself, but not where they were switched off", () => {
    const actions = (overrides: Overrides) => alarm("node-1-node-down", overrides, "off")?.alarm_actions;
    const critical = [expect.stringContaining("Critical") as unknown];
    expect(actions({ "node-down": {} })).toStrictEqual(critical);
    expect(actions({ "node-down": {}, health: {} })).toStrictEqual(critical);
    expect(actions({ "node-down": {}, "some-node-down": {} })).toBeUndefined();
    expect(actions({ "node-down": {}, "some-node-down": "off" })).toBeUndefined();
  });

  it("that takes a composite alarm away leaves the rest of the chain", () => {
    const stack = synthesizeCache({ alarms: { overrides: { "some-shard-without-primary": "off" } } });
    const composites = new Map(stack.all(CloudwatchCompositeAlarm).map((each) => [each.alarm_name, each]));
    expect([...composites.keys()].sort()).toStrictEqual(["app-all-nodes-down", "app-health", "app-some-node-down"]);
    expect(composites.get("app-some-node-down")).toMatchObject({
      actions_suppressor: { alarm: "app-all-nodes-down", wait_period: 120, extension_period: 120 },
    });
    expect(composites.get("app-health")?.alarm_rule).toContain('ALARM("app-no-primary")');
  });

  it("that makes a composite alarm a warning does not let it suppress what pages", () => {
    const overrides = { "some-shard-without-primary": { severity: "warning" } } as const;
    const stack = synthesizeCache({ alarms: { overrides } });
    const node = stack.all(CloudwatchCompositeAlarm).find(({ alarm_name }) => alarm_name === "app-some-node-down");
    expect(node).toMatchObject({ actions_suppressor: { alarm: "app-all-nodes-down" } });
  });

  it("that takes the parts of a composite alarm away takes that away", () => {
    const stack = synthesizeCache({ alarms: { overrides: { "node-down": "off" } } });
    const names = stack.all(CloudwatchCompositeAlarm).map(({ alarm_name }) => alarm_name);
    expect(names).toStrictEqual(["app-health", "app-some-shard-without-primary"]);
  });
});

describe("an override is refused", () => {
  const refused = (overrides: unknown) => cacheRefusal({ alarms: { overrides } });

  it("when no alarm has the id", () => {
    expect(refused({ "memory-full": { maxPercent: 90 } })).toMatch(
      /^ValidationError: `alarms\.overrides\.memory-full` is not a prop here/,
    );
  });

  it.each([
    [
      "in a wrong unit",
      { "memory-high": { maxBytes: 80 } },
      "`alarms.overrides.memory-high.maxBytes` is not a prop here (known: maxPercent, datapointsToAlarm, evaluationPeriods, severity), got 80",
    ],
    [
      "above 100 %",
      { "memory-high": { maxPercent: 101 } },
      "`alarms.overrides.memory-high.maxPercent` must be a percentage of at least 0 and below 100, got 101",
    ],
    [
      "that is no number",
      { "memory-high": { maxPercent: "80" } },
      '`alarms.overrides.memory-high.maxPercent` must be a percentage of at least 0 and below 100, got "80"',
    ],
    [
      "below 0",
      { "replication-lag": { maxSeconds: -1 } },
      "`alarms.overrides.replication-lag.maxSeconds` must be a number of at least 0, got -1",
    ],
    [
      "that is NaN",
      { "replication-lag": { maxSeconds: NaN } },
      "`alarms.overrides.replication-lag.maxSeconds` must be a number of at least 0, got NaN",
    ],
    [
      "that nothing is ever above",
      { "connections-high": { maxPercentOfLimit: 100 } },
      "`alarms.overrides.connections-high.maxPercentOfLimit` must be a percentage of at least 0 and below 100, got 100",
    ],
    [
      "that nothing is ever below",
      { "hit-rate-low": { minPercent: 0 } },
      "`alarms.overrides.hit-rate-low.minPercent` must be a percentage above 0 and at most 100, got 0",
    ],
    [
      "that is always met",
      { "node-down": { minSamplesPerMinute: 2 } },
      "`alarms.overrides.node-down.minSamplesPerMinute` must be a number above 0 and at most 1, got 2",
    ],
    [
      "of who hears of what only feeds others",
      { "node-down": { severity: "warning" } },
      '`alarms.overrides.node-down.severity` is not a prop here (known: minSamplesPerMinute, datapointsToAlarm, evaluationPeriods), got "warning"; it only feeds composite alarms: change their severity',
    ],
    ["with null for `off`", { "memory-high": null }, "`alarms.overrides.memory-high` must be an object, got null"],
    [
      "with true for `off`",
      { "memory-high": true },
      '`alarms.overrides.memory-high` must be "off" or an object with what to change, got true',
    ],
    [
      "with false for `off`",
      { "memory-high": false },
      '`alarms.overrides.memory-high` must be "off" or an object with what to change, got false',
    ],
    [
      "longer than a day",
      { "memory-high": { evaluationPeriods: 289 } },
      "`alarms.overrides.memory-high.evaluationPeriods` must be a whole number between 1 and 288, got 289",
    ],
    [
      "with more bad periods than periods",
      { "memory-high": { datapointsToAlarm: 3 } },
      "`alarms.overrides.memory-high.datapointsToAlarm` must be at most `evaluationPeriods` (2), got 3; set both",
    ],
    [
      "for a cache that has no such alarm",
      { "read-latency-p99": { maxMicroseconds: 1 } },
      '`alarms.overrides.read-latency-p99` must be left out: this alarm exists only on Valkey, got {"maxMicroseconds":1}',
    ],
    [
      "of an unknown severity",
      { health: { severity: "page" } },
      '`alarms.overrides.health.severity` must be one of "critical", "warning", got "page"',
    ],
  ])("%s", (_what, overrides, message) => {
    const redis = { engine: { kind: "redis", version: "7.1" } };
    expect(cacheRefusal({ ...redis, alarms: { overrides } })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it.each([
    ["cache.t4g.micro", { "cpu-credits": { maxPercentOfBaseline: 1000 } }, "cpu-credits.maxPercentOfBaseline", 1000],
    ["cache.t4g.medium", { "cpu-credits": { maxPercentOfBaseline: 501 } }, "cpu-credits.maxPercentOfBaseline", 500],
    [
      "cache.r7g.large",
      { "cpu-of-one-vcpu": { maxPercentOfOneVcpu: 200 } },
      "cpu-of-one-vcpu.maxPercentOfOneVcpu",
      200,
    ],
  ])("above what %s can do: %j", (nodeType, overrides, prop, end) => {
    expect(cacheRefusal({ nodeType, alarms: { overrides } })).toContain(
      `\`alarms.overrides.${prop}\` must be below ${end} on this node type, got `,
    );
  });

  it("by the compiler, for an unknown id and for a wrong unit", () => {
    const overrides: Overrides[] = [
      // @ts-expect-error no alarm has this id
      { "memory-full": { maxPercent: 90 } },
      // @ts-expect-error the threshold is in percent
      { "memory-high": { maxBytes: 90 } },
      // @ts-expect-error who hears of it is said where it is made into one
      { "node-down": { severity: "warning" } },
      // @ts-expect-error true means nothing
      { "memory-high": true },
      { "memory-high": { maxPercent: 90 }, "hit-rate-low": { minPercent: 70, minRequests: 10 }, health: "off" },
    ];
    expect(overrides).toHaveLength(5);
  });
});
