import { componentsOf, stackWith } from "../support/pricing";

const caches = (args: object, usage: Readonly<Record<string, number>> = {}, region = "us-east-1") =>
  stackWith(
    { aws_elasticache_serverless_cache: { cache: { name: "cache", engine: "valkey", ...args } } },
    { region, usage: { aws_elasticache_serverless_cache: usage } },
  );

/** https://aws.amazon.com/elasticache/pricing/: at least 100 MB for Valkey, 1 GB for Redis OSS */
describe("a serverless cache", () => {
  test.each([
    ["valkey", "Data (Valkey, the least that is charged)", "73", "6.13"],
    ["redis", "Data (Redis OSS, the least that is charged)", "730", "91.25"],
  ])("of %s costs something also when it is empty", (engine, name, quantity, dollars) => {
    expect(componentsOf(caches({ engine }))).toEqual([
      [name, quantity, dollars],
      [expect.stringContaining("Requests"), "-", "-"],
      ["Backups", "-", "-"],
    ]);
  });

  test("costs what is declared: data, requests and backups", () => {
    const usage = { average_data_gb: 10, monthly_ecpus: 50_000_000_000, snapshot_storage_size_gb: 20 };

    expect(componentsOf(caches({}, usage))).toEqual([
      ["Data (Valkey)", "7300", "613.20"],
      ["Requests (Valkey)", "50000", "115.00"],
      ["Backups", "20", "1.70"],
    ]);
  });

  test("costs at least its own minimum, of which AWS says: 100,000 ECPU a second of Redis OSS are $1.224 an hour", () => {
    const cache_usage_limits = { data_storage: { minimum: 2, unit: "GB" }, ecpu_per_second: { minimum: 100_000 } };
    const both = componentsOf(
      caches({ engine: "redis", cache_usage_limits }, { average_data_gb: 1, monthly_ecpus: 5 }),
    );

    expect(both.slice(0, 2)).toEqual([
      ["Data (Redis OSS)", "1460", "182.50"],
      ["Requests (Redis OSS)", "262800", "893.52"],
    ]);
    expect((893.52 / 730).toFixed(3)).toBe("1.224");
  });

  test("costs what AWS charges at least also with a lower minimum of its own", () => {
    const limits = { data_storage: { minimum: 0 } };

    expect(componentsOf(caches({ engine: "redis", cache_usage_limits: limits }))[0]![2]).toBe("91.25");
    expect(componentsOf(caches({ engine: "memcached" }))[0]![1]).toBe("730");
  });

  test.each([
    [{ data_storage: "${var.limit}" }, 0],
    [{ ecpu_per_second: { minimum: "${var.least}" } }, 1],
  ])("cannot be priced with %j", (cache_usage_limits, index) => {
    expect(componentsOf(caches({ cache_usage_limits }))[index]![2]).toBe(
      "`cache_usage_limits` is known to Terraform only: use --plan",
    );
  });

  test("reads the limits as a plan has them", () => {
    const cache_usage_limits = [{ data_storage: [{ minimum: 2, maximum: 10 }], ecpu_per_second: [{ minimum: 1000 }] }];

    expect(componentsOf(caches({ cache_usage_limits })).slice(0, 2)).toEqual([
      ["Data (Valkey, the least that is charged)", "1460", "122.64"],
      ["Requests (Valkey)", "2628", "6.04"],
    ]);
  });

  test.each([
    [{ engine: "redis" }, "eu-central-1", "no price for serverless Redis OSS in eu-central-1"],
    [{ engine: "memcached" }, "us-east-1", "no price for serverless Memcached in us-east-1"],
    [{ engine: "toString" }, "us-east-1", "no price for toString"],
    [{ engine: "${var.engine}" }, "us-east-1", "`engine` is known to Terraform only: use --plan"],
    [
      { cache_usage_limits: "${var.limits}" },
      "us-east-1",
      "`cache_usage_limits` is known to Terraform only: use --plan",
    ],
  ])("%j in %s is not priced", (args, region, reason) => {
    expect(componentsOf(caches(args, {}, region))[0]![2]).toBe(reason);
  });
});
