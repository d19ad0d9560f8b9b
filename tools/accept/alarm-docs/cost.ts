import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import Big from "big.js";
import { RedisCache } from "../../../constructs";
import { type AlarmLevel, alarmLevels } from "../../../constructs/monitoring";
import { synthesize } from "../../../constructs/testing";
import { sumOf } from "../../cost/estimate/estimate";
import { projectOfStack } from "../../cost/project";
import type { OtherCharges } from "../../shared/prices/price-list";
import { readPrices } from "../../shared/prices/read-prices";
import type { StackDocument } from "../../shared/stack/document";

/** The region whose prices the documentation has. */
const region = "us-east-1";

/** What CloudWatch charges there per month, in US dollars, before the free tier. */
export function monitoringPrice(charge: OtherCharges["cloudwatch"]): { readonly amount: Big; readonly asOf: string } {
  const price = readPrices().other(region, "cloudwatch", charge);
  if (price === undefined) {
    throw new Error(`no price for ${charge} in ${region}`);
  }
  return { amount: price.amount, asOf: price.source.date };
}

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
  readonly dollars: Big;
}

/** What monitoring a synthesized stack costs, as `npm run cost` counts it. */
export function costOf(document: StackDocument): MonitoringCost {
  const asked = { prices: readPrices(), today: "2026-11-23", usageOf: () => undefined, region };
  const { resources } = projectOfStack("stack", document, asked);
  const all = (type: string) => resources.filter((resource) => resource.type === `aws_cloudwatch_${type}`);
  const components = ["metric_alarm", "composite_alarm", "dashboard"].map((type) =>
    all(type).flatMap((resource) => resource.components),
  );
  const metrics = (components[0] ?? []).reduce((sum, { quantity = 0 }) => sum.plus(quantity), new Big(0));
  return {
    alarms: all("metric_alarm").length,
    metrics: metrics.toNumber(),
    composites: all("composite_alarm").length,
    dashboards: all("dashboard").length,
    dollars: sumOf(components.flat()),
  };
}

/** What a cache with the defaults costs at each level. */
export function costByLevel(): Readonly<Record<AlarmLevel, MonitoringCost>> {
  const network = { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] } as const;
  const at = (level: AlarmLevel) =>
    costOf(
      synthesize((stack) => {
        new AwsProvider(stack, "Aws", { region });
        new RedisCache(stack, "Cache", { name: "cache", network, alarms: { level } });
      }).document,
    );
  return Object.fromEntries(alarmLevels.map((level) => [level, at(level)])) as Record<AlarmLevel, MonitoringCost>;
}
