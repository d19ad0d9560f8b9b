import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Fn, Token } from "cdktf";
import type { SynthesizedStack } from "../../../../constructs/testing";
import type { Construct } from "constructs";
import { CacheMonitoring } from "../../../../constructs";
import { ReplicationGroup } from "../../../../constructs/elasticache";
import { cacheRefusal, cacheWith, inStack } from "../../../support/fixtures";

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const critical = "${aws_sns_topic_policy.Cache_Monitoring_Alerts_Critical_Policy_CC1AE537.arn}";
const warning = "${aws_sns_topic_policy.Cache_Monitoring_Alerts_Warning_Policy_6908DB2F.arn}";

function actionsOf(stack: SynthesizedStack, name: string) {
  const alarms = [...stack.all(CloudwatchMetricAlarm), ...stack.all(CloudwatchCompositeAlarm)];
  const { alarm_actions, ok_actions } = alarms.find(({ alarm_name }) => alarm_name === `sessions-${name}`)!;
  return { alarm_actions, ok_actions };
}

function topics(stack: SynthesizedStack) {
  return stack.all(SnsTopic).map(({ name, kms_master_key_id }) => [name, kms_master_key_id]);
}

describe("the alerts of a cache", () => {
  it("go to two topics of its own, encrypted with its key; events go to a third, which must not be", () => {
    const key = expect.stringContaining("aws_kms_key.Cache_Key_") as unknown;
    expect(topics(cacheWith())).toStrictEqual([
      ["sessions-events", undefined],
      ["sessions-critical", key],
      ["sessions-warning", key],
    ]);
  });

  it("are told by severity, when an alarm goes off and when it is over", () => {
    const stack = cacheWith();
    expect(actionsOf(stack, "node-1-memory-critical")).toStrictEqual({
      alarm_actions: [critical],
      ok_actions: [critical],
    });
    expect(actionsOf(stack, "node-1-memory-high")).toStrictEqual({ alarm_actions: [warning], ok_actions: [warning] });
    expect(actionsOf(stack, "all-nodes-down")).toStrictEqual({ alarm_actions: [critical], ok_actions: [critical] });
  });

  it("go where they went when a change of their severity is undefined", () => {
    const stack = cacheWith({ alarms: { overrides: { "all-nodes-down": { severity: undefined } } } });
    expect(actionsOf(stack, "all-nodes-down")).toStrictEqual({ alarm_actions: [critical], ok_actions: [critical] });
  });

  it.each(["node-1-node-down", "no-primary", "health"])("are not told by %s, which others are made of", (name) => {
    expect(actionsOf(cacheWith(), name)).toStrictEqual({ alarm_actions: undefined, ok_actions: undefined });
  });

  it("go to topics that exist", () => {
    const criticalTopicArn = "arn:aws:sns:us-east-1:111122223333:pages";
    const warningTopicArn = "arn:aws:sns:us-east-1:111122223333:mails";
    const stack = cacheWith({ alerts: { kind: "existing-topics", criticalTopicArn, warningTopicArn } });
    expect(topics(stack).map(([name]) => name)).toStrictEqual(["sessions-events"]);
    expect(actionsOf(stack, "all-nodes-down").alarm_actions).toStrictEqual([criticalTopicArn]);
    expect(actionsOf(stack, "node-1-cpu-high").ok_actions).toStrictEqual([warningTopicArn]);
  });

  it("go nowhere when they are off", () => {
    const stack = cacheWith({ alerts: { kind: "off" } });
    expect(topics(stack).map(([name]) => name)).toStrictEqual(["sessions-events"]);
    expect(actionsOf(stack, "all-nodes-down").alarm_actions).toBeUndefined();
  });

  it("appear in a chat, both topics in one channel", () => {
    const place = {
      kind: "slack",
      workspaceId: "T1",
      channelId: "C1",
      roleArn: "arn:aws:iam::111122223333:role/chat",
    } as const;
    const stack = cacheWith({ alerts: { kind: "own-topics", chats: { team: place } } });
    expect(stack.only(ChatbotSlackChannelConfiguration).sns_topic_arns).toStrictEqual([critical, warning]);
  });

  it("are not encrypted without a key, and use a given one with a warning about its policy", () => {
    const own = cacheWith({ encryptionAtRest: { kind: "aws-owned-key" } });
    expect(topics(own).map(([, key]) => key)).toStrictEqual([undefined, undefined, undefined]);
    const given = cacheWith({ encryptionAtRest: { kind: "existing-key", kmsKeyArn } });
    expect(topics(given).map(([, key]) => key)).toStrictEqual([undefined, kmsKeyArn, kmsKeyArn]);
    expect(given.warnings.filter((text) => text.includes("alert-key-policy"))).toStrictEqual([
      "stack/Cache: alert-key-policy: alarm messages are silently lost unless the policy of the existing key allows " +
        "`kms:Decrypt` and `kms:GenerateDataKey*` to `cloudwatch.amazonaws.com`; to acknowledge it, give a reason in " +
        "`acknowledgedWarnings`",
    ]);
  });

  it.each([
    [
      {
        alerts: {
          kind: "existing-topics",
          criticalTopicArn: "pages",
          warningTopicArn: "arn:aws:sns:us-east-1:111122223333:mails",
        },
      },
      '`alerts.criticalTopicArn` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "pages"',
    ],
    [{ alerts: { kind: "mail" } }, '`alerts.kind` must be one of "own-topics", "existing-topics", "off", got "mail"'],
    [{ alarms: { level: "all" } }, '`alarms.level` must be one of "essential", "standard", "full", "off", got "all"'],
    [{ dashboard: "yes" }, '`dashboard` must be an object with `kind`, got "yes"'],
    [{ dashboard: { kind: "none" } }, '`dashboard.kind` must be one of "own-dashboard", "off", got "none"'],
  ])("are refused: %j", (props, message) => {
    expect(cacheRefusal(props)).toBe(`ValidationError: ${message} [stack/It]`);
  });
});

describe("what is only known at deploy", () => {
  it("the number of nodes: no alarms and no dashboard, and a warning", () => {
    const stack = cacheWith({ topology: { kind: "replicated", replicas: Token.asNumber(Fn.abs(-2)) } });
    expect(stack.all(CloudwatchMetricAlarm)).toStrictEqual([]);
    expect(stack.all(CloudwatchDashboard)).toStrictEqual([]);
    expect(stack.warnings).toContain(
      "stack/Cache/Monitoring: alarms-undecided: the number of nodes is only known at deploy, so there are no " +
        "alarms and no dashboard; to acknowledge it, give a reason in `acknowledgedWarnings`",
    );
  });

  it("the node type: the alarms that need its numbers are left out and named", () => {
    const stack = cacheWith({ nodeType: "${var.node_type}" });
    const names = stack.all(CloudwatchMetricAlarm).map(({ alarm_name }) => String(alarm_name));
    expect(names).toContain("sessions-node-1-engine-cpu-critical");
    expect(names.filter((name) => name.includes("connections-high"))).toStrictEqual([]);
    expect(stack.warnings.filter((text) => text.includes("alarms-undecided"))).toStrictEqual([
      "stack/Cache/Monitoring/Alarms: alarms-undecided: the node type is only known at deploy, so these alarms do not " +
        "exist: memory-critical, memory-high, capacity-critical, capacity-high, cpu-of-one-vcpu, engine-cpu-high, " +
        "cpu-credits, connections-high; to acknowledge it, give a reason in `acknowledgedWarnings`",
    ]);
  });
});

describe("monitoring without a cache", () => {
  const groupIn = (scope: Construct) =>
    new ReplicationGroup(scope, "Group", {
      name: "sessions",
      subnetGroupName: "private",
      securityGroupIds: ["sg-0123456789abcdef0"],
    });

  it("watches a replication group, with topics of its own", () => {
    const stack = inStack((scope) => {
      const monitoring = new CacheMonitoring(scope, "Monitoring", { replicationGroup: groupIn(scope), kmsKeyArn });
      monitoring.addAlarm("many-items", { metric: monitoring.metric("CurrItems", { node: "node-1" }), max: 1 });
      monitoring.addAlarm("few-hits", { metric: monitoring.metricHitRate(), min: 1 });
    });
    expect(topics(stack)).toEqual([
      ["sessions-critical", kmsKeyArn],
      ["sessions-warning", kmsKeyArn],
    ]);
    expect(stack.only(CloudwatchDashboard).dashboard_body).toContain("sessions-node-1-many-items");
    expect(actionsOf(stack, "few-hits").alarm_actions).toEqual([expect.stringContaining("Warning_Policy") as unknown]);
  });

  const noNodes = "`topology` must be known at synth: it decides how many alarms there are";

  it("has no alarms to add to while the number of nodes is only known at deploy", () => {
    inStack((scope) => {
      const replicationGroup = new ReplicationGroup(scope, "Group", {
        name: "sessions",
        subnetGroupName: "private",
        securityGroupIds: ["sg-0123456789abcdef0"],
        topology: { kind: "replicated", replicas: Token.asNumber(Fn.abs(-2)) },
      });
      const monitoring = new CacheMonitoring(scope, "Monitoring", { replicationGroup });
      expect([monitoring.alarms, monitoring.dashboard]).toEqual([undefined, undefined]);
      const said = new Error(`${noNodes} [stack/Monitoring]`);
      expect(() => monitoring.metric("CurrItems")).toThrow(said);
      expect(() => monitoring.metricHitRate()).toThrow(said);
      expect(() => {
        monitoring.addAlarm("many-items", {} as never);
      }).toThrow(said);
    });
  });

  it.each<[string, (replicationGroup: ReplicationGroup) => unknown, string]>([
    ["no props", () => undefined, "`props` must be an object"],
    ["no replication group", () => ({}), "`replicationGroup` is required"],
    [
      "its name for one",
      () => ({ replicationGroup: "sessions" }),
      '`replicationGroup` must be an object with `kind`, got "sessions"',
    ],
    [
      "its resource for one",
      ({ resource }) => ({ replicationGroup: resource }),
      '`replicationGroup` must be a replication group, got an instance of ElasticacheReplicationGroup; write { kind: "resource", resource }',
    ],
    [
      "an unknown level",
      (replicationGroup) => ({ replicationGroup, alarms: { level: "none" } }),
      '`alarms.level` must be one of "essential", "standard", "full", "off", got "none"',
    ],
    [
      "no for a dashboard",
      (replicationGroup) => ({ replicationGroup, dashboard: false }),
      '`dashboard` must be an object with `kind`, got false; write { kind: "off" }',
    ],
    [
      "a topic by its name",
      (replicationGroup) => ({
        replicationGroup,
        alerts: { kind: "existing-topics", criticalTopicArn: "pages", warningTopicArn: "${var.mails}" },
      }),
      '`alerts.criticalTopicArn` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "pages"',
    ],
    [
      "the warning of another construct",
      (replicationGroup) => ({ replicationGroup, acknowledgedWarnings: { "no-eviction": "a test" } }),
      '`acknowledgedWarnings.no-eviction` must be one of "alarms-undecided", "shared-name", got "no-eviction"',
    ],
    [
      "an unknown prop",
      (replicationGroup) => ({ replicationGroup, slowLogGroupName: "slow" }),
      '`slowLogGroupName` is not a prop here (known: replicationGroup, alarms, alerts, dashboard, kmsKeyArn, tags, acknowledgedWarnings), got "slow"; set `replicationGroup`: { kind: "existing", replicationGroupId, engine, nodeType, topology }',
    ],
  ])("is refused with %s", (_what, propsOf, message) => {
    inStack((scope) => {
      const props = propsOf(groupIn(scope)) as never;
      expect(() => new CacheMonitoring(scope, "It", props)).toThrow(new Error(`${message} [stack/It]`));
    });
  });
});
