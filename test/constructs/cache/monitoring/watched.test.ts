import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-replication-group";
import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, Fn, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { CacheMonitoring, type CacheMonitoringProps, RedisCache, type RedisCacheProps } from "../../../../constructs";
import { ReplicationGroup, type WatchedGroup, WatchedReplicationGroup } from "../../../../constructs/elasticache";
import { type SynthesizedStack, synthesize } from "../../../../constructs/testing";
import { inStack, network } from "../../../support/fixtures";

type Watched = CacheMonitoringProps["replicationGroup"];
type Settings = Pick<RedisCacheProps, "alarms" | "alerts" | "dashboard" | "tags" | "acknowledgedWarnings">;

const existing = {
  kind: "existing",
  replicationGroupId: "sessions",
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 2 },
} as const satisfies WatchedGroup;

const values = {
  replicationGroupId: "sessions",
  replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine: existing.engine,
  nodeType: existing.nodeType,
  topology: existing.topology,
  authentication: "off",
  memberClusterIds: ["sessions-001", "sessions-002", "sessions-003"],
} as const;

/** A resource that somebody else has written, with the name of the caches below. */
function theirsIn(scope: Construct, more: Partial<ElasticacheReplicationGroupConfig> = {}) {
  return new ElasticacheReplicationGroup(scope, "Theirs", {
    replicationGroupId: "sessions",
    description: "Theirs",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.r7g.large",
    ...(more.numNodeGroups === undefined && { numCacheClusters: 3 }),
    ...more,
  });
}

/** Alarms, topics and dashboards: all that people see, without where the constructs are. */
function monitoringIn(stack: SynthesizedStack): unknown {
  const resources = [CloudwatchMetricAlarm, CloudwatchCompositeAlarm, CloudwatchDashboard, SnsTopic]
    .flatMap((type) => stack.all(type as never) as readonly Record<string, unknown>[])
    .filter(({ name }) => name !== "sessions-events")
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  const written = JSON.stringify(resources)
    .replace(/\$\{local\.\w+_Nodes_\w+\[(\d+)\]\}/g, "<node $1>")
    .replace(/\b(?:Cache_|Watch_)+(?:Monitoring_)?([\w-]+?)_[0-9A-F]{8}\b/g, "$1");
  return JSON.parse(written);
}

function nameOf(resource: Readonly<Record<string, unknown>>): string {
  return String(resource.alarm_name ?? resource.dashboard_name ?? resource.name);
}

const off = {
  authentication: { kind: "off" },
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
} as const;
const slowLogGroupName = "/aws/elasticache/sessions/slow-log";
const log = {
  destinationType: "cloudwatch-logs",
  logFormat: "json",
  logType: "slow-log",
  destination: slowLogGroupName,
};
const levels: readonly Settings[] = [
  {},
  { alarms: { level: "essential" } },
  {
    alarms: { level: "full", overrides: { "cpu-high": { maxPercent: 70 }, "node-down": "off" } },
    tags: { Team: "shop" },
    dashboard: { kind: "off" },
  },
  { alerts: { kind: "off" } },
];

describe.each<[string, Partial<RedisCacheProps>, Partial<WatchedGroup>, Partial<ElasticacheReplicationGroupConfig>]>([
  ["three nodes", off, {}, {}],
  [
    "shards with users",
    {
      ...off,
      engine: { kind: "valkey", version: "9.1" },
      nodeType: "cache.r6gd.xlarge",
      topology: { kind: "sharded", shards: 3, replicasPerShard: 1 },
      authentication: { kind: "rbac", users: { app: { kind: "iam", accessString: "on ~* +@all" } } },
    },
    {
      engine: { kind: "valkey", version: "9.1" },
      nodeType: "cache.r6gd.xlarge",
      topology: { kind: "sharded", shards: 3, replicasPerShard: 1 },
      authentication: "user-group",
    },
    {
      engine: "valkey",
      engineVersion: "9.1",
      nodeType: "cache.r6gd.xlarge",
      numNodeGroups: 3,
      replicasPerNodeGroup: 1,
      userGroupIds: ["app"],
    },
  ],
  [
    "one burstable node with a token",
    { ...off, nodeType: "cache.t4g.micro", topology: { kind: "replicated", replicas: 0 }, authentication: undefined },
    { nodeType: "cache.t4g.micro", topology: { kind: "replicated", replicas: 0 }, authentication: "auth-token" },
    { nodeType: "cache.t4g.micro", numCacheClusters: 1, authToken: "${var.token}" },
  ],
])("of %s", (_what, ours, described, resource) => {
  const own = (settings: Settings) =>
    inStack((scope) => new RedisCache(scope, "Cache", { name: "sessions", network, ...ours, ...settings }));
  const watch = (settings: Settings, groupIn: (scope: Construct) => Watched) =>
    inStack((scope) => {
      new CacheMonitoring(scope, "Watch", { replicationGroup: groupIn(scope), ...settings });
    });

  it.each(levels)("the alarms, topics and dashboards are those of a cache like it: %j", (settings) => {
    const expected = monitoringIn(own(settings));
    const byValues = watch(settings, () => ({ ...existing, ...described }) as Watched);
    expect(monitoringIn(byValues)).toEqual(expected);
    expect(byValues.only(DataAwsElasticacheReplicationGroup)).toEqual({ replication_group_id: "sessions" });
    const byResource = watch(settings, (scope) => ({ kind: "resource", resource: theirsIn(scope, resource) }));
    expect(monitoringIn(byResource)).toEqual(expected);
    expect((expected as readonly unknown[]).length).toBeGreaterThan(settings.alarms === undefined ? 20 : 5);
  });
});

test("the slow log is on the dashboard, as on that of a cache like it", () => {
  const logs = { kind: "own-log-groups" } as const;
  const own = inStack((scope) => new RedisCache(scope, "Cache", { name: "sessions", network, ...off, logs }));
  const watch = (groupIn: (scope: Construct) => Watched) =>
    inStack((scope) => new CacheMonitoring(scope, "Watch", { replicationGroup: groupIn(scope) }));
  const graphs = (stack: SynthesizedStack) =>
    String(stack.only(CloudwatchDashboard).dashboard_body).split("SOURCE").length - 1;
  expect(graphs(own)).toBe(1);
  expect(graphs(watch(() => ({ ...existing, slowLogGroupName })))).toBe(1);
  expect(
    graphs(watch((scope) => ({ kind: "resource", resource: theirsIn(scope, { logDeliveryConfiguration: [log] }) }))),
  ).toBe(1);
  expect(graphs(watch(() => existing))).toBe(0);
});

test("everything that a cache offers for monitoring works", () => {
  const stack = inStack((scope) => {
    const legacy = new CacheMonitoring(scope, "Legacy", {
      replicationGroup: existing,
      alerts: { kind: "own-topics", critical: { ops: { kind: "email", address: "ops@example.com" } } },
    });
    legacy.addAlarm("many-items", { metric: legacy.metric("CurrItems", { node: "node-2" }), max: 5 });
    legacy.addAlarm("few-hits", { metric: legacy.metricHitRate(), min: 10, severity: "critical" });
    expect(legacy.replicationGroup).toBeInstanceOf(WatchedReplicationGroup);
    expect(legacy.replicationGroup.memberClusterIds).toHaveLength(3);
    expect(() => legacy.metric("CPUCreditBalance")).toThrow(
      '`metric` must be a metric of this cache, got "CPUCreditBalance"; it is published on burstable nodes [stack/Legacy]',
    );
  });
  const names = stack.all(CloudwatchMetricAlarm).map(({ alarm_name }) => alarm_name);
  expect(names).toEqual(expect.arrayContaining(["sessions-node-2-many-items", "sessions-few-hits"]));
  expect(stack.only(CloudwatchDashboard).dashboard_name).toBe("sessions-us-east-1");
});

test("the values of a group are enough, and nothing is looked up", () => {
  const stack = inStack((scope) => {
    new CacheMonitoring(scope, "Legacy", { replicationGroup: values });
  });
  expect(stack.document).not.toHaveProperty("data");
  const alarm = stack.all(CloudwatchMetricAlarm).find(({ alarm_name }) => alarm_name === "sessions-node-1-node-down");
  expect(alarm?.dimensions).toEqual({ CacheClusterId: "sessions-001" });
});

test("a retired node type is watched by its numbers, and one that is not in the table without them", () => {
  const watch = (nodeType: string) =>
    inStack((scope) => new CacheMonitoring(scope, "Legacy", { replicationGroup: { ...existing, nodeType } }));
  expect(watch("cache.t2.small").warnings).toEqual([]);
  expect(watch("cache.m3.medium").warnings).toEqual([
    expect.stringMatching(
      /^stack\/Legacy\/Alarms: alarms-undecided: the node type cache\.m3\.medium is not in the table, so these alarms do not exist: memory-critical, /,
    ),
  ]);
});

describe("two stacks", () => {
  function twoStacks() {
    const app = new App({ stackTraces: false });
    const [theirs, ours] = ["theirs", "ours"].map((name) => {
      const stack = new TerraformStack(app, name);
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
      return stack;
    }) as [TerraformStack, TerraformStack];
    return { theirs, ours };
  }

  test("the one that watches looks the nodes up, and is deployed later", () => {
    const { theirs, ours } = twoStacks();
    const resource = theirsIn(theirs);
    new CacheMonitoring(ours, "Watch", { replicationGroup: { kind: "resource", resource } });
    const { document } = synthesize(ours);
    expect(Object.keys(document.data as object)).toEqual(["aws_elasticache_replication_group"]);
    expect(document).not.toHaveProperty("resource.aws_elasticache_replication_group");
    expect(ours.dependsOn(theirs)).toBe(true);
  });

  test("a cache of this package is watched by its resource", () => {
    const { theirs, ours } = twoStacks();
    const { replicationGroup } = new RedisCache(theirs, "Cache", {
      ...{ name: "sessions", network, ...off, alarms: { level: "off" }, alerts: { kind: "off" } },
      dashboard: { kind: "off" },
    });
    expect(() => new CacheMonitoring(ours, "Watch", { replicationGroup })).toThrow(
      '`replicationGroup` must be made in the same stack, got theirs/Cache/ReplicationGroup; or be given as { kind: "resource", resource } [ours/Watch]',
    );
    const { resource } = replicationGroup;
    const watch = new CacheMonitoring(ours, "Watched", { replicationGroup: { kind: "resource", resource } });
    expect(watch.alarms?.metricAlarms.length).toBeGreaterThan(20);
  });

  test("the group of a slow log that only the other stack knows must be named", () => {
    const { theirs, ours } = twoStacks();
    const destination = "${aws_cloudwatch_log_group.slow.name}";
    const resource = theirsIn(theirs, { logDeliveryConfiguration: [{ ...log, destination }] });
    expect(() => new CacheMonitoring(ours, "It", { replicationGroup: { kind: "resource", resource } })).toThrow(
      /`replicationGroup\.resource\.logDeliveryConfiguration` must be known at synth to watch the group, got .*; or set `slowLogGroupName` \[ours\/It\]/,
    );
    const replicationGroup = { kind: "resource", resource, slowLogGroupName } as const;
    expect(new CacheMonitoring(ours, "Watch", { replicationGroup }).dashboard?.resources).toHaveLength(1);
  });

  test("values that were copied from a group of the other one cannot be read", () => {
    const { theirs, ours } = twoStacks();
    const group = new ReplicationGroup(theirs, "Group", {
      ...{ name: "sessions", subnetGroupName: "a", securityGroupIds: ["sg-0a"] },
    });
    const { replicationGroupId, engine, nodeType, topology, authentication, memberClusterIds } = group;
    const { replicationGroupArn } = values;
    const copy = {
      replicationGroupId,
      replicationGroupArn,
      engine,
      nodeType,
      topology,
      authentication,
      memberClusterIds,
    };
    expect(() => new CacheMonitoring(ours, "It", { replicationGroup: copy })).toThrow(
      '`replicationGroup.memberClusterIds[0]` must not be read in another stack, got theirs; or be given as { kind: "existing" } or { kind: "resource" }, whose nodes are looked up [ours/It]',
    );
    expect(() => new CacheMonitoring(theirs, "It", { replicationGroup: copy })).not.toThrow();
  });
});

describe("one watcher beside another", () => {
  const clash = (fill: (scope: Construct) => void) => {
    try {
      inStack(fill);
      return "accepted";
    } catch (error) {
      return String(error);
    }
  };
  const watch = (scope: Construct, id: string, replicationGroup: Watched = existing) =>
    new CacheMonitoring(scope, id, { replicationGroup });

  test("is right for another group", () => {
    expect(
      clash((scope) => {
        watch(scope, "One");
        watch(scope, "Two", { ...existing, replicationGroupId: "carts" });
      }),
    ).toBe("accepted");
  });

  test("is refused for the same group", () => {
    expect(
      clash((scope) => {
        watch(scope, "One");
        watch(scope, "Two");
      }),
    ).toMatch(
      /`replicationGroup\.replicationGroupId` must be another one: stack\/One has the topic "sessions-critical" as well \(and \d+ more\) \[stack\/Two\]/,
    );
  });

  test("is refused for the same group by its values and by its resource", () => {
    expect(
      clash((scope) => {
        watch(scope, "One", values);
        watch(scope, "Two", { kind: "resource", resource: theirsIn(scope) });
      }),
    ).toMatch(/`replicationGroup` must be another one: stack\/One has .* \[stack\/Two\]/);
  });

  test("is refused beside a cache of the same name, which has alarms", () => {
    const cache = (scope: Construct, name: string) => new RedisCache(scope, "Cache", { name, network });
    expect(
      clash((scope) => {
        cache(scope, "sessions");
        watch(scope, "Watch");
      }),
    ).toMatch(/`replicationGroup\.replicationGroupId` must be another one: stack\/Cache has .* \[stack\/Watch\]/);
    expect(
      clash((scope) => {
        cache(scope, "carts");
        watch(scope, "Watch");
      }),
    ).toBe("accepted");
  });
});

describe("alarms are where their metrics are", () => {
  test.each<[string, (scope: Construct, europe: AwsProvider) => Watched]>([
    [
      "a resource of another region",
      (scope, provider) => ({ kind: "resource", resource: theirsIn(scope, { provider }) }),
    ],
    [
      "values of another region",
      () => ({ ...values, replicationGroupArn: values.replicationGroupArn.replace("us-east", "eu-west") }),
    ],
  ])("so %s is refused", (_what, groupIn) => {
    expect(() =>
      inStack((scope) => {
        const europe = new AwsProvider(scope, "Europe", { alias: "europe", region: "eu-west-1" });
        new CacheMonitoring(scope, "It", { replicationGroup: groupIn(scope, europe) });
      }),
    ).toThrow(
      /`replicationGroup[\w.]*` must be in us-east-1, the region of the provider, got .*eu-west-1.* \[stack\/It\]/,
    );
  });
});

describe("what is only known at deploy", () => {
  const replicas = Token.asNumber(Fn.abs(-2));

  test("the number of nodes: no alarms, and a warning", () => {
    const stack = inStack((scope) => {
      const topology = { kind: "replicated", replicas } as const;
      const watch = new CacheMonitoring(scope, "Legacy", { replicationGroup: { ...existing, topology } });
      expect(() => watch.metric("CurrItems")).toThrow(
        "`replicationGroup.topology` must be known at synth: it decides how many alarms there are [stack/Legacy]",
      );
    });
    expect(stack.all(CloudwatchMetricAlarm)).toEqual([]);
    expect(stack.warnings).toEqual([expect.stringContaining("alarms-undecided: the number of nodes is only known")]);
  });

  test("the id: it is in every name", () => {
    const replicationGroupId = "${var.id}";
    const stack = inStack((scope) => {
      new CacheMonitoring(scope, "Legacy", { replicationGroup: { ...existing, replicationGroupId } });
    });
    expect(stack.only(DataAwsElasticacheReplicationGroup).replication_group_id).toBe("${var.id}");
    const names = stack.all(CloudwatchMetricAlarm).map(({ alarm_name }) => String(alarm_name));
    expect(names).toContain("${var.id}-node-1-memory-critical");
    expect(names.filter((name) => !name.startsWith("${var.id}-"))).toEqual([]);
    expect(stack.all(SnsTopic)[0]?.name).toBe("${var.id}-critical");
  });
});

test.each<[object, string]>([
  [
    { replicationGroup: { ...values, memberClusterIds: undefined } },
    '`replicationGroup.memberClusterIds` must name the nodes; or leave out the ARN and set `kind`: "existing", and they are looked up',
  ],
  [
    { replicationGroup: { ...values, memberClusterIds: ["sessions-001"] } },
    "`replicationGroup.memberClusterIds` must name each of the 3 nodes that `topology` has, got 1",
  ],
  [
    { replicationGroup: { ...values, replicationGroupId: "carts" } },
    '`replicationGroup.replicationGroupArn` must be the ARN of the group carts, got "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions"',
  ],
  [
    { replicationGroup: { ...existing, topology: { kind: "replicated", replicas: 9 } } },
    "`replicationGroup.topology.replicas` must be a whole number between 0 and 5, got 9",
  ],
  [
    {
      replicationGroup: { ...existing, topology: { kind: "replicated", replicas: 0 } },
      alarms: { overrides: { "replication-lag": { maxSeconds: 5 } } },
    },
    '`alarms.overrides.replication-lag` must be left out: this alarm exists only with at least one replica, got {"maxSeconds":5}',
  ],
  [
    { replicationGroup: existing, alarms: { overrides: { "authentication-failures": {} } } },
    "`alarms.overrides.authentication-failures` must be left out: this alarm exists only with authentication, got {}",
  ],
  [
    { replicationGroup: { replicationGroupId: "sessions" } },
    '`replicationGroup.kind` must be one of "existing", "resource"; write `kind`: "existing"',
  ],
  [
    { replicationGroupId: "sessions" },
    '`replicationGroupId` is not a prop here (known: replicationGroup, alarms, alerts, dashboard, kmsKeyArn, tags, acknowledgedWarnings), got "sessions"; set `replicationGroup`: { kind: "existing", replicationGroupId, engine, nodeType, topology }',
  ],
])("%j is refused", (props, message) => {
  expect(() =>
    inStack((scope) => {
      new CacheMonitoring(scope, "It", props as never);
    }),
  ).toThrow(new Error(`${message} [stack/It]`));
});

test("a cache is watched by its replication group", () => {
  inStack((scope) => {
    const cache = new RedisCache(scope, "Cache", { name: "sessions", network });
    expect(() => new CacheMonitoring(scope, "It", { replicationGroup: cache as never })).toThrow(
      "`replicationGroup` must be a replication group, got an instance of RedisCache; give its `replicationGroup` [stack/It]",
    );
  });
});
