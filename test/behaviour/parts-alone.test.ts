import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ReplicationGroup, User, UserGroup } from "../../constructs/elasticache";
import { CacheKey } from "../../constructs/encryption";
import { CacheLogs } from "../../constructs/logs";
import { ClientRule, SecurityGroup } from "../../constructs/network";
import { AlertTopic, ChatChannel, EventTopic } from "../../constructs/notifications";
import { GeneratedSecret } from "../../constructs/secrets";
import { inStack, refusal } from "../support/fixtures";

type Part = Parameters<typeof refusal>[0];

const engine = { kind: "valkey", version: "8.1" } as const;
const group = { name: "sessions", subnetGroupName: "subnets", securityGroupIds: ["sg-0a"] };
const place = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::111122223333:role/chat",
};
const topic = "arn:aws:sns:us-east-1:111122223333:topic";
const client = { kind: "cidr", cidr: "10.0.0.0/8" };
const sharded = { kind: "sharded", shards: 2, replicasPerShard: 1 };

/** Names as each service takes them; most are one character away from the refused ones below. */
const accepted: readonly (readonly [Part, Readonly<Record<string, unknown>>])[] = [
  [EventTopic, { name: "a_B-1" }],
  [AlertTopic, { name: "a_B-1" }],
  [ChatChannel, { name: "a_B-1", place, topicArns: [topic] }],
  [CacheLogs, { name: "a_B-1./#" }],
  [CacheKey, { name: "a_B-1/" }],
  [GeneratedSecret, { name: "a_B-1/+=.@", description: "d" }],
  [SecurityGroup, { name: "my group [1]", vpcId: "vpc-0a", port: 6379 }],
  [ClientRule, { securityGroupId: "sg-0a", port: 6379, clientName: "app", client }],
  [UserGroup, { userGroupId: "a", engine, userIds: ["app-1"] }],
  [ReplicationGroup, { ...group, parameterGroupName: "default.redis7" }],
  [ReplicationGroup, { ...group, topology: sharded, parameterGroupName: "default.redis7.cluster.on" }],
  [ReplicationGroup, { ...group, parameterGroupName: "my-group" }],
];

const letters = "must be letters, digits, hyphens and underscores";

const refused: readonly (readonly [Part, Readonly<Record<string, unknown>>, string])[] = [
  [EventTopic, { name: "a b" }, `\`name\` ${letters}, got "a b"`],
  [AlertTopic, { name: "a.b" }, `\`name\` ${letters}, got "a.b"`],
  [ChatChannel, { name: "a/b", place, topicArns: [topic] }, `\`name\` ${letters}, got "a/b"`],
  [
    ChatChannel,
    { name: "a", place, topicArns: ["topic"] },
    '`topicArns[0]` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "topic"',
  ],
  [
    CacheLogs,
    { name: "a b" },
    '`name` must be letters, digits, hyphens, underscores, periods, slashes and number signs, got "a b"',
  ],
  [CacheKey, { name: "a.b" }, '`name` must be letters, digits, hyphens, underscores and slashes, got "a.b"'],
  [GeneratedSecret, { name: "a b", description: "d" }, '`name` must be letters, digits or /_+=.@-, got "a b"'],
  [
    SecurityGroup,
    { name: "sg-mine", vpcId: "vpc-0a", port: 6379 },
    '`name` must not begin with sg-, as the ids of security groups do, got "sg-mine"',
  ],
  [
    SecurityGroup,
    { name: "a", vpcId: "subnet-0a", port: 6379 },
    '`vpcId` must be a VPC id like vpc-0123456789abcdef0, got "subnet-0a"',
  ],
  [
    ClientRule,
    { securityGroupId: "vpc-0a", port: 6379, clientName: "app", client },
    '`securityGroupId` must be a security group id like sg-0123456789abcdef0, got "vpc-0a"',
  ],
  [
    UserGroup,
    { userGroupId: "a", engine, userIds: ["App"] },
    '`userIds[0]` must be lower-case letters, digits and hyphens, beginning with a letter, got "App"',
  ],
  [
    ReplicationGroup,
    { ...group, parameterGroupName: "default.redis7.cluster.on" },
    '`parameterGroupName` must be default.redis7, or a custom group, for this engine and topology, got "default.redis7.cluster.on"',
  ],
  [
    ReplicationGroup,
    { ...group, engine, parameterGroupName: "default.redis7" },
    '`parameterGroupName` must be default.valkey8, or a custom group, for this engine and topology, got "default.redis7"',
  ],
  ...[CacheLogs, AlertTopic, GeneratedSecret].map(
    (part) =>
      [
        part,
        { name: "a", ...(part === GeneratedSecret ? { description: "d" } : {}), kmsKeyArn: "alias/mine" },
        '`kmsKeyArn` must be a full ARN like arn:aws:kms:us-east-1:111122223333:key/1234abcd-…, got "alias/mine"',
      ] as const,
  ),
];

describe("a part that is used without a cache", () => {
  it.each(accepted.map(([part, props]) => [part.name, props, part] as const))(
    "%s may have %j",
    (_name, props, part) => {
      expect(refusal(part, props)).toBe("accepted");
    },
  );

  it.each(refused.map(([part, props, message]) => [part.name, props, message, part] as const))(
    "%s may not have %j",
    (_name, props, message, part) => {
      expect(refusal(part, props)).toBe(`ValidationError: ${message} [stack/It]`);
    },
  );

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
  it("a user with a long id has a shorter one, and with IAM the same name", () => {
    const userId = "u".repeat(41);
    const user = inStack(
      (scope) =>
        new User(scope, "It", {
          userId,
          userName: userId,
          engine,
          accessString: "on ~* +@all",
          authentication: { kind: "iam" },
        }),
    ).only(ElasticacheUser);
    expect(user.user_id).toMatch(/^u{31}-[0-9a-f]{8}$/);
    expect(user.user_name).toBe(user.user_id);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
  it("with a name longer than a tag has a `Name` within the limit of tags", () => {
    const [logs] = inStack((scope) => new CacheLogs(scope, "It", { name: "n".repeat(400) })).all(CloudwatchLogGroup);
    expect(String(logs?.name).length).toBeGreaterThan(256);
    expect((logs?.tags as { Name: string }).Name).toHaveLength(256);
  });
});
