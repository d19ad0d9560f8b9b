import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { App, TerraformCount, TerraformIterator, TerraformStack } from "cdktf";
import { ReplicationGroup, WatchedReplicationGroup } from "../../../../constructs/elasticache";
import { refusal } from "../../../support/fixtures";

type Arguments = Partial<ElasticacheReplicationGroupConfig>;

const theirs = {
  replicationGroupId: "theirs",
  description: "Theirs",
  engineVersion: "7.1",
  nodeType: "cache.r6g.large",
  numCacheClusters: 3,
};
const log = { destination: "slow", destinationType: "cloudwatch-logs", logFormat: "json", logType: "slow-log" };
const { numCacheClusters, ...withoutCount } = theirs;

function resourceWith(changes: Arguments): {
  readonly stack: TerraformStack;
  readonly it: ElasticacheReplicationGroup;
} {
  const stack = new TerraformStack(new App({ stackTraces: false }), "stack");
  return { stack, it: new ElasticacheReplicationGroup(stack, "Theirs", { ...theirs, ...changes }) };
}

/** What is read from a resource in the same stack. */
function read(changes: Arguments, change?: (resource: ElasticacheReplicationGroup) => void): WatchedReplicationGroup {
  const { stack, it: resource } = resourceWith(changes);
  change?.(resource);
  return new WatchedReplicationGroup(stack, "It", { replicationGroup: { kind: "resource", resource } });
}

/** What is said of a resource, without the place. */
function said(changes: Arguments, more: object = {}): string {
  const { stack, it: resource } = resourceWith(changes);
  try {
    new WatchedReplicationGroup(stack, "It", { replicationGroup: { kind: "resource", resource, ...more } });
    return "accepted";
  } catch (error) {
    return String(error)
      .replace(/^ValidationError: /, "")
      .replace(" [stack/It]", "");
  }
}

test("what a resource says about its group is read from it", () => {
  expect(read({})).toMatchObject({
    replicationGroupId: "theirs",
    engine: { kind: "redis", version: "7.1" },
    nodeType: "cache.r6g.large",
    topology: { kind: "replicated", replicas: 2 },
    authentication: "off",
    slowLogGroupName: undefined,
  });
});

test("its id is what the provider makes of it", () => {
  expect(read({ replicationGroupId: "Theirs-1" }).replicationGroupId).toBe("theirs-1");
});

test.each<[Arguments, string]>([
  [{ engine: "redis", engineVersion: "7.0" }, "redis 7.0"],
  [{ engine: "REDIS", engineVersion: "7.1.0" }, "redis 7.1"],
  [{ engineVersion: "6.x" }, "redis 6.2"],
  [{ engineVersion: "6.2" }, "redis 6.2"],
  [{ engine: "valkey", engineVersion: "8.0.1" }, "valkey 8.0"],
  [{ engine: "valkey", engineVersion: "7.2" }, "valkey 7.2"],
])("its engine with %j is %s", (changes, engine) => {
  const { kind, version } = read(changes).engine;
  expect(`${kind} ${version}`).toBe(engine);
});

const sharded = { kind: "sharded", shards: 3, replicasPerShard: 1 };
const byShards = (shards: number, replicas: number) => ({
  numCacheClusters: undefined,
  numNodeGroups: shards,
  replicasPerNodeGroup: replicas,
});

test.each<[Arguments, object]>([
  [{ numCacheClusters: 1 }, { kind: "replicated", replicas: 0 }],
  [{ numCacheClusters: 6, parameterGroupName: "${aws_elasticache_parameter_group.a.name}" }, { replicas: 5 }],
  [{ clusterMode: "disabled" }, { kind: "replicated", replicas: 2 }],
  [{ clusterMode: "compatible" }, { kind: "replicated", replicas: 2, clusterMode: "compatible" }],
  [byShards(1, 2), { kind: "replicated", replicas: 2 }],
  [
    { ...byShards(1, 2), parameterGroupName: "default.redis7" },
    { kind: "replicated", replicas: 2 },
  ],
  [
    { ...byShards(1, 2), clusterMode: "compatible" },
    { kind: "replicated", replicas: 2, clusterMode: "compatible" },
  ],
  [byShards(3, 1), sharded],
  [{ ...byShards(3, 1), parameterGroupName: "${var.group}" }, sharded],
  [
    { ...byShards(1, 0), clusterMode: "enabled" },
    { kind: "sharded", shards: 1, replicasPerShard: 0 },
  ],
  [
    { ...byShards(1, 2), parameterGroupName: "default.redis7.cluster.on" },
    { kind: "sharded", shards: 1 },
  ],
  [{ ...byShards(1, 2), parameterGroupName: "default.redis7.cluster.on", clusterMode: "disabled" }, { replicas: 2 }],
])("its topology with %j is %j", (changes, topology) => {
  expect(read(changes).topology).toMatchObject(topology);
});

test.each<[Arguments, string]>([
  [{}, "off"],
  [{ authToken: "", userGroupIds: [] }, "off"],
  [{ authToken: "${data.aws_secretsmanager_secret_version.a.secret_string}" }, "auth-token"],
  [{ userGroupIds: ["app"] }, "user-group"],
  [{ userGroupIds: ["${aws_elasticache_user_group.a.id}"] }, "user-group"],
])("its authentication with %j is %s", (changes, authentication) => {
  expect(read(changes).authentication).toBe(authentication);
});

test.each<[ElasticacheReplicationGroupConfig["logDeliveryConfiguration"], string | undefined]>([
  [[], undefined],
  [[log], "slow"],
  [[{ ...log, logType: "engine-log", destination: "engine" }, log], "slow"],
  [[{ ...log, destination: "${aws_cloudwatch_log_group.a.name}" }], "${aws_cloudwatch_log_group.a.name}"],
  [[{ ...log, logType: "engine-log" }], undefined],
  [[{ ...log, logFormat: "text" }], undefined],
  [[{ ...log, destinationType: "kinesis-firehose" }], undefined],
])("its slow log with %j is in %s", (logDeliveryConfiguration, slowLogGroupName) => {
  expect(read({ logDeliveryConfiguration }).slowLogGroupName).toBe(slowLogGroupName);
});

test("an override counts, as it does when it is written", () => {
  const group = read({}, (resource) => {
    resource.addOverride("num_cache_clusters", 2);
    resource.addOverride("node_type", "cache.r7g.large");
    resource.addOverride("log_delivery_configuration", [
      { destination: "slow", destination_type: "cloudwatch-logs", log_format: "json", log_type: "slow-log" },
    ]);
  });
  expect(group.topology).toEqual({ kind: "replicated", replicas: 1 });
  expect([group.nodeType, group.slowLogGroupName]).toEqual(["cache.r7g.large", "slow"]);
});

test("what Terraform does with the resource does not matter", () => {
  expect(said({ lifecycle: { preventDestroy: true, ignoreChanges: ["num_cache_clusters"] } })).toBe("accepted");
});

const unknown = "must be known at synth to watch the group";
const values = 'or describe the group by its values: set `kind`: "existing" and `replicationGroupId` of the resource';

test.each<[Arguments, string]>([
  [{ engine: "${var.engine}" }, `engine\` ${unknown}, got "\${var.engine}"; ${values}`],
  [{ engine: "memcached" }, 'engine` must be one of "redis", "valkey", got "memcached"'],
  [{ engineVersion: undefined }, `engineVersion\` ${unknown}; ${values}`],
  [{ engineVersion: "${var.version}" }, `engineVersion\` ${unknown}, got "\${var.version}"; ${values}`],
  [{ engineVersion: "5.0.6" }, 'engineVersion` must be one of "6.2", "7.0", "7.1", got "5.0.6"'],
  [{ engineVersion: "8.0" }, 'engineVersion` must be one of "6.2", "7.0", "7.1", got "8.0"'],
  [{ nodeType: undefined }, `nodeType\` ${unknown}; ${values}`],
  [{ nodeType: "${var.type}" }, `nodeType\` ${unknown}, got "\${var.type}"; ${values}`],
  [{ numCacheClusters: undefined }, `numCacheClusters\` ${unknown}; ${values}`],
  [{ numCacheClusters: 7 }, "numCacheClusters` must be a whole number between 1 and 6, got 7"],
  [{ clusterMode: "on" }, 'clusterMode` must be one of "enabled", "disabled", "compatible", got "on"'],
  [{ clusterMode: "enabled", replicasPerNodeGroup: 1 }, `numNodeGroups\` ${unknown}; ${values}`],
  [
    { parameterGroupName: "default.redis7.cluster.on", replicasPerNodeGroup: 1 },
    `numNodeGroups\` ${unknown}; ${values}`,
  ],
  [{ numCacheClusters: undefined, numNodeGroups: 3 }, `replicasPerNodeGroup\` ${unknown}; ${values}`],
  [{ ...byShards(1, 2), parameterGroupName: "mine" }, `clusterMode\` ${unknown}; ${values}`],
  [{ ...byShards(1, 2), parameterGroupName: "${var.group}" }, `clusterMode\` ${unknown}; ${values}`],
  [
    { logDeliveryConfiguration: [{ ...log, logFormat: "${var.format}" }] },
    `logDeliveryConfiguration\` ${unknown}, got [{"destination":"slow","destinationType":"cloudwatch-logs","logFormat":"\${var.format}","logType":"slow-log"}]; or set \`slowLogGroupName\``,
  ],
  [
    { forEach: TerraformIterator.fromList(["a"]) },
    'forEach` must be left out: the resource must be a single group; describe each of its groups by its values: set `kind`: "existing"',
  ],
  [
    { count: 2 },
    'count` must be left out: the resource must be a single group; describe each of its groups by its values: set `kind`: "existing"',
  ],
])("a resource with %j is refused", (changes, message) => {
  expect(said(changes)).toBe(`\`replicationGroup.resource.${message}`);
});

test("a resource that is repeated as often as Terraform counts is refused", () => {
  expect(said({ count: TerraformCount.of(2) })).toMatch(/^`replicationGroup\.resource\.count` must be left out/);
});

test("everything that a resource does not say is told at once", () => {
  const problems = said({
    ...withoutCount,
    numCacheClusters: undefined,
    nodeType: undefined,
    engineVersion: undefined,
  });
  expect(problems).toContain("3 problems");
  expect(numCacheClusters).toBe(3);
});

test("the group of the slow log may be said beside a resource that does not say it", () => {
  const logDeliveryConfiguration = [{ ...log, logFormat: "${var.format}" }];
  expect(said({ logDeliveryConfiguration }, { slowLogGroupName: "slow" })).toBe("accepted");
});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  ["its name", () => "theirs", 'must be an `ElasticacheReplicationGroup` of the provider, got "theirs"'],
  [
    "a construct of this package",
    (stack) => new ReplicationGroup(stack, "Ours", { name: "ours", subnetGroupName: "a", securityGroupIds: ["sg-0a"] }),
    "must be an `ElasticacheReplicationGroup` of the provider, got an instance of ReplicationGroup; give its `resource`",
  ],
])("%s is no resource", (_what, make, message) => {
  const resource = make(new TerraformStack(new App(), "elsewhere"));
  expect(refusal(WatchedReplicationGroup, { replicationGroup: { kind: "resource", resource } })).toBe(
    `ValidationError: \`replicationGroup.resource\` ${message} [stack/It]`,
  );
});
