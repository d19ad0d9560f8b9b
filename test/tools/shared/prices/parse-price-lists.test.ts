import { Failure } from "../../../../tools/shared/failure";
import { parsePriceLists } from "../../../../tools/shared/prices/parse-price-lists";

const source = { kind: "list", date: "2026-10-02", text: "a list", url: "https://example.com/prices.json" };
const node = { redis: 0.219, valkey: 0.1752 };

/** A file with one list, of these prices. */
const withPrices = (prices: unknown) => [{ ...source, prices }];

test("takes what is right as it is", () => {
  const lists = [
    ...withPrices({
      "us-gov-west-1": {
        "cache.r7g.large": {
          redis: 0.219,
          valkey: 0,
          memcached: 1,
          extendedSupportYears1And2: 0.175,
          extendedSupportYear3: 0.35,
          syncDurability: 0.031608,
        },
        serverless: { valkeyData: 0.084, redisRequests: 0.0034 },
      },
    }),
    {
      ...source,
      kind: "derived",
      prices: {
        "eu-west-1": {
          backup: { storage: 0.085 },
          transfer: { crossZone: 0.01 },
          cloudwatch: { alarmMetric: 0.1, highResolutionAlarmMetric: 0.3, compositeAlarm: 0.5, dashboard: 3 },
          logs: { ingestion: 0.5, storage: 0.03 },
          kms: { key: 1, requests: 3e-6 },
          secretsmanager: { secret: 0.4, requests: 5e-6 },
        },
      },
    },
  ];

  expect(parsePriceLists(lists, "prices.json")).toEqual(lists);
});

test.each<[string, unknown, string]>([
  ["no list", {}, "the file must be a list of price lists, with at least one; got {}"],
  ["nothing", undefined, "the file must be a list of price lists, with at least one; got nothing"],
  ["an empty list", [], "the file must be a list of price lists, with at least one; got []"],
  ["null", [null], "[0] must be a price list; got null"],
  [
    "a second list that is text",
    [...withPrices({ "us-east-1": { kms: { key: 1 } } }), "x"],
    '[1] must be a price list; got "x"',
  ],
  [
    "another member",
    [{ ...source, currency: "EUR", prices: {} }],
    '[0].currency is not known: a price list has kind, date, text, url, prices; got "EUR"',
  ],
  ["another kind", [{ ...source, kind: "guess" }], '[0].kind must be "list" or "derived"; got "guess"'],
  ["a time", [{ ...source, date: "2026-10-02T00:00:00Z" }], "[0].date must be a day in ISO 8601, as 2026-10-02; got"],
  [
    "a day that is not",
    [{ ...source, date: "2026-02-30" }],
    '[0].date must be a day in ISO 8601, as 2026-10-02; got "2026-02-30"',
  ],
  ["a year as a number", [{ ...source, date: 2026 }], "[0].date must be a day in ISO 8601, as 2026-10-02; got 2026"],
  ["no text", [{ ...source, text: "" }], '[0].text must say what the prices are from; got ""'],
  [
    "http",
    [{ ...source, url: "http://example.com" }],
    '[0].url must be an address that begins with https://; got "http://example.com"',
  ],
  [
    "no address",
    [{ ...source, url: "https://" }],
    '[0].url must be an address that begins with https://; got "https://"',
  ],
  ["no prices", [source], "[0].prices must have prices by region; got nothing"],
  ["empty prices", withPrices({}), "[0].prices must have prices by region; got {}"],
  ["a list of prices", withPrices([node]), "[0].prices must have prices by region; got [{"],
  [
    "no region",
    withPrices({ Virginia: { "cache.r7g.large": node } }),
    '[0].prices.Virginia must be under the name of a region, as us-east-1; got "Virginia"',
  ],
  [
    "an empty region",
    withPrices({ "us-east-1": {} }),
    "[0].prices.us-east-1 must have prices by node type, or by what else is charged for; got {}",
  ],
  [
    "a node type without its family",
    withPrices({ "us-east-1": { "r7g.large": node } }),
    "[0].prices.us-east-1.r7g.large must be under a node type, as cache.r7g.large, or one of serverless, backup, transfer, cloudwatch, logs, kms, secretsmanager; got",
  ],
  [
    "what every object has",
    withPrices({ "us-east-1": { constructor: node } }),
    "[0].prices.us-east-1.constructor must be under a node type",
  ],
  [
    "an empty node type",
    withPrices({ "us-east-1": { "cache.r7g.large": {} } }),
    "[0].prices.us-east-1.cache.r7g.large must have prices by charge; got {}",
  ],
  [
    "another charge",
    withPrices({ "us-east-1": { "cache.r7g.large": { Redis: 1 } } }),
    "[0].prices.us-east-1.cache.r7g.large.Redis must be under one of redis, valkey, memcached, extendedSupportYears1And2, extendedSupportYear3, syncDurability; got",
  ],
  [
    "the charge of something else",
    withPrices({ "us-east-1": { logs: { key: 1 } } }),
    "[0].prices.us-east-1.logs.key must be under one of ingestion, storage; got",
  ],
  ...([-0.1, "0.219", null, true].map((price) => [
    `a price that is ${String(price)}`,
    withPrices({ "us-east-1": { "cache.r7g.large": { redis: price } } }),
    `[0].prices.us-east-1.cache.r7g.large.redis must be a number of US dollars that is not negative; got ${JSON.stringify(price)}`,
  ]) as [string, unknown, string][]),
])("refuses %s", (_, content, message) => {
  const parse = () => parsePriceLists(content, "prices.json");

  expect(parse).toThrow(Failure);
  expect(parse).toThrow(`prices.json: ${message}`);
});

test("shows the beginning of a long value", () => {
  expect(() => parsePriceLists("x".repeat(1000), "prices.json")).toThrow(/; got "x{79}…$/);
});
