import { inspect } from "node:util";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CacheAlerts, CacheAuthentication, CacheMonitoring, RedisCache } from "../../constructs";
import { ValidationError } from "../../constructs/core";
import { ParameterGroup, ReplicationGroup, SubnetGroup, User, UserGroup } from "../../constructs/elasticache";
import { CacheKey } from "../../constructs/encryption";
import { CacheLogs } from "../../constructs/logs";
import { CacheAlarms, CacheDashboard } from "../../constructs/monitoring";
import { CacheNetwork, ClientRule, SecurityGroup } from "../../constructs/network";
import { AlertTopic, ChatChannel, EventTopic } from "../../constructs/notifications";
import { GeneratedSecret } from "../../constructs/secrets";
import { network } from "../support/fixtures";

type Props = Readonly<Record<string, unknown>>;
type Part = new (scope: Construct, id: string, props: never) => unknown;

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:us-east-1:111122223333:topic";
const tags = { team: "a" };
const engine = { kind: "valkey", version: "8.1" } as const;
const client = { kind: "cidr", cidr: "10.0.0.0/8" };
const place = { kind: "slack", workspaceId: "T1", channelId: "C1", roleArn: "arn:aws:iam::111122223333:role/chat" };
const userProps = { kind: "iam", accessString: "on ~* +@all" };

const settings = {
  name: "sessions",
  description: "Sessions",
  engine,
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 1, clusterMode: "disabled" },
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

const values = {
  replicationGroupId: "sessions",
  replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine,
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 0 },
  authentication: "off",
  memberClusterIds: ["sessions-001"],
  slowLogGroupName: "slow",
};

const elsewhere = new TerraformStack(new App(), "elsewhere");
let tries = 0;
const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };
const replicationGroup = new ReplicationGroup(elsewhere, "Group", group);
const overrides = { "memory-high": { maxPercent: 70 } };

/** Every construct of the package with every prop. */
const parts: readonly (readonly [Part, Props])[] = [
  [
    RedisCache,
    {
      ...settings,
      network,
      clients: { app: client },
      securityGroupDescription: "Clients",
      parameters: { timeout: "0" },
      authentication: { kind: "rbac", users: { app: userProps }, userEngine: engine },
      secretRecoveryWindowInDays: 7,
      encryptionAtRest: { kind: "existing-key", kmsKeyArn },
      logs: { kind: "own-log-groups", retentionInDays: 7 },
      events: { kind: "existing-topic", topicArn },
      alarms: { level: "full", overrides },
      alerts: { kind: "own-topics", critical: { a: { kind: "email", address: "a@example.com" } }, chats: { place } },
      dashboard: { kind: "own-dashboard" },
      acknowledgedWarnings: { "alert-key-policy": "a test" },
    },
  ],
  [
    ReplicationGroup,
    {
      ...settings,
      ...group,
      parameterGroupName: "my-group",
      encryptionAtRest: { kind: "existing-key", kmsKeyArn },
      credentials: { kind: "auth-token", authToken: "${var.token}", updateStrategy: "SET" },
      logDelivery: { slowLogGroupName: "slow", engineLogGroupName: "engine" },
      notificationTopicArn: topicArn,
      acknowledgedWarnings: { "single-node": "a test" },
    },
  ],
  [ParameterGroup, { name: "sessions", engine, clusterEnabled: false, parameters: { timeout: "0" }, tags }],
  [SubnetGroup, { name: "sessions", subnetIds: ["subnet-0a"], tags }],
  [
    User,
    {
      userId: "app",
      userName: "app",
      engine,
      accessString: "on ~* +@all",
      authentication: { kind: "iam" },
      tags,
    },
  ],
  [UserGroup, { userGroupId: "app", engine, userIds: ["app"], tags }],
  [
    CacheAuthentication,
    {
      name: "sessions",
      engine,
      authentication: { kind: "rbac", users: { app: userProps }, userEngine: engine },
      kmsKeyArn,
      recoveryWindowInDays: 7,
      tags,
    },
  ],
  [
    CacheMonitoring,
    {
      replicationGroup,
      alarms: { level: "full", overrides },
      alerts: { kind: "existing-topics", criticalTopicArn: topicArn, warningTopicArn: topicArn },
      dashboard: { kind: "own-dashboard" },
      kmsKeyArn,
      tags,
      acknowledgedWarnings: { "alarms-undecided": "a test" },
    },
  ],
  [CacheAlerts, { name: "sessions", destination: { kind: "own-topics", chats: { place } }, kmsKeyArn, tags }],
  [
    CacheAlarms,
    {
      replicationGroup: values,
      level: "full",
      overrides,
      topicArns: { critical: [topicArn], warning: [] },
      tags,
      acknowledgedWarnings: { "alarms-undecided": "a test" },
    },
  ],
  [
    CacheDashboard,
    {
      replicationGroup: values,
      alarms: new CacheAlarms(elsewhere, "Alarms", { replicationGroup, level: "off" }),
    },
  ],
  [CacheNetwork, { network, tags }],
  [SecurityGroup, { name: "a", vpcId: "vpc-0a", port: 6379, clients: { app: client }, description: "Clients", tags }],
  [ClientRule, { securityGroupId: "sg-0a", port: 6379, clientName: "app", client, tags }],
  [CacheKey, { name: "sessions", deletionProtection: true, tags }],
  [CacheLogs, { name: "sessions", retentionInDays: 7, kmsKeyArn, tags }],
  [EventTopic, { name: "sessions", tags }],
  [AlertTopic, { name: "a", kmsKeyArn, subscriptions: { a: { kind: "email", address: "a@example.com" } }, tags }],
  [ChatChannel, { name: "sessions", place, topicArns: [topicArn], tags }],
  [GeneratedSecret, { name: "a", description: "d", rotation: 2, kmsKeyArn, recoveryWindowInDays: 7, tags }],
];

/** What a caller without a compiler may write in the place of anything. */
const wrong: readonly unknown[] = [
  null,
  true,
  -1,
  NaN,
  7,
  "",
  "x",
  "${var.x}",
  [],
  [null],
  ["x", "x"],
  {},
  { kind: "x" },
  { kind: null },
  { x: null },
  { x: {} },
  { x: "${var.x}" },
  () => "x",
  Symbol("x"),
  new Date(0),
  Object.create(null),
];

/** The props that a construct complains of; none when it is made. Anything but a complaint is a fault of ours. */
function complaints(part: Part, props: unknown): readonly string[] {
  // What watches a replication group is made in its stack.
  const scope =
    part === CacheMonitoring ? new Construct(elsewhere, `Try${tries++}`) : new TerraformStack(new App(), "stack");
  try {
    new part(scope, "It", props as never);
    return [];
  } catch (error) {
    if (error instanceof ValidationError) {
      return [...new Set(error.problems.map(({ prop }) => prop.replace(/[.[].*/, "")))];
    }
    throw new Error(`${part.name} with ${inspect(props, { depth: 4 })}: ${String(error)}`, { cause: error });
  }
}

/** The value with whatever is inside replaced by each of some values, one at a time; `undefined` leaves it out. */
function* variations(value: unknown, replacements: readonly unknown[]): Generator {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    for (const [index, member] of members.entries()) {
      for (const other of [...replacements, ...variations(member, replacements)]) {
        yield [...members.slice(0, index), other, ...members.slice(index + 1)];
      }
    }
  } else if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [name, member] of Object.entries(value)) {
      for (const other of [...replacements, ...variations(member, replacements)]) {
        yield { ...value, [name]: other };
      }
    }
  }
}

describe.each(parts.map(([part, props]) => [part.name, part, props] as const))("%s", (_name, part, props) => {
  const names = Object.keys(props);

  it("can be made with all of its props", () => {
    expect(complaints(part, props)).toEqual([]);
  });

  it.each([null, undefined, 5, "x", [], new Date(0)])("complains of %p in the place of its props", (given) => {
    expect(complaints(part, given)).toEqual(["props"]);
  });

  it("complains of an unknown prop, whatever else it has", () => {
    expect(complaints(part, { ...props, unheardOf: 1 })).toEqual(["unheardOf"]);
  });

  it.each(names)("says what is wrong with %s, and fails over none", (name) => {
    expect(complaints(part, { ...props, [name]: Symbol("x") })).toEqual([name]);
    expect(complaints(part, { ...props, [name]: null })).toContain(name);
    for (const value of wrong) {
      complaints(part, { ...props, [name]: value });
    }
  });

  it("fails over nothing that is wrong inside", () => {
    for (const varied of variations(props, [null, undefined, Symbol("x"), "x", "${var.x}", [], {}, { kind: "x" }])) {
      complaints(part, varied);
    }
  });

  it("fails over no two that are wrong at once, and blames no other for them", () => {
    for (const [index, one] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        for (const value of [null, Symbol("x"), { kind: "x" }]) {
          const blamed = complaints(part, { ...props, [one]: value, [other]: value });
          expect(blamed.filter((name) => name !== one && name !== other)).toEqual([]);
        }
      }
    }
  });
});
