import { parseOffer } from "../../../tools/prices/offer";
import { sortRows } from "../../../tools/prices/rows";
import { type CraftedRow, offerWith, row, rowAt, serverlessRow } from "./support/offers";

/** What is taken, as `region subject charge price`, and how much is left out for which reason. */
function sorted(rows: readonly CraftedRow[], rest: object = {}) {
  const { rows: taken, leftOut } = sortRows(parseOffer(offerWith(rows, rest), "offer.json"));
  return {
    taken: taken.map(({ region, subject, charge, price }) => `${region} ${subject} ${charge} ${price.toFixed()}`),
    leftOut: Object.fromEntries(leftOut),
  };
}

const usagetype = "EU-NodeUsage:cache.r7g.large";

describe("takes", () => {
  test("a node of each engine, which only the attribute tells apart", () => {
    const rows = [
      rowAt("0.2430000000", { cacheEngine: "Redis", usagetype, operation: "CreateCacheCluster:0002" }, { sku: "R" }),
      rowAt("0.1944000000", { cacheEngine: "Valkey", usagetype }, { sku: "V" }),
      rowAt(
        "0.2440000000",
        { cacheEngine: "Memcached", usagetype, operation: "CreateCacheCluster:0001" },
        { sku: "M" },
      ),
    ];

    expect(sorted(rows)).toEqual({
      taken: [
        "eu-west-1 cache.r7g.large redis 0.243",
        "eu-west-1 cache.r7g.large valkey 0.1944",
        "eu-west-1 cache.r7g.large memcached 0.244",
      ],
      leftOut: {},
    });
  });

  test("nodes of regions with every kind of prefix, and of us-east-1, which has none", () => {
    const at = (regionCode: string, prefix: string) =>
      rowAt("0.1", { regionCode, usagetype: `${prefix}NodeUsage:cache.m7g.4xlarge` }, { sku: regionCode });
    const rows = [
      at("us-east-1", ""),
      at("eu-central-1", "EUC1-"),
      at("us-gov-west-1", "UGW1-"),
      at("ap-south-1", "APS3-"),
    ];

    expect(sorted(rows).taken).toEqual([
      "us-east-1 cache.m7g.4xlarge valkey 0.1",
      "eu-central-1 cache.m7g.4xlarge valkey 0.1",
      "us-gov-west-1 cache.m7g.4xlarge valkey 0.1",
      "ap-south-1 cache.m7g.4xlarge valkey 0.1",
    ]);
  });

  test("nodes of a previous generation, and with data tiering", () => {
    const old = { currentGeneration: "No", cacheEngine: "Redis", usagetype: "EU-NodeUsage:cache.m4.10xlarge" };

    expect(
      sorted([
        rowAt("3.436", old, { sku: "OLD" }),
        rowAt("0.696", { usagetype: "EU-NodeUsage:cache.r6gd.xlarge" }, { sku: "TIERED" }),
      ]).taken,
    ).toEqual(["eu-west-1 cache.m4.10xlarge redis 3.436", "eu-west-1 cache.r6gd.xlarge valkey 0.696"]);
  });

  test("Extended Support and durability as charges of their own, which also us-east-1 has with a prefix", () => {
    const at = (usd: string, cacheEngine: string, metered: string) =>
      rowAt(
        usd,
        { cacheEngine, regionCode: "us-east-1", usagetype: `USE1-${metered}:cache.r6g.large` },
        { sku: metered },
      );

    expect(
      sorted([
        at("0.1650000000", "Redis", "ExtendedSupportYr1_Yr2-NodeUsage"),
        at("0.3300000000", "Redis", "ExtendedSupportYr3-NodeUsage"),
        at("0.0297000000", "Valkey", "SyncDurability-NodeUsage"),
      ]),
    ).toEqual({
      taken: [
        "us-east-1 cache.r6g.large extendedSupportYears1And2 0.165",
        "us-east-1 cache.r6g.large extendedSupportYear3 0.33",
        "us-east-1 cache.r6g.large syncDurability 0.0297",
      ],
      leftOut: {},
    });
  });

  test("serverless caches of each engine, with requests by the million", () => {
    expect(
      sorted([
        serverlessRow("EU-CachedData:Valkey", "GB-Hours", "0.0940000000"),
        serverlessRow("EU-CachedData:Redis", "GB-hours", "0.1400000000"),
        serverlessRow("EU-CachedData:Memcached", "GB-Hours", "0.1410000000"),
        serverlessRow("EU-ElastiCacheProcessingUnits:Valkey", "ElastiCacheProcessingUnit", "0.0000000025"),
        serverlessRow("EU-ElastiCacheProcessingUnits:Redis", "ElastiCacheProcessingUnits", "0.0000000038"),
        serverlessRow("EU-ElastiCacheProcessingUnits:Memcached", "ElastiCacheProcessingUnit", "0.0000000039"),
      ]),
    ).toEqual({
      taken: [
        "eu-west-1 serverless valkeyData 0.094",
        "eu-west-1 serverless redisData 0.14",
        "eu-west-1 serverless memcachedData 0.141",
        "eu-west-1 serverless valkeyRequests 0.0025",
        "eu-west-1 serverless redisRequests 0.0038",
        "eu-west-1 serverless memcachedRequests 0.0039",
      ],
      leftOut: {},
    });
  });

  test.each([
    ["Storage Snapshot", "EU-ElastiCache:BackupUsage", "GB-Mo"],
    ["Storage Snapshot", "ElastiCache:BackupUsage", "GB-Mo"],
    ["Storage Snapshot", "EU-BackupUsage:Redis", "GB-Mo"],
    ["ElastiCache Serverless", "EU-BackupUsage:Valkey", "GB-months"],
  ])("backups of %s as %s, by %s", (productFamily, usage, unit) => {
    const backup = { usagetype: usage, cacheEngine: undefined };

    expect(sorted([rowAt("0.0850000000", backup, { productFamily, dimension: { unit } })])).toEqual({
      taken: ["eu-west-1 backup storage 0.085"],
      leftOut: {},
    });
  });

  test("prices with all of their ten decimals", () => {
    expect(sorted([rowAt("0.1234567891", {})]).taken).toEqual(["eu-west-1 cache.r7g.large valkey 0.1234567891"]);
  });
});

describe("leaves out", () => {
  test.each<[string, CraftedRow, string]>([
    ["Outposts", row({ attributes: { locationType: "AWS Outposts" } }), "location type AWS Outposts"],
    ["Local Zones", row({ attributes: { locationType: "AWS Local Zone" } }), "location type AWS Local Zone"],
    [
      "rows without a region",
      row({ attributes: { regionCode: undefined } }),
      "location type AWS Region, no region code",
    ],
    [
      "Outposts in a region",
      row({ attributes: { usagetype: "EU-Outpost-NodeUsage:cache.r7g.large" } }),
      "usage type Outpost-NodeUsage",
    ],
    [
      "new add-ons",
      row({ attributes: { usagetype: "EU-AsyncDurability-NodeUsage:cache.r7g.large" } }),
      "usage type AsyncDurability-NodeUsage",
    ],
    ["nodes without a type", row({ attributes: { usagetype: "EU-NodeUsage" } }), "usage type NodeUsage"],
    [
      "other families",
      row({ productFamily: "Data Transfer", attributes: { usagetype: "EU-ElastiCache-Out-Bytes" } }),
      "family Data Transfer",
    ],
    ["nodes in the family of snapshots", row({ productFamily: "Storage Snapshot" }), "usage type NodeUsage"],
    ["engines by another case", row({ attributes: { cacheEngine: "valkey" } }), "engine valkey of NodeUsage"],
    ["other engines", row({ attributes: { cacheEngine: "KeyDB" } }), "engine KeyDB of NodeUsage"],
    ["nodes without an engine", row({ attributes: { cacheEngine: undefined } }), "engine missing of NodeUsage"],
    [
      "what every object has as an engine",
      row({ attributes: { cacheEngine: "constructor" } }),
      "engine constructor of NodeUsage",
    ],
    [
      "Extended Support of Valkey",
      row({ attributes: { usagetype: "EU-ExtendedSupportYr3-NodeUsage:cache.r7g.large" } }),
      "engine Valkey of ExtendedSupportYr3-NodeUsage",
    ],
    [
      "other engines of serverless caches",
      serverlessRow("EU-CachedData:KeyDB", "GB-Hours", "1"),
      "engine KeyDB of CachedData",
    ],
    ["other units", row({ dimension: { unit: "Mins" } }), "unit Mins"],
    [
      "requests by another unit",
      serverlessRow("EU-ElastiCacheProcessingUnits:Redis", "Requests", "1"),
      "unit Requests",
    ],
    [
      "backups by the hour",
      row({ productFamily: "Storage Snapshot", attributes: { usagetype: "EU-BackupUsage:Redis" } }),
      "unit Hrs",
    ],
    ["other currencies", row({ dimension: { pricePerUnit: { CNY: "1.5" } } }), "currency CNY"],
    ["rows without a currency", row({ dimension: { pricePerUnit: undefined } }), "currency missing"],
    ["rows without a price", { ...row(), onDemand: {} }, "no price on demand"],
    ["rows that are text", { ...row(), product: "x" as unknown as object }, "location type missing, no region code"],
  ])("%s", (_, crafted, reason) => {
    expect(sorted([crafted, rowAt("0.1", { usagetype: "EU-NodeUsage:cache.t4g.micro" }, { sku: "OTHER" })])).toEqual({
      taken: ["eu-west-1 cache.t4g.micro valkey 0.1"],
      leftOut: { [reason]: 1 },
    });
  });

  test("reserved nodes, which are in terms of their own", () => {
    const reserved = {
      "NODE.4NA7Y494T4": { priceDimensions: { d: { unit: "Hrs", pricePerUnit: { USD: "0.1384" } } } },
      "NODE.6QCMYABX3D": { priceDimensions: { d: { unit: "Hrs", pricePerUnit: { USD: "0.0000000000" } } } },
    };
    const terms = { OnDemand: { NODE: row().onDemand }, Reserved: { NODE: reserved } };

    expect(sorted([row()], { terms })).toEqual({
      taken: ["eu-west-1 cache.r7g.large valkey 0.1944"],
      leftOut: { reserved: 2 },
    });
  });

  const upfront = { unit: "Quantity", description: "Upfront Fee", pricePerUnit: { USD: "1143.7056" } };
  const hourly = { unit: "Hrs", description: "an hour", pricePerUnit: { USD: "0.0664000000" } };
  const lease = { LeaseContractLength: "1yr" };

  test.each([
    ["by how long they are leased", { termAttributes: lease, priceDimensions: { hourly } }],
    ["by how they are paid", { termAttributes: { PurchaseOption: "No Upfront" }, priceDimensions: { hourly } }],
    ["by what is paid upfront, whatever is paid by the hour", { priceDimensions: { hourly, upfront } }],
    [
      "by what they say of themselves, at no price",
      {
        priceDimensions: {
          hourly: {
            ...hourly,
            description: "Valkey, cache.r7g.large reserved instance applied",
            pricePerUnit: { USD: "0.0000000000" },
          },
        },
      },
    ],
  ])("reserved nodes among those on demand, %s", (_, term) => {
    const both = { ...row(), onDemand: { ...row().onDemand, reserved: term } };

    expect(sorted([both])).toEqual({
      taken: ["eu-west-1 cache.r7g.large valkey 0.1944"],
      leftOut: { "reserved, among prices on demand": 1 },
    });
  });

  test.each([
    ["unit Hrs-reserved", row({ dimension: { unit: "Hrs-reserved" } })],
    ["unit KHrs", row({ dimension: { unit: "KHrs" } })],
    ["unit TB-Hours-GB", serverlessRow("EU-CachedData:Valkey", "TB-Hours-GB", "0.094")],
    ["usage type NodeUsage", rowAt("0.1", { usagetype: "EU-NodeUsage:cache.r7g.large.special" })],
    ["usage type WL1-NodeUsage", rowAt("0.1", { usagetype: "EU-WL1-NodeUsage:cache.r7g.large" })],
    [
      "engine Redis of SyncDurability-NodeUsage",
      rowAt("0.1", { cacheEngine: "Redis", usagetype: "EU-SyncDurability-NodeUsage:cache.r7g.large" }),
    ],
  ])("what looks like a price of the table: %s", (reason, crafted) => {
    const { taken, leftOut } = sorted([crafted]);

    expect(taken).toEqual([]);
    expect(Object.keys(leftOut).join()).toContain(reason);
  });

  test("what is listed for nothing", () => {
    expect(sorted([row({ dimension: { pricePerUnit: { USD: "0.0000000000" } } })])).toEqual({
      taken: [],
      leftOut: { "price of nothing": 1 },
    });
  });

  test("each row for one reason, and counts them", () => {
    const outposts = ["A", "B", "C"].map((sku) => row({ sku, attributes: { locationType: "AWS Outposts" } }));

    expect(sorted([...outposts, row({ sku: "D", dimension: { unit: "Mins" } })])).toEqual({
      taken: [],
      leftOut: { "location type AWS Outposts": 3, "unit Mins": 1 },
    });
  });
});

test.each([["-0.1"], ["free"], [""], [0.1944], [null], ["1e-9"]])("refuses a price that is %j", (USD) => {
  expect(() => sorted([row({ dimension: { pricePerUnit: { USD } } })])).toThrow(
    `the price of NODE must be a number of US dollars that is not negative, as text; got ${JSON.stringify(USD)}`,
  );
});
