import { programSource } from "../../../../tools/adopt/app/program-source";
import type { Choices } from "../../../../tools/adopt/entry/candidate";
import { entryOf } from "../../../../tools/adopt/entry/entry";
import { synthesized } from "../../../../tools/adopt/entry/synthesized";
import type { FoundCache } from "../../../../tools/adopt/found";
import type { Names } from "../../../../tools/adopt/read/existing-names";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { legacy, legacyWith, user } from "../found";
import { complaintsAbout, stackOf } from "./programs";

/** A cache that was found, and what its owner has chosen. */
interface Case {
  readonly found: FoundCache;
  /** Name of the stack. */
  readonly name?: string;
  readonly choices?: Partial<Choices>;
  /** Which names exist of those that AWS would overwrite. */
  readonly existing?: (wanted: Names) => Names;
  /** What the program must have, so that the case is what it says. */
  readonly has: readonly string[];
}

const nothing: Names = { alarms: [], dashboards: [], topics: [] };
const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:legacy/sessions-AbCdEf";
const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:us-east-1:111122223333:on-call";
const usedBy = ["the cache orders"];

/** Everything around the cache is used by others too, or belongs to somebody else. */
const shared: Partial<FoundCache> = {
  subnetGroup: { ...legacy.subnetGroup, usedBy },
  parameterGroup: { ...legacy.parameterGroup, usedBy },
  securityGroups: legacy.securityGroups.map((each) => ({ ...each, usedBy })),
  alarms: [{ name: "sessions-cpu", actions: [topicArn] }],
};

const users = (isShared: boolean): Partial<FoundCache> => ({
  userGroup: {
    group: { UserGroupId: "legacy-users", Engine: "redis" },
    users: [
      user("reports"),
      user("jobs", { UserName: "batch-jobs", Authentication: { Type: "password", PasswordCount: 1 } }),
      user("legacy-default", { UserName: "default", Authentication: { Type: "no-password" } }),
    ],
    usedBy: isShared ? usedBy : [],
  },
});

const logs = [
  {
    LogType: "slow-log",
    LogFormat: "text",
    DestinationDetails: { CloudWatchLogsDetails: { LogGroup: "/aws/elasticache/legacy" } },
  },
  {
    LogType: "engine-log",
    LogFormat: "json",
    DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: "legacy-engine" } },
  },
] as const;

const cases: Readonly<Record<string, Case>> = {
  "with groups of its own": {
    found: legacy,
    has: ["subnetGroup: {", "parameterGroup: {", "securityGroups: {", 'clients: { "the-office": {'],
  },
  "with topics, alarms and a dashboard that have the names of ours": {
    found: legacy,
    existing: (wanted) => wanted,
    has: [
      '"Cache/Monitoring/Alerts/Critical": "arn:aws:sns:us-east-1:111122223333:legacy-sessions-critical"',
      '"Cache/Monitoring/Dashboard": "legacy-sessions-us-east-1"',
    ],
  },
  "with users that exist": {
    found: legacyWith({}, {}, users(false)),
    choices: { secrets: { users: { jobs: secretArn } } },
    has: ['kind: "rbac"', 'userName: "batch-jobs"', '"Cache/Authentication/User-reports"'],
  },
  "with a user group that others use": {
    found: legacyWith({}, {}, users(true)),
    has: ['kind: "existing-user-group"'],
  },
  "with every part given, and its state in a bucket": {
    found: legacyWith({ KmsKeyId: keyArn, AuthTokenEnabled: true, LogDeliveryConfigurations: [...logs] }, {}, shared),
    choices: {
      state: { kind: "s3", bucket: "terraform-state.example.com", region: "eu-west-1" },
      secrets: { token: { arn: secretArn, jsonKey: "redis.token" }, users: {} },
    },
    has: [
      'network: { kind: "existing-subnet-group", subnetGroupName: "legacy-subnets" }',
      'parameterGroup: { kind: "existing-parameter-group"',
      'securityGroups: { kind: "existing-security-groups"',
      'kind: "existing-secret"',
      'kind: "existing-key"',
      'kind: "existing-log-group"',
      'kind: "existing-delivery-stream"',
      'kind: "existing-topics"',
      'new S3Backend(stack, {\n  bucket: "terraform-state.example.com",',
    ],
  },
  "with a subnet group that others use, and a security group of its own": {
    found: legacyWith({}, {}, { subnetGroup: { ...legacy.subnetGroup, usedBy } }),
    has: ['network: { kind: "existing-subnet-group"', 'securityGroups: { kind: "own-security-group"'],
  },
  "with a token that nobody knows": {
    found: legacyWith({ AuthTokenEnabled: true }),
    has: ['authentication: { kind: "auth-token", rotation: 2 }'],
  },
  "with three shards, and no tags": {
    found: legacyWith(
      {
        ClusterEnabled: true,
        ClusterMode: "enabled",
        ConfigurationEndpoint: { Port: 6380 },
        NodeGroups: Array.from({ length: 3 }, () => ({ NodeGroupMembers: [{}, {}] })),
      },
      {},
      { parameterGroup: { ...legacy.parameterGroup, changed: { "cluster-enabled": "yes" } }, tags: {} },
    ),
    has: ["shards: 3, replicasPerShard: 1"],
  },
  "with texts that are none of TypeScript's or Terraform's": {
    found: legacyWith(
      { Description: 'C:\\new "${x}" `%{y}` */ // \u200b🚀' },
      {},
      { tags: { Name: "Sessions", "a:b/c": "größe", __proto__: "plain", constructor: "own" } },
    ),
    name: "Sessions_2019",
    has: ['"a:b/c": "größe"', 'Name: "Sessions"', 'new TerraformStack(app, "Sessions_2019")'],
  },
};

/** The stack that the environment would be, and the program. */
async function adopted({ found, name = "legacy", choices = {}, existing = () => nothing }: Case) {
  const all: Choices = { state: { kind: "local" }, secrets: { users: {} }, ...choices };
  const { environment } = await entryOf(name, found, all, async (wanted) => Promise.resolve(existing(wanted)));
  return {
    expected: synthesized(name, environment).document as StackDocument,
    program: await programSource(name, environment),
  };
}

/** What an environment has besides: outputs, and a local state by a path of its own. */
function withoutExtras(document: StackDocument): object {
  const { output, terraform, "//": _about, ...rest } = document as StackDocument & { readonly "//": unknown };
  const { local, ...backend } = terraform?.backend ?? {};
  return { ...rest, terraform: { ...terraform, backend } };
}

/** In an environment the caches share a network, so that a subnet group is looked up at another path. */
const atOtherPath = (document: object): unknown =>
  JSON.parse(
    JSON.stringify(document)
      .replaceAll("Cache_Network_SubnetGroup_97069CF9", "Network_SubnetGroup_8904E248")
      .replaceAll("/Cache/Network/SubnetGroup", "/Network/SubnetGroup"),
  );

describe("the program for a cache", () => {
  const programs: Record<string, string> = {};
  const expected: Record<string, StackDocument> = {};

  beforeAll(async () => {
    for (const [name, each] of Object.entries(cases)) {
      const { program, expected: document } = await adopted(each);
      [programs[name], expected[name]] = [program, document];
    }
  });

  test.each(Object.entries(cases))("%s is the one of the case", (name, { has }) => {
    expect(has.filter((text) => !programs[name]!.includes(text))).toEqual([]);
  });

  test.each(Object.keys(cases))("%s is the stack of its environment: the same resources and imports", (name) => {
    const { document } = stackOf(programs[name]!);
    expect(Object.keys((document as StackDocument).resource ?? {}).length).toBeGreaterThan(3);
    expect(document.import).not.toEqual([]);
    expect(atOtherPath(withoutExtras(document as StackDocument))).toEqual(withoutExtras(expected[name]!));
  });

  test("compiles where the compiler is strict, as one with a mistake in it does not", () => {
    const all = Object.values(programs);
    const [some = ""] = all;
    const complaints = complaintsAbout([...all, some.replace("nodeType:", "nodeTipe:")]);
    expect(complaints.slice(0, -1)).toEqual(all.map(() => []));
    expect(complaints.at(-1)).toEqual([expect.stringContaining("'nodeTipe' does not exist")]);
  });

  test("has none of what only environments have", () => {
    expect(Object.values(programs).join("\n")).not.toMatch(/deviations|caches|chats|Network\(/);
  });
});

test("the program is what a person writes", async () => {
  expect((await adopted(cases["with a token that nobody knows"]!)).program).toBe(`\
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache, importInto } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "legacy");
new AwsProvider(stack, "Aws", { region: "us-east-1", allowedAccountIds: ["111122223333"] });

new RedisCache(stack, "Cache", {
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
  tags: { "team:owner": "platform", Environment: "production" },
  network: {
    kind: "existing",
    vpcId: "vpc-0ccccccccccccccc1",
    subnetIds: ["subnet-0ddddddddddddddd1", "subnet-0ddddddddddddddd2"],
  },
  subnetGroup: { kind: "own-subnet-group", name: "legacy-subnets", description: "Private subnets" },
  clients: { "the-office": { kind: "cidr", cidr: "10.20.0.0/16", description: "The office" } },
  securityGroups: { kind: "own-security-group", name: "Legacy_Sessions (clients)" },
  securityGroupDescription: "Made by hand in 2019",
  parameterGroup: { kind: "own-parameter-group", name: "legacy-redis7", description: "Kept since 2019" },
  parameters: { "maxmemory-policy": "noeviction", "notify-keyspace-events": "KEA", timeout: 0 },
  authentication: { kind: "auth-token", rotation: 2 },
  encryptionAtRest: { kind: "aws-owned-key" },
  logs: { kind: "off" },
  events: { kind: "existing-topic", topicArn: "arn:aws:sns:us-east-1:111122223333:operations" },
  acknowledgedWarnings: { "no-eviction": "as found" },
});

// To be taken out after the first apply, and after \`npx cdktf-managed-redis adopt --finish legacy\`.
importInto(stack, {
  "Cache/ReplicationGroup": "legacy-sessions",
  "Cache/SubnetGroup": "legacy-subnets",
  "Cache/ParameterGroup": "legacy-redis7",
  "Cache/SecurityGroup": "sg-0aaaaaaaaaaaaaaa1",
  "Cache/SecurityGroup/From-the-office": "sgr-0bbbbbbbbbbbbbbb1",
});

app.synth();`);
});
