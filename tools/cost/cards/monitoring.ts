import type { Component } from "../estimate/component";
import { blocksOf } from "../input/blocks";
import { type Resource, knownAfterApply } from "../input/resource";
import { type Card, other, priced, usage } from "./card";

/**
 * An alarm is charged for each metric that it reads; a band that it expects a metric in counts as two more.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
 */
export const metricAlarm: Card = (resource, market) => {
  const { metric_query: queries, evaluation_criteria: criteria } = resource.values;
  const cannot = (notPriced: string): readonly Component[] => [
    { kind: "alarms", name: "Alarm metrics", unit: "metrics", usageBased: false, notPriced },
  ];
  if (queries === knownAfterApply) {
    return cannot(market.whyUnknown("`metric_query`"));
  }
  if (blocksOf(criteria).length > 0) {
    return cannot("no price for alarms on PromQL");
  }
  const expressions = blocksOf(queries).flatMap(({ expression }) =>
    typeof expression === "string" ? [expression] : [],
  );
  if (expressions.some((expression) => /^\s*SELECT\b/i.test(expression))) {
    return cannot("how many metrics a Metrics Insights query analyzes is known to CloudWatch only");
  }
  const bands = expressions.filter((expression) => /\bANOMALY_DETECTION_BAND\b/i.test(expression)).length;
  const isHighResolution = periodsOf(resource).some((period) => period < 60);
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

/** One metric without queries. */
function metricsOf(queries: unknown): number {
  const all = blocksOf(queries);
  return all.length === 0 ? 1 : all.filter(({ metric }) => blocksOf(metric).length > 0).length;
}

/** In seconds. */
function periodsOf({ values }: Resource): readonly number[] {
  const queries = blocksOf(values.metric_query);
  const metrics = queries.flatMap(({ metric }) => blocksOf(metric));
  return [values, ...queries, ...metrics].flatMap(({ period }) => {
    const seconds = typeof period === "string" || typeof period === "number" ? Number(period) : Number.NaN;
    return seconds > 0 ? [seconds] : [];
  });
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
