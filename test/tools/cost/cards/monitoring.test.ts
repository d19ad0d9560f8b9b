import { componentsOf, monthly, stackWith } from "../support/pricing";

const alarms = (...all: readonly Readonly<Record<string, unknown>>[]) =>
  stackWith({ aws_cloudwatch_metric_alarm: Object.fromEntries(all.map((args, index) => [`alarm-${index}`, args])) });
const metric = { metric: { metric_name: "Evictions", period: 60, stat: "Sum" } };

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html */
describe("an alarm", () => {
  test.each([
    ["on a metric", { metric_name: "Evictions", period: 60 }, "1", "0.10"],
    ["on an expression of two metrics", { metric_query: [{ expression: "a / b" }, metric, metric] }, "2", "0.20"],
    ["on one query, as the framework writes it", { metric_query: metric }, "1", "0.10"],
    [
      "as a plan has it",
      {
        metric_query: [
          { expression: "a", metric: [] },
          { expression: "", metric: [metric.metric] },
        ],
      },
      "1",
      "0.10",
    ],
    ["every 10 seconds", { metric_name: "Evictions", period: 10 }, "1", "0.30"],
    [
      "on an expression of which one metric is read every 30 seconds",
      { metric_query: [metric, { metric: [{ period: 30 }] }] },
      "2",
      "0.60",
    ],
    [
      "on an expression with a period of its own",
      { metric_query: [{ expression: "a", period: 10 }, metric] },
      "1",
      "0.30",
    ],
    [
      "on a band around a metric",
      { metric_query: [{ expression: "ANOMALY_DETECTION_BAND(m, 2)" }, metric] },
      "3",
      "0.30",
    ],
    [
      "on a band around two",
      { metric_query: [{ expression: "ANOMALY_DETECTION_BAND(m1 / m2)" }, metric, metric] },
      "4",
      "0.40",
    ],
  ])("%s is charged by the metric", (_what, args, quantity, dollars) => {
    expect(componentsOf(alarms(args)).map(([, ...rest]) => rest)).toEqual([[quantity, dollars]]);
  });

  test.each([
    [
      "a Metrics Insights query",
      { metric_query: [{ expression: 'SELECT MAX(EngineCPUUtilization) FROM "AWS/ElastiCache"' }] },
      "how many metrics a Metrics Insights query analyzes is known to CloudWatch only",
    ],
    ["PromQL", { evaluation_criteria: { promql_criteria: { query: "up" } } }, "no price for alarms on PromQL"],
    [
      "an expression that only Terraform knows",
      { metric_query: [{ expression: "SELECT MAX(${var.metric})" }] },
      "`expression` is known to Terraform only: use --plan",
    ],
    [
      "a metric of a period that only Terraform knows",
      { metric_name: "Evictions", period: "${var.period}" },
      "`period` is known to Terraform only: use --plan",
    ],
    [
      "what only Terraform knows",
      { metric_query: "${local.queries}" },
      "`metric_query` is known to Terraform only: use --plan",
    ],
    [
      "blocks that Terraform makes",
      { dynamic: { metric_query: { for_each: "${var.metrics}" } } },
      "`metric_query` is known to Terraform only: use --plan",
    ],
  ])("on %s is not priced", (_what, args, reason) => {
    expect(componentsOf(alarms(args))).toEqual([["Alarm metrics", "-", reason]]);
  });

  test("on other alarms, and a dashboard, have one price however much is in them", () => {
    const stack = stackWith({
      aws_cloudwatch_composite_alarm: { health: { alarm_rule: "ALARM(a) OR ALARM(b)" } },
      aws_cloudwatch_dashboard: { all: { dashboard_body: "{}" } },
    });

    expect(componentsOf(stack)).toEqual([
      ["Composite alarm", "1", "0.50"],
      ["Dashboard", "1", "3.00"],
    ]);
  });
});

describe("logs", () => {
  const usage = { aws_cloudwatch_log_group: { monthly_data_ingested_gb: 12, storage_gb: 4 } };

  test("cost what is written and kept", () => {
    const stack = stackWith({ aws_cloudwatch_log_group: { slow: { name: "slow" } } }, { usage });

    expect(componentsOf(stack)).toEqual([
      ["Log events written", "12", "6.00"],
      ["Log events kept", "4", "0.12"],
    ]);
  });

  test.each([
    ["us-west-2", "6.00"],
    ["eu-west-1", "6.84"],
    ["eu-central-1", "7.56"],
    ["ap-southeast-1", "8.40"],
  ])("cost in %s $%s for 12 GB", (region, dollars) => {
    const written = { aws_cloudwatch_log_group: { monthly_data_ingested_gb: 12 } };

    expect(monthly(stackWith({ aws_cloudwatch_log_group: { slow: {} } }, { region, usage: written }))).toBe(dollars);
  });

  test("of another class are not priced when something is declared", () => {
    const group = { log_group_class: "INFREQUENT_ACCESS" };

    expect(componentsOf(stackWith({ aws_cloudwatch_log_group: { group } }, { usage }))[0]![2]).toBe(
      "no price for logs of class INFREQUENT_ACCESS in us-east-1",
    );
    expect(componentsOf(stackWith({ aws_cloudwatch_log_group: { group } }))[0]![2]).toBe("-");
  });
});
