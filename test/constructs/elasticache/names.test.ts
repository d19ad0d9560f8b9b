import { ReplicationGroup, SubnetGroup, UserGroup } from "../../../constructs/elasticache";
import { CacheAlarms } from "../../../constructs/monitoring";
import { refusal } from "../../support/fixtures";

const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };

const cache = {
  replicationGroupId: "sessions",
  replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:sessions",
  engine: { kind: "valkey", version: "8.2" },
  nodeType: "cache.r7g.large",
  topology: { kind: "replicated", replicas: 1 },
  authentication: "off",
  memberClusterIds: ["sessions-001", "sessions-002"],
};

const ofGroup = (given: object) => refusal(ReplicationGroup, { ...group, ...given });
const ofAlarms = (given: object) => refusal(CacheAlarms, { replicationGroup: { ...cache, ...given } });
const logs = (logGroupName: string) => ({ logDelivery: { slowLog: { kind: "log-group", logGroupName } } });
const stream = (deliveryStreamName: string) => ({
  logDelivery: { engineLog: { kind: "delivery-stream", deliveryStreamName } },
});
const restored = (snapshotName: string) => ({ restoreFrom: { kind: "snapshot", snapshotName } });
const backup = (resource: string) => ({
  restoreFrom: { kind: "s3", snapshotArns: [`arn:aws:s3:::${resource}`] },
  topology: { kind: "sharded", shards: 1, replicasPerShard: 1 },
});
const users = (userGroupId: string) => ({ credentials: { kind: "user-group", userGroupId } });

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html and the pages that
// it refers to.
describe("a replication group takes", () => {
  it.each<[string, object]>([
    ["a subnet group of 255 characters", { subnetGroupName: "s".repeat(255) }],
    ["a subnet group that begins with a digit", { subnetGroupName: "1-private--a" }],
    ["a subnet group with underscores and capitals", { subnetGroupName: "Team_Private-subnets" }],
    ["a parameter group with underscores and capitals", { parameterGroupName: "Team_Redis7-params" }],
    ["a default parameter group", { parameterGroupName: "default.redis7" }],
    ["a parameter group of a global datastore", { parameterGroupName: "global-datastore-a1b2-default.redis7" }],
    ["a snapshot that AWS took", restored("automatic.sessions-2026-11-26-03-00")],
    ["a final snapshot", restored(`sessions-final-${"1234abcd-".repeat(8)}a`)],
    ["a backup in an old bucket", backup("My_bucket.a/folder/a b.rdb")],
    ["a log group of AWS", logs("/aws/elasticache/sessions_1.a#b/slow-log")],
    ["a log group of 512 characters", logs("s".repeat(512))],
    ["a delivery stream", stream("Logs_of.the-shop")],
    ["a delivery stream of 64 characters", stream("s".repeat(64))],
    ["users with two hyphens", users("app--a")],
    ["a description with a line break", { description: "Sessions\nof the shop" }],
  ])("%s", (_what, given) => {
    expect(ofGroup(given)).toBe("accepted");
  });

  it.each<[string, object, string]>([
    [
      "a subnet group that is too long",
      { subnetGroupName: "s".repeat(256) },
      "`subnetGroupName` must be the name of a",
    ],
    ["the ARN of a subnet group", { subnetGroupName: "arn:aws:x" }, "`subnetGroupName` must be the name of a subnet"],
    ["a subnet", { securityGroupIds: ["subnet-0a"] }, "`securityGroupIds[0]` must be a security group id like sg-"],
    ["another account", { securityGroupIds: ["111122223333/sg-0a"] }, "`securityGroupIds[0]` must be a security group"],
    ["a parameter group with a space", { parameterGroupName: "my group" }, "`parameterGroupName` must be the name of"],
    ["a long parameter group", { parameterGroupName: "p".repeat(256) }, "`parameterGroupName` must be the name of a"],
    ["the ARN of a snapshot", restored("arn:aws:elasticache:a"), "`restoreFrom.snapshotName` must be the name of a"],
    [
      "a backup with a comma",
      backup("bucket/a,b.rdb"),
      "`restoreFrom.snapshotArns[0]` must be a full ARN like arn:aws",
    ],
    ["a bucket without a file", backup("bucket/"), "`restoreFrom.snapshotArns[0]` must be a full ARN like arn:aws:s3"],
    [
      "a bucket with a space",
      backup("my bucket/a"),
      "`restoreFrom.snapshotArns[0]` must be a full ARN like arn:aws:s3",
    ],
    ["a log group with a colon", logs("slow:*"), "`logDelivery.slowLog.logGroupName` must be the name of a log group"],
    [
      "a long log group",
      logs("s".repeat(513)),
      "`logDelivery.slowLog.logGroupName` must be the name of a log group, at most 512 letters, digits and ._/#-",
    ],
    [
      "a long delivery stream",
      stream("s".repeat(65)),
      "`logDelivery.engineLog.deliveryStreamName` must be the name of a delivery stream, at most 64 letters, digits and ._-",
    ],
    [
      "the ARN of a delivery stream",
      stream("arn:aws:firehose:us-east-1:111122223333:deliverystream/logs"),
      "`logDelivery.engineLog.deliveryStreamName` must be the name of a delivery stream",
    ],
    ["users with a space", users("the app"), "`credentials.userGroupId` must be letters, digits and hyphens"],
    ["a control character", { description: "a\u0007" }, "`description` must not contain control characters"],
  ])("but not %s", (_what, given, said) => {
    expect(ofGroup(given)).toContain(`ValidationError: ${said}`);
  });
});

describe("a replication group that is described by its values has", () => {
  it.each<[string, object]>([
    ["40 characters", { replicationGroupId: "s".repeat(40) }],
    ["a newer type", { nodeType: "cache.x9gn.48xlarge" }],
    ["nodes of 50 characters", { memberClusterIds: ["s".repeat(50), `${"s".repeat(49)}2`] }],
    ["a log group", { slowLogGroupName: "/aws/elasticache/sessions/slow-log" }],
    [
      "another partition",
      { replicationGroupArn: "arn:aws-eusc:elasticache:eusc-de-east-1:111122223333:replicationgroup:sessions" },
    ],
  ])("%s", (_what, given) => {
    const { replicationGroupId = "sessions" } = given as Partial<typeof cache>;
    const replicationGroupArn = `arn:aws:elasticache:us-east-1:111122223333:replicationgroup:${replicationGroupId}`;
    expect(ofAlarms({ replicationGroupArn, ...given })).toBe("accepted");
  });

  it.each<[string, object, string]>([
    ["41 characters", { replicationGroupId: "s".repeat(41) }, "replicationGroupId` must have at most 40 characters"],
    ["capitals", { replicationGroupId: "Sessions" }, "replicationGroupId` must be lower-case letters, digits and"],
    [
      "the ARN of a node",
      { replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:cluster:a" },
      "Arn` must be",
    ],
    ["a type of EC2", { nodeType: "r7g.large" }, "nodeType` must be a node type like cache.r7g.large"],
    [
      "nodes with capitals",
      { memberClusterIds: ["Sessions-001", "sessions-002"] },
      "Ids[0]` must be lower-case letters",
    ],
    ["an endpoint", { memberClusterIds: ["a.cache.amazonaws.com", "b"] }, "memberClusterIds[0]` must be lower-case"],
    ["a long node", { memberClusterIds: ["s".repeat(51), "b"] }, "Ids[0]` must have at most 50 characters"],
    [
      "the ARN of a log group",
      { slowLogGroupName: "arn:aws:logs" },
      "slowLogGroupName` must be the name of a log group",
    ],
  ])("not %s", (_what, given, said) => {
    expect(ofAlarms(given)).toContain(said);
  });
});

test("a subnet group takes subnets, and a user group users that exist", () => {
  expect(refusal(SubnetGroup, { name: "a", subnetIds: ["subnet-0a", "vpc-0a"] })).toContain(
    '`subnetIds[1]` must be a subnet id like subnet-0123456789abcdef0, got "vpc-0a"',
  );
  const engine = { kind: "valkey", version: "8.2" };
  expect(refusal(UserGroup, { userGroupId: "app", engine, userIds: ["a--b", "a-"] })).toBe("accepted");
  expect(refusal(UserGroup, { userGroupId: "app", engine, userIds: ["a_b"] })).toContain("`userIds[0]` must be");
});
