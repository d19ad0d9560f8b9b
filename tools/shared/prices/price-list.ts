/** Where prices are from. */
export interface PriceSource {
  /** Whether AWS lists them, or they follow from others. */
  readonly kind: "list" | "derived";
  /** The day for which they are known, in ISO 8601. */
  readonly date: string;
  /** What they are from, or how they were derived. */
  readonly text: string;
  readonly url: string;
}

/** Prices from one source: in US dollars, by region, by what is charged for, by charge. */
export interface PriceList extends PriceSource {
  readonly prices: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** What is charged for each node type, per hour and node. */
export type NodeCharge =
  | "redis"
  | "valkey"
  | "memcached"
  /** On top of the node. */
  | "extendedSupportYears1And2"
  /** On top of the node. */
  | "extendedSupportYear3"
  /** On top of the node. */
  | "syncDurability";

/** What is charged for everything else, each with its unit. */
export interface OtherCharges {
  readonly serverless:
    /** Per GB and hour. */
    | `${"redis" | "valkey" | "memcached"}Data`
    /** Per million ElastiCache processing units. */
    | `${"redis" | "valkey" | "memcached"}Requests`;
  /** Per GB and month. */
  readonly backup: "storage";
  /** Per GB. */
  readonly transfer: "crossZone";
  /** Per month. */
  readonly cloudwatch: "alarmMetric" | "highResolutionAlarmMetric" | "compositeAlarm" | "dashboard";
  /** Per GB that is written, and per GB and month. */
  readonly logs: "ingestion" | "storage";
  /** Per month, and per request. */
  readonly kms: "key" | "requests";
  /** Per month, and per request. */
  readonly secretsmanager: "secret" | "requests";
}
