import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { RedisCache } from "../../../constructs";
import { redisCacheHints } from "../../../constructs/cache/redis-cache/hints";
import { type Hints, ValidationError } from "../../../constructs/core";
import {
  ParameterGroup,
  ReplicationGroup,
  SubnetGroup,
  User,
  UserGroup,
  WatchedReplicationGroup,
} from "../../../constructs/elasticache";
import { replicationGroupHints } from "../../../constructs/elasticache/replication-group/hints";
import { CacheKey } from "../../../constructs/encryption";
import { CacheLogs } from "../../../constructs/logs";
import { CacheAlarms, CacheDashboard } from "../../../constructs/monitoring";
import { CacheNetwork, ClientRule, SecurityGroup } from "../../../constructs/network";
import { AlertTopic, ChatChannel, EventTopic } from "../../../constructs/notifications";
import { ExistingSecret, GeneratedSecret } from "../../../constructs/secrets";
import { cacheRefusal } from "../../support/fixtures";
import { argumentsOf, metaArguments } from "./provider-arguments";

type Make = new (scope: Construct, id: string, props: never) => unknown;

/** What a construct makes: its class, and the provider's resources and data sources below it, by their folders. */
const made: readonly (readonly [make: Make, ...folders: string[]])[] = [
  [ReplicationGroup, "elasticache-replication-group"],
  [SubnetGroup, "elasticache-subnet-group"],
  [ParameterGroup, "elasticache-parameter-group"],
  [User, "elasticache-user"],
  [UserGroup, "elasticache-user-group"],
  [WatchedReplicationGroup, "data-aws-elasticache-replication-group"],
  [SecurityGroup, "security-group"],
  [ClientRule, "vpc-security-group-ingress-rule", "data-aws-security-group"],
  [
    CacheNetwork,
    "vpc",
    "subnet",
    "default-security-group",
    "data-aws-vpc",
    "data-aws-subnets",
    "data-aws-elasticache-subnet-group",
  ],
  [CacheKey, "kms-key", "kms-key-policy", "kms-alias"],
  [CacheLogs, "cloudwatch-log-group"],
  [GeneratedSecret, "secretsmanager-secret", "secretsmanager-secret-version", "data-aws-secretsmanager-secret-version"],
  [ExistingSecret, "data-aws-secretsmanager-secret-version"],
  [EventTopic, "sns-topic", "sns-topic-policy"],
  [AlertTopic, "sns-topic", "sns-topic-policy", "sns-topic-subscription", "lambda-permission"],
  [ChatChannel, "chatbot-slack-channel-configuration", "chatbot-teams-channel-configuration"],
  [CacheAlarms, "cloudwatch-metric-alarm", "cloudwatch-composite-alarm"],
  [CacheDashboard, "cloudwatch-dashboard"],
];

const folders = [...new Set(made.flatMap(([, ...own]) => own))];

/** What a construct says of a prop, if it refuses it as unknown. */
function unknownProp(make: Make, name: string) {
  try {
    new make(new TerraformStack(new App(), "stack"), "It", { [name]: 1 } as never);
  } catch (error) {
    const { problems } = error as ValidationError;
    return problems.find(({ prop, rule }) => prop === name && rule.startsWith("is not a prop here"));
  }
  return undefined;
}

/** Names that a construct neither takes nor explains. */
function unexplained(make: Make, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const problem = unknownProp(make, name);
    return problem !== undefined && (problem.remedy === undefined || problem.remedy.startsWith("did you mean"));
  });
}

/** The sources of the constructs. */
function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

test("the table names everything that the constructs make", () => {
  const imports = sources(join(__dirname, "../../../constructs")).flatMap((text) => [
    ...text.matchAll(/^(?:import|\}) (?!type)[^;]*?from "@cdktf\/provider-aws\/lib\/([\w-]+)";$/gm),
  ]);
  const used = new Set(imports.map(([, folder = ""]) => folder));
  used.delete("iam-role-policy");
  expect([...used].sort()).toEqual([...folders].sort());
});

describe("somebody who knows the provider is told what does the same", () => {
  it.each(made.map(([make, ...own]) => ({ name: make.name, make, own })))("in $name", ({ make, own }) => {
    const names = [...own.flatMap(argumentsOf), ...metaArguments];
    expect(names.filter((name) => name.startsWith("no spelling"))).toEqual([]);
    expect(unexplained(make, names)).toEqual([]);
  });

  it("in a cache, by any argument of anything that it is made of", () => {
    const names = [...folders, "iam-role-policy"].flatMap(argumentsOf);
    expect(names.length).toBeGreaterThan(500);
    expect(unexplained(RedisCache, [...new Set(names), ...metaArguments])).toEqual([]);
  });
});

/** @see https://registry.terraform.io/providers/hashicorp/aws/6.66.0/docs/resources/elasticache_replication_group */
test("a cache explains what only later versions of the provider have", () => {
  const names = [
    ...["region", "authTokenWo", "auth_token_wo_version", "durability", "primaryOutpostArn", "replicaOutpostArns"],
    ...["passwordsWo", "passwords_wo_version", "deletionProtectionEnabled", "invokedViaFunctionUrl"],
    ...["evaluationInterval", "evaluationCriteria", "promql_criteria", "warmUpConfiguration", "pendingPeriod"],
  ];
  expect(unexplained(RedisCache, names)).toEqual([]);
  expect(unknownProp(RedisCache, "region")?.remedy).toBe(
    "it is in the region of its provider: call `useProvider` with the construct",
  );
});

/** The hints for a cache and for the replication group, which name props of theirs. */
test.each<[string, Make, Hints]>([
  ["a cache", RedisCache, redisCacheHints],
  ["a replication group", ReplicationGroup, replicationGroupHints],
])("every prop that a hint of %s names is there", (_what, make, hints) => {
  const texts = Object.values(hints).map((hint) => (typeof hint === "string" ? hint : hint([])));
  const named = texts.flatMap((hint) => [...hint.matchAll(/(?:set|called) `(\w+)`(?! (?:of|on) )/g)]);
  const props = new Set(named.map(([, prop = ""]) => prop));
  ["defaultTags", "kind", "Name"].forEach((other) => props.delete(other));
  expect(props.size).toBeGreaterThan(15);
  expect([...props].filter((prop) => unknownProp(make, prop) !== undefined)).toEqual([]);
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ElastiCache.html */
const cloudFormation: readonly (readonly [make: Make, names: string])[] = [
  [
    ReplicationGroup,
    "AtRestEncryptionEnabled AuthToken AutomaticFailoverEnabled AutoMinorVersionUpgrade CacheNodeType " +
      "CacheParameterGroupName CacheSecurityGroupNames CacheSubnetGroupName ClusterMode DataTieringEnabled Engine " +
      "EngineVersion GlobalReplicationGroupId IpDiscovery KmsKeyId LogDeliveryConfigurations MultiAZEnabled NetworkType " +
      "NodeGroupConfiguration NotificationTopicArn NumCacheClusters NumNodeGroups Port PreferredCacheClusterAZs " +
      "PreferredMaintenanceWindow PrimaryClusterId ReplicasPerNodeGroup ReplicationGroupDescription ReplicationGroupId " +
      "SecurityGroupIds SnapshotArns SnapshotName SnapshotRetentionLimit SnapshottingClusterId SnapshotWindow Tags " +
      "TransitEncryptionEnabled TransitEncryptionMode UserGroupIds DestinationDetails DestinationType LogFormat LogType " +
      "NodeGroupId PrimaryAvailabilityZone ReplicaAvailabilityZones ReplicaCount Slots",
  ],
  [SubnetGroup, "CacheSubnetGroupName Description SubnetIds Tags"],
  [ParameterGroup, "CacheParameterGroupFamily CacheParameterGroupName Description Properties Tags"],
  [User, "AccessString AuthenticationMode Engine NoPasswordRequired Passwords Tags UserId UserName Type"],
  [UserGroup, "Engine Tags UserGroupId UserIds"],
];

/** A name that is right but for its spelling is explained as well. */
const cdk = (names: string) => names.split(" ").map((name) => name.replace(/^[A-Z]/, (first) => first.toLowerCase()));

describe("somebody who knows CloudFormation or the CDK is told what does the same", () => {
  it.each(cloudFormation.map(([make, names]) => ({ name: make.name, make, names })))("in $name", ({ make, names }) => {
    expect(unexplained(make, [...names.split(" "), ...cdk(names)])).toEqual([]);
  });

  it("in a cache", () => {
    const names = cloudFormation.map(([, own]) => own).join(" ");
    expect(unexplained(RedisCache, [...names.split(" "), ...cdk(names), "vpc", "vpcSubnets", "kmsKey"])).toEqual([]);
  });
});

test.each<[string, object, string]>([
  ["engineVersion", { engineVersion: "7.1" }, 'got "7.1"; set `engine`: { kind: "redis", version: "7.1" }'],
  ["engine_version", { engine_version: "7.1" }, 'got "7.1"; set `engine`: { kind: "redis", version: "7.1" }'],
  ["kmsKeyId", { kmsKeyId: "k" }, 'got "k"; set `encryptionAtRest`: { kind: "existing-key", kmsKeyArn }'],
  [
    "numCacheClusters",
    { numCacheClusters: 3 },
    'got 3; set `topology`: { kind: "replicated", replicas }, where replicas are the nodes beside the primary',
  ],
  [
    "authToken",
    { authToken: "hunter2hunter2hunter2" },
    'here; set `authentication`: { kind: "auth-token" }; the token is generated and kept in AWS Secrets Manager',
  ],
  ["automaticFailoverEnabled", { automaticFailoverEnabled: true }, "got true; set `automaticFailover` of `topology`"],
  ["CacheNodeType", { CacheNodeType: "cache.m7g.large" }, 'got "cache.m7g.large"; it is called `nodeType`'],
  [
    "cacheParameterGroupName",
    { cacheParameterGroupName: "mine" },
    'got "mine"; set `parameterGroup`: { kind: "existing-parameter-group", parameterGroupName }',
  ],
  [
    "securityGroupIds",
    { securityGroupIds: ["sg-0a"] },
    'got ["sg-0a"]; set `securityGroups`: { kind: "existing-security-groups", securityGroupIds }',
  ],
  ["globalReplicationGroupId", { globalReplicationGroupId: "g" }, 'got "g"; a global datastore is not offered'],
  [
    "encryptionAtRest.kmsKeyId",
    { encryptionAtRest: { kind: "own-key", kmsKeyId: "k" } },
    'got "k"; set `kind`: "existing-key" and `kmsKeyArn`',
  ],
  [
    "topology.numNodeGroups",
    { topology: { kind: "sharded", shards: 2, replicasPerShard: 1, numNodeGroups: 2 } },
    "got 2; it is called `shards`",
  ],
  [
    "clients.app.cidrBlocks",
    { clients: { app: { kind: "cidr", cidr: "10.0.0.0/8", cidrBlocks: ["10.0.0.0/8"] } } },
    'got ["10.0.0.0/8"]; it is called `cidr`',
  ],
  [
    "alerts.critical.team.endpoint",
    { alerts: { kind: "own-topics", critical: { team: { kind: "email", address: "a@example.com", endpoint: "a" } } } },
    "it is called `address`",
  ],
  ["nodeTpye", { nodeTpye: "cache.m7g.large" }, 'got "cache.m7g.large"; did you mean `nodeType`?'],
  ["replicationgroup", { replicationgroup: 1 }, "got 1"],
  ["snapshot", { snapshot: 1 }, "got 1; did you mean `snapshotRetentionLimit` or `snapshotWindow` or `finalSnapshot`?"],
])("a cache that is given %s says what is meant", (prop, props, message) => {
  const problem = problemOf(props, prop);
  expect(problem).toContain(`is not a prop here`);
  expect(problem.replace(/ \(known: [^)]*\)/, "")).toMatch(new RegExp(`${escaped(message)}$`));
});

function problemOf(props: object, prop: string): string {
  const said = cacheRefusal(props as Readonly<Record<string, unknown>>);
  return said.replace(`ValidationError: \`${prop}\` `, "").replace(" [stack/It]", "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
