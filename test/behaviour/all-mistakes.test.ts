import { App, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RedisCache } from "../../constructs";
import { ValidationError } from "../../constructs/core";
import { network } from "../support/fixtures";

const variables = new TerraformStack(new App(), "variables");
const list = new TerraformVariable(variables, "list", { type: "list(string)" });
const unknownList: unknown = list.value;
const number = new TerraformVariable(variables, "number", { type: "number" }).numberValue;
const map = Token.asStringMap(new TerraformVariable(variables, "map", { type: "map(string)" }).value);
const loop: Record<string, unknown> = {};
loop.self = loop;

const iam = { kind: "iam", accessString: "on ~* +@all" };
const range = { kind: "cidr", cidr: "10.0.0.0/8" };
const slack = { kind: "slack", workspaceId: "T1", channelId: "C1", roleArn: "arn:aws:iam::111122223333:role/chat" };

/** Mistakes of a cache with a name and a network, several at once, and the props that they are in. */
const mistakes: readonly (readonly [what: string, given: object, props: readonly string[]])[] = [
  ["a name that the security group cannot have", { name: "sg-cache" }, ["name"]],
  [
    "what the name of a chosen security group cannot be",
    { name: "sg-cache", securityGroups: { kind: "own-security-group", name: "sg-cache" } },
    ["securityGroups.name"],
  ],
  ["a name that nothing can have, and another mistake", { name: "sg-Cache", port: 0 }, ["name", "port"]],
  ["a map for a name", { name: map, tags: { a: 1 } }, ["name", "tags.a"]],
  ["what cannot be shown", { description: { toJSON: () => undefined }, tags: { a: loop } }, ["description", "tags.a"]],
  ["a list for tags, once", { tags: [] }, ["tags"]],
  [
    "a wrong VPC beside too few subnets",
    { network: { kind: "existing", vpcId: "main", subnetIds: ["subnet-0a"] } },
    ["network.subnetIds", "network.vpcId"],
  ],
  [
    "a wrong subnet that is too few as well",
    { network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["sub-0a"] } },
    ["network.subnetIds", "network.subnetIds[0]"],
  ],
  [
    "zones that only Terraform can count",
    { network: { kind: "isolated", availabilityZones: unknownList } },
    ["network.availabilityZones"],
  ],
  [
    "a wrong range beside zones and addresses that its network has not",
    {
      network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/8" },
      networkType: "ipv6",
      preferredCacheClusterAzs: ["us-east-1a", "us-east-1c", "us-east-1b"],
    },
    ["network.cidrBlock", "networkType", "preferredCacheClusterAzs[1]"],
  ],
  [
    "clients with one source, a wrong name and a wrong description",
    { clients: { a: { ...range, description: "" }, "b c": range } },
    ["clients.a.description", "clients.b c", "clients.b c"],
  ],
  [
    "sources that nobody knows, which are not called the same",
    { clients: { a: { kind: "cidr" }, b: { kind: "cidr" }, c: null, d: null, e: { kind: 1 }, f: { kind: 1 } } },
    ["clients.a.cidr", "clients.b.cidr", "clients.c", "clients.d", "clients.e.kind", "clients.f.kind"],
  ],
  [
    "a wrong mode of a topology beside zones that do not fit it",
    { topology: { kind: "replicated", replicas: 1, clusterMode: "on" }, preferredCacheClusterAzs: ["us-east-1a"] },
    ["preferredCacheClusterAzs", "topology.clusterMode"],
  ],
  [
    "a wrong zone that is too few as well",
    { preferredCacheClusterAzs: [5] },
    ["preferredCacheClusterAzs", "preferredCacheClusterAzs[0]"],
  ],
  [
    "a wrong topology, which says nothing of zones, subnets and alarms",
    { topology: { kind: "ring", replicas: 9 }, preferredCacheClusterAzs: ["us-east-1a"] },
    ["topology.kind"],
  ],
  [
    "two windows that are too long",
    { snapshotWindow: "04:00-03:01", maintenanceWindow: "mon:06:00-tue:06:01" },
    ["maintenanceWindow", "snapshotWindow"],
  ],
  [
    "a wrong count of steps beside a cache without TLS",
    { authentication: { kind: "auth-token", rotation: 0 }, transitEncryption: "off" },
    ["authentication.rotation", "transitEncryption"],
  ],
  [
    "a count of steps that only Terraform knows",
    { authentication: { kind: "auth-token", rotation: number } },
    ["authentication.rotation"],
  ],
  [
    "users with a wrong name, half of their props, and rights that are none",
    {
      authentication: {
        kind: "rbac",
        users: {
          App: { ...iam, accessString: "on +nothing" },
          b: { kind: "iam" },
          c: { ...iam, rotation: 1 },
        },
        userEngine: { kind: "valkey", version: "8.1" },
      },
    },
    [
      "authentication.userEngine",
      "authentication.users.App",
      "authentication.users.App.accessString",
      "authentication.users.b.accessString",
      "authentication.users.c.rotation",
    ],
  ],
  [
    "users of no kind, whatever rights they have",
    {
      authentication: {
        kind: "rbac",
        users: { a: {}, b: { kind: "token", accessString: "on +nothing" }, c: { accessString: "on +nothing" } },
      },
    },
    ["authentication.users.a.kind", "authentication.users.b.kind", "authentication.users.c.kind"],
  ],
  [
    "an unknown engine, which says nothing of users and parameters",
    {
      engine: { kind: "redis", version: "9" },
      authentication: { kind: "rbac", users: { a: iam } },
      parameters: { a: 1 },
    },
    ["engine.version"],
  ],
  [
    "an eviction policy that the node type does not know beside a wrong parameter",
    { nodeType: "cache.r6gd.xlarge", parameters: { timeout: null, "maxmemory-policy": "volatile-random" } },
    ["parameters.maxmemory-policy", "parameters.timeout"],
  ],
  [
    "an eviction policy that nothing knows, once",
    { nodeType: "cache.r6gd.xlarge", parameters: { "maxmemory-policy": "lru" } },
    ["parameters.maxmemory-policy"],
  ],
  [
    "an alarm with too many data points and a threshold that is never met",
    { alarms: { overrides: { "memory-high": { maxPercent: 101, datapointsToAlarm: 9, evaluationPeriods: 2 } } } },
    ["alarms.overrides.memory-high.datapointsToAlarm", "alarms.overrides.memory-high.maxPercent"],
  ],
  [
    "an alarm that the cache cannot have beside a wrong alarm, engine and node type",
    {
      topology: { kind: "replicated", replicas: 0 },
      engine: "redis",
      nodeType: "large",
      alarms: { overrides: { "replication-lag": { maxSeconds: 5 }, "memory-high": 80 } },
    },
    ["alarms.overrides.memory-high", "alarms.overrides.replication-lag", "engine", "nodeType"],
  ],
  [
    "a number for an alarm that the cache cannot have",
    { topology: { kind: "replicated", replicas: 0 }, alarms: { overrides: { "replication-lag": 5 } } },
    ["alarms.overrides.replication-lag", "alarms.overrides.replication-lag"],
  ],
  [
    "chats and subscribers of every kind of wrong",
    {
      alerts: {
        kind: "own-topics",
        critical: { " ": { kind: "email", address: "nobody" }, f: { kind: "queue", queueArn: "q.fifo" } },
        chats: { "on call": slack, list: { ...slack, roleArn: list.listValue }, "${var.chat}": "${var.chat}" },
      },
    },
    [
      "alerts.chats.${var.chat}",
      "alerts.chats.list.roleArn",
      "alerts.chats.on call",
      "alerts.critical. ",
      "alerts.critical. .address",
      "alerts.critical.f.queueArn",
      "alerts.critical.f.queueArn",
    ],
  ],
  [
    "one mistake for every other part",
    {
      network: undefined,
      securityGroupDescription: "é",
      secretRecoveryWindowInDays: 6,
      encryptionAtRest: { kind: "existing-key", kmsKeyArn: "alias/mine" },
      logs: { kind: "own-log-groups", retentionInDays: 2 },
      events: { kind: "existing-topic", topicArn: "topic" },
      snapshotWindow: "noon",
      maintenanceWindow: ["sun:05:00-sun:06:00"],
      restoreFrom: { kind: "s3", snapshotArns: ["a", "a"] },
      acknowledgedWarnings: { nothing: "" },
      dashboard: "yes",
    },
    [
      "acknowledgedWarnings.nothing",
      "acknowledgedWarnings.nothing",
      "dashboard",
      "encryptionAtRest.kmsKeyArn",
      "events.topicArn",
      "logs.retentionInDays",
      "maintenanceWindow",
      "network",
      "restoreFrom.snapshotArns[0]",
      "restoreFrom.snapshotArns[1]",
      "restoreFrom.snapshotArns[1]",
      "secretRecoveryWindowInDays",
      "securityGroupDescription",
      "snapshotWindow",
    ],
  ],
];

function refusalOf(given: object): ValidationError {
  try {
    new RedisCache(new TerraformStack(new App(), "stack"), "Cache", { name: "sessions", network, ...given });
  } catch (error) {
    if (error instanceof ValidationError) {
      return error;
    }
    throw error;
  }
  throw new Error("the cache was made");
}

describe("a cache reports the mistakes of its parts together with its own", () => {
  it.each(mistakes)("%s", (_what, given, props) => {
    const { path, problems } = refusalOf(given);
    expect(path).toBe("stack/Cache");
    expect(problems.map(({ prop }) => prop).sort()).toEqual(props);
  });

  it("and shows of none what stands for a wrong value", () => {
    const shown = mistakes.flatMap(([, given]) => refusalOf(given).problems.map(({ received }) => received));
    expect(shown.filter((text) => text?.includes("${") === true)).toEqual(['"${var.chat}"']);
  });
});
