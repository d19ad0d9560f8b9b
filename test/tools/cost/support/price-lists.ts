import type { PriceList } from "../../../../tools/shared/prices/price-list";
import { PriceTable } from "../../../../tools/shared/prices/price-table";

const kms = { key: 1, requests: 0.000003 };

const lists: readonly PriceList[] = [
  {
    kind: "list",
    date: "2026-10-02",
    text: "AWS Price List of AmazonElastiCache",
    url: "https://example.com/elasticache",
    prices: {
      "us-east-1": {
        "cache.r6g.large": { redis: 0.206, valkey: 0.1648 },
        "cache.r7g.large": { redis: 0.219, valkey: 0.1752 },
        backup: { storage: 0.085 },
        serverless: { valkeyData: 0.084, valkeyRequests: 0.0023 },
      },
    },
  },
  {
    kind: "list",
    date: "2026-08-21",
    text: "other price lists",
    url: "https://example.com/others",
    prices: {
      "us-east-1": {
        transfer: { crossZone: 0.01 },
        cloudwatch: { alarmMetric: 0.1, highResolutionAlarmMetric: 0.3, dashboard: 3 },
        logs: { ingestion: 0.5, storage: 0.03 },
        kms,
        secretsmanager: { secret: 0.4, requests: 0.000005 },
      },
    },
  },
  {
    kind: "derived",
    date: "2026-11-23",
    text: "taken as equal to another region",
    url: "https://example.com/derived",
    prices: {
      "us-east-1": { cloudwatch: { compositeAlarm: 0.5 } },
      "eu-west-1": { kms, secretsmanager: { secret: 0.4 } },
      "eu-central-1": { secretsmanager: { secret: 0.4 } },
    },
  },
];

/** Prices for tests of what is printed, which a new table must not change. */
export const fewPrices = new PriceTable(lists);
