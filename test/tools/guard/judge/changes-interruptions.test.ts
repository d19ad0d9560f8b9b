import { judge } from "../../../../tools/guard/judge/judge";
import type { ResourceChange } from "../../../../tools/shared/plan/plan";
import { change, planWith, update } from "../../shared/plan/plans";

const interruptions = (each: ResourceChange) => judge(planWith([each])).interruptions;

const mayWait = "at once or in the maintenance window, sun:05:00-sun:07:00 UTC: AWS does not say which";

describe("a change in place that clients notice", () => {
  const upgrade = (rest: object) =>
    interruptions(update({ engine_version: "7.0", ...rest }, { engine_version: "7.1", ...rest }))[0];

  test("waits for the maintenance window", () => {
    expect(upgrade({})).toEqual({
      address: "aws_elasticache_replication_group.cache",
      attribute: "engine_version",
      kind: "engine upgrade",
      values: "7.0 → 7.1",
      when: "in the maintenance window, sun:05:00-sun:07:00 UTC",
      effect: "connections end once; each node is replaced and the primary fails over: writes fail for seconds",
      source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement-upgrade-considerations.html",
    });
  });

  test("happens at once with apply_immediately", () => {
    expect(upgrade({ apply_immediately: true })?.when).toBe("at once, because `apply_immediately` is true");
  });

  test.each([
    ["without a replica", { num_cache_clusters: 1 }],
    ["without Multi-AZ", { num_cache_clusters: 3, multi_az_enabled: false }],
  ])("is an outage %s", (_title, rest) => {
    expect(upgrade(rest)?.effect).toBe(
      "the primary does not answer during the upgrade, and AWS keeps the data as well as it can: take a snapshot first",
    );
  });

  test.each([
    ["a replica takes over", {}, "the nodes are replaced online; connections end once, for seconds"],
    ["nothing takes over", { automatic_failover_enabled: false }, "the data is copied to a new node: no service"],
    ["there is no replica", { num_cache_clusters: 1 }, "the data is copied to a new node: no service"],
  ])("of the node type is what it is when %s", (_title, rest, effect) => {
    const types = ["cache.r7g.large", "cache.r7g.xlarge"].map((node_type) => ({ node_type, ...rest }));

    expect(interruptions(update(types[0]!, types[1]!))[0]?.effect).toContain(effect);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroupPendingModifiedValues.html and
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_PendingModifiedValues.html
  test.each([
    ["engine_version", "7.0", "7.1", "in the maintenance window, sun:05:00-sun:07:00 UTC"],
    ["engine", "redis", "valkey", "in the maintenance window, sun:05:00-sun:07:00 UTC"],
    ["node_type", "cache.r7g.large", "cache.r7g.xlarge", "in the maintenance window, sun:05:00-sun:07:00 UTC"],
    ["automatic_failover_enabled", true, false, "in the maintenance window, sun:05:00-sun:07:00 UTC"],
    ["automatic_failover_enabled", false, true, "in the maintenance window, sun:05:00-sun:07:00 UTC"],
    ["multi_az_enabled", true, false, mayWait],
    ["transit_encryption_enabled", false, true, mayWait],
    ["transit_encryption_mode", "preferred", "required", mayWait],
    ["cluster_mode", "disabled", "compatible", mayWait],
    ["user_group_ids", ["a"], ["b"], mayWait],
    ["parameter_group_name", "a", "b", mayWait],
    ["num_cache_clusters", 2, 3, "at once, whatever `apply_immediately` says"],
    ["num_node_groups", 2, 3, "at once, whatever `apply_immediately` says"],
    ["auth_token", "a", "b", "at once, whatever `apply_immediately` says"],
    ["security_group_ids", ["a"], ["b"], "at once, whatever `apply_immediately` says"],
  ])("%s from %j to %j happens when AWS says", (attribute, before, after, when) => {
    const found = (rest: object) =>
      interruptions(update({ [attribute]: before, ...rest }, { [attribute]: after, ...rest })).map((each) => each.when);

    expect(found({})).toEqual([when]);
    expect(found({ apply_immediately: true })).toEqual([
      when.startsWith("at once, whatever") ? when : "at once, because `apply_immediately` is true",
    ]);
  });

  test("scales at once, whatever apply_immediately says", () => {
    expect(interruptions(update({ num_cache_clusters: 3 }, { num_cache_clusters: 2 }))).toEqual([
      {
        address: "aws_elasticache_replication_group.cache",
        attribute: "num_cache_clusters",
        kind: "replicas removed",
        values: "3 → 2",
        when: "at once, whatever `apply_immediately` says",
        effect: "connections to the removed nodes end; fewer nodes serve reads",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DecreaseReplicaCount.html",
      },
    ]);
  });

  test.each([
    ["engine", "redis", "valkey", "engine change"],
    ["node_type", "cache.r7g.large", "cache.r7g.xlarge", "node type"],
    ["parameter_group_name", "a", "b", "parameter group"],
    ["num_cache_clusters", 2, 3, "replicas added"],
    ["replicas_per_node_group", 1, 2, "replicas added"],
    ["replicas_per_node_group", 2, 1, "replicas removed"],
    ["num_node_groups", 2, 3, "shards added"],
    ["num_node_groups", 3, 2, "shards removed"],
    ["transit_encryption_enabled", false, true, "TLS"],
    ["transit_encryption_enabled", true, false, "TLS off"],
    ["transit_encryption_mode", "preferred", "required", "TLS required"],
    ["transit_encryption_mode", "required", "preferred", "TLS optional"],
    ["cluster_mode", "disabled", "compatible", "cluster mode"],
    ["cluster_mode", "compatible", "enabled", "cluster mode"],
    ["auth_token", "a", "b", "authentication"],
    ["user_group_ids", ["a"], ["b"], "authentication"],
    ["security_group_ids", ["a"], ["b"], "network access"],
    ["ip_discovery", "ipv4", "ipv6", "addresses"],
    ["automatic_failover_enabled", true, false, "less protection"],
    ["automatic_failover_enabled", false, true, "more protection"],
    ["multi_az_enabled", true, false, "less protection"],
    ["multi_az_enabled", false, true, "more protection"],
    ["auth_token_update_strategy", "ROTATE", "SET", "authentication"],
    ["user_group_ids", ["a"], [], "less protection"],
    ["cluster_mode", "compatible", "disabled", "cluster mode"],
    ["snapshot_retention_limit", 7, 0, "less protection"],
    ["preferred_cache_cluster_azs", ["a"], ["b"], "nothing"],
  ])("%s from %j to %j is of the kind %s", (attribute, before, after, kind) => {
    const found = interruptions(update({ [attribute]: before }, { [attribute]: after }));

    expect(found.map((each) => each.kind)).toEqual([kind]);
  });

  test.each([
    ["description", "a", "b"],
    ["tags", {}, { a: "b" }],
    ["maintenance_window", "sun:05:00-sun:07:00", "mon:05:00-mon:07:00"],
    ["snapshot_retention_limit", 0, 7],
    ["snapshot_retention_limit", 7, 5],
    ["security_group_ids", ["a"], ["a", "b"]],
    ["final_snapshot_identifier", null, "final"],
    ["auth_token_update_strategy", "SET", "ROTATE"],
  ])("%s from %j to %j interrupts nothing", (attribute, before, after) => {
    expect(interruptions(update({ [attribute]: before }, { [attribute]: after }))).toEqual([]);
  });

  test.each([
    ["aws_elasticache_user", "access_string", "on +get", "on +@all", "permissions"],
    ["aws_elasticache_user_group", "user_ids", ["a", "b"], ["a"], "authentication"],
    ["aws_elasticache_parameter_group", "parameter", [], [{ name: "timeout", value: "60" }], "parameters"],
    ["aws_kms_key", "is_enabled", true, false, "encryption"],
    ["aws_vpc_security_group_ingress_rule", "from_port", 6379, 6380, "network access"],
    ["aws_cloudwatch_metric_alarm", "actions_enabled", true, false, "less protection"],
    ["aws_cloudwatch_metric_alarm", "alarm_actions", ["arn:a"], [], "less protection"],
    ["aws_cloudwatch_composite_alarm", "alarm_actions", ["arn:a"], null, "less protection"],
    ["aws_route53_record", "records", ["a"], ["b"], "addresses"],
    ["aws_elasticache_serverless_cache", "user_group_id", null, "users", "authentication"],
    ["aws_elasticache_serverless_cache", "user_group_id", "users", "others", "authentication"],
  ])("%s: %s is of the kind", (type, attribute, before, after, kind) => {
    const each = change(`${type}.it`, ["update"], { before: { [attribute]: before }, after: { [attribute]: after } });

    expect(interruptions(each).map((found) => found.kind)).toEqual([kind]);
  });

  test.each([
    [{ auth_token: "a" }, "the old and the new token both work"],
    [
      { auth_token: null },
      "clients with the new token get in; those without one, or with a token that the state does not know, still do",
    ],
  ])("of the token says what happens to clients: %j", (before, effect) => {
    const after = { auth_token: "b", auth_token_update_strategy: "ROTATE" };

    expect(interruptions(update({ ...after, ...before }, after)).map((each) => each.effect)).toEqual([effect]);
  });

  test("of the token is told when the provider only sends it again", () => {
    const token = { auth_token: "a" };
    const found = (before: object) =>
      interruptions(
        update({ ...before, auth_token_update_strategy: null }, { ...before, auth_token_update_strategy: "ROTATE" }),
      );

    expect(found(token).map(({ kind }) => kind)).toEqual(["authentication"]);
    expect(found({})).toEqual([]);
  });

  test("to smaller nodes asks whether the data fits", () => {
    const kinds = (before: string, after: string) =>
      interruptions(update({ node_type: before }, { node_type: after })).map(({ kind }) => kind);

    expect(kinds("cache.r7g.xlarge", "cache.r7g.large")).toEqual(["node type", "less memory"]);
    expect(kinds("cache.r7g.large", "cache.r7g.xlarge")).toEqual(["node type"]);
  });

  test("of engine and version is told once", () => {
    const found = interruptions(
      update({ engine: "redis", engine_version: "7.1" }, { engine: "valkey", engine_version: "8.0" }),
    );

    expect(found.map(({ attribute }) => attribute)).toEqual(["engine"]);
  });

  test("to higher limits of a serverless cache throttles nothing", () => {
    const limits = (maximum: number) => ({ cache_usage_limits: [{ data_storage: [{ maximum, unit: "GB" }] }] });
    const kinds = (before: object, after: object) =>
      interruptions(
        change("aws_elasticache_serverless_cache.it", ["update"], { before: { ...before }, after: { ...after } }),
      ).map(({ kind }) => kind);

    expect(kinds(limits(10), limits(5))).toEqual(["limits"]);
    expect(kinds({ cache_usage_limits: [] }, limits(5))).toEqual(["limits"]);
    expect(kinds(limits(5), limits(10))).toEqual([]);
  });

  test("is seen when the new value is known after apply only", () => {
    const each = update({ user_group_ids: ["a"] }, {}, { after_unknown: { user_group_ids: true } });

    expect(interruptions(each).map(({ attribute, values }) => [attribute, values])).toEqual([
      ["user_group_ids", '["a"] → (known after apply)'],
    ]);
  });

  test("is not seen where the provider only counts again, or writes nothing in another way", () => {
    const each = change("aws_elasticache_user.u", ["update"], {
      before: { access_string: "on", authentication_mode: [{ type: "iam", passwords: null, password_count: 0 }] },
      after: { access_string: "off", authentication_mode: [{ type: "iam", passwords: [] }] },
      after_unknown: { authentication_mode: [{ password_count: true }] },
    });

    expect(interruptions(each).map(({ attribute }) => attribute)).toEqual(["access_string"]);
  });

  test("never shows a secret", () => {
    const marked = update(
      { engine_version: "canary-secret-1" },
      { engine_version: "canary-secret-2" },
      { after_sensitive: { engine_version: true } },
    );
    const unmarked = update({ auth_token: "canary-secret-1" }, { auth_token: "canary-secret-2" });
    const nested = change("aws_elasticache_user.u", ["update"], {
      before: { authentication_mode: [{ type: "password", passwords: ["canary-secret-1"] }] },
      after: { authentication_mode: [{ type: "password", passwords: ["canary-secret-2"] }] },
      after_sensitive: { authentication_mode: [{ passwords: true }] },
    });

    expect(JSON.stringify([marked, unmarked, nested].map((each) => judge(planWith([each]))))).not.toContain("canary");
  });
});
