import type { RedisCacheProps } from "../../../constructs";

/** A value that is refused whatever else is said, and the rule it breaks. */
type Refused = readonly [value: unknown, rule: string];

/** What is tried for one prop: values that are right by themselves, and values that never are. */
interface Tried {
  readonly legal: readonly unknown[];
  readonly refused: readonly Refused[];
}

/** What no prop takes unless it is among its legal values, as a caller without a compiler may give it. */
export const strange: readonly Refused[] = [null, NaN, "", " ", -1.5, [[]], Symbol("x"), 10n, () => 1, new Date(0)].map(
  (value) => [value, "type"],
);

const network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b", "subnet-0c"] };
const isolated = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] };
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";
const topic = "arn:aws:sns:us-east-1:111122223333:topic";
const email = { kind: "email", address: "on-call@example.com" };
const iam = { kind: "iam", accessString: "on ~app:* -@all +@read" };
const password = { kind: "password", accessString: "on ~* +@all", rotation: 2 };
const ownLogGroup = { kind: "own-log-group", retentionInDays: 30, format: "text" };
const existingLogGroup = { kind: "existing-log-group", logGroupName: "/shop/redis" };
// What the stub keeps there is JSON.
const secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:json-a1b2c3";
const theirs = { kind: "existing-user", userId: "theirs" };
const cidr = (range: string) => ({ app: { kind: "cidr", cidr: range } });
const parameter = (name: string, value: unknown) => ({ [name]: value });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v"]));

/**
 * The values, with the rules of the list that each refused one breaks: R01 to R29, and `type` for what the compiler
 * refuses. The edges of a range stand on both sides.
 */
export const values: Readonly<Record<keyof RedisCacheProps, Tried>> = {
  name: {
    legal: ["a", "sessions", "s3-cache-7", `x${"y".repeat(200)}`],
    refused: ["Sessions", "7up", "a--b", "a-", "a_b", "a b", "ünï"].map((name) => [name, "R01"]),
  },
  description: { legal: ["d", " ", "é".repeat(255)], refused: [["d".repeat(256), "R02"]] },
  engine: {
    legal: [
      ...["6.2", "7.0", "7.1"].map((version) => ({ kind: "redis", version })),
      ...["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"].map((version) => ({ kind: "valkey", version })),
    ],
    refused: [
      [{ name: "memcached", version: "1.6" }, "R03"],
      [{ name: "Redis", version: "7.1" }, "R03"],
      ...["5.0.6", "7.2", "7.x", "7.0.7", "8.0", 7.1].map((version) => [{ kind: "redis", version }, "R04"] as const),
      ...["7.1", "8", "9.2", "10.0"].map((version) => [{ kind: "valkey", version }, "R04"] as const),
    ],
  },
  nodeType: {
    legal: [
      ...["cache.r7g.large", "cache.m8g.large", "cache.t4g.micro", "cache.m4.large", "cache.t2.micro"],
      // More often than the others: only one policy contradicts it.
      ...Array.from({ length: 3 }, () => "cache.r6gd.xlarge"),
    ],
    refused: ["cache.t2.large", "r7g.large", "cache.r7g.metal", "db.r6g.large", "toString"].map((type) => [
      type,
      "R06",
    ]),
  },
  topology: {
    legal: [
      ...[0, 1, 5].map((replicas) => ({ kind: "replicated", replicas })),
      ...[0, 2].map((replicas) => ({ kind: "replicated", replicas, clusterMode: "compatible" })),
      ...[0, 1].map((replicasPerShard) => ({ kind: "sharded", shards: 2, replicasPerShard })),
      { kind: "sharded", shards: 1, replicasPerShard: 5 },
      { kind: "sharded", shards: 45, replicasPerShard: 1 },
      { kind: "sharded", shards: 91, replicasPerShard: 0 },
      ...[0, 1].map((replicas) => ({ kind: "replicated", replicas, automaticFailover: true })),
      { kind: "replicated", replicas: 2, automaticFailover: false },
      { kind: "replicated", replicas: 2, multiAz: false },
      { kind: "sharded", shards: 2, replicasPerShard: 1, multiAz: false },
    ],
    refused: [
      [
        { kind: "sharded", shards: 1, replicasPerShard: 0, placement: [{ primaryAvailabilityZone: "us-east-1a" }] },
        "type",
      ],
      [{ kind: "replicated", replicas: 1, automaticFailover: "true" }, "type"],
      [{ kind: "replicated", numCacheClusters: 2 }, "R08"],
      [{ kind: "sharded", shards: 2, replicasPerShard: 1, replicas: 1 }, "R08"],
      ...[-1, 6, 0.5, "2"].map((replicas) => [{ kind: "replicated", replicas }, "R09"] as const),
      ...[0, 501].map((shards) => [{ kind: "sharded", shards, replicasPerShard: 1 }, "R09"] as const),
    ],
  },
  nodesPerClusterQuota: { legal: [90, 91, 500], refused: [0, 501].map((quota) => [quota, "R09"]) },
  port: { legal: [1, 6380, 65535], refused: [0, 65536, "6379"].map((port) => [port, "R14"]) },
  transitEncryption: { legal: ["required", "preferred", "off"], refused: [[true, "R17"]] },
  snapshotRetentionLimit: { legal: [0, 1, 35], refused: [-1, 36].map((days) => [days, "R13"]) },
  snapshotWindow: {
    legal: ["00:00-01:00", "23:30-00:30", "05:00-06:00", "02:15-05:45"],
    refused: ["03:00-03:59", "3:00-5:00", "24:00-01:00", "03:00", "mon:03:00-mon:04:00", "04:00-03:01"].map((it) => [
      it,
      "R12",
    ]),
  },
  maintenanceWindow: {
    legal: ["sun:05:00-sun:06:00", "sat:23:30-sun:00:30", "MON:06:00-tue:05:00"],
    refused: [
      "sun:05:00-sun:05:59",
      "mon:06:00-tue:05:01",
      "mon:06:00-tue:06:01",
      "05:00-06:00",
      "day:05:00-day:06:00",
    ].map((it) => [it, "R12"]),
  },
  finalSnapshot: { legal: [true, false], refused: [["my-snapshot", "R27"]] },
  restoreFrom: {
    legal: [
      { kind: "snapshot", snapshotName: "nightly" },
      { kind: "s3", snapshotArns: ["arn:aws:s3:::backups/a.rdb", "arn:aws:s3:::backups/b.rdb"] },
    ],
    refused: [
      [{ kind: "snapshot", snapshotName: "nightly", snapshotArns: ["arn:aws:s3:::b/a"] }, "R20"],
      [{ kind: "s3", snapshotArns: ["arn:aws:s3:::b/a,b"] }, "R20"],
      [{ kind: "s3", snapshotArns: [] }, "R20"],
    ],
  },
  applyImmediately: { legal: [true, false], refused: [["true", "type"]] },
  autoMinorVersionUpgrade: { legal: [true, false], refused: [["true", "type"]] },
  deletionProtection: { legal: [true, false], refused: [["true", "type"]] },
  networkType: { legal: ["ipv4", "dual_stack", "ipv6"], refused: [["IPv6", "R21"]] },
  // The provider's version 5 has no such argument.
  durability: { legal: [undefined], refused: ["sync", "async", "disabled"].map((durability) => [durability, "type"]) },
  ipDiscovery: { legal: ["ipv4", "ipv6"], refused: [["dual_stack", "R21"]] },
  preferredCacheClusterAzs: {
    legal: [
      ["us-east-1a"],
      ["us-east-1a", "us-east-1b"],
      ["us-east-1c", "us-east-1a", "us-east-1a"],
      ["us-east-1a", "us-east-1a"],
    ],
    refused: [
      [[], "R19"],
      [["us-east-1a", null], "R19"],
      [new Array(3), "R19"],
    ],
  },
  tags: {
    legal: [{}, { Team: "", "a/b:c=d": "é @+-" }, many(49)],
    refused: [{ "aws:a": "b" }, { "": "b" }, { a: "b,c" }, { a: 1 }, many(50)].map((tags) => [tags, "type"]),
  },
  acknowledgedWarnings: {
    legal: [{}, { "single-node": "a scratch cache" }],
    refused: [
      [{ "single-node": "" }, "R29"],
      [{ nothing: "why" }, "R29"],
    ],
  },
  network: {
    legal: [
      network,
      { ...network, subnetIds: ["subnet-0a"] },
      { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "" } },
      isolated,
      { ...isolated, cidrBlock: "172.31.0.0/16" },
    ],
    refused: [
      [{ ...network, subnetIds: [] }, "R23"],
      [{ ...network, subnetIds: Array.from({ length: 21 }, (_, index) => `subnet-${index}`) }, "R23"],
      [{ ...network, subnetIds: ["subnet-0a", "subnet-0a"] }, "R23"],
      [{ ...network, vpcId: "subnet-0a" }, "type"],
      [{ kind: "lookup", vpcTags: {}, subnetTags: { Tier: "data" } }, "type"],
      [{ ...isolated, availabilityZones: ["us-east-1a"] }, "R10"],
      [{ ...isolated, cidrBlock: "10.0.0.1/24" }, "type"],
      [{ ...isolated, cidrBlock: "10.0.0.0/25" }, "type"],
    ],
  },
  clients: {
    legal: [
      {},
      { app: { kind: "security-group", securityGroupId: "111122223333/sg-0a", description: "App [1]" } },
      { ...cidr("10.0.0.0/8"), "b-2": { kind: "prefix-list", prefixListId: "pl-0a" } },
      cidr("fd00::/8"),
      { app: { kind: "lookup", securityGroupTags: { App: "shop" } } },
    ],
    refused: [
      ...["0.0.0.0/0", "::/0", "8.8.8.0/24", "10.0.0.1/8", "10.0.0.0"].map((range) => [cidr(range), "type"] as const),
      [{ ...cidr("10.0.0.0/8"), again: { kind: "cidr", cidr: "10.0.0.0/8" } }, "type"],
      [{ app: { kind: "lookup", securityGroupTags: {} } }, "type"],
      [{ "my app": { kind: "cidr", cidr: "10.0.0.0/8" } }, "type"],
    ],
  },
  subnetGroup: {
    legal: [
      { kind: "own-subnet-group" },
      { kind: "own-subnet-group", description: " " },
      { kind: "existing-subnet-group", subnetGroupName: "Team_private" },
    ],
    refused: [
      [{ kind: "own-subnet-group", description: "" }, "type"],
      [{ kind: "own-subnet-group", name: "a b" }, "type"],
      [{ kind: "existing-subnet-group", subnetGroupName: "a".repeat(256) }, "type"],
      [{ kind: "existing-subnet-group" }, "type"],
    ],
  },
  securityGroups: {
    legal: [{ kind: "own-security-group" }, { kind: "own-security-group", additionalSecurityGroupIds: ["sg-0c"] }],
    refused: [
      [{ kind: "own-security-group", name: "sg-mine" }, "type"],
      [{ kind: "own-security-group", name: "a".repeat(256) }, "type"],
      [{ kind: "existing-security-groups", securityGroupIds: [] }, "type"],
      [{ kind: "existing-security-groups", securityGroupIds: ["default"] }, "type"],
    ],
  },
  parameterGroup: {
    legal: [{ kind: "own-parameter-group" }, { kind: "own-parameter-group", description: "As found" }],
    refused: [
      [{ kind: "own-parameter-group", name: "default.redis7" }, "type"],
      [{ kind: "own-parameter-group", name: "a--b" }, "type"],
      [{ kind: "own-parameter-group", description: "" }, "type"],
      [{ kind: "existing-parameter-group", parameterGroupName: "" }, "type"],
    ],
  },
  securityGroupDescription: {
    legal: ["d".repeat(255)],
    refused: [
      ["d".repeat(256), "type"],
      ["é", "type"],
    ],
  },
  parameters: {
    legal: [
      {},
      ...Array.from({ length: 2 }, () => parameter("maxmemory-policy", "volatile-random")),
      parameter("notify-keyspace-events", ""),
      parameter("timeout", 0),
      { ...parameter("timeout", "20"), "reserved-memory-percent": 50 },
      parameter("hash-max-listpack-entries", 64),
      parameter("search-default-timeout-ms", 60000),
      parameter("databases", 10000),
    ],
    refused: [
      parameter("timeout", 19),
      parameter("timeout", 1.5),
      parameter("maxmemory-policy", "LRU"),
      parameter("notify-keyspace-events", "lx"),
      parameter("notify-keyspace-events", "Et"),
      parameter("cluster-enabled", "yes"),
      parameter("appendonly", "yes"),
      parameter("reserved-memory", 1),
      parameter("databases", 10001),
      parameter("constructor", 1),
    ].map((parameters) => [parameters, "R22"]),
  },
  authentication: {
    legal: [
      { kind: "auth-token", rotation: 2 },
      { kind: "off" },
      { kind: "rbac", users: { app: iam } },
      { kind: "rbac", users: { app: password, "b-2": password } },
      { kind: "rbac", users: { app: { ...password, accessString: "on ~a (+get ~b)" } } },
      { kind: "existing-secret", secretArn: secret, jsonKey: "token" },
      { kind: "existing-user-group", userGroupId: "theirs", users: { app: { ...theirs, secretArn: secret } } },
      {
        kind: "rbac",
        users: { app: { ...password, userName: "B" }, other: { ...theirs, secretArn: secret } },
      },
      { kind: "rbac", users: {}, defaultUser: { kind: "password", accessString: password.accessString } },
      { kind: "rbac", users: { app: password }, userEngine: { kind: "valkey", version: "8.1" } },
    ],
    refused: [
      [{ kind: "auth-token", rotation: 0 }, "R15"],
      [{ kind: "auth-token", writeOnly: true }, "type"],
      [{ kind: "auth-token", users: { app: iam } }, "R15"],
      [{ kind: "rbac", users: {} }, "R24"],
      [{ kind: "rbac", users: { default: iam } }, "R24"],
      [{ kind: "rbac", users: { App: iam } }, "R24"],
      [{ kind: "rbac", users: { app: { ...iam, rotation: 2 } } }, "R24"],
      [{ kind: "rbac", users: { app: { ...iam, userId: "default" } } }, "R24"],
      [{ kind: "rbac", users: { app: { ...theirs, userName: "other" } } }, "R24"],
      [{ kind: "rbac", users: { a: { ...iam, userId: "x" }, b: { ...theirs, userId: "x" } } }, "R24"],
      [{ kind: "existing-secret", secretArn: "redis/token" }, "R15"],
      [{ kind: "existing-user-group", userGroupId: "two words" }, "R15"],
      [{ kind: "rbac", users: { app: { ...iam, accessString: "on >secret ~*" } } }, "R24"],
      [{ kind: "rbac", users: { app: { ...iam, kind: "no-password-required" } } }, "R24"],
    ],
  },
  secretRecoveryWindowInDays: { legal: [0, 7, 30], refused: [6, 31].map((days) => [days, "type"]) },
  encryptionAtRest: {
    legal: [{ kind: "own-key" }, { kind: "aws-owned-key" }, { kind: "off" }, { kind: "existing-key", kmsKeyArn: key }],
    refused: [
      [{ kind: "existing-key", kmsKeyArn: "alias/cache" }, "R16"],
      [{ kind: "existing-key", kmsKeyArn: key.replace("key/", "alias/") }, "R16"],
      [{ kind: "off", kmsKeyArn: key }, "R16"],
    ],
  },
  logs: {
    legal: [
      { kind: "off" },
      { kind: "own-log-groups", retentionInDays: 0 },
      { kind: "own-log-groups", retentionInDays: 3653 },
      { kind: "own-log-groups", prefix: "/aws/vendedlogs/", format: "text" },
      {
        kind: "per-log",
        slowLog: ownLogGroup,
        engineLog: { kind: "existing-delivery-stream", deliveryStreamName: "a" },
      },
      { kind: "per-log", slowLog: existingLogGroup, engineLog: existingLogGroup },
      { kind: "per-log", slowLog: { kind: "off" } },
    ],
    refused: [
      [{ kind: "own-log-groups", retentionInDays: 2 }, "R18"],
      [{ kind: "own-log-groups", prefix: "/aws/vendedlogs" }, "type"],
      [{ kind: "per-log", slowLog: { ...existingLogGroup, logGroupName: "/shop/*" } }, "type"],
      [{ kind: "per-log", slowLog: { ...ownLogGroup, format: "plain" } }, "type"],
    ],
  },
  events: {
    legal: [{ kind: "off" }, { kind: "own-topic" }, { kind: "existing-topic", topicArn: topic }],
    refused: [[{ kind: "existing-topic", topicArn: topic.replace("sns", "sqs") }, "type"]],
  },
  alarms: {
    legal: [
      ...Array.from({ length: 6 }, () => ({ level: "off" })),
      { level: "essential" },
      { level: "full", overrides: { "memory-critical": "off", "cpu-high": { maxPercent: 0 } } },
    ],
    refused: [
      [{ level: "all" }, "type"],
      [{ overrides: { nothing: "off" } }, "type"],
      // The bindings that are tried here do not know it.
      [{ warmUpMinutes: 20 }, "type"],
    ],
  },
  alerts: {
    legal: [
      { kind: "off" },
      { kind: "existing-topics", criticalTopicArn: topic, warningTopicArn: topic },
      { kind: "own-topics", critical: { "on call": email } },
    ],
    refused: [
      [{ kind: "own-topics", critical: { a: { ...email, address: "nobody" } } }, "type"],
      [{ kind: "existing-topics", criticalTopicArn: topic }, "type"],
    ],
  },
  dashboard: {
    legal: [{ kind: "own-dashboard" }, { kind: "off" }],
    refused: [
      [true, "type"],
      [{ kind: "none" }, "type"],
    ],
  },
};
