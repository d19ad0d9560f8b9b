import { readAccount } from "../../../../tools/adopt/read/account";
import { readCache } from "../../../../tools/adopt/read/cache";
import { openSession } from "../../../../tools/adopt/read/session";
import type { FoundCache } from "../../../../tools/adopt/found";
import { serve } from "./support/server";
import { type World, answersOf, group, node, oneCache } from "./support/world";

const server = serve();

/** Reads a cache of a world, some items on each page. */
async function read(world: World, id = "orders", itemsPerPage = 100): Promise<FoundCache> {
  server().answers = answersOf({ ...oneCache, ...world }, itemsPerPage);
  const session = openSession("us-east-1");
  return readCache(session, await readAccount(session), id);
}

/** A cache of somebody else with one node. */
const other = (id: string, more: object) => ({
  "elasticache:DescribeReplicationGroups": [group("orders"), group(id, {}, 1)],
  "elasticache:DescribeCacheClusters": [node("orders-001"), node("orders-002"), node(`${id}-001`, more)],
});

const apart = {
  CacheSubnetGroupName: "others",
  CacheParameterGroup: { CacheParameterGroupName: "others" },
  SecurityGroups: { member: [{ SecurityGroupId: "sg-9" }] },
};

test("a plain cache has its place, its nodes in order, and parts that nobody shares", async () => {
  const found = await read({
    "elasticache:DescribeCacheClusters": [node("orders-002"), node("orders-001")],
    "elasticache:ListTagsForResource": [{ Key: "team:owner", Value: "shop" }, { Key: "Empty" }],
  });

  expect(found.place).toEqual({ partition: "aws", region: "us-east-1", account: "111122223333" });
  expect(found.group.ReplicationGroupId).toBe("orders");
  expect(found.members.map(({ CacheClusterId }) => CacheClusterId)).toEqual(["orders-001", "orders-002"]);
  expect(Object.entries(found.tags)).toEqual([
    ["Empty", ""],
    ["team:owner", "shop"],
  ]);
  expect(found.parameterGroup).toMatchObject({
    group: { CacheParameterGroupName: "default.redis7" },
    changed: {},
    usedBy: [],
  });
  expect(found.subnetGroup).toMatchObject({ group: { VpcId: "vpc-1" }, usedBy: [] });
  expect(found.securityGroups).toMatchObject([{ group: { GroupName: "orders" }, rules: [], usedBy: [] }]);
  expect(found).not.toHaveProperty("userGroup");
  expect([found.alarms, found.scaling]).toEqual([[], []]);
});

test("tags of AWS itself, which nobody can set, are left out", async () => {
  const found = await read({
    "elasticache:ListTagsForResource": [
      { Key: "aws:cloudformation:stack-name", Value: "shop" },
      { Key: "AWS:servicecatalog:productArn", Value: "x" },
      { Key: "aws-team", Value: "shop" },
    ],
  });

  expect(found.tags).toEqual({ "aws-team": "shop" });
});

test("its ARN is asked for its tags, and AWS's own parameter group for nothing", async () => {
  await read({});

  expect(server().calls.find(({ action }) => action === "elasticache:ListTagsForResource")?.parameters).toMatchObject({
    ResourceName: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:orders",
  });
  expect(server().actions()).not.toContain("elasticache:DescribeCacheParameters");
});

test("a cache of another partition is there", async () => {
  const ARN = "arn:aws-cn:elasticache:cn-north-1:444455556666:replicationgroup:orders";
  const { place } = await read({ "elasticache:DescribeReplicationGroups": [group("orders", { ARN })] });

  expect(place).toEqual({ partition: "aws-cn", region: "cn-north-1", account: "444455556666" });
});

test("its id, and the names of its parts, may be written in any case", async () => {
  const parts = {
    CacheParameterGroup: { CacheParameterGroupName: "own_params" },
    CacheSubnetGroupName: "own_subnets",
  };
  const found = await read(
    {
      "elasticache:DescribeReplicationGroups": [group("orders", { UserGroupIds: { member: ["own-users"] } })],
      "elasticache:DescribeCacheClusters": [node("orders-001", parts), node("orders-002", parts)],
      "elasticache:DescribeCacheParameterGroups": [{ CacheParameterGroupName: "Own_Params" }],
      "elasticache:DescribeCacheSubnetGroups": [{ CacheSubnetGroupName: "Own_Subnets" }],
      "elasticache:DescribeUserGroups": [{ UserGroupId: "Own-Users" }],
      "application-autoscaling:DescribeScalableTargets": [{ ResourceId: "replication-group/Orders" }],
      "cloudwatch:DescribeAlarms": [
        { AlarmName: "cpu", Dimensions: [{ Name: "CacheClusterId", Value: "ORDERS-001" }] },
      ],
    },
    "ORDERS",
  );

  expect(found.group.ReplicationGroupId).toBe("orders");
  expect(found.parameterGroup.group.CacheParameterGroupName).toBe("Own_Params");
  expect(found.subnetGroup.group.CacheSubnetGroupName).toBe("Own_Subnets");
  expect(found.userGroup?.group.UserGroupId).toBe("Own-Users");
  expect([found.alarms.length, found.scaling.length]).toEqual([1, 1]);
});

describe("parameters", () => {
  const own = { CacheParameterGroup: { CacheParameterGroupName: "own" } };
  const world = {
    "elasticache:DescribeCacheClusters": [node("orders-001", own), node("orders-002", own)],
    "elasticache:DescribeCacheParameterGroups": [{ CacheParameterGroupName: "own" }],
    "elasticache:DescribeCacheParameters": [
      { ParameterName: "timeout", ParameterValue: "0", Source: "user" },
      { ParameterName: "maxmemory-policy", ParameterValue: "noeviction", Source: "user" },
      { ParameterName: "activedefrag", ParameterValue: "no", Source: "system" },
      { ParameterName: "notify-keyspace-events", Source: "user" },
    ],
  };

  test("are those that somebody has set, on all pages, also when the answer has others", async () => {
    const { parameterGroup } = await read(world, "orders", 1);

    expect(Object.entries(parameterGroup.changed)).toEqual([
      ["maxmemory-policy", "noeviction"],
      ["notify-keyspace-events", ""],
      ["timeout", "0"],
    ]);
    expect(
      server().calls.find(({ action }) => action === "elasticache:DescribeCacheParameters")?.parameters,
    ).toMatchObject({ CacheParameterGroupName: "own", Source: "user", MaxRecords: "100" });
  });

  test("belong to a group that another cache may use too, once however many nodes it has", async () => {
    const { parameterGroup } = await read({
      ...world,
      "elasticache:DescribeCacheClusters": [
        ...world["elasticache:DescribeCacheClusters"],
        node("bills-001", { ...apart, ...own }),
        node("bills-002", { ...apart, ...own }),
        node("single", { ...apart, ...own, ReplicationGroupId: undefined }),
        node("elsewhere-001", apart),
      ],
    });

    expect(parameterGroup.usedBy).toEqual(["the cache bills", "the cache single"]);
  });
});

test("a subnet group is shared when another cache is in it", async () => {
  const { subnetGroup, parameterGroup } = await read(other("bills", { ...apart, CacheSubnetGroupName: "subnets" }));

  expect(subnetGroup.usedBy).toEqual(["the cache bills"]);
  expect(parameterGroup.usedBy).toEqual([]);
});

describe("security groups", () => {
  const two = { SecurityGroups: { member: [{ SecurityGroupId: "sg-2" }, { SecurityGroupId: "sg-1" }] } };
  const world = {
    "elasticache:DescribeCacheClusters": [node("orders-001", two), node("orders-002", two)],
    "ec2:DescribeSecurityGroups": [{ groupId: "sg-1" }, { groupId: "sg-2" }],
    "ec2:DescribeSecurityGroupRules": [
      {
        securityGroupRuleId: "sgr-1",
        groupId: "sg-1",
        isEgress: false,
        ipProtocol: "tcp",
        fromPort: 6379,
        toPort: 6380,
      },
      { securityGroupRuleId: "sgr-2", groupId: "sg-2", isEgress: true, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
      { securityGroupRuleId: "sgr-3", groupId: "sg-1", referencedGroupInfo: { groupId: "sg-5" } },
    ],
  };
  const eni = (networkInterfaceId: string, groupId: string, description = "", requesterId = "amazon-elasticache") => ({
    networkInterfaceId,
    description,
    requesterId,
    groupSet: { item: [{ groupId }] },
  });

  test("come in the cache's order with their rules, those for outgoing traffic too, on all pages", async () => {
    const { securityGroups } = await read(world, "orders", 1);

    expect(securityGroups.map(({ group: { GroupId }, rules }) => [GroupId, rules])).toEqual([
      ["sg-2", [expect.objectContaining({ SecurityGroupRuleId: "sgr-2", IsEgress: true, CidrIpv4: "0.0.0.0/0" })]],
      [
        "sg-1",
        [
          expect.objectContaining({ SecurityGroupRuleId: "sgr-1", FromPort: 6379, ToPort: 6380 }),
          expect.objectContaining({ SecurityGroupRuleId: "sgr-3", ReferencedGroupInfo: { GroupId: "sg-5" } }),
        ],
      ],
    ]);
    expect(
      server()
        .calls.filter(({ action }) => action.startsWith("ec2:"))
        .map(({ parameters }) => parameters),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          "Filter.1.Name": "group-id",
          "Filter.1.Value.1": "sg-2",
          "Filter.1.Value.2": "sg-1",
          MaxResults: "1000",
        }),
      ]),
    );
  });

  test("are shared with other caches and network interfaces, and not with the cache's own interfaces", async () => {
    const { securityGroups } = await read(
      {
        ...world,
        "elasticache:DescribeCacheClusters": [
          ...world["elasticache:DescribeCacheClusters"],
          node("bills-001", { ...apart, ...two }),
        ],
        "ec2:DescribeNetworkInterfaces": [
          eni("eni-1", "sg-1", "ElastiCache orders-001"),
          eni("eni-2", "sg-1", "ElastiCache+orders-002"),
          eni("eni-3", "sg-1", "ElastiCache bills-001"),
          eni("eni-4", "sg-1", "ElastiCache gone-001"),
          eni("eni-5", "sg-2", "AWS Lambda VPC ENI-checkout", "AROAEXAMPLE:checkout"),
          eni("eni-6", "sg-2", "", ""),
        ],
      },
      "orders",
      1,
    );

    expect(securityGroups.map(({ usedBy }) => usedBy)).toEqual([
      ["the cache bills", "the network interface eni-5 (AWS Lambda VPC ENI-checkout)", "the network interface eni-6"],
      ["the cache bills", "the network interface eni-4 (ElastiCache gone-001)"],
    ]);
  });

  test("may be none, and then EC2 is not asked", async () => {
    const none = { SecurityGroups: undefined };
    const { securityGroups } = await read({
      "elasticache:DescribeCacheClusters": [node("orders-001", none), node("orders-002", none)],
    });

    expect(securityGroups).toEqual([]);
    expect(
      server()
        .actions()
        .filter((action) => action.startsWith("ec2:")),
    ).toEqual([]);
  });
});

describe("a user group", () => {
  const world = (more: object = {}, groups: readonly string[] = ["staff"]) => ({
    "elasticache:DescribeReplicationGroups": [group("orders", { UserGroupIds: { member: ["staff"] } })],
    "elasticache:DescribeUserGroups": [
      {
        UserGroupId: "staff",
        UserIds: { member: ["default", "app"] },
        ReplicationGroups: { member: ["orders"] },
        ...more,
      },
      { UserGroupId: "guests" },
    ],
    "elasticache:DescribeUsers": [
      { UserId: "nobody", UserName: "nobody" },
      { UserId: "app", UserName: "app", UserGroupIds: { member: groups } },
      { UserId: "default", UserName: "default", UserGroupIds: { member: ["staff", "guests"] } },
    ],
  });

  test("comes with its users; AWS's own user is in other groups too, and that is nothing to know", async () => {
    const { userGroup } = await read(world());

    expect(userGroup?.group.UserGroupId).toBe("staff");
    expect(userGroup?.users.map(({ UserName }) => UserName)).toEqual(["default", "app"]);
    expect(userGroup?.usedBy).toEqual([]);
  });

  test("is shared with other caches, serverless ones too, and through its users", async () => {
    const shared = { ReplicationGroups: { member: ["bills", "orders"] }, ServerlessCaches: { member: ["carts"] } };
    const { userGroup } = await read(world(shared, ["staff", "guests"]));

    expect(userGroup?.usedBy).toEqual([
      "the cache bills",
      "the serverless cache carts",
      "the user group guests, by the user app",
    ]);
  });
});

test("alarms about the group or a node of it are its own, and not those of other caches", async () => {
  const alarm = (AlarmName: string, Name: string, Value: string) => ({
    AlarmName,
    AlarmActions: [`arn:aws:sns:us-east-1:111122223333:${AlarmName}`],
    Dimensions: [{ Name, Value }],
  });
  const { alarms } = await read({
    "cloudwatch:DescribeAlarms": [
      alarm("group", "ReplicationGroupId", "orders"),
      alarm("node", "CacheClusterId", "orders-002"),
      alarm("gone", "CacheClusterId", "orders-003"),
      alarm("other", "ReplicationGroupId", "orders-2"),
    ],
  });

  expect(alarms).toEqual([
    { name: "group", actions: ["arn:aws:sns:us-east-1:111122223333:group"] },
    { name: "node", actions: ["arn:aws:sns:us-east-1:111122223333:node"] },
  ]);
});

test("what Application Auto Scaling changes is that of this cache", async () => {
  const target = (id: string) => ({
    ServiceNamespace: "elasticache",
    ResourceId: `replication-group/${id}`,
    ScalableDimension: "elasticache:replication-group:Replicas",
    MinCapacity: 1,
    MaxCapacity: 4,
  });
  const { scaling } = await read({
    "application-autoscaling:DescribeScalableTargets": [target("orders-2"), target("orders")],
  });

  expect(scaling).toMatchObject([{ ResourceId: "replication-group/orders", MaxCapacity: 4 }]);
});

test.each<[string, World, string, string]>([
  ["there is no such cache", {}, "nobody", "there is no replication group nobody with nodes in us-east-1"],
  [
    "it has no nodes",
    { "elasticache:DescribeCacheClusters": [] },
    "orders",
    "there is no replication group orders with nodes in us-east-1",
  ],
  [
    "its subnet group is gone",
    { "elasticache:DescribeCacheSubnetGroups": [] },
    "orders",
    "the cache has the subnet group subnets, and there is none: try again when nobody changes it",
  ],
  [
    "its security group is gone",
    { "ec2:DescribeSecurityGroups": [] },
    "orders",
    "there is no security group sg-1, which orders-001 has",
  ],
])("reading fails with a clear word when %s", async (_what, world, id, message) => {
  await expect(read(world, id)).rejects.toThrow(message);
});
