import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { Construct } from "constructs";
import { CacheAlerts, CacheAuthentication, CacheMonitoring, RedisCache } from "../../constructs";
import {
  ParameterGroup,
  ReplicationGroup,
  SubnetGroup,
  User,
  UserGroup,
  WatchedReplicationGroup,
} from "../../constructs/elasticache";
import { CacheKey } from "../../constructs/encryption";
import { CacheLogs } from "../../constructs/logs";
import { CacheAlarms, CacheDashboard } from "../../constructs/monitoring";
import { CacheNetwork, ClientRule, SecurityGroup } from "../../constructs/network";
import { AlertTopic, ChatChannel, EventTopic } from "../../constructs/notifications";
import { ExistingSecret, GeneratedSecret } from "../../constructs/secrets";
import { network } from "./fixtures";

export type Props = Readonly<Record<string, unknown>>;
export type PartClass = new (scope: Construct, id: string, props: never) => unknown;

/** A construct of the package with all of its props. */
export interface Part {
  readonly part: PartClass;
  /** All of its props; some are made of other constructs. */
  readonly props: (scope: Construct) => Props;
  /** Props to lay over the others, with the other members of each union. */
  readonly others?: readonly Props[];
}

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:us-east-1:111122223333:topic";
const otherTopicArn = "arn:aws:sns:us-east-1:111122223333:other";
const queueArn = "arn:aws:sqs:us-east-1:111122223333:queue";
const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:page";
const roleArn = "arn:aws:iam::111122223333:role/chat";
const tags = { team: "a" };
const engine = { kind: "valkey", version: "8.1" } as const;
const client = { kind: "cidr", cidr: "10.0.0.0/8", description: "Redis from the office" };
const place = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn };
const teams = {
  kind: "teams",
  tenantId: "1234abcd-12ab-34cd-56ef-1234567890ab",
  teamId: "4321dcba-12ab-34cd-56ef-1234567890ab",
  channelId: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
  roleArn,
};
const email = { kind: "email", address: "a@example.com" };
const overrides = { "memory-high": { maxPercent: 70 } };

const subscriptions = {
  page: { kind: "https", url: "https://example.com/page", confirmsItself: true },
  phone: { kind: "sms", phoneNumber: "+14155550100" },
  jobs: { kind: "queue", queueArn },
  chat: { kind: "function", functionArn },
};

const accessString = "on ~* +@all";
const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
const existingUser = { kind: "existing-user", userId: "shared", userName: "login", secretArn, kmsKeyArn };

const iamUser = { kind: "iam", accessString, userId: "mine" };

const authentications = [
  {
    authentication: {
      kind: "rbac",
      users: {
        app: { kind: "password", accessString, rotation: 2, userId: "a--b", userName: "login", secretName: "a/b" },
        other: { kind: "existing-user", userId: "other", secretArn, kmsKeyArn },
      },
      userGroupId: "group",
      defaultUser: { kind: "password", accessString, rotation: 2, userId: "anybody", secretName: "c" },
    },
  },
  { authentication: { kind: "rbac", users: {}, defaultUser: { kind: "existing-user", userId: "anybody" } } },
  { authentication: { kind: "auth-token", rotation: 3, secretName: "token" } },
  { authentication: { kind: "existing-secret", secretArn, jsonKey: "token", kmsKeyArn, updateStrategy: "SET" } },
  { authentication: { kind: "existing-user-group", userGroupId: "theirs", users: { shared: existingUser } } },
];

const ownLogGroup = { kind: "own-log-group", logGroupName: "/shop/slow", retentionInDays: 30, format: "text" };
const existingGroup = { kind: "existing-log-group", logGroupName: "/shop/logs", format: "json" };
const existingStream = { kind: "existing-delivery-stream", deliveryStreamName: "logs", format: "text" };

/** Only Redis OSS has a user to switch off. */
const switchedOff = {
  engine: { kind: "redis", version: "7.1" },
  authentication: {
    kind: "rbac",
    users: { app: { kind: "iam", accessString } },
    defaultUser: { kind: "off", userId: "nobody" },
  },
};

const otherClients = {
  group: { kind: "security-group", securityGroupId: "sg-0a", description: "Redis from a group" },
  found: { kind: "lookup", securityGroupTags: { App: "shop" } },
  list: { kind: "prefix-list", prefixListId: "pl-0a" },
};

const groups = {
  subnetGroup: { kind: "existing-subnet-group", subnetGroupName: "private" },
  securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0a", "sg-0b"] },
  clients: undefined,
  securityGroupDescription: undefined,
  parameterGroup: { kind: "existing-parameter-group", parameterGroupName: "shared" },
  parameters: undefined,
};

const otherNetworks = [
  { network: { kind: "existing-subnet-group", subnetGroupName: "private" }, subnetGroup: undefined },
  { network: { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "private" } } },
  {
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/24" },
    preferredCacheClusterAzs: undefined,
  },
];

const settings = {
  name: "sessions",
  description: "Sessions",
  engine,
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 1, automaticFailover: true, multiAz: true, clusterMode: "disabled" },
  nodesPerClusterQuota: 90,
  port: 6379,
  transitEncryption: "required",
  snapshotRetentionLimit: 7,
  snapshotWindow: "03:00-05:00",
  maintenanceWindow: "sun:05:00-sun:07:00",
  finalSnapshot: true,
  restoreFrom: { kind: "snapshot", snapshotName: "old" },
  applyImmediately: false,
  autoMinorVersionUpgrade: true,
  deletionProtection: true,
  networkType: "ipv4",
  ipDiscovery: "ipv4",
  preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"],
  tags,
};

const otherSettings: readonly Props[] = [
  {
    topology: { kind: "sharded", shards: 2, replicasPerShard: 1, multiAz: true },
    preferredCacheClusterAzs: undefined,
    restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::bucket/a.rdb", "arn:aws:s3:::bucket/b.rdb"] },
  },
];

const values = {
  replicationGroupId: "sessions",
  replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine,
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 1, clusterMode: "compatible" },
  authentication: "off",
  memberClusterIds: ["sessions-001", "sessions-002"],
  slowLogGroupName: "slow",
  slowLogGroupShared: true,
};

const watched = {
  kind: "existing",
  replicationGroupId: "sessions",
  engine,
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 1, clusterMode: "compatible" },
  authentication: "user-group",
  slowLogGroupName: "slow",
};

const theirs = {
  replicationGroupId: "theirs",
  description: "Theirs",
  engineVersion: "7.1",
  nodeType: "cache.r7g.large",
};

const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a", "sg-0b"] };

/** Every construct of the package with every prop. */
export const parts: readonly Part[] = [
  {
    part: RedisCache,
    props: () => ({
      ...settings,
      network,
      subnetGroup: { kind: "own-subnet-group", name: "session-subnets", description: "Subnets" },
      clients: { app: client },
      securityGroups: {
        kind: "own-security-group",
        name: "session-clients",
        additionalSecurityGroupIds: ["sg-0a", "sg-0b"],
      },
      securityGroupDescription: "Clients",
      parameterGroup: { kind: "own-parameter-group", name: "session-parameters", description: "Parameters" },
      parameters: { timeout: "0" },
      authentication: { kind: "rbac", users: { app: iamUser }, userEngine: engine },
      secretRecoveryWindowInDays: 7,
      encryptionAtRest: { kind: "existing-key", kmsKeyArn },
      logs: { kind: "own-log-groups", retentionInDays: 7, prefix: "/aws/vendedlogs/", format: "text" },
      events: { kind: "existing-topic", topicArn },
      alarms: { level: "full", overrides },
      alerts: {
        kind: "own-topics",
        criticalTopicName: "c",
        warningTopicName: "w",
        critical: { a: email },
        warning: { b: email },
        chats: { place },
      },
      dashboard: { kind: "own-dashboard", name: "sessions" },
      acknowledgedWarnings: { "alert-key-policy": "a test" },
    }),
    others: [
      ...otherSettings,
      ...otherNetworks,
      ...authentications,
      switchedOff,
      { clients: otherClients },
      { encryptionAtRest: { kind: "own-key", alias: "alias/sessions" }, events: { kind: "own-topic", name: "e" } },
      groups,
      { logs: { kind: "per-log", slowLog: existingGroup, engineLog: existingStream } },
      {
        logs: { kind: "per-log", slowLog: ownLogGroup, engineLog: { ...ownLogGroup, logGroupName: "/shop/engine" } },
        encryptionAtRest: { kind: "own-key" },
      },
      { alerts: { kind: "existing-topics", criticalTopicArn: topicArn, warningTopicArn: topicArn } },
    ],
  },
  {
    part: ReplicationGroup,
    props: () => ({
      ...settings,
      ...group,
      parameterGroupName: "my-group",
      encryptionAtRest: { kind: "existing-key", kmsKeyArn },
      credentials: { kind: "auth-token", authToken: "${var.text}", updateStrategy: "SET" },
      logDelivery: {
        slowLog: { kind: "log-group", logGroupName: "slow", format: "json", shared: true },
        engineLog: { kind: "delivery-stream", deliveryStreamName: "engine", format: "text" },
      },
      notificationTopicArn: topicArn,
      acknowledgedWarnings: { "single-node": "a test" },
    }),
    others: [...otherSettings, { credentials: { kind: "user-group", userGroupId: "app" } }],
  },
  {
    part: ParameterGroup,
    props: () => ({
      name: "sessions",
      parameterGroupName: "session-parameters",
      description: "Parameters",
      engine,
      clusterEnabled: false,
      parameters: { timeout: 0, databases: 16, "maxmemory-policy": "allkeys-lru" },
      tags,
    }),
  },
  {
    part: SubnetGroup,
    props: () => ({
      name: "sessions",
      subnetGroupName: "session-subnets",
      description: "Subnets",
      subnetIds: ["subnet-0a", "subnet-0b"],
      tags,
    }),
  },
  {
    part: User,
    props: () => ({
      userId: "app",
      userName: "app",
      engine,
      accessString: "on ~* +@all",
      authentication: { kind: "iam" },
      tags,
    }),
    others: [
      { userName: "login", authentication: { kind: "password", passwords: ["${var.text}", "${var.any}"] } },
      {
        engine: { kind: "redis", version: "7.1" },
        accessString: "off ~* -@all",
        authentication: { kind: "disabled" },
      },
    ],
  },
  { part: UserGroup, props: () => ({ userGroupId: "app", engine, userIds: ["app", "admin"], tags }) },
  {
    part: CacheAuthentication,
    props: () => ({
      name: "sessions",
      engine,
      authentication: { kind: "rbac", users: { app: iamUser }, userEngine: engine },
      kmsKeyArn,
      recoveryWindowInDays: 7,
      tags,
    }),
    others: [...authentications, switchedOff],
  },
  {
    part: CacheMonitoring,
    props: (scope) => ({
      replicationGroup: new ReplicationGroup(scope, "Group", group),
      alarms: { level: "full", overrides },
      alerts: { kind: "existing-topics", criticalTopicArn: topicArn, warningTopicArn: topicArn },
      dashboard: { kind: "own-dashboard", name: "sessions" },
      kmsKeyArn,
      tags,
      acknowledgedWarnings: { "alarms-undecided": "a test" },
    }),
    others: [
      { alerts: { kind: "own-topics", critical: subscriptions, chats: { place: teams } } },
      { replicationGroup: { ...watched, topology: { kind: "sharded", shards: 2, replicasPerShard: 1 } } },
      { replicationGroup: values },
    ],
  },
  { part: WatchedReplicationGroup, props: () => ({ replicationGroup: watched }) },
  {
    part: WatchedReplicationGroup,
    props: (scope) => {
      const resource = new ElasticacheReplicationGroup(scope, "Theirs", { ...theirs, numCacheClusters: 2 });
      return { replicationGroup: { kind: "resource", resource, slowLogGroupName: "slow" } };
    },
  },
  {
    part: CacheAlerts,
    props: () => ({
      name: "sessions",
      destination: {
        kind: "own-topics",
        criticalTopicName: "c",
        warningTopicName: "w",
        critical: { a: email },
        warning: { b: email },
        chats: { place },
      },
      kmsKeyArn,
      tags,
    }),
    others: [{ destination: { kind: "own-topics", warning: subscriptions, chats: { place: teams } } }],
  },
  {
    part: CacheAlarms,
    props: () => ({
      replicationGroup: values,
      level: "full",
      overrides,
      topicArns: { critical: [topicArn, otherTopicArn], warning: [] },
      tags,
      acknowledgedWarnings: { "alarms-undecided": "a test" },
    }),
  },
  {
    part: CacheDashboard,
    props: (scope) => ({
      replicationGroup: values,
      alarms: new CacheAlarms(scope, "Alarms", { replicationGroup: values as never, level: "off" }),
      dashboardName: "sessions",
    }),
  },
  {
    part: CacheNetwork,
    props: () => ({ network, tags }),
    others: otherNetworks.map(({ network: it }) => ({ network: it })),
  },
  {
    part: SecurityGroup,
    props: () => ({
      name: "a",
      securityGroupName: "session-clients",
      vpcId: "vpc-0a",
      port: 6379,
      clients: { app: client },
      description: "Clients",
      tags,
    }),
    others: [{ clients: otherClients }],
  },
  {
    part: ClientRule,
    props: () => ({ securityGroupId: "sg-0a", port: 6379, clientName: "app", client, tags }),
    others: Object.values(otherClients).map((other) => ({ client: other })),
  },
  {
    part: CacheKey,
    props: () => ({
      name: "sessions",
      alias: "alias/sessions",
      deletionProtection: true,
      logGroupPrefix: "/aws/vendedlogs/",
      logGroupNames: ["/shop/slow", "/shop/engine"],
      tags,
    }),
  },
  {
    part: CacheLogs,
    props: () => ({
      name: "sessions",
      prefix: "/aws/vendedlogs/",
      slowLog: ownLogGroup,
      engineLog: { ...ownLogGroup, logGroupName: "/shop/engine" },
      retentionInDays: 7,
      format: "text",
      kmsKeyArn,
      tags,
    }),
  },
  { part: EventTopic, props: () => ({ name: "sessions", topicName: "e", tags }) },
  {
    part: AlertTopic,
    props: () => ({ name: "a", kmsKeyArn, subscriptions: { a: email }, tags }),
    others: [{ subscriptions }],
  },
  {
    part: ChatChannel,
    props: () => ({ name: "sessions", place, topicArns: [topicArn, otherTopicArn], tags }),
    others: [{ place: teams }],
  },
  {
    part: ExistingSecret,
    props: () => ({ secretArn, jsonKey: "token" }),
  },
  {
    part: GeneratedSecret,
    props: () => ({ name: "a", description: "d", rotation: 2, kmsKeyArn, recoveryWindowInDays: 7, tags }),
  },
];
