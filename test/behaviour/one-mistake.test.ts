import { App } from "cdktf";
import fc from "fast-check";
import type { Construct } from "constructs";
import { CacheNetwork, RedisCache, type RedisCacheProps } from "../../constructs";
import { CacheAlerts, CacheAuthentication, CacheMonitoring } from "../../constructs/cache";
import { ParameterGroup, WatchedReplicationGroup } from "../../constructs/elasticache";
import { SecurityGroup } from "../../constructs/network";
import { AlertTopic } from "../../constructs/notifications";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { environments } from "../fixtures/environments";
import { cacheRefusal, network } from "../support/fixtures";
import { isAt, newStack, pairsOf, propAt, refusalOf, saidOf, withAnother } from "./mistakes";

const topic = "arn:aws:sns:us-east-1:111122223333:topic";
const guid = "1234abcd-12ab-34cd-56ef-1234567890ab";
const role = "arn:aws:iam::111122223333:role/chat";
const iam = { kind: "iam", accessString: "on ~app:* -@all +@read" } as const;

/** Caches that are right, with every prop given in one of them at least. */
const caches: readonly RedisCacheProps[] = [
  {
    name: "sessions",
    description: "Sessions",
    engine: { kind: "valkey", version: "8.2" },
    nodeType: "cache.r7g.large",
    topology: { kind: "replicated", replicas: 1, clusterMode: "compatible" },
    nodesPerClusterQuota: 90,
    port: 6379,
    transitEncryption: "required",
    snapshotRetentionLimit: 7,
    snapshotWindow: "03:00-05:00",
    maintenanceWindow: "sun:05:00-sun:07:00",
    finalSnapshot: true,
    restoreFrom: { kind: "snapshot", snapshotName: "nightly" },
    applyImmediately: false,
    autoMinorVersionUpgrade: true,
    deletionProtection: true,
    networkType: "dual_stack",
    ipDiscovery: "ipv6",
    preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"],
    tags: { Team: "shop" },
    network,
    clients: {
      app: { kind: "security-group", securityGroupId: "sg-0a", description: "The shop" },
      jobs: { kind: "lookup", securityGroupTags: { App: "jobs" } },
      office: { kind: "cidr", cidr: "10.0.0.0/8" },
      partners: { kind: "prefix-list", prefixListId: "pl-0a" },
    },
    securityGroupDescription: "Clients",
    parameters: { "maxmemory-policy": "volatile-lru", timeout: 20, "rename-commands": "flushall wipe" },
    authentication: {
      kind: "rbac",
      users: { app: iam, jobs: { kind: "password", accessString: "on ~* +@all", rotation: 2 } },
      userEngine: { kind: "valkey", version: "8.1" },
    },
    secretRecoveryWindowInDays: 7,
    encryptionAtRest: { kind: "existing-key", kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd" },
    logs: { kind: "own-log-groups", retentionInDays: 30 },
    events: { kind: "existing-topic", topicArn: topic },
    alarms: {
      level: "full",
      overrides: {
        "memory-high": { maxPercent: 70, datapointsToAlarm: 1, evaluationPeriods: 3, severity: "critical" },
        "hit-rate-low": { minPercent: 70, minRequests: 10 },
        "replication-lag": "off",
        health: { severity: "warning" },
      } as never,
    },
    alerts: {
      kind: "own-topics",
      critical: {
        mail: { kind: "email", address: "on-call@example.com" },
        page: { kind: "https", url: "https://pages.example.com/key", confirmsItself: true },
        phone: { kind: "sms", phoneNumber: "+14155550100" },
      },
      warning: {
        queue: { kind: "queue", queueArn: "arn:aws:sqs:us-east-1:111122223333:alerts" },
        code: { kind: "function", functionArn: "arn:aws:lambda:us-east-1:111122223333:function:to-chat" },
      },
      chats: {
        slack: { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn: role },
        teams: {
          kind: "teams",
          tenantId: guid,
          teamId: guid,
          channelId: "19%3A1234abcd%40thread.tacv2",
          roleArn: role,
        },
      },
    },
    dashboard: { kind: "own-dashboard" },
    acknowledgedWarnings: { "single-node": "a scratch cache" },
  },
  {
    name: "shop",
    topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
    nodeType: "cache.r6gd.xlarge",
    transitEncryption: "required",
    restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups/a.rdb"] },
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/24" },
    authentication: { kind: "auth-token", rotation: 3 },
    parameters: { "maxmemory-policy": "allkeys-lru" },
    alarms: { overrides: { "capacity-high": { maxPercent: 70 } } },
    alerts: { kind: "existing-topics", criticalTopicArn: topic, warningTopicArn: topic },
  },
  {
    name: "old",
    engine: { kind: "redis", version: "6.2" },
    topology: { kind: "replicated", replicas: 0 },
    network: { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "private" } },
    authentication: { kind: "rbac", users: { app: { kind: "password", accessString: "on ~* +@all" } } },
    preferredCacheClusterAzs: ["us-east-1a"],
  },
];

describe("one mistake is told once, by the cache, and invents no other", () => {
  it.each(caches.map((cache) => [cache.name, cache] as const))("in the props of the cache %s", (_name, cache) => {
    const make = (props: never) => new RedisCache(newStack(), "Cache", props);
    expect(refusalOf(() => make(cache as never))).toBeUndefined();
    const { refused, ...rest } = saidOf(cache, make, "stack/Cache");
    expect(refused).toBeGreaterThan(100);
    expect(rest).toEqual({ invented: [], strangers: [], leaks: [] });
  });

  it("in two props of a cache at once", () => {
    const [cache] = caches as [RedisCacheProps];
    fc.assert(
      fc.property(pairsOf(cache), ([one, first, other, second]) => {
        const changed = withAnother(withAnother(cache, one, first), other, second) as RedisCacheProps;
        const refusal = refusalOf(() => new RedisCache(newStack(), "Cache", changed));
        const places = [one, other].map((path) => propAt(cache, path));
        expect(refusal?.problems.filter((problem) => !places.some((place) => isAt(place, problem))) ?? []).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261126 },
    );
  });

  const shop: Environment = {
    ...environments.seed,
    clients: { app: { kind: "cidr", cidr: "10.0.0.0/8" } },
    deviations: { "remote-state": "a reason" },
    caches: {
      Cache: { ...environments.seed.caches.Cache, deviations: { backups: "a reason" } },
      Other: { name: "other" },
    },
  };

  it.each([
    ["seed", environments.seed],
    ["sandbox", environments.sandbox],
    ["shop", shop],
  ])("in the environment %s", (_name, environment) => {
    const make = (props: never) => new CacheStack(new App({ stackTraces: false }), "prod", props);
    expect(refusalOf(() => make(environment as never))).toBeUndefined();
    const { refused, ...rest } = saidOf(environment, make, "prod");
    expect(refused).toBeGreaterThan(100);
    expect(rest).toEqual({ invented: [], strangers: [], leaks: [] });
  });
});

/** A group that somebody else manages. */
const watched = {
  kind: "existing",
  replicationGroupId: "a",
  engine: { kind: "valkey", version: "8.1" },
  nodeType: "cache.r7g.large",
  topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
  authentication: "user-group",
  slowLogGroupName: "slow",
};

/** Parts that are made of parts, and right props of each; the group of the last is one of the stack's. */
const parts: readonly (readonly [make: new (scope: Construct, id: string, props: never) => unknown, props: object])[] =
  [
    [
      SecurityGroup,
      { name: "a", vpcId: "vpc-0a", port: 6379, clients: caches[0]?.clients, description: "d", tags: { a: "b" } },
    ],
    [CacheNetwork, { network: caches[1]?.network, tags: { a: "b" } }],
    [
      CacheAuthentication,
      { name: "a", engine: caches[0]?.engine, authentication: caches[0]?.authentication, tags: {} },
    ],
    [CacheAlerts, { name: "a", destination: caches[0]?.alerts, tags: { a: "b" } }],
    [AlertTopic, { name: "a", subscriptions: { team: { kind: "email", address: "a@example.com" } } }],
    [WatchedReplicationGroup, { replicationGroup: watched }],
    [CacheMonitoring, { replicationGroup: watched, alarms: caches[0]?.alarms, alerts: caches[0]?.alerts }],
    [ParameterGroup, { name: "a", engine: caches[0]?.engine, parameters: caches[0]?.parameters }],
  ];

const makePart = (make: (typeof parts)[number][0]) => (props: never) => new make(newStack(), "It", props);

it.each(parts.map(([make, props]) => ({ name: make.name, make, props })))(
  "one mistake is told once by the part $name, which makes other parts",
  ({ make, props }) => {
    expect(refusalOf(() => makePart(make)(props as never))).toBeUndefined();
    const { refused, ...rest } = saidOf(props, makePart(make), "stack/It");
    expect(refused).toBeGreaterThan(20);
    expect(rest).toEqual({ invented: [], strangers: [], leaks: [] });
  },
);

test("an alarm that the cache cannot have is told by the monitoring that it was asked of", () => {
  const stack = newStack();
  const cache = new RedisCache(stack, "Cache", { name: "a", network, topology: { kind: "replicated", replicas: 0 } });
  const { replicationGroup } = cache;
  const alarms = { overrides: { "replication-lag": { maxSeconds: 5 } } } as const;
  const refusal = refusalOf(() => new CacheMonitoring(stack, "It", { replicationGroup, alarms }));
  expect(refusal?.path).toBe("stack/It");
  expect(refusal?.problems.map(({ prop }) => prop)).toEqual(["alarms.overrides.replication-lag"]);
});

test.each(["toString", "constructor", "hasOwnProperty", "valueOf"])(
  "a prop called %s is a stranger in a choice",
  (name) => {
    expect(cacheRefusal({ subnetGroup: { kind: "own-subnet-group", [name]: "x" } })).toBe(
      `ValidationError: \`subnetGroup.${name}\` is not a prop here (known: kind, name, description), got "x" [stack/It]`,
    );
  },
);
