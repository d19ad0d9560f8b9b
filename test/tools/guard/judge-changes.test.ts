import { judge } from "../../../tools/guard/judge";
import type { ResourceChange } from "../../../tools/guard/plan";
import { change, planWith, update } from "./plans";

const interruptions = (each: ResourceChange) => judge(planWith([each])).interruptions;
const steps = (each: ResourceChange) =>
  judge(planWith([each])).steps.map(({ attribute, effect }) => `${attribute}: ${effect}`);

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
      effect: "each node is replaced and the primary fails over: writes fail for seconds, 30 to 60 s before 5.0.6",
    });
  });

  test("happens at once with apply_immediately", () => {
    expect(upgrade({ apply_immediately: true })?.when).toBe("at once, because `apply_immediately` is true");
  });

  test("is an outage without a replica", () => {
    expect(upgrade({ num_cache_clusters: 1 })?.effect).toBe(
      "the only node restarts: no service for minutes, and the cache comes back empty",
    );
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
    ["multi_az_enabled", true, false, "less protection"],
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
    ["multi_az_enabled", false, true],
    ["security_group_ids", ["a"], ["a", "b"]],
    ["final_snapshot_identifier", null, "final"],
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
  ])("%s: %s is of the kind", (type, attribute, before, after, kind) => {
    const each = change(`${type}.it`, ["update"], { before: { [attribute]: before }, after: { [attribute]: after } });

    expect(interruptions(each).map((found) => found.kind)).toEqual([kind]);
  });

  test("is seen when the new value is known after apply only", () => {
    const each = update({ user_group_ids: ["a"] }, {}, { after_unknown: { user_group_ids: true } });

    expect(interruptions(each).map(({ attribute, values }) => [attribute, values])).toEqual([
      ["user_group_ids", '["a"] → (known after apply)'],
    ]);
  });

  test("is not seen where the provider only counts anew, or writes nothing in another way", () => {
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

describe("a change that cannot be made in one go", () => {
  const tls = { transit_encryption_enabled: true };

  test.each<[string, object, object, string]>([
    [
      "TLS straight to required",
      { transit_encryption_enabled: false },
      { ...tls, transit_encryption_mode: "required" },
      "transit_encryption_mode: TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off",
    ],
    [
      "TLS off from required",
      { ...tls, transit_encryption_mode: "required" },
      { transit_encryption_enabled: false },
      "transit_encryption_enabled: TLS is turned off while it is required: AWS refuses it, and clients with TLS would be cut off",
    ],
    [
      "cluster mode straight to enabled",
      { cluster_mode: "disabled", cluster_enabled: false },
      { cluster_mode: "enabled", cluster_enabled: true },
      "cluster_mode: AWS refuses to go from disabled to enabled in one step",
    ],
    [
      "cluster mode with something else",
      { cluster_mode: "disabled", description: "a" },
      { cluster_mode: "compatible", description: "b" },
      "cluster_mode: AWS refuses any other change in the same request as the cluster mode",
    ],
    [
      "shards without cluster mode",
      { cluster_enabled: false, num_node_groups: 1 },
      { cluster_enabled: false, num_node_groups: 2 },
      "num_node_groups: AWS refuses shards on a cache that is not in cluster mode",
    ],
    [
      "token to users",
      { auth_token: "a", user_group_ids: [] },
      { auth_token: null, user_group_ids: ["users"] },
      "user_group_ids: provider 5.100.0 adds the user group and deletes the token in two requests, and AWS wants one: the apply fails between them",
    ],
    [
      "token removed",
      { auth_token: "a" },
      { auth_token: null },
      "auth_token: the provider sends an empty token, which does not turn authentication off",
    ],
    [
      "first token with SET",
      { auth_token: null },
      { auth_token: "a", auth_token_update_strategy: "SET" },
      "auth_token: AWS takes SET for a token that ROTATE has added before, not for a first one",
    ],
    [
      "snapshots on in cluster mode",
      { cluster_enabled: true, snapshot_retention_limit: 0 },
      { cluster_enabled: true, snapshot_retention_limit: 7 },
      "snapshot_retention_limit: the provider names a node that does not exist in cluster mode, and AWS refuses to turn snapshots on",
    ],
    [
      "node type and replicas",
      { node_type: "cache.r7g.large" },
      { node_type: "cache.r7g.xlarge", num_cache_clusters: 3 },
      "node_type: scaling nodes and counts in one apply fails between the two",
    ],
    [
      "node type and version",
      { node_type: "cache.r7g.large", engine_version: "7.0" },
      { node_type: "cache.r7g.xlarge", engine_version: "7.1" },
      "node_type: AWS does one of the two and holds the other back until it is done",
    ],
    [
      "node type with tiering",
      { node_type: "cache.r7g.xlarge" },
      { node_type: "cache.r6gd.xlarge" },
      "node_type: AWS refuses to move between node types with and without data tiering",
    ],
    [
      "engine without its version",
      { engine: "redis", engine_version: "7.1" },
      { engine: "valkey", engine_version: "7.1" },
      "engine_version: the provider refuses at apply to change the engine without a version",
    ],
    [
      "logs that may wait",
      { log_delivery_configuration: [] },
      { log_delivery_configuration: [{ log_type: "slow-log" }] },
      "log_delivery_configuration: AWS refuses changes of log delivery that may wait for the maintenance window",
    ],
  ])("%s", (_title, before, after, found) => {
    expect(steps(update(before as never, after as never))).toEqual([found]);
  });

  test.each([["aws_elasticache_user"], ["aws_elasticache_user_group"]])("another engine of %s", (type) => {
    const each = change(`${type}.it`, ["update"], { before: { engine: "redis" }, after: { engine: "valkey" } });

    expect(steps(each)).toEqual([
      "engine: AWS refuses another engine for users whose group has the first one, and for a group whose cache runs the first one",
    ]);
  });

  test("changes a parameter that only a new group can choose", () => {
    const databases = (value: string) => ({ parameter: [{ name: "databases", value }] });
    const each = change("aws_elasticache_parameter_group.p", ["update"], {
      before: databases("16"),
      after: databases("32"),
    });

    expect(steps(each)).toEqual([
      "parameter: a parameter changes that can only be chosen for a new group: AWS refuses it while a cache uses the group",
    ]);
  });

  test.each<[string, object, object]>([
    ["TLS to preferred", { transit_encryption_enabled: false }, { ...tls, transit_encryption_mode: "preferred" }],
    [
      "TLS from preferred to off",
      { ...tls, transit_encryption_mode: "preferred" },
      { transit_encryption_enabled: false },
    ],
    [
      "cluster mode alone",
      { cluster_mode: "disabled", parameter_group_name: "a", cluster_enabled: false },
      { cluster_mode: "compatible", parameter_group_name: "b", cluster_enabled: true },
    ],
    ["a second token with ROTATE", { auth_token: "a" }, { auth_token: "b", auth_token_update_strategy: "ROTATE" }],
    ["a first token with ROTATE", { auth_token: null }, { auth_token: "a", auth_token_update_strategy: "ROTATE" }],
    ["more shards", { cluster_enabled: true, num_node_groups: 2 }, { cluster_enabled: true, num_node_groups: 3 }],
    ["logs at once", { apply_immediately: true }, { apply_immediately: true, log_delivery_configuration: [{}] }],
  ])("%s can", (_title, before, after) => {
    expect(steps(update(before as never, after as never))).toEqual([]);
  });
});
