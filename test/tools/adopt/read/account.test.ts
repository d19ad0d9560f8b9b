import { readAccount } from "../../../../tools/adopt/read/account";
import { openSession } from "../../../../tools/adopt/read/session";
import { serve } from "./support/server";
import { answersOf, group, node } from "./support/world";

const server = serve();

/** Three items of everything, so that there are three pages of one item each. */
const world = {
  "elasticache:DescribeReplicationGroups": [group("a"), group("b"), group("c")],
  "elasticache:DescribeCacheClusters": [
    node("a-001"),
    node("single", { ReplicationGroupId: undefined }),
    node("memory", { ReplicationGroupId: undefined, Engine: "memcached" }),
  ],
  "elasticache:DescribeCacheParameterGroups": ["p1", "p2", "p3"].map((CacheParameterGroupName) => ({
    CacheParameterGroupName,
  })),
  "elasticache:DescribeCacheSubnetGroups": ["n1", "n2", "n3"].map((CacheSubnetGroupName) => ({ CacheSubnetGroupName })),
  "elasticache:DescribeUsers": ["u1", "u2", "u3"].map((UserId) => ({ UserId })),
  "elasticache:DescribeUserGroups": ["g1", "g2", "g3"].map((UserGroupId) => ({ UserGroupId })),
  "application-autoscaling:DescribeScalableTargets": ["t1", "t2", "t3"].map((ResourceId) => ({ ResourceId })),
  "cloudwatch:DescribeAlarms": ["m1", "m2", "m3"].map((AlarmName) => ({
    AlarmName,
    Dimensions: [{ Name: "CacheClusterId", Value: "a-001" }],
  })),
};

test("everything is read to the last page, nodes and caches outside of groups too", async () => {
  server().answers = answersOf(world, 1);
  const account = await readAccount(openSession("us-east-1"));

  expect(account.region).toBe("us-east-1");
  expect(account.groups.map(({ ReplicationGroupId }) => ReplicationGroupId)).toEqual(["a", "b", "c"]);
  expect(account.clusters.map(({ CacheClusterId, Engine }) => [CacheClusterId, Engine])).toEqual([
    ["a-001", "redis"],
    ["single", "redis"],
    ["memory", "memcached"],
  ]);
  expect(account.parameterGroups.map(({ CacheParameterGroupName }) => CacheParameterGroupName)).toEqual([
    "p1",
    "p2",
    "p3",
  ]);
  expect(account.subnetGroups.map(({ CacheSubnetGroupName }) => CacheSubnetGroupName)).toEqual(["n1", "n2", "n3"]);
  expect(account.users.map(({ UserId }) => UserId)).toEqual(["u1", "u2", "u3"]);
  expect(account.userGroups.map(({ UserGroupId }) => UserGroupId)).toEqual(["g1", "g2", "g3"]);
  expect(account.scaling.map(({ ResourceId }) => ResourceId)).toEqual(["t1", "t2", "t3"]);
  expect(account.alarms.map(({ name }) => name)).toEqual(["m1", "m2", "m3"]);
});

test("full pages are asked for: of nodes with their addresses, of ElastiCache's targets only", async () => {
  server().answers = answersOf(world);
  await readAccount(openSession("us-east-1"));

  const asked = Object.fromEntries(server().calls.map(({ action, parameters }) => [action, parameters]));
  expect(server().calls).toHaveLength(8);
  expect(asked["elasticache:DescribeReplicationGroups"]).toMatchObject({ MaxRecords: "100" });
  expect(asked["elasticache:DescribeCacheClusters"]).toMatchObject({ MaxRecords: "100", ShowCacheNodeInfo: "true" });
  expect(asked["elasticache:DescribeCacheClusters"]).not.toHaveProperty("ShowCacheClustersNotInReplicationGroups");
  expect(asked["application-autoscaling:DescribeScalableTargets"]).toMatchObject({ ServiceNamespace: '"elasticache"' });
  expect(asked["cloudwatch:DescribeAlarms"]).toMatchObject({ MaxRecords: "100" });
});

test("an account without caches has nothing", async () => {
  server().answers = answersOf({});

  expect(await readAccount(openSession("eu-central-1"))).toEqual({
    region: "eu-central-1",
    ...{ groups: [], clusters: [], parameterGroups: [], subnetGroups: [] },
    ...{ users: [], userGroups: [], scaling: [], unknown: [], alarms: [] },
  });
});

test.each([
  ["elasticache:DescribeUsers", "ELASTICACHE"],
  ["cloudwatch:DescribeAlarms", "CLOUDWATCH"],
  ["application-autoscaling:DescribeScalableTargets", "APPLICATION_AUTO_SCALING"],
])("%s goes to the address of AWS_ENDPOINT_URL_%s where it is set", async (action, name) => {
  server().answers = answersOf({});
  process.env[`AWS_ENDPOINT_URL_${name}`] = `${server().url}/apart`;
  await readAccount(openSession("us-east-1"));

  expect(
    server()
      .calls.filter(({ path }) => path === "/apart/")
      .map((call) => call.action),
  ).toContain(action);
  expect(server().calls.filter(({ path }) => path === "/").length).toBeGreaterThan(0);
});
