import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run as runCost } from "../../../tools/cost/run";
import { run } from "../../../tools/prices/run";
import { Failure } from "../../../tools/shared/failure";
import { parsePriceLists } from "../../../tools/shared/prices/parse-price-lists";
import { readPriceLists, readPrices } from "../../../tools/shared/prices/read-prices";
import { change, planWith } from "../shared/plan/plans";
import { type CraftedRow, offerWith, row, rowAt, serverlessRow } from "./support/offers";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prices-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Makes a table of an offer file, and says what is printed. */
function runWith(content: unknown): string {
  writeFileSync(join(folder, "offer.json"), typeof content === "string" ? content : JSON.stringify(content));
  return run(folder, "offer.json", "table.json");
}

const table = () => readFileSync(join(folder, "table.json"), "utf8");

const node = (sku: string, regionCode: string, cacheEngine: string, usd: string, type = "cache.r7g.large") =>
  rowAt(usd, { regionCode, cacheEngine, usagetype: `X1-NodeUsage:${type}` }, { sku });

const backup = (sku: string, usd: string, usagetype: string) =>
  rowAt(usd, { usagetype }, { sku, productFamily: "Storage Snapshot", dimension: { unit: "GB-Mo" } });

const rows: readonly CraftedRow[] = [
  node("A", "us-east-1", "Valkey", "0.1752000000"),
  node("B", "eu-west-1", "Valkey", "0.3896000000", "cache.r7g.xlarge"),
  serverlessRow("EU-ElastiCacheProcessingUnits:Valkey", "ElastiCacheProcessingUnit", "0.0000000025"),
  node("C", "eu-west-1", "Valkey", "0.1944000000"),
  node("D", "eu-west-1", "Redis", "0.2430000000"),
  backup("E", "0.0850000000", "EU-ElastiCache:BackupUsage"),
  row({ sku: "F", attributes: { locationType: "AWS Outposts" } }),
];

describe("the table", () => {
  test("has one list with the date and the address of the file, sorted", () => {
    runWith(offerWith(rows));

    expect(table()).toBe(`[
  {
    "kind": "list",
    "date": "2026-11-08",
    "text": "AWS Price List of AmazonElastiCache",
    "url": "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonElastiCache/current/index.json",
    "prices": {
      "eu-west-1": {
        "backup": {
          "storage": 0.085
        },
        "cache.r7g.large": {
          "redis": 0.243,
          "valkey": 0.1944
        },
        "cache.r7g.xlarge": {
          "valkey": 0.3896
        },
        "serverless": {
          "valkeyRequests": 0.0025
        }
      },
      "us-east-1": {
        "cache.r7g.large": {
          "valkey": 0.1752
        }
      }
    }
  }
]
`);
  });

  test("is the same whatever the order of the file", () => {
    runWith(offerWith(rows));
    const before = table();
    runWith(offerWith([...rows].reverse()));

    expect(table()).toBe(before);
  });

  test("is written as this project writes JSON, and read as every table", () => {
    runWith(offerWith([...rows, node("G", "eu-west-1", "Valkey", "0.0000000027", "cache.t4g.nano")]));

    const prettier = join(__dirname, "../../../node_modules/prettier/bin/prettier.cjs");
    const formatted = execFileSync(process.execPath, [prettier, "--parser", "json"], {
      input: table(),
      encoding: "utf8",
    });
    expect(formatted).toBe(table());
    expect(parsePriceLists(JSON.parse(table()), "table.json")).toHaveLength(1);
  });

  test("of one region has its address", () => {
    runWith(offerWith([node("C", "eu-west-1", "Valkey", "0.1944000000")]));

    expect(table()).toContain("/AmazonElastiCache/current/eu-west-1/index.json");
  });

  test("takes the place of one that is there", () => {
    writeFileSync(join(folder, "table.json"), "before");
    linkSync(join(folder, "table.json"), join(folder, "old.json"));
    runWith(offerWith(rows));

    expect(table()).not.toContain("before");
    // It is another file, whole from its first moment.
    expect(readFileSync(join(folder, "old.json"), "utf8")).toBe("before");
    expect(readdirSync(folder).sort()).toEqual(["offer.json", "old.json", "table.json"]);
  });
});

test("prints what is taken of each region, what is left out and why, and where the table is", () => {
  expect(runWith(offerWith([...rows, row({ sku: "H", dimension: { unit: "Mins" } })]))).toBe(
    `eu-west-1: 1 backup, 1 redis, 2 valkey, 1 serverless
us-east-1: 1 valkey
left out: 1 (location type AWS Outposts)
left out: 1 (unit Mins)
table.json has the prices of 2026-11-08
`,
  );
});

describe("two rows for the same", () => {
  test("that agree are one", () => {
    runWith(offerWith([node("A", "eu-west-1", "Valkey", "0.1944"), node("B", "eu-west-1", "Valkey", "0.1944000000")]));

    expect(JSON.parse(table())).toMatchObject([{ prices: { "eu-west-1": { "cache.r7g.large": { valkey: 0.1944 } } } }]);
  });

  test.each([
    [
      [node("A1", "eu-west-1", "Valkey", "0.1944000000"), node("B2", "eu-west-1", "Valkey", "0.0350000000")],
      "two prices for valkey of cache.r7g.large in eu-west-1: A1 says 0.1944, B2 says 0.035",
    ],
    [
      [backup("A1", "0.085", "EU-BackupUsage:Redis"), backup("B2", "0.0000000095", "EU-BackupUsage:Valkey")],
      "two prices for storage of backup in eu-west-1: A1 says 0.085, B2 says 0.0000000095",
    ],
  ])("that do not agree are refused, by SKU and price", (both, message) => {
    expect(() => runWith(offerWith(both))).toThrow(message);
    expect(readdirSync(folder)).toEqual(["offer.json"]);
  });
});

describe("writes nothing", () => {
  const inYuan = offerWith([
    row({ attributes: { regionCode: "cn-north-1" }, dimension: { pricePerUnit: { CNY: "1.5" } } }),
  ]);

  test.each<[string, unknown, string]>([
    ["of the offer of another service", offerWith(rows, { offerCode: "AmazonEC2" }), "must be"],
    ["without a date", offerWith(rows, { publicationDate: undefined }), "publicationDate must be"],
    ["of what is no JSON", "sku,price", "offer.json has no JSON in it: "],
    ["of half a file", JSON.stringify(offerWith(rows)).slice(0, -1), "offer.json has no JSON in it: "],
    ["of no row", offerWith([]), "offer.json has no price in US dollars that belongs into the table"],
    [
      "of prices in yuan",
      inYuan,
      "offer.json has no price in US dollars that belongs into the table\nleft out: 1 (currency CNY)",
    ],
    ["of a price that is no number", offerWith([...rows, rowAt("?", {}, { sku: "Z9" })]), "the price of Z9 must be"],
  ])("%s", (_, content, message) => {
    writeFileSync(join(folder, "table.json"), "before");

    expect(() => runWith(content)).toThrow(Failure);
    expect(() => runWith(content)).toThrow(message);
    expect(table()).toBe("before");
    expect(readdirSync(folder).sort()).toEqual(["offer.json", "table.json"]);
  });

  test("where the folder cannot be made, or there is a folder", () => {
    writeFileSync(join(folder, "offer.json"), JSON.stringify(offerWith(rows)));

    expect(() => run(folder, "offer.json", "offer.json/table.json")).toThrow(
      /^the table cannot be written to .*offer\.json\/table\.json: E(?:NOTDIR|EXIST)/,
    );
    mkdirSync(join(folder, "tables"));
    expect(() => run(folder, "offer.json", "tables")).toThrow(/^the table cannot be written to .*tables: EISDIR/);
    expect(readdirSync(folder).sort()).toEqual(["offer.json", "tables"]);
  });

  test("and a folder that is not there is made", () => {
    writeFileSync(join(folder, "offer.json"), JSON.stringify(offerWith(rows)));
    run(folder, "offer.json", "new/table.json");

    expect(existsSync(join(folder, "new/table.json"))).toBe(true);
  });

  test("of a file that is not there", () => {
    expect(() => run(folder, "offer.json", "table.json")).toThrow("offer.json cannot be read: ENOENT");
  });
});

describe("the cost command", () => {
  const cache = change("aws_elasticache_replication_group.cache", ["create"], {
    after: {
      replication_group_id: "cache",
      node_type: "cache.r7g.large",
      engine: "valkey",
      num_cache_clusters: 3,
      snapshot_retention_limit: 5,
    },
  });

  async function costs(...prices: readonly string[]) {
    writeFileSync(join(folder, "plan.json"), JSON.stringify(planWith([cache])));
    const [file] = prices;
    const options = { plan: "plan.json", region: "eu-west-1", format: "text", prices: file } as const;
    return (await runCost(folder, [], options, "2026-11-27")).text;
  }

  test("prices from the new table, and from the project's what that does not have", async () => {
    runWith(offerWith([node("A", "eu-west-1", "Valkey", "0.2000000000")]));

    // 3 nodes for 730 hours at 0.1944, and at 0.2.
    expect(await costs()).toContain("$425.74");
    const text = await costs("table.json");
    expect(text).toContain("$438.00");
    expect(text).toContain("Prices: AWS Price List of AmazonElastiCache (2026-11-08)");
    expect(text).toContain("$0.085 per GB-month [1]");
  });

  test("takes what a new table says of backups, and no older price", async () => {
    runWith(offerWith([backup("E", "0.0950000000", "EU-BackupUsage:Valkey")]));

    expect(await costs("table.json")).toContain("$0.095 per GB-month");
    expect(
      readPrices(readPriceLists(join(folder, "table.json"), "table.json")).other("eu-west-1", "backup", "storage"),
    ).toMatchObject({ source: { date: "2026-11-08" } });
  });

  test("refuses what is no table", async () => {
    writeFileSync(join(folder, "table.json"), "{}");

    await expect(costs("table.json")).rejects.toThrow("table.json: the file must be a list of price lists");
    await expect(costs("none.json")).rejects.toThrow("none.json cannot be read: ENOENT");
  });
});

test("a table that could not be read again is not written", () => {
  const day = JSON.stringify({ ...offerWith(rows), publicationDate: "2026-02-30T00:00:00Z" });
  writeFileSync(join(folder, "offer.json"), day);

  expect(() => run(folder, "offer.json", "table.json")).toThrow("must be a day");
  expect(existsSync(join(folder, "table.json"))).toBe(false);
});
