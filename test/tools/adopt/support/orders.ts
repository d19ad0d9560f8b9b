import type { Answers } from "../read/support/loopback";
import { answersOf, group, node, oneCache } from "../read/support/world";

/** An account with the cache `orders`, and nothing of a name of ours. */
export const orders: Answers = (call) => {
  switch (call.action) {
    case "cloudwatch:GetDashboard":
      return { kind: "error", status: 404, code: "ResourceNotFound" };
    case "sns:GetTopicAttributes":
      return { kind: "error", status: 404, code: "NotFound" };
    default:
      return account(call);
  }
};

const account = answersOf({
  ...oneCache,
  "elasticache:DescribeReplicationGroups": [
    group("orders", {
      Description: "Orders",
      CacheNodeType: "cache.r7g.large",
      AutomaticFailover: "enabled",
      MultiAZ: "enabled",
      NodeGroups: {
        NodeGroup: [
          {
            NodeGroupId: "0001",
            PrimaryEndpoint: { Address: "orders.example.com", Port: 6379 },
            NodeGroupMembers: {
              NodeGroupMember: [{ CacheClusterId: "orders-001" }, { CacheClusterId: "orders-002" }],
            },
          },
        ],
      },
    }),
  ],
  "elasticache:DescribeCacheClusters": [
    node("orders-001", { PreferredMaintenanceWindow: "sun:05:00-sun:07:00", CacheNodeType: "cache.r7g.large" }),
    node("orders-002", { PreferredMaintenanceWindow: "sun:05:00-sun:07:00", CacheNodeType: "cache.r7g.large" }),
  ],
  "elasticache:DescribeCacheSubnetGroups": [
    {
      CacheSubnetGroupName: "subnets",
      CacheSubnetGroupDescription: "Subnets",
      VpcId: "vpc-0ccccccccccccccc1",
      Subnets: {
        Subnet: [{ SubnetIdentifier: "subnet-0ddddddddddddddd1" }, { SubnetIdentifier: "subnet-0ddddddddddddddd2" }],
      },
    },
  ],
  "ec2:DescribeSecurityGroups": [
    { groupId: "sg-1", groupName: "orders", groupDescription: "Orders", vpcId: "vpc-0ccccccccccccccc1" },
  ],
});
