import { projectOfStack } from "../../../../tools/cost/project";
import { unmatchedUsage, usageIn } from "../../../../tools/cost/input/usage";
import { parseUsage } from "../../../../tools/cost/input/usage-file";
import type { Arguments } from "../../../../tools/shared/stack/document";
import { asked, stackOf } from "../documents";

const group = "aws_elasticache_replication_group";
const serverless = "aws_elasticache_serverless_cache";
const logs = "aws_cloudwatch_log_group";

/** What a stack uses of what nobody else knows: the quantities of estimates, by address. */
function quantities(resources: Readonly<Record<string, Arguments>>, usage: string) {
  const file = parseUsage(`version: 0.1\n${usage}`, "usage.yml");
  const project = projectOfStack("prod", stackOf(resources), { ...asked, usageOf: usageIn(file) });
  return Object.fromEntries(
    project.resources.map(({ address, components }) => [
      address,
      components.flatMap(({ usageBased, quantity }) => (usageBased && quantity ? [quantity.toFixed()] : [])),
    ]),
  );
}

const shop = { replication_group_id: "shop", node_type: "cache.r6g.large", engine: "valkey", engine_version: "8.0" };

describe("every key is priced", () => {
  const resources = {
    [`${group}.r`]: { ...shop, num_cache_clusters: 2, snapshot_retention_limit: 5 },
    [`${group}.sharded`]: { ...shop, replication_group_id: "s", num_node_groups: 2, replicas_per_node_group: 1 },
    [`${serverless}.r`]: { name: "lite", engine: "valkey" },
    [`${logs}.r`]: {},
    "aws_kms_external_key.r": {},
    "aws_kms_key.r": {},
    "aws_kms_replica_external_key.r": {},
    "aws_kms_replica_key.r": {},
    "aws_secretsmanager_secret.r": {},
    "aws_appautoscaling_target.r": {
      service_namespace: "elasticache",
      scalable_dimension: "elasticache:replication-group:NodeGroups",
      resource_id: "replication-group/s",
      min_capacity: 2,
      max_capacity: 8,
    },
  };

  test.each([
    [group, "snapshot_storage_size_gb", ["40"]],
    [group, "monthly_cross_zone_gb", ["10"]],
    [serverless, "average_data_gb", ["7300"]],
    [serverless, "monthly_ecpus", ["0.00001"]],
    [serverless, "snapshot_storage_size_gb", ["10"]],
    [logs, "monthly_data_ingested_gb", ["10"]],
    [logs, "storage_gb", ["10"]],
    ["aws_kms_external_key", "monthly_requests", ["10"]],
    ["aws_kms_key", "monthly_requests", ["10"]],
    ["aws_kms_replica_external_key", "monthly_requests", ["10"]],
    ["aws_kms_replica_key", "monthly_requests", ["10"]],
    ["aws_secretsmanager_secret", "monthly_requests", ["10"]],
    ["aws_appautoscaling_target", "capacity", ["11680"]],
  ])("%s %s", (type, key, expected) => {
    const usage = `resource_usage:\n  ${type}.r:\n    ${key}: 10`;
    expect(quantities(resources, usage)[`${type}.r`]).toEqual(expected);
  });
});

describe("what is said of one resource comes before what is said of several", () => {
  const each = { for_each: { a: 1, "b.c": 2 } };

  test("address, then `[*]`, then type", () => {
    const usage = `
resource_type_default_usage:
  ${logs}: { storage_gb: 1, monthly_data_ingested_gb: 4 }
resource_usage:
  ${logs}.many[*]: { storage_gb: 2 }
  ${logs}.many["b.c"]: { storage_gb: 3 }`;
    expect(quantities({ [`${logs}.many`]: each, [`${logs}.one`]: {} }, usage)).toEqual({
      [`${logs}.many["a"]`]: ["4", "2"],
      [`${logs}.many["b.c"]`]: ["4", "3"],
      [`${logs}.one`]: ["4", "1"],
    });
  });

  test("a nought is usage as well", () => {
    const usage = `
resource_type_default_usage: { ${logs}: { storage_gb: 5 } }
resource_usage: { ${logs}.a: { storage_gb: 0 } }`;
    expect(quantities({ [`${logs}.a`]: {} }, usage)).toEqual({ [`${logs}.a`]: ["0"] });
  });

  test("the name of a cache stands for it", () => {
    const resources = {
      [`${group}.Redis_8A2B`]: shop,
      [`${serverless}.lite`]: { name: "lite", engine: "valkey" },
    };
    const usage = `
resource_usage:
  shop: { monthly_cross_zone_gb: 100 }
  lite: { average_data_gb: 2 }`;
    expect(quantities(resources, usage)).toEqual({
      [`${group}.Redis_8A2B`]: ["100"],
      [`${serverless}.lite`]: ["1460"],
    });
  });

  test.each([
    ['module.a[0].module.b["x"].aws_kms_key.k[1]', "exact", 1],
    ['module.a[0].module.b["x"].aws_kms_key.k[2]', "one index left open", 2],
    ['module.a[3].module.b["y]"].aws_kms_key.k[2]', "all left open", 3],
    ['module.a[0].module.b["x"].aws_kms_key.other[1]', "nothing that fits", undefined],
  ])("%s: %s", (address, _, expected) => {
    const file = parseUsage(
      `
version: 0.1
resource_usage:
  module.a[*].module.b[*].aws_kms_key.k[*]: { monthly_requests: 3 }
  module.a[0].module.b["x"].aws_kms_key.k[*]: { monthly_requests: 2 }
  module.a[0].module.b["x"].aws_kms_key.k[1]: { monthly_requests: 1 }`,
      "usage.yml",
    );
    expect(usageIn(file)({ address, type: "aws_kms_key", values: {} }, "monthly_requests")).toBe(expected);
  });
});

describe("usage of what is not there is named", () => {
  const warningsOf = (entry: string) => {
    const file = parseUsage(`version: 0.1\nresource_usage:\n  ${entry}`, "usage.yml");
    const { resources: priced } = projectOfStack("prod", stackOf(resources), { ...asked, usageOf: usageIn(file) });
    return unmatchedUsage(file, priced, "usage.yml");
  };
  const resources = { [`${group}.r`]: shop, "aws_kms_key.main": {} };

  test.each([
    [
      "aws_kms_key.mian: {}",
      'usage.yml: "aws_kms_key.mian" is nothing that is priced here, did you mean `aws_kms_key.main`?',
    ],
    [
      "aws_kms_key.main[*]: {}",
      'usage.yml: "aws_kms_key.main[*]" is nothing that is priced here, did you mean `aws_kms_key.main`?',
    ],
    ["shopp: {}", 'usage.yml: "shopp" is nothing that is priced here, did you mean `shop`?'],
    ["elsewhere: {}", 'usage.yml: "elsewhere" is nothing that is priced here'],
    [
      "aws_cloudwatch_log_group.a: {}\n  aws_secretsmanager_secret.b: {}",
      'usage.yml: "aws_cloudwatch_log_group.a" is nothing that is priced here\nusage.yml: "aws_secretsmanager_secret.b" is nothing that is priced here',
    ],
  ])("%s", (entry, message) => {
    expect(warningsOf(entry).join("\n")).toBe(message);
  });

  test("once for the first ten, and then by number", () => {
    const entries = Array.from({ length: 13 }, (_, index) => `aws_kms_key.k${index}: {}`);

    expect(warningsOf(entries.join("\n  "))).toHaveLength(11);
    expect(warningsOf(entries.join("\n  ")).at(-1)).toBe("usage.yml: 3 more are nothing that is priced here");
  });

  test("and refused when it is that of the other type of cache", () => {
    expect(() => warningsOf("shop: { monthly_ecpus: 3 }")).toThrow(
      new Error(`usage.yml: "shop": \`monthly_ecpus\` is no usage of ${group} that is priced`),
    );
  });

  test("but not that of a type which the stack does not have", () => {
    const usage = `resource_type_default_usage: { ${logs}: { storage_gb: 5 } }`;
    expect(quantities(resources, usage)).toEqual({ [`${group}.r`]: [], "aws_kms_key.main": [] });
  });
});
