import { ParameterGroup, ReplicationGroup, User } from "../../../constructs/elasticache";
import { GeneratedSecret } from "../../../constructs/secrets";
import { network, refusal } from "../../support/fixtures";
import { RedisCache } from "../../../constructs";

const isolated = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] };
const subscriber = (it: object) => ({ alerts: { kind: "own-topics", critical: { team: it } } });
const client = (it: object) => ({ clients: { web: it } });
const chat = (it: object) => ({ alerts: { kind: "own-topics", chats: { ops: it } } });
const override = (it: object) => ({ alarms: { overrides: { "memory-high": it } } });
const user = (it: object) => ({ authentication: { kind: "rbac", users: { app: it } } });
const iam = { kind: "iam", accessString: "on ~app:* -@all +@read" };
const role = "arn:aws:iam::111122223333:role/chat";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Each problem of a cache, as the prop and the remedy. */
function remediesOf(props: object, whole: object = { name: "sessions", network }): readonly string[] {
  return said(refusal(RedisCache, { ...whole, ...props }));
}

function said(message: string): readonly string[] {
  return [...message.matchAll(/`([\w.[\]-]+)` (?:is|must)[^]*?(?:; (.*?))?(?: \[stack\/It\])?$/gm)].map(
    ([, prop = "", remedy]) => (remedy === undefined ? prop : `${prop}: ${remedy}`),
  );
}

describe("a prop that must be given, under another name, is one mistake", () => {
  it.each<[object, string]>([
    [
      { encryptionAtRest: { kind: "existing-key", kmsKeyId: key } },
      "encryptionAtRest.kmsKeyId: it is called `kmsKeyArn`",
    ],
    [{ encryptionAtRest: { kind: "existing-key", arn: key } }, "encryptionAtRest.arn: it is called `kmsKeyArn`"],
    [
      { topology: { kind: "sharded", replicasPerShard: 1, numNodeGroups: 3 } },
      "topology.numNodeGroups: it is called `shards`",
    ],
    [
      { topology: { kind: "sharded", shards: 3, replicas: 1 } },
      "topology.replicas: it is called `replicasPerShard` of a sharded cache",
    ],
    [
      { topology: { kind: "replicated", numCacheClusters: 3 } },
      "topology.numCacheClusters: set `replicas`, the nodes beside the primary: one less",
    ],
    [{ topology: { kind: "replicated", shards: 3 } }, 'topology.shards: it needs `kind`: "sharded"'],
    [client({ kind: "cidr", cidrBlocks: ["10.0.0.0/8"] }), "clients.web.cidrBlocks: it is called `cidr`"],
    [client({ kind: "security-group", id: "sg-0a" }), "clients.web.id: it is called `securityGroupId`"],
    [client({ kind: "security-group", cidr: "10.0.0.0/8" }), 'clients.web.cidr: it needs `kind`: "cidr"'],
    [client({ kind: "cidr", from: "10.0.0.0/8" }), "clients.web.from: it is called `cidr`"],
    [subscriber({ kind: "email", email: "a@example.com" }), "alerts.critical.team.email: it is called `address`"],
    [subscriber({ kind: "email", endpoint: "a@example.com" }), "alerts.critical.team.endpoint: it is called `address`"],
    [
      subscriber({ kind: "https", address: "https://example.com/canary" }),
      "alerts.critical.team.address: it is called `url`",
    ],
    [subscriber({ kind: "https", address: "a@example.com" }), 'alerts.critical.team.address: it needs `kind`: "email"'],
    [
      subscriber({ kind: "queue", arn: "arn:aws:sqs:us-east-1:111122223333:a" }),
      "alerts.critical.team.arn: it is called `queueArn`",
    ],
    [
      { restoreFrom: { kind: "snapshot", snapshotname: "nightly" } },
      "restoreFrom.snapshotname: it is called `snapshotName`",
    ],
    [{ restoreFrom: { kind: "snapshot", name: "nightly" } }, "restoreFrom.name: it is called `snapshotName`"],
    [{ restoreFrom: { kind: "s3", arn: "arn:aws:s3:::a/b" } }, "restoreFrom.arn: it is called `snapshotArns`"],
    [
      user({ kind: "iam", accessStrings: "on ~* +@all" }),
      "authentication.users.app.accessStrings: it is called `accessString`",
    ],
    [user({ kind: "iam", rules: "on ~* +@all" }), "authentication.users.app.rules: it is called `accessString`"],
    [
      { network: { ...isolated, availabilityZones: undefined, azs: ["us-east-1a"] } },
      "network.azs: it is called `availabilityZones`",
    ],
    [{ network: { ...network, vpcId: undefined, vpc: "vpc-0a" } }, "network.vpc: it is called `vpcId`"],
    [
      { events: { kind: "existing-topic", arn: "arn:aws:sns:us-east-1:111122223333:a" } },
      "events.arn: it is called `topicArn`",
    ],
    [
      { alerts: { kind: "existing-topics", topicArn: "a" } },
      "alerts.topicArn: set `criticalTopicArn` and `warningTopicArn`",
    ],
    [
      chat({ kind: "slack", slackTeamId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn: role }),
      "alerts.chats.ops.slackTeamId: it is called `workspaceId`",
    ],
  ])("in %j", (props, remedy) => {
    expect(remediesOf(props)).toEqual([remedy]);
  });

  it("for each name that is another one", () => {
    const topology = { kind: "sharded", numNodeGroups: 3, replicasPerNodeGroup: 1 };
    expect(remediesOf({ topology })).toEqual([
      "topology.numNodeGroups: it is called `shards`",
      "topology.replicasPerNodeGroup: it is called `replicasPerShard`",
    ]);
    const existing = 'set `network`: { kind: "existing", vpcId, subnetIds }';
    expect(remediesOf({ vpcId: "vpc-0a", subnetIds: ["subnet-0a"] }, { name: "sessions" })).toEqual([
      `vpcId: ${existing}`,
      `subnetIds: ${existing}`,
    ]);
    expect(remediesOf({ replicationGroupId: "sessions" }, { network })).toEqual([
      "replicationGroupId: it is called `name`",
    ]);
  });

  it("in the parts of a cache", () => {
    const engine = { kind: "redis", version: "7.1" };
    expect(said(refusal(ParameterGroup, { name: "a", family: "redis7" }))).toEqual([
      "family: it follows from `engine`",
    ]);
    expect(said(refusal(User, { userId: "a", engine, accessControl: "on", authentication: { kind: "iam" } }))).toEqual([
      "accessControl: it is called `accessString`",
    ]);
    const group = { name: "a", subnetGroupName: "a", securityGroupIds: ["sg-0a"] };
    const credentials = { kind: "user-group", userGroupIds: ["a"] };
    expect(said(refusal(ReplicationGroup, { ...group, credentials }))).toEqual([
      "credentials.userGroupIds: it is called `userGroupId`",
    ]);
  });

  it("but a prop that no name means is required as well", () => {
    expect(remediesOf({ topology: { kind: "sharded", shards: 2, colour: "red" } })).toEqual([
      "topology.replicasPerShard",
      "topology.colour",
    ]);
    expect(remediesOf({ nodeTpye: "cache.r7g.large" }, { network })).toEqual([
      "name",
      "nodeTpye: did you mean `nodeType`?",
    ]);
  });
});

test.each<[object, string]>([
  [{ network: { ...isolated, cidr: "10.0.0.0/24" } }, "network.cidr: it is called `cidrBlock`"],
  [{ network: { ...network, description: "x" } }, "network.description"],
  [
    { network: { ...network, securityGroupIds: ["sg-0a"] } },
    'network.securityGroupIds: set `securityGroups`: { kind: "existing-security-groups", securityGroupIds }',
  ],
  [
    { network: { ...isolated, enableDnsSupport: true } },
    'network.enableDnsSupport: no prop sets it: call `addOverride("enable_dns_support", …)` on the `vpc` of the `CacheNetwork`',
  ],
  [{ dashboard: { kind: "own-dashboard", dashboardName: "x" } }, "dashboard.dashboardName: it is called `name`"],
  [{ topology: { kind: "replicated", replicas: 1, name: "x" } }, "topology.name"],
  [{ topology: { kind: "replicated", replicas: 1, self: true } }, "topology.self"],
  [
    { topology: { kind: "replicated", replicas: 1, multiAzEnabled: true } },
    "topology.multiAzEnabled: it is called `multiAz`",
  ],
  [
    { topology: { kind: "replicated", replicas: 1, automaticFailoverEnabled: true } },
    "topology.automaticFailoverEnabled: it is called `automaticFailover`",
  ],
  [
    { topology: { kind: "sharded", shards: 2, replicasPerShard: 1, automaticFailover: true } },
    "topology.automaticFailover: AWS always has it on for a sharded cache: leave it out",
  ],
  [{ topology: { kind: "replicated", replicas: 1, replicationGroupId: "x" } }, "topology.replicationGroupId"],
  [
    client({ kind: "cidr", cidr: "10.0.0.0/8", name: "x" }),
    "clients.web.name: a client's name is the key that it stands under",
  ],
  [
    { logs: { kind: "own-log-groups", kmsKeyId: key } },
    'logs.kmsKeyId: set `encryptionAtRest`: { kind: "existing-key", kmsKeyArn }',
  ],
  [
    user({ ...iam, passwords: ["x"] }),
    "authentication.users.app.passwords: the password is generated and kept in AWS Secrets Manager",
  ],
  [
    override({ threshold: 80 }),
    "alarms.overrides.memory-high.threshold: it is named with direction and unit, for example `maxPercent`",
  ],
  [{ encryptionInTransit: true }, 'encryptionInTransit: set `transitEncryption`: "required", "preferred" or "off"'],
  [{ region: "us-east-1" }, "region: it is in the region of its provider: call `useProvider` with the construct"],
  [{ backup: 7 }, "backup: it is called `snapshotRetentionLimit`"],
])("%j is told what a name means where it stands", (props, remedy) => {
  expect(remediesOf(props)).toEqual([remedy]);
});

test("the kind alone of what may hold secrets is shown, and nothing else is", () => {
  const authentication = (given: string) => refusal(RedisCache, { name: "sessions", network, authentication: given });
  expect(authentication("rbac")).toContain(', got "rbac"; write { kind: "rbac", users }');
  expect(authentication("hunter2hunter2")).not.toContain("hunter2");
});

test("a name in a secret has the remedy of the secret", () => {
  expect(said(refusal(GeneratedSecret, { name: "a", description: "b", region: "us-east-1" }))).toEqual([
    "region: it is in the region of its provider: call `useProvider` with the construct",
  ]);
});

const parameters = (name: string) => `set \`parameters\`: { "${name}": … }`;
const sharded = 'set `topology`: { kind: "sharded", shards, replicasPerShard }';

test.each<[string, string]>([
  ["maxmemoryPolicy", parameters("maxmemory-policy")],
  ["maxmemory_policy", parameters("maxmemory-policy")],
  ["maxmemory-policy", parameters("maxmemory-policy")],
  ["evictionPolicy", parameters("maxmemory-policy")],
  ["timeout", parameters("timeout")],
  ["databases", parameters("databases")],
  ["notifyKeyspaceEvents", parameters("notify-keyspace-events")],
  ["slave_lazy_flush", parameters("replica-lazy-flush")],
  ["maxmemory", "it follows from `nodeType` and cannot be modified"],
  ["clusterEnabled", sharded],
  ["shardCount", sharded],
  ["ssl", 'set `transitEncryption`: "required", "preferred" or "off"'],
  ["instanceClass", "it is called `nodeType`"],
  ["backupRetention", "it is called `snapshotRetentionLimit`"],
  ["isMultiAz", "set `multiAz` of `topology`"],
  ["azMode", "set `multiAz` of `topology`"],
  ["webhookUrl", 'set `alerts`: { kind: "own-topics", critical, warning }'],
  ["snsTopic", 'set `alerts`: { kind: "existing-topics", criticalTopicArn, warningTopicArn }'],
  ["ingressRules", "set `clients`, by a name of your choice"],
  ["secretArn", 'set `authentication`: { kind: "existing-secret", secretArn }'],
  [
    "preferredAvailabilityZone",
    "set `preferredCacheClusterAzs`, which takes the zone of each node, or `placement` of a sharded `topology`",
  ],
  ["globalDatastore", "a global datastore is not offered"],
  ["globalReplicationGroupId", "a global datastore is not offered"],
  ["primaryReplicationGroupId", "a global datastore is not offered"],
  ["serverless", "ElastiCache Serverless is not offered"],
  ["cacheUsageLimits", "ElastiCache Serverless is not offered"],
  ["preferredOutpostArn", "nodes on AWS Outposts are not offered"],
  ["outpostMode", "nodes on AWS Outposts are not offered"],
  ["effectiveDurability", "it is called `durability`"],
])("a cache that is given %s says what is meant", (name, remedy) => {
  expect(remediesOf({ [name]: 1 })).toEqual([`${name}: ${remedy}`]);
});

describe("a kind that is missing or under another name", () => {
  it.each<[object, readonly string[]]>([
    [{ authentication: { mode: "auth-token" } }, ['authentication.mode: it is called `kind`: "auth-token"']],
    [
      { authentication: { mode: "password" } },
      [
        'authentication.mode: it is called `kind`: "auth-token", "existing-secret", "rbac", "existing-user-group" or "off"',
      ],
    ],
    [{ topology: { mode: "replicated", replicas: 1 } }, ['topology.mode: it is called `kind`: "replicated"']],
    [{ engine: { name: "redis", version: "7.1" } }, ['engine.name: it is called `kind`: "redis"']],
    [{ engine: { name: "redis" } }, ["engine.version", 'engine.name: it is called `kind`: "redis"']],
    [{ engine: { version: "7.1" } }, ['engine.kind: write `kind`: "redis"']],
    [{ engine: { version: "8.2" } }, ['engine.kind: write `kind`: "valkey"']],
    [
      subscriber({ protocol: "email", endpoint: "a@example.com" }),
      [
        'alerts.critical.team.protocol: it is called `kind`: "email"',
        "alerts.critical.team.endpoint: it is called `address`",
      ],
    ],
    [
      subscriber({ protocol: "lambda", endpoint: "x" }),
      ['alerts.critical.team.protocol: set `kind`: "function" and `functionArn`'],
    ],
    [
      { encryptionAtRest: { enabled: true } },
      ['encryptionAtRest.enabled: it is called `kind`: "aws-owned-key" or "existing-key" or "off" or "own-key"'],
    ],
    [{ encryptionAtRest: { enabled: false } }, ['encryptionAtRest.enabled: it is called `kind`: "off"']],
    [
      { encryptionAtRest: { kmsKeyId: key } },
      ['encryptionAtRest.kmsKeyId: set `kind`: "existing-key" and `kmsKeyArn`'],
    ],
    [{ network: { vpcId: "vpc-0a", subnetIds: ["subnet-0a"] } }, ['network.kind: write `kind`: "existing"']],
    [{ network: {} }, ["network.kind"]],
    [{ topology: { shards: 9999 } }, ['topology.kind: write `kind`: "sharded"']],
  ])("in %j", (props, remedies) => {
    expect([...remediesOf(props)].sort()).toEqual([...remedies].sort());
  });

  it.each<[object, string]>([
    [{ engine: { kind: "memcached", version: "1.6" } }, "engine.kind: Memcached is not offered"],
    [{ engine: { kind: "Redis", version: "7.1" } }, 'engine.kind: did you mean "redis"?'],
    [{ engine: { kind: "redis", version: "6.x" } }, 'engine.version: write "6.2"'],
    [{ engine: { kind: "redis", version: "7" } }, 'engine.version: write "7.0" or "7.1"'],
    [{ engine: { kind: "redis", version: "7.1.0" } }, 'engine.version: write "7.1"'],
    [{ engine: { kind: "redis", version: 7.1 } }, 'engine.version: write "7.1"'],
    [{ engine: { kind: "redis", version: "8.0" } }, 'engine.version: write { kind: "valkey", version: "8.0" }'],
    [{ engine: { kind: "redis", version: "5.0.6" } }, "engine.version"],
    [subscriber({ kind: "sqs", queueArn: "x" }), 'alerts.critical.team.kind: set `kind`: "queue" and `queueArn`'],
    [{ restoreFrom: "snapshot-1" }, 'restoreFrom: write { kind: "snapshot", snapshotName }'],
    [client("10.0.0.0/8" as never), 'clients.web: write { kind: "cidr", cidr }'],
    [{ engine: "valkey" }, 'engine: write { kind: "valkey", version }'],
    [{ alarms: { "memory-high": { maxPercent: 80 } } }, 'alarms.memory-high: set `overrides`: { "memory-high": … }'],
    [{ alarms: { kind: "off" } }, 'alarms.kind: set `level`: "off"'],
  ])("or that is none: %j", (props, remedy) => {
    expect(remediesOf(props)).toEqual([remedy]);
  });
});
