import { blocksOf } from "../input/blocks";
import { type Resource, knownAfterApply } from "../input/resource";
import { type Card, other, priced, unpriced, usage } from "./card";

/**
 * An alarm is charged for each metric that it reads; a band that it expects a metric in counts as two more.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const metricAlarm: Card = (resource, market) => {
  const { metric_query: queries, evaluation_criteria: criteria } = resource.values;
  const expressions = blocksOf(queries).map(({ expression }) => expression);
  const periods = periodsOf(resource);
  const unknown = [
    ...(queries === knownAfterApply ? ["`metric_query`"] : []),
    ...(expressions.includes(knownAfterApply) ? ["`expression`"] : []),
    ...(periods.includes(knownAfterApply) ? ["`period`"] : []),
  ];
  const reason =
    unknown[0] === undefined
      ? notCounted(expressions.map(String), blocksOf(criteria).length > 0)
      : market.whyUnknown(unknown[0]);
  if (reason !== undefined) {
    return [unpriced({ kind: "alarms", name: "Alarm metrics", unit: "metrics" }, reason)];
  }
  const bands = expressions.filter((expression) => /\bANOMALY_DETECTION_BAND\b/i.test(String(expression))).length;
  const isHighResolution = periods.some((period) => Number(period) > 0 && Number(period) < 60);
  return [
    priced(resource, market, {
      kind: "alarms",
      name: isHighResolution ? "Alarm metrics (high resolution)" : "Alarm metrics",
      unit: "metrics",
      quantity: metricsOf(queries) + 2 * bands,
      subject: "alarms",
      priceIn: other(market, "cloudwatch", isHighResolution ? "highResolutionAlarmMetric" : "alarmMetric"),
    }),
  ];
};

/** Why the metrics of an alarm cannot be counted. @returns undefined when they can be */
function notCounted(expressions: readonly string[], isPromQl: boolean): string | undefined {
  if (isPromQl) {
    return "no price for alarms on PromQL";
  }
  return expressions.some((expression) => /^\s*SELECT\b/i.test(expression))
    ? "how many metrics a Metrics Insights query analyzes is known to CloudWatch only"
    : undefined;
}

/** One metric without queries. */
function metricsOf(queries: unknown): number {
  const all = blocksOf(queries);
  return all.length === 0 ? 1 : all.filter(({ metric }) => blocksOf(metric).length > 0).length;
}

/** In seconds, or the sign that only Terraform knows them. */
function periodsOf({ values }: Resource): readonly unknown[] {
  const queries = blocksOf(values.metric_query);
  const metrics = queries.flatMap(({ metric }) => blocksOf(metric));
  return [values, ...queries, ...metrics].map(({ period }) => period);
}

/** An alarm on other alarms has one price, however many those are. */
export const compositeAlarm: Card = (resource, market) => [
  priced(resource, market, {
    kind: "alarms",
    name: "Composite alarm",
    unit: "months",
    quantity: 1,
    subject: "composite alarms",
    priceIn: other(market, "cloudwatch", "compositeAlarm"),
  }),
];

/** A dashboard, whatever is on it. */
export const dashboard: Card = (resource, market) => [
  priced(resource, market, {
    kind: "dashboards",
    name: "Dashboard",
    unit: "months",
    quantity: 1,
    subject: "dashboards",
    priceIn: other(market, "cloudwatch", "dashboard"),
  }),
];

/** What is written to a log group, and what stays in it. */
export const logGroup: Card = (resource, market) => {
  const { log_group_class: logClass } = resource.values;
  const isStandard = (logClass ?? null) === null || logClass === "STANDARD";
  const priceIn = (charge: "ingestion" | "storage") => (isStandard ? other(market, "logs", charge) : () => undefined);
  const subject = isStandard ? "logs" : `logs of class ${String(logClass)}`;
  return [
    ...usage(resource, market, {
      kind: "logs",
      name: "Log events written",
      unit: "GB",
      key: "monthly_data_ingested_gb",
      subject,
      priceIn: priceIn("ingestion"),
    }),
    ...usage(resource, market, {
      kind: "logs",
      name: "Log events kept",
      unit: "GB-months",
      key: "storage_gb",
      subject,
      priceIn: priceIn("storage"),
    }),
  ];
};
