import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import type { Plan } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../plan/plans";

type Values = Readonly<Record<string, unknown>>;

const cluster = "aws_elasticache_cluster";
const serverless = "aws_elasticache_serverless_cache";
const user = "aws_elasticache_user";
const userGroup = "aws_elasticache_user_group";
const subnetGroup = "aws_elasticache_subnet_group";

const twoNodes = { num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: true };
const oneNode = { num_cache_clusters: 1, automatic_failover_enabled: false, multi_az_enabled: false };
const limits = (...names: readonly string[]) => ({
  cache_usage_limits: [
    { data_storage: [], ecpu_per_second: [], ...Object.fromEntries(names.map((name) => [name, [{ maximum: 10 }]])) },
  ],
});

const updated = (type: string, before: Values, after: Values) =>
  judge(planWith([change(`${type}.it`, ["update"], { before, after: { ...before, ...after } })]));

/** What a new object leaves out and AWS fills in is known after apply only. */
const computed = ["data_tiering_enabled", "ip_discovery", "network_type", "num_cache_clusters"];
const created = (type: string, after: Values) =>
  judge(
    planWith(
      [
        change(`${type}.it`, ["create"], {
          before: null,
          after,
          after_unknown: Object.fromEntries(computed.filter((name) => !(name in after)).map((name) => [name, true])),
        }),
      ],
      configured(type, after),
    ),
  );

/** The code of a resource that sets these arguments. */
function configured(type: string, values: Values): Partial<Plan> {
  const resources = [{ address: `${type}.it`, type, expressions: values }];
  return { configuration: { root_module: { resources } } };
}

/** A change, the attribute people would look at, and words that say why one apply cannot make it. */
const refusedUpdates: readonly [string, string, Values, Values, string, string][] = [
  [
    "the last replica goes while failover waits",
    group,
    twoNodes,
    oneNode,
    "num_cache_clusters",
    "the provider leaves automatic failover and Multi-AZ for the maintenance window and removes the replicas at once",
  ],
  [
    "both replicas go while failover waits",
    group,
    { ...twoNodes, num_cache_clusters: 3 },
    oneNode,
    "num_cache_clusters",
    "which AWS refuses while either is on",
  ],
  [
    "the last replica goes, with failover alone",
    group,
    { ...twoNodes, multi_az_enabled: false },
    oneNode,
    "num_cache_clusters",
    "the apply ends in an error",
  ],
  [
    "the first replica comes while failover waits",
    group,
    oneNode,
    twoNodes,
    "automatic_failover_enabled",
    "until then a failed primary is not replaced, and each plan shows the change again",
  ],
  [
    "the last replica of a module goes",
    group,
    { replicas_per_node_group: 1, multi_az_enabled: true, automatic_failover_enabled: true, apply_immediately: true },
    { replicas_per_node_group: 0, multi_az_enabled: false, automatic_failover_enabled: false },
    "replicas_per_node_group",
    "the provider removes the replicas before it turns off automatic failover",
  ],
  [
    "replicas with the node type",
    group,
    { replicas_per_node_group: 1, node_type: "cache.r7g.large" },
    { replicas_per_node_group: 2, node_type: "cache.r7g.xlarge" },
    "node_type",
    "AWS refuses the node type until the nodes are ready",
  ],
  [
    "failover off in cluster mode",
    group,
    { cluster_enabled: true, automatic_failover_enabled: true },
    { automatic_failover_enabled: false },
    "automatic_failover_enabled",
    "AWS does not turn automatic failover off in cluster mode",
  ],
  [
    "shards with gaps in their numbers",
    group,
    { num_node_groups: 2, member_clusters: ["a-0001-001", "a-0003-001"] },
    { num_node_groups: 1 },
    "num_node_groups",
    "the shards are not numbered in sequence",
  ],
  [
    "a tiered type for one without tiering",
    group,
    { node_type: "cache.r6gd.xlarge", data_tiering_enabled: true },
    { node_type: "cache.r7g.xlarge" },
    "node_type",
    "AWS refuses to move between node types with and without data tiering",
  ],
  [
    "TLS with a token",
    group,
    { auth_token: "a", transit_encryption_enabled: true, transit_encryption_mode: "required" },
    { transit_encryption_mode: "preferred" },
    "transit_encryption_enabled",
    "AWS refuses any change of TLS on a cache with a token or users",
  ],
  [
    "TLS with users",
    group,
    { user_group_ids: ["a"], transit_encryption_enabled: true, transit_encryption_mode: "required" },
    { transit_encryption_mode: "preferred" },
    "transit_encryption_enabled",
    "AWS refuses any change of TLS on a cache with a token or users",
  ],
  [
    "users where TLS is optional",
    group,
    { user_group_ids: [], transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    { user_group_ids: ["a"] },
    "transit_encryption_mode",
    "AWS accepts a token or users only on a cache that requires TLS already",
  ],
  [
    "TLS and users at once",
    group,
    { user_group_ids: [], transit_encryption_enabled: false },
    { user_group_ids: ["a"], transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    "transit_encryption_mode",
    "AWS accepts a token or users only on a cache that requires TLS already",
  ],
  [
    "a mode of TLS without TLS",
    group,
    { transit_encryption_enabled: false, transit_encryption_mode: null },
    { transit_encryption_mode: "preferred" },
    "transit_encryption_mode",
    "AWS accepts a TLS mode only together with TLS itself",
  ],
  [
    "out of cluster mode",
    group,
    { cluster_mode: "enabled" },
    { cluster_mode: "compatible" },
    "cluster_mode",
    "AWS does not turn cluster mode off again",
  ],
  [
    "another kind of default group",
    group,
    { parameter_group_name: "own", cluster_enabled: false },
    { parameter_group_name: "default.redis7.cluster.on" },
    "parameter_group_name",
    "`cluster-enabled` differs between the two groups",
  ],
  [
    "an upgrade that keeps its own parameter group",
    group,
    { engine: "valkey", engine_version: "7.2", parameter_group_name: "sessions" },
    { engine_version: "8.0" },
    "parameter_group_name",
    "it belongs to the engine version before",
  ],
  [
    "windows that overlap",
    group,
    { snapshot_window: "05:00-06:00", maintenance_window: "sun:07:00-sun:08:00" },
    { maintenance_window: "sun:05:30-sun:06:30" },
    "maintenance_window",
    "the maintenance window and the snapshot window overlap",
  ],
  [
    "no security group left",
    group,
    { security_group_ids: ["sg-1"] },
    { security_group_ids: [] },
    "security_group_ids",
    "the provider sends nothing when no security group is left",
  ],
  [
    "IP discovery against the network type",
    group,
    { network_type: "ipv4", ip_discovery: "ipv4" },
    { ip_discovery: "ipv6" },
    "ip_discovery",
    "clients cannot be told addresses of an IP version that the network type does not have",
  ],
  [
    "snapshots on where the first node is another",
    group,
    { replication_group_id: "a", member_clusters: ["b-001", "a-002"], snapshot_retention_limit: 0 },
    { snapshot_retention_limit: 7 },
    "snapshot_retention_limit",
    "the provider names a node that does not exist",
  ],
  [
    "the last replicas of shards, with Multi-AZ",
    group,
    { cluster_enabled: true, replicas_per_node_group: 1, multi_az_enabled: true },
    { replicas_per_node_group: 0, multi_az_enabled: false },
    "replicas_per_node_group",
    "AWS's pages disagree on whether the last replicas of shards may go",
  ],
  [
    "a node type while cluster mode is compatible",
    group,
    { cluster_mode: "compatible", node_type: "cache.r7g.large" },
    { node_type: "cache.r7g.xlarge" },
    "cluster_mode",
    "while the cluster mode is `compatible`, AWS refuses another node type",
  ],
  [
    "cluster mode without a replica",
    group,
    { cluster_mode: "disabled", num_cache_clusters: 1, engine_version: "7.1" },
    { cluster_mode: "compatible" },
    "cluster_mode",
    "AWS accepts `compatible` only where a replica can take over",
  ],
  [
    "failover without a replica",
    group,
    { num_cache_clusters: 1, automatic_failover_enabled: false },
    { automatic_failover_enabled: true },
    "automatic_failover_enabled",
    "automatic failover needs a replica, and AWS refuses it without one",
  ],
  [
    "more nodes than a group without cluster mode has",
    group,
    { num_cache_clusters: 6 },
    { num_cache_clusters: 7 },
    "num_cache_clusters",
    "a replication group without cluster mode has at most 6 nodes",
  ],
  [
    "two user groups",
    group,
    { user_group_ids: ["a"], transit_encryption_enabled: true },
    { user_group_ids: ["a", "b"] },
    "user_group_ids",
    "AWS accepts only one user group",
  ],
  [
    "a new token with SET",
    group,
    { auth_token: "a", auth_token_update_strategy: "ROTATE" },
    { auth_token: "b", auth_token_update_strategy: "SET" },
    "auth_token",
    "AWS accepts SET for a token that ROTATE has added before",
  ],
  [
    "TLS required together with users",
    group,
    { user_group_ids: [], transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    { user_group_ids: ["a"], transit_encryption_mode: "required" },
    "transit_encryption_mode",
    "AWS accepts a token or users only on a cache that requires TLS already",
  ],
  [
    "a token on a cache without TLS",
    group,
    { transit_encryption_enabled: false },
    { auth_token: "a", auth_token_update_strategy: "ROTATE" },
    "transit_encryption_mode",
    "AWS accepts a token or users only on a cache that requires TLS already",
  ],
  [
    "an upgrade beyond the family of AWS's own group that the code names",
    group,
    { engine: "valkey", engine_version: "7.2", parameter_group_name: "default.valkey7" },
    { engine_version: "8.0" },
    "parameter_group_name",
    "the parameter group is of another family than the engine version",
  ],
  [
    "an engine for Valkey only on Redis OSS",
    group,
    { engine: "redis", node_type: "cache.r7g.large" },
    { node_type: "cache.r8g.large" },
    "node_type",
    "AWS offers this node type for Valkey only",
  ],
  [
    "an upgrade of a cluster with its node type",
    cluster,
    { engine: "redis", engine_version: "7.0", node_type: "cache.r7g.large" },
    { engine_version: "7.1", node_type: "cache.r7g.xlarge" },
    "node_type",
    "AWS does not start a change of the node type while an upgrade is pending",
  ],
  [
    "data tiering in a cluster",
    cluster,
    { engine: "redis", node_type: "cache.r7g.xlarge" },
    { node_type: "cache.r6gd.xlarge" },
    "node_type",
    "AWS has data tiering in replication groups only",
  ],
  [
    "a member of a global datastore",
    group,
    { global_replication_group_id: "ldgnf-sessions", node_type: "cache.r7g.large" },
    { node_type: "cache.r7g.xlarge" },
    "global_replication_group_id",
    "of one member of a global datastore",
  ],
  [
    "a group without a strategy, as after an import",
    group,
    { auth_token_update_strategy: null, auth_token: "", description: "a" },
    { auth_token_update_strategy: "ROTATE", description: "b" },
    "auth_token_update_strategy",
    "the state has no strategy, as after an import: providers before 6.0 send an empty token",
  ],
  [
    "users that come and go",
    userGroup,
    { user_ids: ["default", "old"] },
    { user_ids: ["default", "new"] },
    "user_ids",
    "users leave the group in the apply that destroys them, or that adds others",
  ],
  [
    "no subnet stays",
    subnetGroup,
    { subnet_ids: ["subnet-1", "subnet-2"] },
    { subnet_ids: ["subnet-3", "subnet-4"] },
    "subnet_ids",
    "a cache cannot move to another VPC either",
  ],
  [
    "two fields of a serverless cache",
    serverless,
    { description: "a", snapshot_retention_limit: 1 },
    { description: "b", snapshot_retention_limit: 2 },
    "description, snapshot_retention_limit",
    "AWS accepts one change of a serverless cache in a request",
  ],
  [
    "a limit that goes",
    serverless,
    limits("data_storage", "ecpu_per_second"),
    limits("data_storage"),
    "cache_usage_limits",
    "the provider sends nothing for a limit that is no longer in the code",
  ],
  [
    "all limits that go",
    serverless,
    limits("data_storage"),
    { cache_usage_limits: [] },
    "cache_usage_limits",
    "the provider sends nothing for a limit that is no longer in the code",
  ],
  [
    "a user group that goes",
    serverless,
    { user_group_id: "users" },
    { user_group_id: null },
    "user_group_id",
    "providers before 6.31 send nothing when the user group goes",
  ],
  [
    "no security group of a serverless cache",
    serverless,
    { security_group_ids: ["sg-1"] },
    { security_group_ids: [] },
    "security_group_ids",
    "without a security group of its own",
  ],
  [
    "zones that do not match the nodes",
    cluster,
    { engine: "memcached", num_cache_nodes: 2, preferred_availability_zones: ["a", "b"] },
    { num_cache_nodes: 3 },
    "preferred_availability_zones",
    "the provider requires one zone for each node",
  ],
  [
    "a cluster back to one zone",
    cluster,
    { engine: "memcached", az_mode: "cross-az" },
    { az_mode: "single-az" },
    "az_mode",
    "AWS does not move a cluster back to one zone",
  ],
  [
    "logs of a cluster that may wait",
    cluster,
    { log_delivery_configuration: [] },
    { log_delivery_configuration: [{ log_type: "slow-log" }] },
    "log_delivery_configuration",
    "AWS refuses changes of log delivery",
  ],
];

/** Values that do not go together, in an object that the apply makes. */
const refusedObjects: readonly [string, string, Values, string, string][] = [
  [
    "r6gd without data tiering",
    group,
    { node_type: "cache.r6gd.xlarge" },
    "data_tiering_enabled",
    "node types with data tiering need it turned on",
  ],
  [
    "r7g with data tiering",
    group,
    { node_type: "cache.r7g.xlarge", data_tiering_enabled: true },
    "data_tiering_enabled",
    "AWS refuses it for all others",
  ],
  [
    "a size that a family does not have",
    group,
    { node_type: "cache.r6gd.large", data_tiering_enabled: true },
    "node_type",
    "AWS has this family of nodes, but not in this size",
  ],
  [
    "a node type that AWS has retired",
    group,
    { node_type: "cache.t2.micro" },
    "node_type",
    "AWS has retired this node type: it makes no new caches of it",
  ],
  [
    "a node type that is not in the list any more",
    cluster,
    { node_type: "cache.m3.medium" },
    "node_type",
    "AWS has retired this node type: it makes no new caches of it",
  ],
  [
    "a token where TLS is optional",
    group,
    { transit_encryption_enabled: true, transit_encryption_mode: "preferred", auth_token: "a" },
    "transit_encryption_mode",
    "AWS accepts a token or users only on a cache that requires TLS already",
  ],
  [
    "IPv6 discovery in an IPv4 network",
    group,
    { network_type: "ipv4", ip_discovery: "ipv6" },
    "ip_discovery",
    "clients cannot be told addresses",
  ],
  [
    "IPv6 discovery without a network type",
    group,
    { ip_discovery: "ipv6" },
    "ip_discovery",
    "clients cannot be told addresses",
  ],
  [
    "IPv4 discovery in an IPv6 network",
    group,
    { network_type: "ipv6", ip_discovery: "ipv4" },
    "ip_discovery",
    "clients cannot be told addresses",
  ],
  [
    "fewer zones than nodes",
    group,
    { num_cache_clusters: 3, preferred_cache_cluster_azs: ["a", "b"] },
    "preferred_cache_cluster_azs",
    "AWS requires one zone for each node of a new cache",
  ],
  [
    "an IAM user with two names",
    user,
    { user_id: "app", user_name: "application", authentication_mode: [{ type: "iam" }] },
    "user_name",
    "a user that logs in with IAM has one id and name",
  ],
];

/** Changes that look alike and go in one apply. */
const possibleUpdates: readonly [string, string, Values, Values][] = [
  ["the last replica with apply_immediately", group, { ...twoNodes, apply_immediately: true }, oneNode],
  ["the first replica with apply_immediately", group, { ...oneNode, apply_immediately: true }, twoNodes],
  ["a replica of three", group, { ...twoNodes, num_cache_clusters: 3 }, twoNodes],
  ["the last replica of a cache that fails over by hand", group, { ...oneNode, num_cache_clusters: 2 }, oneNode],
  [
    "shards in sequence",
    group,
    { num_node_groups: 2, member_clusters: ["a-0001-001", "a-0002-001"] },
    { num_node_groups: 1 },
  ],
  [
    "a larger tiered node",
    group,
    { node_type: "cache.r6gd.xlarge", data_tiering_enabled: true },
    { node_type: "cache.r6gd.2xlarge" },
  ],
  [
    "a node type that is newer than the list",
    group,
    { node_type: "cache.r7g.large" },
    { node_type: "cache.x9z.large" },
  ],
  [
    "what a cache of a retired node type is",
    group,
    { node_type: "cache.t2.micro", description: "a" },
    { description: "b" },
  ],
  [
    "a minor upgrade that keeps its parameter group",
    group,
    { engine: "valkey", engine_version: "8.0", parameter_group_name: "p" },
    { engine_version: "8.1" },
  ],
  [
    "IPv6 discovery in a dual-stack network",
    group,
    { network_type: "dual_stack", ip_discovery: "ipv4" },
    { ip_discovery: "ipv6" },
  ],
  [
    "windows apart",
    group,
    { snapshot_window: "03:00-05:00", maintenance_window: "sun:05:00-sun:07:00" },
    { maintenance_window: "mon:05:00-mon:07:00" },
  ],
  [
    "a description of a member of a global datastore",
    group,
    { global_replication_group_id: "g", description: "a" },
    { description: "b" },
  ],
  [
    "a group that knows its strategy",
    group,
    { auth_token_update_strategy: "ROTATE", description: "a" },
    { description: "b" },
  ],
  ["users that come", userGroup, { user_ids: ["a"] }, { user_ids: ["a", "b"] }],
  ["users that go", userGroup, { user_ids: ["a", "b"] }, { user_ids: ["a"] }],
  ["a subnet more", subnetGroup, { subnet_ids: ["a"] }, { subnet_ids: ["a", "b"] }],
  [
    "one field of a serverless cache",
    serverless,
    { description: "a", tags: {} },
    { description: "b", tags: { a: "b" } },
  ],
  [
    "engine and version of a serverless cache",
    serverless,
    { engine: "redis", major_engine_version: "7" },
    { engine: "valkey", major_engine_version: "8" },
  ],
  [
    "a higher limit",
    serverless,
    limits("data_storage"),
    { cache_usage_limits: [{ data_storage: [{ maximum: 20 }], ecpu_per_second: [] }] },
  ],
];

describe("what one apply cannot make", () => {
  test.each(refusedUpdates)("%s", (_title, type, before, after, attribute, words) => {
    const verdict = updated(type, before, after);

    expect(verdict.steps.map((step) => step.attribute)).toEqual([attribute]);
    expect(verdict.steps[0]!.effect).toContain(words);
    expect(verdict.steps[0]!.source).toMatch(/^https:\/\//);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");
  });

  test.each(refusedObjects)("%s", (_title, type, after, attribute, words) => {
    const verdict = created(type, after);

    expect(verdict.steps.map((step) => step.attribute)).toEqual([attribute]);
    expect(verdict.steps[0]!.effect).toContain(words);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");
  });

  test.each(possibleUpdates)("is not %s", (_title, type, before, after) => {
    expect(updated(type, before, after).steps).toEqual([]);
  });

  test("is not an upgrade in AWS's own group that the code does not name, because AWS chooses one that fits", () => {
    const before = { engine: "valkey", engine_version: "7.2", parameter_group_name: "default.valkey7" };
    const after = { ...before, engine_version: "8.0" };
    const plan = planWith(
      [change(`${group}.it`, ["update"], { before, after })],
      configured(group, { engine: "valkey", engine_version: "8.0" }),
    );

    expect(judge(plan).steps).toEqual([]);
  });

  test("is seen of a cache that a global datastore of the plan names as its primary", () => {
    const [before, after] = ["cache.r7g.large", "cache.r7g.xlarge"].map((node_type) => ({
      replication_group_id: "sessions",
      global_replication_group_id: "",
      node_type,
    }));
    const primary = { primary_replication_group_id: "sessions" };
    const plan = planWith([
      change(`${group}.it`, ["update"], { before: before!, after: after! }),
      change("aws_elasticache_global_replication_group.it", ["no-op"], { before: primary, after: primary }),
    ]);

    expect(judge(plan).steps.map(({ attribute }) => attribute)).toEqual(["global_replication_group_id"]);
  });

  test("is not what the provider fills in by itself, and Terraform cannot know yet", () => {
    const [before, after] = [{ description: "a" }, { description: "b" }].map((values) => ({ name: "it", ...values }));
    const plan = planWith(
      [
        change(`${serverless}.it`, ["update"], {
          before: { ...before, daily_snapshot_time: "05:00", security_group_ids: ["sg-1"] },
          after: after!,
          after_unknown: { daily_snapshot_time: true, security_group_ids: true, full_engine_version: true },
        }),
      ],
      configured(serverless, after!),
    );

    expect(headlineOf(judge(plan))).toBe("SAFE");
    expect(judge(plan).interruptions).toEqual([]);
  });

  test("is users that come and go when only the plan's deletions show it", () => {
    const groupChange = change(`${userGroup}.it`, ["update"], {
      before: { user_ids: ["a", "b"] },
      after: {},
      after_unknown: { user_ids: true },
    });
    const deleted = change(`${user}.b`, ["delete"], { before: { user_id: "b" } });
    const attributes = (...changes: Parameters<typeof planWith>[0]) =>
      judge(planWith(changes)).steps.map(({ attribute }) => attribute);

    expect(attributes(groupChange, deleted)).toEqual(["user_ids"]);
    expect(attributes(groupChange)).toEqual([]);
  });

  test("is a user that leaves its group in the apply that destroys it", () => {
    const leaves = change(`${userGroup}.it`, ["update"], {
      before: { user_ids: ["default", "a"] },
      after: { user_ids: ["default"] },
    });
    const destroyed = (user_id: string) => change(`${user}.${user_id}`, ["delete"], { before: { user_id } });
    const found = (...changes: Parameters<typeof planWith>[0]) =>
      judge(planWith(changes)).steps.map(({ attribute }) => attribute);

    expect(found(leaves, destroyed("a"))).toEqual(["user_ids"]);
    expect(found(leaves, destroyed("b"))).toEqual([]);
  });

  test("is not Multi-AZ with a replica, which does not wait for failover that is on already", () => {
    const before = { num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: false };

    expect(updated(group, before, { num_cache_clusters: 3, multi_az_enabled: true }).steps).toEqual([]);
  });

  test.each([
    [group, { node_type: "cache.r6gd.xlarge", data_tiering_enabled: true }],
    [group, { node_type: "cache.r7g.large" }],
    [group, { network_type: "ipv6" }],
    [group, { network_type: "dual_stack", ip_discovery: "ipv6" }],
    [
      group,
      {
        ...twoNodes,
        node_type: "cache.r7g.large",
        transit_encryption_enabled: true,
        auth_token: "a",
        auth_token_update_strategy: "SET",
      },
    ],
    [user, { user_id: "app", user_name: "app", authentication_mode: [{ type: "iam" }] }],
    [user, { user_id: "app-1", user_name: "app", authentication_mode: [{ type: "password" }] }],
    [serverless, { description: "a", snapshot_retention_limit: 1, ...limits("data_storage") }],
  ])("is not a new %s with %j", (type, after) => {
    expect(created(type, after).steps).toEqual([]);
  });
});

describe("a log group that keeps its events for a shorter time", () => {
  test.each([
    [365, 30, 1],
    [0, 365, 1],
    [30, 365, 0],
    [30, 0, 0],
  ])("from %i to %i days loses events: %i", (before, after, losses) => {
    const verdict = updated("aws_cloudwatch_log_group", { retention_in_days: before }, { retention_in_days: after });

    expect(verdict.losses).toHaveLength(losses);
  });
});

describe("a change in place that empties a Memcached cluster", () => {
  const memcached = { engine: "memcached", engine_version: "1.6.17", num_cache_nodes: 3 };

  test.each([
    ["an upgrade", { engine_version: "1.6.22" }, "every key in the cache: a Memcached upgrade empties it"],
    ["fewer nodes", { num_cache_nodes: 2 }, "the keys on the nodes that go, which are those with the highest numbers"],
  ])("%s", (_title, after, lost) => {
    const verdict = updated(cluster, memcached, after);

    expect(verdict.losses.map((loss) => [loss.action, ...loss.lost])).toEqual([
      ["changed in place, which empties it", lost],
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test.each([
    ["more nodes", memcached, { num_cache_nodes: 4 }],
    ["an upgrade of Redis OSS", { ...memcached, engine: "redis", num_cache_nodes: 1 }, { engine_version: "7.1" }],
  ])("is not %s", (_title, before, after) => {
    expect(updated(cluster, before, after).losses).toEqual([]);
  });
});
