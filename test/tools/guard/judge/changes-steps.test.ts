import { judge } from "../../../../tools/guard/judge/judge";
import type { ResourceChange } from "../../../../tools/shared/plan/plan";
import { change, planWith, update } from "../../shared/plan/plans";
const steps = (each: ResourceChange) =>
  judge(planWith([each])).steps.map(({ attribute, effect }) => `${attribute}: ${effect}`);

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
      "user_group_ids: providers before 6.31 add the user group and delete the token in two requests, and AWS requires one: the apply fails between them",
    ],
    [
      "token removed",
      { auth_token: "a" },
      { auth_token: null },
      "auth_token: the provider sends an empty token, which does not turn authentication off",
    ],
    [
      "first token with SET",
      { ...tls, auth_token: null },
      { ...tls, auth_token: "a", auth_token_update_strategy: "SET" },
      "auth_token: AWS accepts SET for a token that ROTATE has added before, not for a new one",
    ],
    [
      "snapshots on in cluster mode",
      { cluster_enabled: true, snapshot_retention_limit: 0 },
      { cluster_enabled: true, snapshot_retention_limit: 7 },
      "snapshot_retention_limit: the provider names a node that does not exist, and AWS refuses to turn snapshots on",
    ],
    [
      "node type and replicas",
      { node_type: "cache.r7g.large" },
      { node_type: "cache.r7g.xlarge", num_cache_clusters: 3 },
      "node_type: the number of nodes changes first, and AWS refuses the node type until the nodes are ready: the apply can end in an error between the two",
    ],
    [
      "node type and version",
      { node_type: "cache.r7g.large", engine_version: "7.0" },
      { node_type: "cache.r7g.xlarge", engine_version: "7.1" },
      "node_type: AWS does not start a change of the node type while an upgrade is pending, nor an upgrade while that is",
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
      "engine: AWS refuses to change the engine of users while their group has the old one, and of a group while its cache runs the old one",
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
    [
      "a first token with ROTATE",
      { ...tls, auth_token: null },
      { ...tls, auth_token: "a", auth_token_update_strategy: "ROTATE" },
    ],
    ["more shards", { cluster_enabled: true, num_node_groups: 2 }, { cluster_enabled: true, num_node_groups: 3 }],
    ["logs at once", { apply_immediately: true }, { apply_immediately: true, log_delivery_configuration: [{}] }],
  ])("%s can", (_title, before, after) => {
    expect(steps(update(before as never, after as never))).toEqual([]);
  });
});
