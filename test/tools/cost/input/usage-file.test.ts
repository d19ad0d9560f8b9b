import { parseUsage } from "../../../../tools/cost/input/usage-file";
import { Failure } from "../../../../tools/shared/failure";

function problemOf(text: string): string {
  try {
    parseUsage(text, "usage.yml");
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return (error as Failure).message;
  }
  return "none";
}

test("reads what Infracost writes, with sections and resources that say nothing", () => {
  const { byType, byResource } = parseUsage(
    `# Usage of the shop
version: 0.1
resource_type_default_usage:
resource_usage:
  aws_cloudwatch_log_group.app:
    storage_gb: 1.5e3 # GB
    monthly_data_ingested_gb: 0.1
  aws_kms_key.main:
    # monthly_requests: 0
`,
    "usage.yml",
  );
  expect(byType).toEqual(new Map());
  expect(byResource).toEqual(
    new Map([
      [
        "aws_cloudwatch_log_group.app",
        new Map([
          ["storage_gb", 1500],
          ["monthly_data_ingested_gb", 0.1],
        ]),
      ],
      ["aws_kms_key.main", new Map()],
    ]),
  );
});

test.each([
  ["", "usage.yml: `version` must be 0.1, got nothing"],
  ["version: 0.2", "usage.yml: `version` must be 0.1, got 0.2"],
  ['version: "0.1"', "none"],
  ["\uFEFFversion: 0.1", "none"],
  [
    "version: 0.1\nresource_usages: {}",
    'usage.yml: "resource_usages" is no part of a usage file, did you mean `resource_usage`?',
  ],
  ["version: 0.1\nresource_usage: []", "usage.yml: `resource_usage` must be a map, got a list"],
  [
    "version: 0.1\nresource_usage: { aws_kms_key.a: 5 }",
    'usage.yml: "aws_kms_key.a" of `resource_usage` must be a map, got something else',
  ],
])("%j", (text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

test("a file that is no usage file is not shown", () => {
  expect(problemOf("TOKEN=abc")).toBe(
    "usage.yml: a usage file must be a map, got text\nusage.yml: `version` must be 0.1, got nothing",
  );
});

describe("what is not YAML has a place", () => {
  test.each([
    ["version: 0.1\nversion: 0.1", "line 2, column 1: Map keys must be unique"],
    [
      "version: 0.1\nresource_usage: [",
      "line 2, column 18: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    ['version: 0.1\n"token": "abc" "def"', "line 2, column 16: Unexpected double-quoted-scalar at node end"],
    ["version: 0.1\nresource_usage: !custom {}", "line 2, column 17: Unresolved tag: !custom"],
    ["version: 0.1\n---\nversion: 0.1", "line 2, column 1: Source contains multiple documents"],
    ["version: 0.1\n} abc", "line 2, column 1: Unexpected flow-map-end token"],
  ])("%j", (text, place) => {
    expect(problemOf(text)).toBe(`usage.yml is not YAML: ${place}`);
  });

  test("so do aliases that make much of little", () => {
    const lists = [...Array(12).keys()].map(
      (level) =>
        `l${level}: &l${level} [${Array(9)
          .fill(level === 0 ? "x" : `*l${level - 1}`)
          .join(", ")}]`,
    );
    expect(problemOf(lists.join("\n"))).toBe(
      "usage.yml is no YAML that can be read: Excessive alias count indicates a resource exhaustion attack",
    );
  });
});

describe("a value is a number", () => {
  const rule = "`storage_gb` (log events that are kept, in GB) must be a number from 0 on";

  test.each([
    ['"10"', 'got the text "10": write it without quotes'],
    ["on", 'got the text "on"'],
    ["2026-01-01", 'got the text "2026-01-01"'],
    ["1_000", 'got the text "1_000"'],
    [".nan", "got NaN"],
    [".inf", "got Infinity"],
    ["1e400", "got Infinity"],
    ["-0.5", "got -0.5"],
    ["true", "got true"],
    ["", "got nothing"],
    ["[1]", "got a list"],
    ["{ a: 1 }", "got a map"],
  ])("%s", (value, got) => {
    const text = `version: 0.1\nresource_usage:\n  aws_cloudwatch_log_group.a:\n    storage_gb: ${value}`;
    expect(problemOf(text)).toBe(`usage.yml: "aws_cloudwatch_log_group.a": ${rule}, ${got}`);
  });
});

describe("names are known", () => {
  test.each([
    [
      "aws_kms_key.a: { monthly_request: 1 }",
      '"aws_kms_key.a": "monthly_request" is no usage of "aws_kms_key" that is priced, did you mean `monthly_requests`?',
    ],
    [
      "aws_kms_key.a: { toString: 1 }",
      '"aws_kms_key.a": "toString" is no usage of "aws_kms_key" that is priced, only `monthly_requests`',
    ],
    ["aws_kms_kye.a: {}", 'no usage of "aws_kms_kye" is priced, did you mean `aws_kms_key`?'],
    ["constructor.a: {}", 'no usage of "constructor" is priced, only '],
    ["aws_kms_key: {}", '"aws_kms_key" is a type and no address: declare its usage in `resource_type_default_usage`'],
    ["aws_kms_key.a[0: {}", '"aws_kms_key.a[0" is no address of a resource'],
    ["module.a: {}", '"module.a" is no address of a resource'],
    ["data.aws_kms_key.a: {}", '"data.aws_kms_key.a" is no address of a resource'],
    [
      "shop: { monthly_requests: 1 }",
      '"shop": "monthly_requests" is no usage of a cache that is priced, only `monthly_cross_zone_gb`, `snapshot_storage_size_gb`, `average_data_gb`, `monthly_ecpus`',
    ],
    ["__proto__: { storage_gb: 1 }", '"__proto__": "storage_gb" is no usage of a cache that is priced, only '],
  ])("%s", (entry, problem) => {
    expect(problemOf(`version: 0.1\nresource_usage:\n  ${entry}`).startsWith(`usage.yml: ${problem}`)).toBe(true);
  });

  test.each([
    [
      "aws_elasticache_replication_group",
      "reserved_instance_term: 1_year",
      "reserved nodes are not priced: prices are on demand",
    ],
    [
      "aws_elasticache_cluster",
      "reserved_instance_payment_option: no_upfront",
      "reserved nodes are not priced: prices are on demand",
    ],
    ["aws_cloudwatch_log_group", "monthly_data_scanned_gb: 20", "queries of logs are not priced"],
  ])("what Infracost prices and we do not is refused with the reason: %s %s", (type, line, reason) => {
    const [key = ""] = line.split(":");
    expect(problemOf(`version: 0.1\nresource_type_default_usage:\n  ${type}:\n    ${line}`)).toBe(
      `usage.yml: \`${key}\` of "${type}": ${reason}`,
    );
  });

  test("of many problems the first are named", () => {
    const entries = [...Array(12).keys()].map((index) => `  no_type.r${index}: {}`);
    const lines = problemOf(["version: 0.1", "resource_usage:", ...entries].join("\n")).split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[10]).toBe("usage.yml: and 2 more problems");
  });

  test("all problems are named at once", () => {
    expect(
      problemOf("version: 1\nresource_usage:\n  aws_kms_key.a: { monthly_requests: x }\nmore: 1").split("\n"),
    ).toEqual([
      'usage.yml: "more" is no part of a usage file, only `version`, `resource_type_default_usage`, `resource_usage`',
      "usage.yml: `version` must be 0.1, got 1",
      'usage.yml: "aws_kms_key.a": `monthly_requests` (what is asked of it in a month, in requests) must be a number from 0 on, got the text "x"',
    ]);
  });
});
