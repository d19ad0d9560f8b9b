import { stackWith } from "../support/pricing";

const at = (path: string, args: object = {}) => ({ ...args, "//": { metadata: { path } } });
const cacheOf = (blocks: Parameters<typeof stackWith>[0]) =>
  Object.fromEntries(
    stackWith(blocks).resources.map(({ address, cache }) => [address.replace(/^aws_\w+\./, ""), cache]),
  );

describe("what belongs to a cache", () => {
  test("is everything beside the only one", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: { group: at("shop/Cache/Group", { replication_group_id: "sessions" }) },
        aws_kms_key: { key: at("shop/Key") },
      }),
    ).toEqual({ group: "sessions", key: "sessions" });
  });

  test("is not what other constructs beside the only one have made, unless it refers to that", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: {
          group: at("shop/Cache/Group", {
            replication_group_id: "sessions",
            kms_key_id: "${aws_kms_key.used.arn}",
          }),
        },
        aws_cloudwatch_metric_alarm: {
          own: at("shop/Alarms/Cpu", { dimensions: { id: "${aws_elasticache_replication_group.group.id}-001" } }),
          legacy: at("shop/Legacy/Cpu", { dimensions: { id: "legacy-001" } }),
        },
        aws_kms_key: { used: at("shop/Keys/One"), unused: at("shop/Keys/Two") },
      }),
    ).toEqual({ group: "sessions", own: "sessions", legacy: undefined, used: "sessions", unused: undefined });
  });

  test("is what the same construct has made; the rest belongs to none", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: {
          one: at("shop/Sessions/ReplicationGroup/Resource", { replication_group_id: "sessions" }),
          two: at("shop/Catalog/ReplicationGroup/Resource", { replication_group_id: "catalog" }),
        },
        aws_kms_key: { k1: at("shop/Sessions/Key/Resource"), k2: at("shop/Catalog/Key/Resource"), k3: at("shop/Key") },
      }),
    ).toEqual({ one: "sessions", two: "catalog", k1: "sessions", k2: "catalog", k3: undefined });
  });

  test("is found in constructs of constructs", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: {
          one: at("shop/Service/A/Group", { replication_group_id: "a" }),
          two: at("shop/Service/B/Group", { replication_group_id: "b" }),
        },
        aws_elasticache_serverless_cache: { three: at("shop/Other/Cache", { name: "c" }) },
        aws_kms_key: { k1: at("shop/Service/A/Key"), k2: at("shop/Service/Key"), k3: at("shop/Other/Key") },
      }),
    ).toEqual({ one: "a", two: "b", three: "c", k1: "a", k2: undefined, k3: "c" });
  });

  test("is told by addresses when names are unknown or the same", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: {
          one: at("shop/A/Group", { replication_group_id: "${var.name}" }),
          two: at("shop/B/Group", { replication_group_id: "same" }),
          three: at("shop/C/Group", { replication_group_id: "same" }),
        },
      }),
    ).toEqual({
      one: "aws_elasticache_replication_group.one",
      two: "aws_elasticache_replication_group.two",
      three: "aws_elasticache_replication_group.three",
    });
  });

  test("is not a replica by itself", () => {
    expect(
      cacheOf({
        aws_elasticache_replication_group: { group: at("shop/Group", { replication_group_id: "sessions" }) },
        aws_elasticache_cluster: { replica: at("shop/Replica", { replication_group_id: "sessions" }) },
      }),
    ).toEqual({ group: "sessions", replica: "sessions" });
  });
});
