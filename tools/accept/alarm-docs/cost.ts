import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache } from "../../../constructs";
import { type AlarmLevel, alarmLevels } from "../../../constructs/monitoring";
import { type Attributes, synthesize } from "../../../constructs/testing";

/**
 * What CloudWatch charges per month in us-east-1, in US dollars, before the free tier.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const prices = {
  asOf: "2026-11-23",
  /** An alarm, for each metric it reads. */
  alarmMetric: 0.1,
  /** A composite alarm. */
  compositeAlarm: 0.5,
  /** A dashboard, with any number of metrics. */
  dashboard: 3,
} as const;

/** What monitoring a stack costs per month. */
export interface MonitoringCost {
  /** Alarms on metrics. */
  readonly alarms: number;
  /** Metrics that they read. */
  readonly metrics: number;
  /** Composite alarms. */
  readonly composites: number;
  /** Dashboards. */
  readonly dashboards: number;
  /** Sum, in US dollars. */
  readonly dollars: number;
}

/** What monitoring a synthesized stack costs, counted from its resources. */
export function costOf(document: Attributes): MonitoringCost {
  const resources = (document.resource ?? {}) as Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  const all = (type: string) => Object.values(resources[type] ?? {});
  const alarms = all("aws_cloudwatch_metric_alarm");
  const metrics = alarms.reduce((sum, alarm) => sum + metricsOf(alarm), 0);
  const composites = all("aws_cloudwatch_composite_alarm").length;
  const dashboards = all("aws_cloudwatch_dashboard").length;
  const dollars = metrics * prices.alarmMetric + composites * prices.compositeAlarm + dashboards * prices.dashboard;
  return { alarms: alarms.length, metrics, composites, dashboards, dollars: Math.round(dollars * 100) / 100 };
}

/** What a cache with the defaults costs at each level. */
export function costByLevel(): Readonly<Record<AlarmLevel, MonitoringCost>> {
  const network = { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] } as const;
  const at = (level: AlarmLevel) =>
    costOf(
      synthesize((stack) => {
        new AwsProvider(stack, "Aws", { region: "us-east-1" });
        new RedisCache(stack, "Cache", { name: "cache", network, alarms: { level } });
      }).document,
    );
  return Object.fromEntries(alarmLevels.map((level) => [level, at(level)])) as Record<AlarmLevel, MonitoringCost>;
}

function metricsOf(alarm: Attributes): number {
  const queries = (alarm.metric_query ?? []) as readonly { readonly metric?: unknown }[];
  return queries.length === 0 ? 1 : queries.filter(({ metric }) => metric !== undefined).length;
}
