import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TerraformStack as Stack } from "cdktf";
import { RedisCache } from "../../../../constructs";
import { type WatchedProps, synthesizeCache } from "../../../support/cloudwatch/watched-cache";

const quiet: WatchedProps = { engine: { kind: "redis", version: "7.1" }, alarms: { level: "off" } };

function custom(more: (cache: RedisCache) => void, props: WatchedProps = quiet) {
  return synthesizeCache(props, more).all(CloudwatchMetricAlarm);
}

function complaint(more: (cache: RedisCache) => void, props: WatchedProps = quiet): string {
  try {
    synthesizeCache(props, more);
  } catch (error) {
    return String(error);
  }
  return "accepted";
}

describe("a custom alarm", () => {
  it("is one call, and made for every node", () => {
    const alarms = custom((cache) => {
      cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 10_000_000 });
    });
    expect(alarms.map(({ alarm_name }) => alarm_name)).toStrictEqual([
      "app-node-1-many-items",
      "app-node-2-many-items",
      "app-node-3-many-items",
    ]);
    expect(alarms[2]).toStrictEqual({
      alarm_name: "app-node-3-many-items",
      alarm_description: "CurrItems is above 10000000.",
      comparison_operator: "GreaterThanThreshold",
      threshold: 10_000_000,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
      treat_missing_data: "missing",
      namespace: "AWS/ElastiCache",
      metric_name: "CurrItems",
      statistic: "Maximum",
      period: 60,
      dimensions: {
        CacheClusterId: "${local.Cache_ReplicationGroup_Nodes_5EF75A14[2]}",
      },
      alarm_actions: ["${aws_sns_topic_policy.Cache_Monitoring_Alerts_Warning_Policy_6908DB2F.arn}"],
      ok_actions: ["${aws_sns_topic_policy.Cache_Monitoring_Alerts_Warning_Policy_6908DB2F.arn}"],
      tags: {},
    });
  });

  it("takes every choice", () => {
    const [alarm] = custom((cache) => {
      cache.addAlarm("few-hits", {
        metric: cache.metricHitRate({ periodSeconds: 900 }),
        min: 99,
        evaluationPeriods: 4,
        datapointsToAlarm: 2,
        treatMissingData: "notBreaching",
        severity: "critical",
        meaning: "Fewer hits than the contract says.",
        runbook: "Call the product owner.",
        notifyOnInsufficientData: true,
      });
    });
    expect(alarm).toMatchObject({
      alarm_name: "app-few-hits",
      alarm_description: "Fewer hits than the contract says. Runbook: Call the product owner.",
      comparison_operator: "LessThanThreshold",
      threshold: 99,
      evaluation_periods: 4,
      datapoints_to_alarm: 2,
      treat_missing_data: "notBreaching",
    });
    expect(alarm?.insufficient_data_actions).toStrictEqual(alarm?.alarm_actions);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  it.each([
    [60, 1440],
    [3540, 24],
    [3600, 168],
    [86_400, 7],
  ])("looks back in periods of %i seconds over %i of them", (periodSeconds, evaluationPeriods) => {
    const [alarm] = custom((cache) => {
      cache.addAlarm("many", { metric: cache.metric("CurrItems", { periodSeconds }), max: 1, evaluationPeriods });
    });
    expect(alarm).toMatchObject({ period: periodSeconds, evaluation_periods: evaluationPeriods });
  });

  it("can look at one node only, with another statistic", () => {
    const alarms = custom(
      (cache) => {
        const metric = cache.metric("NetworkBytesOut", {
          node: "shard-2-node-1",
          statistic: "Average",
          periodSeconds: 300,
        });
        cache.addAlarm("chatty", { metric, max: 1e9 });
      },
      { ...quiet, topology: { kind: "sharded", shards: 2, replicasPerShard: 1 } },
    );
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ alarm_name: "app-shard-2-node-1-chatty", statistic: "Average", period: 300 });
  });

  it("appears on the dashboard, which is made before it", () => {
    const stack = synthesizeCache(quiet, (cache) => {
      cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 1 });
    });
    expect(stack.only(CloudwatchDashboard).dashboard_body).toContain("app-node-1-many-items");
  });

  const items = (cache: RedisCache) => cache.metric("CurrItems");
  it.each<[string, (cache: RedisCache) => void, string]>([
    [
      "the id of another",
      (cache) => {
        cache.addAlarm("node-down", { metric: items(cache), max: 1 });
      },
      '`id` must differ from the ids of the catalogue, got "node-down"; to change that alarm, use `overrides` [stack/Cache]',
    ],
    [
      "an id that makes no name",
      (cache) => {
        cache.addAlarm("Many items", { metric: items(cache), max: 1 });
      },
      '`id` must be lower-case letters, digits and dashes, at most 100, got "Many items" [stack/Cache]',
    ],
    [
      "an id that is too long",
      (cache) => {
        cache.addAlarm("a".repeat(100), { metric: items(cache), max: 1 });
        cache.addAlarm("b".repeat(101), { metric: items(cache), max: 1 });
      },
      `\`id\` must be lower-case letters, digits and dashes, at most 100, got "${"b".repeat(101)}" [stack/Cache]`,
    ],
    [
      "an id that is there already",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache), max: 1 });
        cache.addAlarm("many", { metric: items(cache), max: 2 });
      },
      '`id` must differ from the ids of all other alarms of the cache, got "many" [stack/Cache]',
    ],
    [
      "no id",
      (cache) => {
        cache.addAlarm(undefined as never, { metric: items(cache), max: 1 });
      },
      "`id` must be lower-case letters, digits and dashes, at most 100 [stack/Cache]",
    ],
    [
      "no props",
      (cache) => {
        cache.addAlarm("many", undefined as never);
      },
      "`props` must be an object [stack/Cache]",
    ],
    [
      "the name of a metric",
      (cache) => {
        cache.addAlarm("many", { metric: "CurrItems" as never, max: 1 });
      },
      '`metric` must come from `metric` or `metricHitRate` of this cache, got "CurrItems" [stack/Cache]',
    ],
    [
      "a metric of another cache",
      (cache) => {
        const other = new RedisCache(Stack.of(cache), "Other", {
          name: "other",
          network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] },
          engine: { kind: "valkey", version: "8.0" },
        });
        cache.addAlarm("slow", { metric: other.metric("SuccessfulReadRequestLatency"), max: 1 });
      },
      '`metric` must come from `metric` or `metricHitRate` of this cache, got "SuccessfulReadRequestLatency" [stack/Cache]',
    ],
    [
      "more to say than fits",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache), max: 1, meaning: "Many.", runbook: "x".repeat(1010) });
      },
      '`meaning` must have at most 1024 characters together with `runbook`, got "Many." [stack/Cache]',
    ],
    [
      "a statistic that there is not",
      (cache) => {
        cache.metric("CurrItems", { statistic: "Median" as never });
      },
      '`options.statistic` must be one of "Average", "Maximum", "Minimum", "SampleCount", "Sum", "p99", got "Median" [stack/Cache]',
    ],
    [
      "an option that there is not",
      (cache) => {
        cache.metric("CurrItems", { period: 60 } as never);
      },
      "`options.period` is not a prop here (known: statistic, periodSeconds, node), got 60; did you mean `periodSeconds`? [stack/Cache]",
    ],
    [
      "a statistic of the hit rate",
      (cache) => {
        cache.metricHitRate({ statistic: "Sum" } as never);
      },
      '`options.statistic` is not a prop here (known: periodSeconds, node), got "Sum" [stack/Cache]',
    ],
    [
      "no threshold",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache) } as never);
      },
      "`max` must be given, or else `min`, but not both [stack/Cache]",
    ],
    [
      "a threshold that is no number",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache), max: NaN });
      },
      "`max` must be a number, got NaN [stack/Cache]",
    ],
    [
      "more than a day",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache), max: 1, evaluationPeriods: 1441 });
      },
      "`evaluationPeriods` must be a whole number between 1 and 1440, got 1441 [stack/Cache]",
    ],
    [
      "more than a day in periods of less than an hour",
      (cache) => {
        cache.addAlarm("many", {
          metric: cache.metric("CurrItems", { periodSeconds: 3540 }),
          max: 1,
          evaluationPeriods: 25,
        });
      },
      "`evaluationPeriods` must be a whole number between 1 and 24, got 25 [stack/Cache]",
    ],
    [
      "more than seven days",
      (cache) => {
        cache.addAlarm("many", {
          metric: cache.metric("CurrItems", { periodSeconds: 3600 }),
          max: 1,
          evaluationPeriods: 169,
        });
      },
      "`evaluationPeriods` must be a whole number between 1 and 168, got 169 [stack/Cache]",
    ],
    [
      "a control character",
      (cache) => {
        cache.addAlarm("many", { metric: items(cache), max: 1, meaning: "Many\u0000.", runbook: "a".repeat(1025) });
      },
      "2 problems [stack/Cache]\n" +
        '  - `meaning` must not contain control characters, got "Many\\u0000."\n' +
        `  - \`runbook\` must be 1 to 1024 characters long, not blank, got "${"a".repeat(119)}…`,
    ],
    [
      "a metric that the cache does not publish",
      (cache) => {
        cache.metric("SuccessfulReadRequestLatency");
      },
      '`metric` must be a metric of this cache, got "SuccessfulReadRequestLatency"; it is published on Valkey [stack/Cache]',
    ],
    [
      "a metric that nobody publishes",
      (cache) => {
        cache.metric("Latency" as never);
      },
      '`metric` must be a metric of a node-based cache, got "Latency" [stack/Cache]',
    ],
    [
      "a percentile of one sample a minute",
      (cache) => {
        cache.metric("CPUUtilization", { statistic: "p99" });
      },
      '`options.statistic` must not be a percentile: this metric has one sample a minute, got "p99" [stack/Cache]',
    ],
    [
      "a period without data",
      (cache) => {
        cache.metric("CurrItems", { periodSeconds: 90 });
      },
      "`options.periodSeconds` must be a multiple of 60 between 60 and 86400, got 90 [stack/Cache]",
    ],
    [
      "what only looks like a metric, and periods",
      (cache) => {
        const metric = { periodSeconds: 0 } as never;
        cache.addAlarm("many-items", { metric, max: 1, evaluationPeriods: -1 });
      },
      "2 problems [stack/Cache]\n" +
        '  - `metric` must come from `metric` or `metricHitRate` of this cache, got {"periodSeconds":0}\n' +
        "  - `evaluationPeriods` must be a whole number between 1 and 1440, got -1",
    ],
    [
      "a node that there is not",
      (cache) => {
        cache.metric("CurrItems", { node: "node-4" });
      },
      '`options.node` must be one of node-1, node-2, node-3, got "node-4" [stack/Cache]',
    ],
  ])("is refused with %s", (_what, more, message) => {
    expect(complaint(more)).toBe(`ValidationError: ${message}`);
  });

  it("does not compile with both thresholds or with a metric that does not exist", () => {
    const wrong = (cache: RedisCache) => {
      // @ts-expect-error above or below, not both
      cache.addAlarm("many", { metric: cache.metric("CurrItems"), max: 2, min: 1 });
      // @ts-expect-error no such metric
      cache.metric("Latency");
    };
    expect(complaint(wrong)).toBe(
      "ValidationError: `max` must be given, or else `min`, but not both, got 2 [stack/Cache]",
    );
  });
});
