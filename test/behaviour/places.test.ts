import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CacheAuthentication, RedisCache, type RedisCacheProps } from "../../constructs";
import { ReplicationGroup } from "../../constructs/elasticache";
import { CacheLogs } from "../../constructs/logs";
import { CacheAlarms } from "../../constructs/monitoring";
import { CacheNetwork, ClientRule } from "../../constructs/network";
import { AlertTopic, ChatChannel } from "../../constructs/notifications";
import { ExistingSecret, GeneratedSecret } from "../../constructs/secrets";
import { synthesize } from "../../constructs/testing";
import { cacheRefusal, network } from "../support/fixtures";

const provider = { region: "us-east-1", allowedAccountIds: ["111122223333"] };
const topic = (region: string, account = "111122223333") => `arn:aws:sns:${region}:${account}:alerts`;
const key = (region: string, account = "111122223333") => `arn:aws:kms:${region}:${account}:key/1234abcd`;
const functionArn = (region: string, account = "111122223333") =>
  `arn:aws:lambda:${region}:${account}:function:to-chat`;
const queueArn = "arn:aws:sqs:eu-west-1:444455556666:alerts";
const roleArn = (account: string, partition = "aws") => `arn:${partition}:iam::${account}:role/chat`;
const secretArn = (region: string, account = "111122223333") =>
  `arn:aws:secretsmanager:${region}:${account}:secret:a-a1b2c3`;
/** Users of a cache, one of whom is made elsewhere and has its password in a secret. */
const sharing = (arn: string) =>
  ({ kind: "rbac", users: { app: { kind: "existing-user", userId: "app", secretArn: arn } } }) as const;
const slack = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" } as const;

/** What synthesis says of what is made with a provider, one line for each problem. */
function said(make: (scope: Construct) => void, config: AwsProviderConfig = provider): readonly string[] {
  const stack = new TerraformStack(new App(), "stack");
  new AwsProvider(stack, "Aws", config);
  try {
    make(stack);
    synthesize(stack);
    return [];
  } catch (error) {
    return String(error).match(/(?<=^\s*)\[stack.*/gm) ?? [String(error)];
  }
}

const ofCache = (props: Partial<RedisCacheProps>, config?: AwsProviderConfig) =>
  said((scope) => new RedisCache(scope, "Cache", { name: "sessions", network, ...props }), config);

describe("a cache may use", () => {
  it.each<[string, Partial<RedisCacheProps>]>([
    ["topics of another account for its alarms", existing(topic("us-east-1", "444455556666"), topic("us-east-1"))],
    [
      "a key of another account",
      { encryptionAtRest: { kind: "existing-key", kmsKeyArn: key("us-east-1", "444455556666") } },
    ],
    ["a queue anywhere", own({ kind: "queue", queueArn })],
    ["a function of another account", own({ kind: "function", functionArn: functionArn("us-east-1", "444455556666") })],
    [
      "a token of another account",
      { authentication: { kind: "existing-secret", secretArn: secretArn("us-east-1", "444455556666") } },
    ],
    ["a password anywhere, which only its clients read", { authentication: sharing(secretArn("eu-west-1")) }],
    ["what only Terraform knows", existing("${var.topic}", "${var.topic}")],
    [
      "a client of another account",
      { clients: { app: { kind: "security-group", securityGroupId: "444455556666/sg-0a" } } },
    ],
  ])("%s", (_what, props) => {
    expect(ofCache(props)).toEqual([]);
  });

  it("anything that is together, while the provider says nothing", () => {
    const elsewhere = { ...existing(topic("eu-west-1"), topic("eu-west-1")) };
    expect(ofCache(elsewhere, {})).toEqual([]);
    expect(ofCache(elsewhere)).toHaveLength(2);
  });
});

describe("a cache may not use", () => {
  const region = "must be in us-east-1, the region of the provider, got ";
  const account = "must be in 111122223333, the account of the provider, got ";
  const partition = "must be in aws, the partition of the provider, got ";

  it.each<[string, Partial<RedisCacheProps>, string]>([
    [
      "a topic of another region for its events",
      { events: { kind: "existing-topic", topicArn: topic("eu-west-1") } },
      `\`events.topicArn\` ${region}`,
    ],
    [
      "a topic of another account for its events",
      { events: { kind: "existing-topic", topicArn: topic("us-east-1", "444455556666") } },
      `\`events.topicArn\` ${account}`,
    ],
    [
      "a key of another region",
      { encryptionAtRest: { kind: "existing-key", kmsKeyArn: key("eu-west-1") } },
      `\`encryptionAtRest.kmsKeyArn\` ${region}`,
    ],
    [
      "a token of another region",
      { authentication: { kind: "existing-secret", secretArn: secretArn("eu-west-1") } },
      `\`authentication.secretArn\` ${region}`,
    ],
    [
      "a key of another region for its token",
      {
        authentication: {
          kind: "existing-secret",
          secretArn: "${var.arn}",
          kmsKeyArn: key("eu-west-1"),
        },
      },
      `\`authentication.kmsKeyArn\` ${region}`,
    ],
    [
      "a user's secret of another partition",
      { authentication: sharing("arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:a-a1b2c3") },
      `\`authentication.users.app.secretArn\` ${partition}`,
    ],
    [
      "a function of another region",
      own({ kind: "function", functionArn: functionArn("eu-west-1") }),
      `\`alerts.critical.it.functionArn\` ${region}`,
    ],
    [
      "a chat's role of another account",
      { alerts: { kind: "own-topics", chats: { team: { ...slack, roleArn: roleArn("444455556666") } } } },
      `\`alerts.chats.team.roleArn\` ${account}`,
    ],
    [
      "a chat's role of another partition",
      { alerts: { kind: "own-topics", chats: { team: { ...slack, roleArn: roleArn("111122223333", "aws-cn") } } } },
      `\`alerts.chats.team.roleArn\` ${partition}`,
    ],
    [
      "a queue of another partition",
      own({ kind: "queue", queueArn: "arn:aws-cn:sqs:cn-north-1:111122223333:alerts" }),
      `\`alerts.critical.it.queueArn\` ${partition}`,
    ],
    [
      "a backup of another partition",
      { restoreFrom: { kind: "s3", snapshotArns: ["arn:aws-cn:s3:::bucket/backup.rdb"] } },
      `\`restoreFrom.snapshotArns[0]\` ${partition}`,
    ],
    [
      "zones of another region for its nodes",
      { preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] },
      "`preferredCacheClusterAzs[0]` must be a zone of the region us-east-1, got ",
    ],
    [
      "zones of another region for its network",
      { network: { kind: "isolated", availabilityZones: ["eu-west-1a", "eu-west-1b"] } },
      "`network.availabilityZones[0]` must be a zone of the region us-east-1, got ",
    ],
    [
      "its own account before a security group",
      { clients: { app: { kind: "security-group", securityGroupId: "111122223333/sg-0a" } } },
      "`clients.app.securityGroupId` must not name the account of the provider, got ",
    ],
  ])("%s", (_what, props, message) => {
    const lines = ofCache(props);
    expect(lines[0]).toContain(`[stack] ${message}`);
    expect(new Set(lines.map((line) => line.split(" ").at(-1)))).toEqual(new Set(["[stack/Cache]"]));
  });

  it.each<[string, object, string]>([
    [
      "topics of two regions",
      existing(topic("us-east-1"), topic("eu-west-1")),
      "`alerts.warningTopicArn` must be in us-east-1, the region of `alerts.criticalTopicArn`, got ",
    ],
    [
      "a key and a topic of two regions",
      {
        encryptionAtRest: { kind: "existing-key", kmsKeyArn: key("eusc-de-east-1").replace("aws", "aws-eusc") },
        events: { kind: "existing-topic", topicArn: topic("eu-west-1") },
      },
      "`events.topicArn` must be in eusc-de-east-1, the region of `encryptionAtRest.kmsKeyArn`, got ",
    ],
    [
      "zones of two regions for its network",
      { network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-2a"] } },
      "`network.availabilityZones[1]` must be a zone of the region us-east-1, like `network.availabilityZones[0]`, got ",
    ],
    [
      "a role and a backup of two partitions",
      {
        restoreFrom: { kind: "s3", snapshotArns: ["arn:aws-us-gov:s3:::bucket/backup.rdb"] },
        alerts: { kind: "own-topics", chats: { a: { ...slack, roleArn: roleArn("111122223333") } } },
      },
      "`alerts.chats.a.roleArn` must be in aws-us-gov, the partition of `restoreFrom.snapshotArns[0]`, got ",
    ],
    [
      "roles of two accounts in chats",
      {
        alerts: {
          kind: "own-topics",
          chats: {
            a: { ...slack, roleArn: roleArn("111122223333") },
            b: { ...slack, channelId: "C2", roleArn: roleArn("444455556666") },
          },
        },
      },
      "`alerts.chats.b.roleArn` must be in 111122223333, the account of `alerts.chats.a.roleArn`, got ",
    ],
  ])("%s, wherever it is", (_what, props, message) => {
    expect(cacheRefusal(props as Record<string, unknown>)).toContain(`ValidationError: ${message}`);
  });
});

describe("a part that is used without a cache", () => {
  const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };
  const client = { kind: "security-group", securityGroupId: "111122223333/sg-0a" } as const;
  const kmsKeyArn = key("eu-west-1");
  const watched = {
    replicationGroupId: "sessions",
    replicationGroupArn: "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:sessions",
    engine: { kind: "valkey", version: "8.2" },
    nodeType: "cache.r7g.large",
    topology: { kind: "replicated", replicas: 0 },
    authentication: "off",
    memberClusterIds: ["sessions-001"],
  } as const;

  it.each<[string, string, (scope: Construct) => unknown]>([
    [
      "a replication group",
      "notificationTopicArn",
      (scope) => new ReplicationGroup(scope, "It", { ...group, notificationTopicArn: topic("eu-west-1") }),
    ],
    ["log groups", "kmsKeyArn", (scope) => new CacheLogs(scope, "It", { name: "sessions", kmsKeyArn })],
    ["a secret", "kmsKeyArn", (scope) => new GeneratedSecret(scope, "It", { name: "a", description: "a", kmsKeyArn })],
    [
      "a secret that exists",
      "secretArn",
      (scope) => new ExistingSecret(scope, "It", { secretArn: secretArn("eu-west-1") }),
    ],
    [
      "authentication",
      "authentication.secretArn",
      (scope) =>
        new CacheAuthentication(scope, "It", {
          name: "a",
          engine: { kind: "valkey", version: "8.2" },
          authentication: { kind: "existing-secret", secretArn: secretArn("eu-west-1") },
        }),
    ],
    ["a topic", "kmsKeyArn", (scope) => new AlertTopic(scope, "It", { name: "a", kmsKeyArn })],
    [
      "a network",
      "network.availabilityZones[0]",
      (scope) =>
        new CacheNetwork(scope, "It", {
          network: { kind: "isolated", availabilityZones: ["eu-west-1a", "eu-west-1b"] },
        }),
    ],
    [
      "a rule",
      "client.securityGroupId",
      (scope) => new ClientRule(scope, "It", { securityGroupId: "sg-0b", port: 6379, clientName: "app", client }),
    ],
    [
      "a chat",
      "place.roleArn",
      (scope) =>
        new ChatChannel(scope, "It", {
          name: "a",
          place: { ...slack, roleArn: roleArn("444455556666") },
          topicArns: [topic("eu-west-1")],
        }),
    ],
    [
      "a restored replication group",
      "restoreFrom.snapshotArns[0]",
      (scope) =>
        new ReplicationGroup(scope, "It", {
          ...group,
          restoreFrom: { kind: "s3", snapshotArns: ["arn:aws-cn:s3:::bucket/backup.rdb"] },
        }),
    ],
    [
      "alarms",
      "replicationGroup.replicationGroupArn",
      (scope) => new CacheAlarms(scope, "It", { replicationGroup: watched }),
    ],
  ])("%s says so itself", (_what, prop, make) => {
    const lines = said((scope) => {
      make(scope);
    });
    expect(lines[0]).toContain(`[stack] \`${prop}\` must `);
    expect(lines[0]).toMatch(/ \[stack\/It\]$/);
  });

  it("has a chat and its topics in one partition, also those that are added", () => {
    const topicArns = ["arn:aws-cn:sns:cn-north-1:111122223333:alerts"];
    const place = { ...slack, roleArn: roleArn("111122223333") };
    const message = "`topicArns[0]` must be in aws, the partition of `place.roleArn`, got ";
    const stack = new TerraformStack(new App(), "stack");
    expect(() => new ChatChannel(stack, "It", { name: "a", place, topicArns })).toThrow(message);
    const channel = new ChatChannel(stack, "Other", { name: "a", place });
    expect(() => {
      channel.addTopics(...topicArns);
    }).toThrow(message);
  });

  it("has a group's id and ARN of one group", () => {
    const lines = said((scope) => {
      const replicationGroup = { ...watched, replicationGroupId: "others" };
      new CacheAlarms(scope, "It", { replicationGroup });
    }, {});
    expect(lines[0]).toContain(
      '`replicationGroup.replicationGroupArn` must be the ARN of the group others, got "arn:aws:elasticache:eu-west-1:',
    );
  });
});

function existing(criticalTopicArn: string, warningTopicArn: string): Pick<RedisCacheProps, "alerts"> {
  return { alerts: { kind: "existing-topics", criticalTopicArn, warningTopicArn } };
}

function own(
  it: Extract<NonNullable<Extract<RedisCacheProps["alerts"], { kind: "own-topics" }>["critical"]>, object>[string],
): Pick<RedisCacheProps, "alerts"> {
  return { alerts: { kind: "own-topics", critical: { it } } };
}
