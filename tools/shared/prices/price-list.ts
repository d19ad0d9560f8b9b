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
export const nodeCharges = [
  "redis",
  "valkey",
  "memcached",
  // On top of the node.
  "extendedSupportYears1And2",
  "extendedSupportYear3",
  "syncDurability",
] as const;

/** One of the charges for a node type. */
export type NodeCharge = (typeof nodeCharges)[number];

/** What is charged for everything else, each with its unit. */
export const otherCharges = {
  serverless: [
    // Per GB and hour.
    "redisData",
    "valkeyData",
    "memcachedData",
    // Per million ElastiCache processing units.
    "redisRequests",
    "valkeyRequests",
    "memcachedRequests",
  ],
  /** Per GB and month. */
  backup: ["storage"],
  /** Per GB. */
  transfer: ["crossZone"],
  /** Per month. */
  cloudwatch: ["alarmMetric", "highResolutionAlarmMetric", "compositeAlarm", "dashboard"],
  /** Per GB that is written, and per GB and month. */
  logs: ["ingestion", "storage"],
  /** Per month, and per request. */
  kms: ["key", "requests"],
  /** Per month, and per request. */
  secretsmanager: ["secret", "requests"],
} as const;

/** The charges for everything else, by what they are for. */
export type OtherCharges = { readonly [Subject in keyof typeof otherCharges]: (typeof otherCharges)[Subject][number] };
