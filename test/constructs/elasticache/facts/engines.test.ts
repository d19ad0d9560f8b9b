import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { type Engine } from "../../../../constructs/elasticache";
import { cacheRefusal, cacheWith } from "../../../support/fixtures";

describe("engine", () => {
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
  it.each([
    ["redis", "6.2", "redis6.x", "sessions-redis6-x"],
    ["redis", "7.0", "redis7", "sessions-redis7"],
    ["redis", "7.1", "redis7", "sessions-redis7"],
    ["valkey", "7.2", "valkey7", "sessions-valkey7"],
    ["valkey", "8.0", "valkey8", "sessions-valkey8"],
    ["valkey", "8.1", "valkey8", "sessions-valkey8"],
    ["valkey", "8.2", "valkey8", "sessions-valkey8"],
    ["valkey", "9.0", "valkey9", "sessions-valkey9"],
    ["valkey", "9.1", "valkey9", "sessions-valkey9"],
  ])("%s %s takes parameters of the family %s", (kind, version, family, groupName) => {
    const stack = cacheWith({ engine: { kind, version } as Engine });
    expect(stack).toHaveResource(ElasticacheReplicationGroup, { engine: kind, engine_version: version });
    expect(stack).toHaveResource(ElasticacheParameterGroup, {
      family,
      name: groupName,
      lifecycle: { create_before_destroy: true },
    });
  });

  it("says nothing of modes to Redis 6.2, which has none", () => {
    const group = cacheWith({ engine: { kind: "redis", version: "6.2" } }).only(ElasticacheReplicationGroup);
    expect(Object.keys(group)).not.toContain("cluster_mode");
    expect(Object.keys(group)).not.toContain("transit_encryption_mode");
    expect(group.transit_encryption_enabled).toBe(true);
  });

  it.each([
    [
      { kind: "redis", version: "7.2" },
      '`engine.version` must be one of "6.2", "7.0", "7.1", got "7.2"; write { kind: "valkey", version: "7.2" }',
    ],
    [{ kind: "redis", version: 7.1 }, '`engine.version` must be one of "6.2", "7.0", "7.1", got 7.1; write "7.1"'],
    [
      { kind: "redis", version: "7.0.7" },
      '`engine.version` must be one of "6.2", "7.0", "7.1", got "7.0.7"; write "7.0"',
    ],
    [{ kind: "redis", version: "6.x" }, '`engine.version` must be one of "6.2", "7.0", "7.1", got "6.x"; write "6.2"'],
    [
      { kind: "valkey", version: "7.1" },
      '`engine.version` must be one of "7.2", "8.0", "8.1", "8.2", "9.0", "9.1", got "7.1"; write { kind: "redis", version: "7.1" }',
    ],
    [
      { kind: "memcached", version: "1.6" },
      '`engine.kind` must be one of "redis", "valkey", got "memcached"; Memcached is not offered',
    ],
    [
      { kind: "Redis", version: "7.1" },
      '`engine.kind` must be one of "redis", "valkey", got "Redis"; did you mean "redis"?',
    ],
    [{ version: "7.1" }, '`engine.kind` must be one of "redis", "valkey"; write `kind`: "redis"'],
    [{ kind: "redis" }, "`engine.version` is required"],
    ["redis7", '`engine` must be an object with `kind`, got "redis7"'],
  ])("refuses %p", (engine, message) => {
    expect(cacheRefusal({ engine })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("must be known when it decides what is made", () => {
    expect(cacheRefusal({ engine: { kind: "redis", version: "${var.version}" } })).toContain(
      "`engine.version` must be",
    );
  });
});
