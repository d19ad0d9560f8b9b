import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPriceLists, readPrices } from "../../../../tools/shared/prices/read-prices";
import elasticache from "../../../../tools/shared/prices/elasticache.json";
import neighbours from "../../../../tools/shared/prices/neighbours.json";

const prices = readPrices();

/** Prices per hour of nodes with Redis OSS and with Valkey. */
const nodes: readonly [region: string, nodeType: string, redis: string, valkey: string][] = [
  ["us-east-1", "cache.t4g.micro", "0.016", "0.0128"],
  ["us-east-1", "cache.t4g.medium", "0.065", "0.052"],
  ["us-east-1", "cache.m5.xlarge", "0.311", "0.2488"],
  ["us-east-1", "cache.m7g.large", "0.158", "0.1264"],
  ["us-east-1", "cache.r6gd.xlarge", "0.781", "0.6248"],
  ["us-east-1", "cache.r7g.large", "0.219", "0.1752"],
  ["us-east-1", "cache.r7g.2xlarge", "0.873", "0.6984"],
  ["us-west-2", "cache.t3.medium", "0.068", "0.0544"],
  ["us-west-2", "cache.m6g.large", "0.149", "0.1192"],
  ["us-west-2", "cache.r6g.xlarge", "0.411", "0.3288"],
  ["us-west-2", "cache.r7g.large", "0.219", "0.1752"],
  ["eu-west-1", "cache.t4g.micro", "0.017", "0.0136"],
  ["eu-west-1", "cache.m6g.large", "0.164", "0.1312"],
  ["eu-west-1", "cache.m7g.large", "0.174", "0.1392"],
  ["eu-west-1", "cache.r6g.xlarge", "0.458", "0.3664"],
  ["eu-west-1", "cache.r7g.large", "0.243", "0.1944"],
  ["eu-west-1", "cache.r7g.2xlarge", "0.974", "0.7792"],
  ["eu-central-1", "cache.t4g.medium", "0.072", "0.0576"],
  ["eu-central-1", "cache.m5.xlarge", "0.371", "0.2968"],
  ["eu-central-1", "cache.m7g.large", "0.188", "0.1504"],
  ["eu-central-1", "cache.r5.large", "0.26", "0.208"],
  ["eu-central-1", "cache.r7g.2xlarge", "1.05", "0.84"],
  ["ap-southeast-1", "cache.t3.medium", "0.1", "0.08"],
  ["ap-southeast-1", "cache.m6g.large", "0.185", "0.148"],
  ["ap-southeast-1", "cache.r6g.xlarge", "0.493", "0.3944"],
  ["ap-southeast-1", "cache.r7g.large", "0.263", "0.2104"],
  ["ap-southeast-1", "cache.r7g.2xlarge", "1.047", "0.8376"],
  ["ap-northeast-2", "cache.t4g.micro", "0.024", "0.0192"],
  ["eu-north-1", "cache.t4g.micro", "0.02", "0.016"],
];

describe("the table", () => {
  test.each(nodes)("in %s has %s at %s and %s", (region, nodeType, redis, valkey) => {
    expect(prices.node(region, nodeType, "redis")?.amount.toFixed()).toBe(redis);
    expect(prices.node(region, nodeType, "valkey")?.amount.toFixed()).toBe(valkey);
  });

  test.each([
    ["us-east-1", "0.084", "0.0023", "0.125", "0.0034", "list"],
    ["us-west-2", "0.084", "0.0023", "0.125", "0.0034", "derived"],
    ["ap-south-1", "0.054", "0.0015", "0.081", "0.0022", "list"],
    ["ap-northeast-2", "0.101", "0.0027", "0.151", "0.0041", "list"],
    ["eu-north-1", "0.089", "0.0024", "0.133", "0.0036", "list"],
    ["eu-west-1", "0.094", "0.0025", undefined, undefined, "list"],
    ["eu-central-1", undefined, undefined, undefined, undefined, undefined],
    ["ap-southeast-1", undefined, undefined, undefined, undefined, undefined],
  ])(
    "in %s has serverless caches at %s and %s, %s and %s",
    (region, data, requests, redisData, redisRequests, kind) => {
      const found = (["valkeyData", "valkeyRequests", "redisData", "redisRequests"] as const).map((charge) =>
        prices.other(region, "serverless", charge),
      );

      expect(found.map((price) => price?.amount.toFixed())).toEqual([data, requests, redisData, redisRequests]);
      expect(found[0]?.source.kind).toBe(kind);
    },
  );

  test.each([
    ["us-west-2", "cache.t3.medium", "0.054", "0.109", undefined],
    ["eu-west-1", "cache.r7g.large", "0.194", "0.389", "0.035"],
    ["ap-northeast-2", "cache.t4g.micro", "0.019", "0.038", undefined],
    ["ap-northeast-1", "cache.r7g.large", undefined, undefined, "0.0379"],
    ["us-west-2", "cache.r8g.large", undefined, undefined, "0.031608"],
  ])("in %s has what AWS lists on top of %s", (region, nodeType, ...amounts) => {
    const charges = ["extendedSupportYears1And2", "extendedSupportYear3", "syncDurability"] as const;
    const found = charges.map((charge) => prices.node(region, nodeType, charge));

    expect(found.map((price) => price?.amount.toFixed())).toEqual(amounts);
    expect(found.map((price) => price?.source.kind)).toEqual(amounts.map((amount) => amount && "list"));
  });

  test.each([
    ["us-east-1", "0.5", "0.03"],
    ["us-west-2", "0.5", "0.03"],
    ["eu-west-1", "0.57", "0.03"],
    // What logs cost to be kept there was not found.
    ["eu-central-1", "0.63", undefined],
    ["ap-southeast-1", "0.7", "0.03"],
  ])("in %s has logs at %s and %s", (region, ingestion, storage) => {
    expect(prices.other(region, "logs", "ingestion")?.amount.toFixed()).toBe(ingestion);
    expect(prices.other(region, "logs", "storage")?.amount.toFixed()).toBe(storage);
  });

  test.each(["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1"])(
    "in %s has what surrounds a cache",
    (region) => {
      const found = [
        prices.other(region, "backup", "storage"),
        prices.other(region, "transfer", "crossZone"),
        prices.other(region, "cloudwatch", "alarmMetric"),
        prices.other(region, "cloudwatch", "highResolutionAlarmMetric"),
        prices.other(region, "cloudwatch", "compositeAlarm"),
        prices.other(region, "cloudwatch", "dashboard"),
        prices.other(region, "kms", "key"),
        prices.other(region, "kms", "requests"),
        prices.other(region, "secretsmanager", "secret"),
        prices.other(region, "secretsmanager", "requests"),
      ];

      expect(found.map((price) => price?.amount.toFixed())).toEqual([
        "0.085",
        "0.01",
        "0.1",
        "0.3",
        "0.5",
        "3",
        "1",
        "0.000003",
        "0.4",
        "0.000005",
      ]);
    },
  );

  const lists = [...elasticache, ...neighbours];

  test("has no price twice", () => {
    const all = lists.flatMap((list) =>
      Object.entries(list.prices).flatMap(([region, subjects]) =>
        Object.entries(subjects as Readonly<Record<string, object>>).flatMap(([subject, charges]) =>
          Object.keys(charges).map((charge) => `${region} ${subject} ${charge}`),
        ),
      ),
    );

    expect(all.filter((price, index) => all.indexOf(price) !== index)).toEqual([]);
    expect(all.length).toBeGreaterThan(600);
  });

  test("says of every price in one short line where it is from, and when that was", () => {
    const today = new Date().toISOString().slice(0, 10);

    expect(lists.filter(({ url }) => !url.startsWith("https://"))).toEqual([]);
    expect(lists.filter(({ text }) => text.length > 100 || text.includes("\n"))).toEqual([]);
    expect(lists.filter(({ date }) => date > today).map(({ date }) => date)).toEqual([]);
  });
});

describe("a table of one's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "prices-"));
  const path = join(folder, "own.json");
  const source = { kind: "list", date: "2026-11-01", text: "a list", url: "https://example.com/" };

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function pricesWith(content: unknown) {
    writeFileSync(path, JSON.stringify(content));
    return readPrices(readPriceLists(path, "own.json"));
  }

  test("is looked at first, and for what it does not have the project's", () => {
    const both = pricesWith([
      { ...source, prices: { "us-east-1": { "cache.r7g.large": { redis: 0.2 }, backup: { storage: 0.0000000027 } } } },
    ]);

    expect(both.node("us-east-1", "cache.r7g.large", "redis")).toMatchObject({ source: { date: "2026-11-01" } });
    expect(both.node("us-east-1", "cache.r7g.large", "redis")?.amount.toFixed()).toBe("0.2");
    expect(both.other("us-east-1", "backup", "storage")?.amount.toFixed()).toBe("0.0000000027");
    expect(both.node("us-east-1", "cache.r7g.large", "valkey")?.amount.toFixed()).toBe("0.1752");
  });

  test("is refused by the name that was typed", () => {
    expect(() => pricesWith({ prices: {} })).toThrow(/^own\.json: the file must be a list of price lists/);
    expect(() => readPriceLists(join(folder, "none"), "none")).toThrow(/^none cannot be read: ENOENT/);
  });
});
