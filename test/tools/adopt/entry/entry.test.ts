import type { FoundCache } from "../../../../tools/adopt/found";
import { type Entry, entryOf } from "../../../../tools/adopt/entry/entry";
import { judgeReasons } from "../../../../tools/shared/security/judge-reasons";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { synthesizeStack } from "../../../support/stacks";
import { legacy, legacyWith, member, officeRule, user } from "../found";

const nothing = { alarms: [], dashboards: [], topics: [] };
const choices = { state: { kind: "local" }, secrets: { users: {} } } as const;

async function entry(found: FoundCache, secrets: Parameters<typeof entryOf>[2]["secrets"] = { users: {} }) {
  return entryOf("legacy", found, { ...choices, secrets }, async () => Promise.resolve(nothing));
}

const cacheOf = ({ environment }: Entry) => environment.caches.Cache;

test("a cache becomes an environment that says what differs from the defaults, and no more", async () => {
  const { environment } = await entry(legacy);

  expect(environment).toEqual({
    account: "111122223333",
    region: "us-east-1",
    state: { kind: "local" },
    network: {
      kind: "existing",
      vpcId: "vpc-0ccccccccccccccc1",
      subnetIds: ["subnet-0ddddddddddddddd1", "subnet-0ddddddddddddddd2"],
    },
    clients: { "the-office": { kind: "cidr", cidr: "10.20.0.0/16", description: "The office" } },
    tags: { "team:owner": "platform", Environment: "production" },
    deviations: { "remote-state": "nobody has chosen a bucket yet" },
    imports: {
      "Cache/ReplicationGroup": "legacy-sessions",
      "Cache/ParameterGroup": "legacy-redis7",
      "Cache/SubnetGroup": "legacy-subnets",
      "Cache/SecurityGroup": "sg-0aaaaaaaaaaaaaaa1",
      "Cache/SecurityGroup/From-the-office": "sgr-0bbbbbbbbbbbbbbb1",
    },
    caches: {
      Cache: {
        name: "legacy-sessions",
        description: "Sessions (kept since 2019)",
        engine: { kind: "redis", version: "7.0" },
        nodeType: "cache.r6g.large",
        topology: { kind: "replicated", replicas: 1, multiAz: false },
        port: 6380,
        snapshotRetentionLimit: 3,
        snapshotWindow: "06:30-07:30",
        maintenanceWindow: "wed:03:00-wed:04:00",
        autoMinorVersionUpgrade: false,
        encryptionAtRest: { kind: "aws-owned-key" },
        subnetGroup: { kind: "own-subnet-group", name: "legacy-subnets", description: "Private subnets" },
        securityGroups: { kind: "own-security-group", name: "Legacy_Sessions (clients)" },
        securityGroupDescription: "Made by hand in 2019",
        parameterGroup: { kind: "own-parameter-group", name: "legacy-redis7", description: "Kept since 2019" },
        parameters: { "maxmemory-policy": "noeviction", "notify-keyspace-events": "KEA", timeout: 0 },
        authentication: { kind: "off" },
        logs: { kind: "off" },
        events: { kind: "existing-topic", topicArn: "arn:aws:sns:us-east-1:111122223333:operations" },
        acknowledgedWarnings: { "no-authentication": "as found", "no-eviction": "as found" },
        deviations: {
          "backups-for-7-days": "as found",
          "client-authentication": "as found",
          "customer-managed-key": "as found",
          "encrypted-topics": "the cache has no key of its own, as found",
          "log-delivery": "as found",
          "minor-version-upgrades": "as found",
          "multi-az": "as found",
          "two-replicas": "as found",
        },
      },
    },
  });
});

test("what is as our defaults are is left out", async () => {
  const found = legacyWith(
    {
      Description: "Managed Redis cache legacy-sessions",
      CacheNodeType: "cache.r7g.large",
      MultiAZ: "enabled",
      NodeGroups: [
        {
          PrimaryEndpoint: { Port: 6379 },
          NodeGroupMembers: [{ CacheClusterId: "a" }, { CacheClusterId: "b" }, { CacheClusterId: "c" }],
        },
      ],
      SnapshotRetentionLimit: 7,
      SnapshotWindow: "03:00-05:00",
      AutoMinorVersionUpgrade: true,
    },
    { EngineVersion: "7.1.0", PreferredMaintenanceWindow: "sun:05:00-sun:07:00" },
  );
  const { name, description, engine, nodeType, topology, port, snapshotWindow, maintenanceWindow } = cacheOf(
    await entry(found),
  )!;

  expect(name).toBe("legacy-sessions");
  expect([description, engine, nodeType, topology, port, snapshotWindow, maintenanceWindow]).toEqual(
    Array<undefined>(7).fill(undefined),
  );
});

const shards = (...sizes: readonly number[]) =>
  sizes.map((size, shard) => ({
    NodeGroupMembers: Array.from({ length: size }, (_node, index) => ({ CacheClusterId: `${shard}-${index}` })),
  }));

const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:legacy/sessions-AbCdEf";
const users = (...all: readonly ReturnType<typeof user>[]): Partial<FoundCache> => ({
  userGroup: { group: { UserGroupId: "legacy-users", Engine: "redis" }, users: all, usedBy: [] },
});
const withPassword = { Authentication: { Type: "password", PasswordCount: 2 } } as const;
const defaultUser = user("legacy-default", { UserName: "default", Authentication: { Type: "no-password" } });

test.each<[string, FoundCache, Parameters<typeof entryOf>[2]["secrets"], object]>([
  [
    "an id in capitals",
    legacyWith({ ReplicationGroupId: "Legacy-Sessions" }),
    { users: {} },
    { name: "legacy-sessions" },
  ],
  [
    "three shards",
    legacyWith(
      {
        ClusterEnabled: true,
        ClusterMode: "enabled",
        NodeGroups: shards(2, 2, 2),
        ConfigurationEndpoint: { Port: 6380 },
      },
      { CacheParameterGroup: { CacheParameterGroupName: "default.redis7.cluster.on" } },
      { parameterGroup: { group: { CacheParameterGroupName: "default.redis7.cluster.on" }, changed: {}, usedBy: [] } },
    ),
    { users: {} },
    {
      topology: { kind: "sharded", shards: 3, replicasPerShard: 1, multiAz: false },
      parameterGroup: { kind: "existing-parameter-group", parameterGroupName: "default.redis7.cluster.on" },
    },
  ],
  [
    "the mode compatible",
    legacyWith({ ClusterEnabled: true, ClusterMode: "compatible", ConfigurationEndpoint: { Port: 6380 } }),
    { users: {} },
    { topology: { kind: "replicated", replicas: 1, clusterMode: "compatible", multiAz: false } },
  ],
  [
    "no failover",
    legacyWith({ AutomaticFailover: "disabled" }),
    { users: {} },
    { topology: { kind: "replicated", replicas: 1, automaticFailover: false } },
  ],
  [
    "Valkey",
    legacyWith({ Engine: "valkey" }, { Engine: "valkey", EngineVersion: "8.0.1" }),
    { users: {} },
    { engine: { kind: "valkey", version: "8.0" } },
  ],
  [
    "TLS that is not required",
    legacyWith({ TransitEncryptionMode: "preferred" }),
    { users: {} },
    { transitEncryption: "preferred" },
  ],
  ["no TLS", legacyWith({ TransitEncryptionEnabled: false }), { users: {} }, { transitEncryption: "off" }],
  [
    "a key",
    legacyWith({ KmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000001" }),
    { users: {} },
    {
      encryptionAtRest: {
        kind: "existing-key",
        kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000001",
      },
    },
  ],
  [
    "no encryption",
    legacyWith({ AtRestEncryptionEnabled: false }),
    { users: {} },
    { encryptionAtRest: { kind: "off" } },
  ],
  [
    "a retired node type",
    legacyWith({ CacheNodeType: "cache.t2.small", AutomaticFailover: "disabled" }, { CacheNodeType: "cache.t2.small" }),
    { users: {} },
    { nodeType: "cache.t2.small" },
  ],
  [
    "a token that nobody knows",
    legacyWith({ AuthTokenEnabled: true }),
    { users: {} },
    { authentication: { kind: "auth-token", rotation: 2 } },
  ],
  [
    "a token in a secret",
    legacyWith({ AuthTokenEnabled: true }),
    { users: {}, token: { arn: secretArn, jsonKey: "redis.token" } },
    { authentication: { kind: "existing-secret", secretArn, jsonKey: "redis.token" } },
  ],
  [
    "users that log in with IAM, and `default`",
    legacyWith({ UserGroupIds: ["legacy-users"] }, {}, users(user("legacy-app"), defaultUser)),
    { users: {} },
    {
      authentication: {
        kind: "rbac",
        userGroupId: "legacy-users",
        users: { "legacy-app": { kind: "iam", userId: "legacy-app", accessString: "on ~* -@all +@read" } },
        defaultUser: { kind: "existing-user", userId: "legacy-default" },
      },
    },
  ],
  [
    "a user whose password is in a secret",
    legacyWith(
      { UserGroupIds: ["legacy-users"] },
      {},
      users(user("jobs", { UserName: "Jobs_2019", ...withPassword }), defaultUser),
    ),
    { users: { jobs: secretArn } },
    {
      authentication: {
        kind: "rbac",
        userGroupId: "legacy-users",
        users: { "jobs-2019": { kind: "existing-user", userId: "jobs", userName: "Jobs_2019", secretArn } },
        defaultUser: { kind: "existing-user", userId: "legacy-default" },
      },
    },
  ],
  [
    "a user whose password nobody has named: the group is given, with the users that are known",
    legacyWith({ UserGroupIds: ["legacy-users"] }, {}, users(user("jobs", withPassword), user("app"), defaultUser)),
    { users: {} },
    {
      authentication: {
        kind: "existing-user-group",
        userGroupId: "legacy-users",
        users: { app: { kind: "existing-user", userId: "app" } },
      },
    },
  ],
  [
    "Valkey with users of Redis OSS",
    legacyWith(
      { Engine: "valkey", UserGroupIds: ["legacy-users"] },
      { Engine: "valkey", EngineVersion: "8.0.1" },
      users(user("legacy-app"), defaultUser),
    ),
    { users: {} },
    { authentication: { userEngine: { kind: "redis" } } },
  ],
  [
    "a text log to a group by hand, and one to a stream",
    legacyWith({
      LogDeliveryConfigurations: [
        {
          LogType: "slow-log",
          LogFormat: "text",
          DestinationDetails: { CloudWatchLogsDetails: { LogGroup: "/platform/redis" } },
        },
        {
          LogType: "engine-log",
          LogFormat: "json",
          DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: "redis-logs" } },
        },
      ],
    }),
    { users: {} },
    {
      logs: {
        kind: "per-log",
        slowLog: { kind: "existing-log-group", logGroupName: "/platform/redis", format: "text" },
        engineLog: { kind: "existing-delivery-stream", deliveryStreamName: "redis-logs" },
      },
    },
  ],
  [
    "no topic for events",
    legacyWith({}, { NotificationConfiguration: undefined }),
    { users: {} },
    { events: { kind: "off" } },
  ],
  [
    "alarms that tell one topic",
    legacyWith(
      {},
      {},
      {
        alarms: [{ name: "by hand", actions: ["arn:aws:sns:us-east-1:111122223333:operations"] }],
      },
    ),
    { users: {} },
    {
      alerts: {
        kind: "existing-topics",
        criticalTopicArn: "arn:aws:sns:us-east-1:111122223333:operations",
        warningTopicArn: "arn:aws:sns:us-east-1:111122223333:operations",
      },
    },
  ],
  [
    "alarms that tell a topic which cannot be ours",
    legacyWith(
      {},
      {},
      {
        alarms: [{ name: "by hand", actions: ["arn:aws:sns:us-east-1:111122223333:operations.fifo"] }],
      },
    ),
    { users: {} },
    { description: "Sessions (kept since 2019)" },
  ],
  [
    "a tag `Name`, which is that of the cache",
    legacyWith({}, {}, { tags: { Name: "Sessions" } }),
    { users: {} },
    { tags: { Name: "Sessions" } },
  ],
])("%s: the props say it, and the tests accept the environment", async (_what, found, secrets, props) => {
  const { environment } = await entry(found, secrets);

  expect(environment.caches.Cache).toMatchObject(props);
  const { document } = synthesizeStack("legacy", environment);
  expect(judgeReasons(document, environment)).toEqual([]);
});

describe("a part is given, with the reason in the table,", () => {
  const own = legacy.securityGroups[0]!;
  const range = { ...officeRule, FromPort: 6379, ToPort: 6399, SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbb2" };

  test.each<[string, Partial<FoundCache>, string, string]>([
    [
      "when another cache uses its subnet group",
      { subnetGroup: { ...legacy.subnetGroup, usedBy: ["the cache orders"] } },
      "subnet group",
      "used by the cache orders as well",
    ],
    [
      "when another cache uses its parameter group",
      { parameterGroup: { ...legacy.parameterGroup, usedBy: ["the cache orders"] } },
      "parameter group",
      "used by the cache orders as well",
    ],
    [
      "when its parameter group has what our props refuse",
      { parameterGroup: { ...legacy.parameterGroup, changed: { "no-such-parameter": "1" } } },
      "parameter group",
      "`caches.Cache.parameters.no-such-parameter` is not a parameter of redis 7",
    ],
    [
      "when a server uses its security group",
      { securityGroups: [{ ...own, usedBy: ["the network interface eni-0a1b2c3d"] }] },
      "security group",
      "used by the network interface eni-0a1b2c3d as well",
    ],
    [
      "when a rule of its security group is about more than the port",
      { securityGroups: [{ ...own, rules: [officeRule, range] }] },
      "security group",
      "sgr-0bbbbbbbbbbbbbbb2 allows more than one client on TCP port 6380",
    ],
    [
      "when a rule lets everybody in, which our props refuse",
      { securityGroups: [{ ...own, rules: [{ ...officeRule, CidrIpv4: "0.0.0.0/0" }] }] },
      "security group",
      "`clients.the-office.cidr` must not",
    ],
    [
      "when two of its rules have one id",
      { securityGroups: [{ ...own, rules: [officeRule, { ...officeRule, CidrIpv4: "10.30.0.0/16" }] }] },
      "security group",
      "several of its rules have one id, so that they cannot be told apart",
    ],
    [
      "when it is the group of the VPC",
      { securityGroups: [{ ...own, group: { ...own.group, GroupName: "default" } }] },
      "security group",
      "it is the group that AWS keeps in every VPC",
    ],
  ])("%s", async (_when, found, part, why) => {
    const { takings } = await entry({ ...legacy, ...found });

    const taking = takings.find((each) => each.part === part);
    expect(taking?.how).toBe("given");
    expect(taking?.why?.slice(0, why.length)).toBe(why);
  });

  test("and of several security groups the first is imported that can be", async () => {
    const shared = { ...own, group: { ...own.group, GroupId: "sg-0aaaaaaaaaaaaaaa2" }, usedBy: ["the cache orders"] };
    const built = await entry({ ...legacy, securityGroups: [shared, own] });

    expect(cacheOf(built)?.securityGroups).toEqual({
      kind: "own-security-group",
      name: "Legacy_Sessions (clients)",
      additionalSecurityGroupIds: ["sg-0aaaaaaaaaaaaaaa2"],
    });
    expect(built.environment.imports).toMatchObject({ "Cache/SecurityGroup": "sg-0aaaaaaaaaaaaaaa1" });
  });
});

test("clients are told apart: other accounts, prefix lists, IPv6, and two of one name", async () => {
  const rules = [
    officeRule,
    { ...officeRule, SecurityGroupRuleId: "sgr-2", CidrIpv4: "10.30.0.0/16" },
    { ...officeRule, SecurityGroupRuleId: "sgr-3", CidrIpv4: undefined, CidrIpv6: "fd00::/64", Description: undefined },
    {
      ...officeRule,
      SecurityGroupRuleId: "sgr-4",
      CidrIpv4: undefined,
      PrefixListId: "pl-0123456789abcdef0",
      Description: undefined,
    },
    {
      ...officeRule,
      SecurityGroupRuleId: "sgr-5",
      CidrIpv4: undefined,
      ReferencedGroupInfo: { GroupId: "sg-0eeeeeeeeeeeeeee1", UserId: "444455556666" },
      Tags: [{ Key: "Name", Value: "App servers" }],
    },
  ];
  const built = await entry({ ...legacy, securityGroups: [{ ...legacy.securityGroups[0]!, rules }] });

  expect(built.environment.clients).toEqual({
    "the-office": { kind: "cidr", cidr: "10.20.0.0/16", description: "The office" },
    "the-office-2": { kind: "cidr", cidr: "10.30.0.0/16", description: "The office" },
    "cidr-fd00-64": { kind: "cidr", cidr: "fd00::/64" },
    "pl-0123456789abcdef0": { kind: "prefix-list", prefixListId: "pl-0123456789abcdef0" },
    "app-servers": {
      kind: "security-group",
      securityGroupId: "444455556666/sg-0eeeeeeeeeeeeeee1",
      description: "The office",
    },
  });
  expect(built.environment.imports).toMatchObject({
    "Cache/SecurityGroup/From-the-office-2": "sgr-2",
    "Cache/SecurityGroup/From-app-servers": "sgr-5",
  });
});

test("a group of Redis OSS users without a user `default` is given, because ours would add one", async () => {
  const { environment, takings } = await entry(
    legacyWith({ UserGroupIds: ["legacy-users"] }, {}, users(user("legacy-app"))),
  );

  expect(environment.caches.Cache?.authentication).toMatchObject({ kind: "existing-user-group" });
  expect(takings.find(({ part }) => part === "user group")?.why).toBe("it has no user `default`, which would be added");
});

test("a part that has the name of a new dashboard does not make it an old one", async () => {
  const { group: subnets } = legacy.subnetGroup;
  const subnetGroup = { group: { ...subnets, CacheSubnetGroupName: "legacy-sessions-us-east-1" }, usedBy: [] };
  const { takings } = await entry({ ...legacy, subnetGroup });

  expect(takings.find(({ part }) => part === "dashboard")).toEqual({
    part: "dashboard",
    what: "legacy-sessions-us-east-1",
    how: "new",
  });
});

test("users keep a key of their own each, whatever their names are reduced to", async () => {
  const all = [
    user("foo-bar"),
    user("x", { UserName: "foo_bar", ...withPassword }),
    user("q", { UserName: "x", ...withPassword }),
    user("w", { UserName: "Default", ...withPassword }),
  ];
  const { environment } = await entry(legacyWith({ UserGroupIds: ["legacy-users"] }, {}, users(...all, defaultUser)), {
    users: { x: secretArn, q: secretArn, w: secretArn },
  });
  const { authentication } = environment.caches.Cache!;
  const ids = Object.values(authentication?.kind === "rbac" ? authentication.users : {}).map((each) => each.userId);

  expect(ids).toEqual(["foo-bar", "x", "q", "w"]);
});

test("every parameter that our defaults set keeps the value that AWS has for it", async () => {
  const { document } = synthesizeStack("legacy", {
    ...(await entry(legacy)).environment,
    imports: {},
    caches: { Cache: { name: "of-defaults" } },
  });
  const [group] = Object.values((document as StackDocument).resource?.aws_elasticache_parameter_group ?? {});
  const ours = Object.fromEntries(
    (group?.parameter as readonly { name: string; value: string }[]).map(({ name, value }) => [name, value]),
  );
  const found = { ...legacy, parameterGroup: { ...legacy.parameterGroup, changed: {} } };
  const kept = Object.entries((await entry(found)).environment.caches.Cache?.parameters ?? {});

  expect(Object.keys(ours).sort()).toEqual(kept.map(([name]) => name).sort());
  expect(kept.filter(([name, value]) => ours[name] === String(value))).toEqual([]);
});

test("names that AWS would overwrite are imported, topics with their policies", async () => {
  const topic = "arn:aws:sns:us-east-1:111122223333:legacy-sessions-critical";
  const { environment, takings, changes } = await entryOf("legacy", legacy, choices, async (wanted) =>
    Promise.resolve({
      alarms: wanted.alarms.filter((name) => name === "legacy-sessions-node-1-memory-critical"),
      dashboards: wanted.dashboards,
      topics: wanted.topics.filter((arn) => arn === topic),
    }),
  );

  expect(environment.imports).toMatchObject({
    "Cache/Monitoring/Alarms/node-1-memory-critical": "legacy-sessions-node-1-memory-critical",
    "Cache/Monitoring/Dashboard": "legacy-sessions-us-east-1",
  });
  expect(Object.values(environment.imports ?? {}).filter((id) => id === topic)).toHaveLength(2);
  expect(takings).toContainEqual({
    part: "alarm",
    what: "legacy-sessions-node-1-memory-critical",
    how: "imported",
    why: "it has the name of one of ours",
  });
  expect(changes.map(({ what }) => what).slice(-3)).toEqual([
    "legacy-sessions-node-1-memory-critical: the condition, whom it tells, description and tags become ours",
    "legacy-sessions-us-east-1: all widgets become ours",
    `${topic}: policy, key and tags become ours`,
  ]);
});

test("an alarm that becomes ours is not said to stay as it is", async () => {
  const alarms = [
    { name: "legacy-sessions-node-1-memory-critical", actions: [] },
    { name: "by hand", actions: [] },
  ];
  const { notes } = await entryOf("legacy", { ...legacy, alarms }, choices, async () =>
    Promise.resolve({ ...nothing, alarms: ["legacy-sessions-node-1-memory-critical"] }),
  );

  expect(notes).toEqual([
    "these alarms about the cache stay as they are, beside ours: by hand; delete those you no longer need",
  ]);
});

test("nodes that a reboot would change, and patch levels, are said", async () => {
  const behind = { CacheParameterGroupName: "legacy-redis7", ParameterApplyStatus: "pending-reboot" };
  const members = [
    { ...member, CacheParameterGroup: behind },
    { ...member, CacheClusterId: "legacy-sessions-002", EngineVersion: "7.0.4" },
  ];
  const { notes } = await entry({ ...legacy, members });

  expect(notes).toEqual([
    "parameters of its group take effect at the next reboot of legacy-sessions-001: adopting reboots nothing",
    "its nodes have different patch levels: 7.0.7, 7.0.4",
  ]);
});

test("rules without a description get one, which is said", async () => {
  const silent = {
    ...officeRule,
    SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbb2",
    CidrIpv4: "10.30.0.0/16",
    Description: "",
  };
  const own = legacy.securityGroups[0]!;
  const { changes } = await entry({ ...legacy, securityGroups: [{ ...own, rules: [officeRule, silent] }] });

  expect(changes).toContainEqual({
    what: "descriptions of the rules sgr-0bbbbbbbbbbbbbbb2: they have none",
    when: "first apply",
    downtime: "none",
  });
  expect((await entry(legacy)).changes.filter(({ what }) => what.startsWith("descriptions"))).toEqual([]);
});

test("imports stand in the order in which people look: the group, its parts, what is around it", async () => {
  const { environment } = await entryOf("legacy", legacy, choices, async (wanted) => Promise.resolve(wanted));
  const paths = Object.keys(environment.imports ?? {});

  expect(paths.slice(0, 5)).toEqual([
    "Cache/ReplicationGroup",
    "Cache/SubnetGroup",
    "Cache/ParameterGroup",
    "Cache/SecurityGroup",
    "Cache/SecurityGroup/From-the-office",
  ]);
});

test("a port that only a node tells is that of the rules too", async () => {
  const found = legacyWith(
    { NodeGroups: [{ NodeGroupId: "0001", NodeGroupMembers: [{}, {}] }] },
    { CacheNodes: [{ Endpoint: { Port: 6380 } }] },
  );
  const { environment } = await entry(found);

  expect(environment.caches.Cache?.port).toBe(6380);
  expect(Object.keys(environment.clients)).toEqual(["the-office"]);
});

test.each<[string, Partial<ReturnType<typeof user>>, string]>([
  ["password", { Authentication: { Type: "password", PasswordCount: 1 } }, "its password stays what it is"],
  ["no-password", { Authentication: { Type: "no-password" } }, "a user `default` is left as it is"],
])("a user `default` of type %s is given with a reason that fits", async (_type, changes, why) => {
  const users = [user("legacy-default", { UserName: "default", ...changes }), user("legacy-app")];
  const userGroup = { group: { UserGroupId: "legacy-users", Engine: "redis" }, users, usedBy: [] };
  const { takings } = await entry({ ...legacyWith({ UserGroupIds: ["legacy-users"] }), userGroup });

  expect(takings).toContainEqual({ part: "user", what: "legacy-default", how: "given", why });
});

test("a snapshot window in the maintenance window becomes another one, which is said", async () => {
  const { environment, changes } = await entry(
    legacyWith({ SnapshotWindow: "05:00-06:00" }, { PreferredMaintenanceWindow: "sun:05:00-sun:06:00" }),
  );

  expect(environment.caches.Cache).toMatchObject({ maintenanceWindow: "sun:05:00-sun:06:00" });
  expect(environment.caches.Cache).not.toHaveProperty("snapshotWindow");
  expect(changes).toContainEqual({
    what: expect.stringContaining("snapshot window: 05:00-06:00 becomes 03:00-05:00, because ") as string,
    when: "after --finish",
    downtime: "none",
  });
});

test("a group that lets itself in is a client of that name", async () => {
  const own = legacy.securityGroups[0]!;
  const GroupId = own.group.GroupId!;
  const rule = { ...officeRule, CidrIpv4: undefined, Description: undefined, ReferencedGroupInfo: { GroupId } };
  const { environment } = await entry({ ...legacy, securityGroups: [{ ...own, rules: [rule] }] });

  expect(environment.clients).toEqual({ itself: { kind: "security-group", securityGroupId: GroupId } });
});

test("a single shard is sharded when its parameter group says so", async () => {
  const found = legacyWith(
    {
      ClusterMode: undefined,
      AutomaticFailover: "disabled",
      NodeGroups: shards(1),
      ConfigurationEndpoint: { Port: 6380 },
    },
    {},
    { parameterGroup: { group: { CacheParameterGroupName: "default.redis7.cluster.on" }, changed: {}, usedBy: [] } },
  );

  expect((await entry(found)).environment.caches.Cache?.topology).toEqual({
    kind: "sharded",
    shards: 1,
    replicasPerShard: 0,
  });
});

test("text that Terraform would read as an expression stays text", async () => {
  const { environment } = await entry(legacyWith({ Description: "100 %{ and ${more}" }));

  expect(environment.caches.Cache?.description).toBe("100 %%{ and $${more}");
});

test("a cache that our props cannot say is refused, with the reason", async () => {
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_tag, index) => [`tag-${index}`, "x"]));

  await expect(entry({ ...legacy, tags })).rejects.toThrow(
    /^legacy-sessions cannot be adopted as it is:\n {2}- `.*tags` must be at most 50 tags, including the `Name` that is added/,
  );
});

test("what cannot be helped is said alone, without what would be given", async () => {
  const [own] = legacy.securityGroups;
  const securityGroups = [{ ...own!, rules: [{ ...officeRule, CidrIpv4: "0.0.0.0/0" }] }];
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_tag, index) => [`tag-${index}`, "x"]));

  await expect(entry({ ...legacy, securityGroups, tags })).rejects.toThrow(
    /^legacy-sessions cannot be adopted as it is:\n {2}- `[a-z.]*tags` must be at most 50 tags[^\n]*$/i,
  );
});

test("more nodes than AWS allows without being asked were allowed", async () => {
  const { environment } = await entry(
    legacyWith({
      ClusterEnabled: true,
      ClusterMode: "enabled",
      NodeGroups: shards(...Array.from({ length: 46 }, () => 2)),
      ConfigurationEndpoint: { Port: 6380 },
    }),
  );

  expect(environment.caches.Cache?.nodesPerClusterQuota).toBe(92);
});

test("what scales by itself, has uneven shards or fails is said", async () => {
  const { notes } = await entry(
    legacyWith(
      {
        ClusterEnabled: true,
        ClusterMode: "enabled",
        NodeGroups: shards(2, 3, 2),
        ConfigurationEndpoint: { Port: 6380 },
        LogDeliveryConfigurations: [
          {
            LogType: "slow-log",
            LogFormat: "json",
            Status: "error",
            Message: "no permission",
            DestinationDetails: { CloudWatchLogsDetails: { LogGroup: "/platform/redis" } },
          },
        ],
      },
      { NotificationConfiguration: { ...member.NotificationConfiguration, TopicStatus: "inactive" } },
      {
        parameterGroup: { group: { CacheParameterGroupName: "default.redis7.cluster.on" }, changed: {}, usedBy: [] },
        scaling: [
          {
            ServiceNamespace: "elasticache",
            ResourceId: "replication-group/legacy-sessions",
            ScalableDimension: "elasticache:replication-group:NodeGroups",
            MinCapacity: 1,
            MaxCapacity: 5,
            RoleARN: undefined,
            CreationTime: undefined,
          },
        ],
        alarms: [{ name: "by hand", actions: [] }],
      },
    ),
  );

  expect(notes.map((note) => note.slice(0, 50))).toEqual([
    "cannot be kept: Application Auto Scaling changes t",
    "cannot be kept: the shards have different numbers ",
    "the delivery of the slow-log fails (no permission)",
    "events are not sent to arn:aws:sns:us-east-1:11112",
    "these alarms about the cache stay as they are, bes",
  ]);
  expect(notes[0]).toContain("the number of shards (1 to 5)");
});
