import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { App, Fn, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { RedisCache, type RedisCacheProps } from "../../../../constructs";
import {
  type Credentials,
  type IReplicationGroup,
  ReplicationGroup,
  type ReplicationGroupProps,
} from "../../../../constructs/elasticache";
import { CacheAlarms, type CacheAlarmsProps, CacheDashboard } from "../../../../constructs/monitoring";
import type { SynthesizedStack } from "../../../../constructs/testing";
import { inStack, network, refusal } from "../../../support/fixtures";

type Settings = Pick<RedisCacheProps, "engine" | "nodeType" | "topology" | "port">;

const attached = { subnetGroupName: "private", securityGroupIds: ["sg-0123456789abcdef0"] };

/** A replication group by itself, with the name of the caches below. */
function groupIn(scope: Construct, props: Partial<ReplicationGroupProps> = {}): ReplicationGroup {
  return new ReplicationGroup(scope, "Group", { name: "sessions", ...attached, ...props });
}

/** A cache that somebody else made, by its values. */
function valuesOf(settings: Settings, nodes: number, authentication: Credentials["kind"] = "off"): IReplicationGroup {
  return {
    replicationGroupId: "sessions",
    replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
    engine: settings.engine ?? { kind: "redis", version: "7.1" },
    nodeType: settings.nodeType ?? "cache.r7g.large",
    topology: settings.topology ?? { kind: "replicated", replicas: 2 },
    authentication,
    memberClusterIds: Array.from({ length: nodes }, (_, index) => `sessions-00${index + 1}`),
  };
}

/** Every alarm, with the ids that the nodes turn out to have, and what depends on what by alarm. */
function alarmsOf(stack: SynthesizedStack): unknown {
  const alarms = [...stack.all(CloudwatchMetricAlarm), ...stack.all(CloudwatchCompositeAlarm)];
  const byName = alarms.sort((one, other) => String(one.alarm_name).localeCompare(String(other.alarm_name)));
  const written = JSON.stringify(byName)
    .replace(/\$\{local\.\w+_Nodes_\w+\[(\d+)\]\}/g, (_, index) => `sessions-00${Number(index) + 1}`)
    .replace(/"([\w.]+)\.[A-Za-z_]*Alarms_([\w-]+)_[0-9A-F]{8}"/g, '"$1.$2"');
  return JSON.parse(written);
}

const valkey = { kind: "valkey", version: "8.0" } as const;
const rbac: RedisCacheProps["authentication"] = {
  kind: "rbac",
  users: { app: { kind: "iam", accessString: "on ~* +@all" } },
};

describe("the alarms of a replication group", () => {
  const cases: readonly [string, Settings, number, Partial<RedisCacheProps>, Credentials][] = [
    ["three nodes", {}, 3, { authentication: { kind: "off" } }, { kind: "off" }],
    [
      "shards with users",
      { engine: valkey, nodeType: "cache.r7g.xlarge", topology: { kind: "sharded", shards: 3, replicasPerShard: 1 } },
      6,
      { authentication: rbac },
      { kind: "user-group", userGroupId: "sessions" },
    ],
    [
      "one burstable node with a token",
      { nodeType: "cache.t4g.micro", topology: { kind: "replicated", replicas: 0 }, port: 6380 },
      1,
      {},
      { kind: "auth-token", authToken: "${var.token}", updateStrategy: "SET" },
    ],
    [
      "tiered data",
      { nodeType: "cache.r6gd.xlarge", topology: { kind: "replicated", replicas: 1 } },
      2,
      { authentication: { kind: "off" } },
      { kind: "off" },
    ],
  ];

  describe.each(cases)("with %s", (_what, settings, nodes, of, credentials) => {
    const cacheAt = (level: CacheAlarmsProps["level"]) =>
      inStack((scope) => {
        const alerts = { kind: "off" } as const;
        new RedisCache(scope, "Cache", { name: "sessions", network, ...settings, ...of, alerts, alarms: { level } });
      });
    const standard = cacheAt("standard");

    it("are those of a cache like it, and need nothing else", () => {
      const stack = inStack((scope) => {
        const replicationGroup = groupIn(scope, { ...settings, credentials });
        new CacheAlarms(scope, "Alarms", { replicationGroup });
      });
      expect(stack.all(CloudwatchMetricAlarm).length).toBeGreaterThan(nodes);
      expect(stack.all(CloudwatchCompositeAlarm)).not.toEqual([]);
      expect(alarmsOf(stack)).toEqual(alarmsOf(standard));
    });

    it("are the same when only its values are known", () => {
      const replicationGroup = valuesOf(settings, nodes, credentials.kind);
      const stack = inStack((scope) => new CacheAlarms(scope, "Alarms", { replicationGroup }));
      expect(stack.all(ElasticacheReplicationGroup)).toEqual([]);
      expect(alarmsOf(stack)).toEqual(alarmsOf(standard));
    });

    it("are those of another level when told so", () => {
      const stack = inStack((scope) => {
        const replicationGroup = groupIn(scope, { ...settings, credentials });
        new CacheAlarms(scope, "Alarms", { replicationGroup, level: "full" });
      });
      expect(alarmsOf(stack)).toEqual(alarmsOf(cacheAt("full")));
      expect(alarmsOf(stack)).not.toEqual(alarmsOf(standard));
    });
  });

  it("tell the topics that they are given, by severity, and nobody without", () => {
    const actions = (topicArns?: CacheAlarmsProps["topicArns"]) => {
      const alarms = inStack((scope) => {
        new CacheAlarms(scope, "Alarms", { replicationGroup: valuesOf({}, 3), topicArns });
      }).all(CloudwatchMetricAlarm);
      return ["memory-critical", "memory-high"].map(
        (id) => alarms.find(({ alarm_name }) => alarm_name === `sessions-node-1-${id}`)?.alarm_actions,
      );
    };
    expect(actions()).toEqual([undefined, undefined]);
    const pages = "arn:aws:sns:us-east-1:111122223333:pages";
    const mails = "arn:aws:sns:us-east-1:444455556666:mails";
    expect(actions({ critical: [pages], warning: [mails] })).toEqual([[pages], [mails]]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  it("take up to five actions, topics and others that CloudWatch knows", () => {
    const said = (...critical: string[]) =>
      refusal(CacheAlarms, { replicationGroup: valuesOf({}, 3), topicArns: { critical, warning: [] } });
    const topics = ["a", "b", "c", "d"].map((name) => `arn:aws:sns:us-east-1:111122223333:${name}`);
    const action = "arn:aws:lambda:us-east-1:111122223333:function:page:live";
    expect(said(...topics, action)).toBe("accepted");
    expect(said(...topics, action, "arn:aws:ssm:us-east-1:111122223333:opsitem:1")).toContain("at most 5 members");
    expect(said("arn:aws:sqs:us-east-1:111122223333:pages")).toContain("`topicArns.critical[0]` must be a full ARN");
    expect(said(`${topics[0]}.fifo`)).toContain("`topicArns.critical[0]` must not be a FIFO topic");
    expect(said("pages")).toContain("`topicArns.critical[0]` must be a full ARN");
  });

  it("can be joined by custom ones, and are on a dashboard", () => {
    const stack = inStack((scope) => {
      const replicationGroup = groupIn(scope);
      const alarms = new CacheAlarms(scope, "Alarms", { replicationGroup, level: "off" });
      new CacheDashboard(scope, "Dashboard", { replicationGroup, alarms });
      const added = alarms.addAlarm("many-items", { metric: alarms.metric("CurrItems"), max: 5 });
      expect(added).toHaveLength(3);
      alarms.addAlarm("few-hits", { metric: alarms.metricHitRate(), min: 90 });
      expect([...alarms.compositeAlarms.keys()]).toEqual([]);
      expect(alarms.metricAlarms.map(({ planned }) => planned.key)).toEqual([
        "node-1-many-items",
        "node-2-many-items",
        "node-3-many-items",
        "few-hits",
      ]);
    });
    expect(stack.only(CloudwatchDashboard).dashboard_body).toContain("sessions-node-2-many-items");
  });

  it("take metrics of this replication group and of no other", () => {
    inStack((scope) => {
      const replicationGroup = groupIn(scope);
      const alarms = new CacheAlarms(scope, "Alarms", { replicationGroup });
      const others = new CacheAlarms(scope, "Others", {
        replicationGroup: {
          ...valuesOf({}, 3),
          replicationGroupId: "others",
          replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:others",
        },
      });
      expect(alarms.metric("CurrItems").replicationGroup).toBe(replicationGroup);
      expect(() => alarms.addAlarm("many", { metric: others.metric("CurrItems"), max: 1 })).toThrow(
        "`metric` must come from `metric` or `metricHitRate` of this cache",
      );
    });
  });
});

const critical = "arn:aws:sns:us-east-1:111122223333:pages";
const replicationGroup = valuesOf({}, 3);
const uncountable =
  "`replicationGroup` must have a number of nodes that is known at synth: it decides how many alarms there are";

describe("alarms are refused", () => {
  it.each<[string, unknown, string]>([
    ["no props", undefined, "`props` must be an object"],
    ["no replication group", {}, "`replicationGroup` is required"],
    ["nothing for one", { replicationGroup: null }, "`replicationGroup` must be an object, got null"],
    ["its name for one", { replicationGroup: "sessions" }, '`replicationGroup` must be an object, got "sessions"'],
    [
      "a date for one",
      { replicationGroup: new Date(0) },
      "`replicationGroup` must be an object, got an instance of Date",
    ],
    [
      "an unknown prop",
      { replicationGroup, levels: "full" },
      '`levels` is not a prop here (known: replicationGroup, level, overrides, topicArns, warmUpMinutes, tags, acknowledgedWarnings), got "full"; did you mean `level`?',
    ],
    [
      "an unknown level",
      { replicationGroup, level: "all" },
      '`level` must be one of "essential", "standard", "full", "off", got "all"',
    ],
    [
      "one topic in the place of a list",
      { replicationGroup, topicArns: { critical, warning: [] } },
      `\`topicArns.critical\` must be a list, got "${critical}"`,
    ],
    [
      "topics of one severity",
      { replicationGroup, topicArns: { critical: [critical] } },
      "`topicArns.warning` is required",
    ],
    [
      "an engine by its name",
      { replicationGroup: { ...replicationGroup, engine: "redis" } },
      '`replicationGroup.engine` must be an object with `kind`, got "redis"; write { kind: "redis", version }',
    ],
    [
      "a topology that there is not",
      { replicationGroup: { ...replicationGroup, topology: { kind: "ring" } } },
      '`replicationGroup.topology.kind` must be one of "replicated", "sharded", got "ring"',
    ],
    [
      "an authentication as a cache has it",
      { replicationGroup: { ...replicationGroup, authentication: { kind: "off" } } },
      '`replicationGroup.authentication` must be one of "auth-token", "user-group", "off", got {"kind":"off"}',
    ],
    [
      "a node that is none",
      { replicationGroup: { ...replicationGroup, memberClusterIds: ["sessions-001", 2, "sessions-003"] } },
      "`replicationGroup.memberClusterIds[1]` must be a string, got 2",
    ],
    [
      "the group among its nodes",
      { replicationGroup: { ...replicationGroup, memberClusterIds: ["sessions-001", "sessions", "sessions-003"] } },
      '`replicationGroup.memberClusterIds[1]` must be the id of a node, not of the group, got "sessions"',
    ],
    [
      "a node twice",
      { replicationGroup: { ...replicationGroup, memberClusterIds: ["sessions-001", "sessions-002", "sessions-001"] } },
      '`replicationGroup.memberClusterIds[2]` must not be given twice, got "sessions-001"',
    ],
    [
      "nodes in a list that only Terraform knows",
      { replicationGroup: { ...replicationGroup, memberClusterIds: "${var.nodes}" } },
      '`replicationGroup.memberClusterIds` must be known at synth, got "${var.nodes}"',
    ],
    [
      "fewer nodes than its topology has",
      { replicationGroup: { ...replicationGroup, memberClusterIds: ["sessions-001", "sessions-002"] } },
      "`replicationGroup.memberClusterIds` must name each of the 3 nodes that `topology` has, got 2",
    ],
    [
      "more nodes than its topology has",
      { replicationGroup: valuesOf({ topology: { kind: "sharded", shards: 2, replicasPerShard: 0 } }, 3) },
      "`replicationGroup.memberClusterIds` must name each of the 2 nodes that `topology` has, got 3",
    ],
    [
      "an alarm that the replication group cannot have",
      {
        replicationGroup: valuesOf({ topology: { kind: "replicated", replicas: 0 } }, 1),
        overrides: { "replication-lag": {} },
      },
      "`overrides.replication-lag` must be left out: this alarm exists only with at least one replica, got {}",
    ],
    [
      "nodes that nobody can count",
      { replicationGroup: { ...replicationGroup, memberClusterIds: undefined } },
      uncountable,
    ],
    [
      "a number of replicas that only Terraform knows",
      {
        replicationGroup: {
          ...replicationGroup,
          topology: { kind: "replicated", replicas: Token.asNumber(Fn.abs(-2)) },
        },
      },
      uncountable,
    ],
  ])("with %s", (_what, props, message) => {
    expect(refusal(CacheAlarms, props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("with a replication group whose nodes only Terraform can count", () => {
    const make = (part: typeof CacheAlarms | typeof CacheDashboard) => () =>
      inStack((scope) => {
        const topology = { kind: "replicated", replicas: Token.asNumber(Fn.abs(-2)) } as const;
        new part(scope, "It", { replicationGroup: groupIn(scope, { topology }) });
      });
    expect(make(CacheAlarms)).toThrow(new Error(`${uncountable} [stack/It]`));
    expect(make(CacheDashboard)).toThrow(new Error(`${uncountable} [stack/It]`));
  });

  it("with a replication group of another stack, whose nodes cannot be named here", () => {
    const app = new App();
    const group = groupIn(new TerraformStack(app, "caches"));
    const elsewhere = new TerraformStack(app, "alarms");
    const message =
      "`replicationGroup` must be made in the same stack, got caches/Group; or be given by its values [alarms/It]";
    expect(() => new CacheAlarms(elsewhere, "It", { replicationGroup: group })).toThrow(message);
    const other = new TerraformStack(app, "dashboards");
    expect(() => new CacheDashboard(other, "It", { replicationGroup: group })).toThrow(
      "must be made in the same stack",
    );
  });

  it("with a cache or a resource in the place of a replication group", () => {
    inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network });
      const { resource } = cache.replicationGroup;
      for (const wrong of [cache, cache.monitoring, resource, TerraformStack.of(scope)]) {
        expect(() => new CacheAlarms(scope, `Alarms-${wrong.node.id}`, { replicationGroup: wrong as never })).toThrow(
          /`replicationGroup/,
        );
      }
    });
  });
});
