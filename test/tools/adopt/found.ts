import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { CacheCluster, ReplicationGroup, User } from "@aws-sdk/client-elasticache";
import type { FoundCache } from "../../../tools/adopt/found";

const account = "111122223333";
const topicArn = `arn:aws:sns:us-east-1:${account}:operations`;

/** A cache as a person might have made it: TLS, no authentication, groups of its own. */
export const group: ReplicationGroup = {
  ReplicationGroupId: "legacy-sessions",
  ARN: `arn:aws:elasticache:us-east-1:${account}:replicationgroup:legacy-sessions`,
  Description: "Sessions (kept since 2019)",
  Status: "available",
  MemberClusters: ["legacy-sessions-001", "legacy-sessions-002"],
  NodeGroups: [
    {
      NodeGroupId: "0001",
      PrimaryEndpoint: { Address: "legacy.example.com", Port: 6380 },
      NodeGroupMembers: [{ CacheClusterId: "legacy-sessions-001" }, { CacheClusterId: "legacy-sessions-002" }],
    },
  ],
  AutomaticFailover: "enabled",
  MultiAZ: "disabled",
  SnapshotRetentionLimit: 3,
  SnapshotWindow: "06:30-07:30",
  ClusterEnabled: false,
  ClusterMode: "disabled",
  CacheNodeType: "cache.r6g.large",
  AuthTokenEnabled: false,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: "required",
  AtRestEncryptionEnabled: true,
  AutoMinorVersionUpgrade: false,
  Engine: "redis",
  NetworkType: "ipv4",
  IpDiscovery: "ipv4",
};

/** One of its nodes. */
export const member: CacheCluster = {
  CacheClusterId: "legacy-sessions-001",
  ReplicationGroupId: "legacy-sessions",
  Engine: "redis",
  EngineVersion: "7.0.7",
  CacheNodeType: "cache.r6g.large",
  PreferredMaintenanceWindow: "wed:03:00-wed:04:00",
  CacheParameterGroup: { CacheParameterGroupName: "legacy-redis7", ParameterApplyStatus: "in-sync" },
  CacheSubnetGroupName: "legacy-subnets",
  SecurityGroups: [{ SecurityGroupId: "sg-0aaaaaaaaaaaaaaa1", Status: "active" }],
  NotificationConfiguration: { TopicArn: topicArn, TopicStatus: "active" },
};

/** A rule that lets a range in. */
export const officeRule: SecurityGroupRule = {
  SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbb1",
  GroupId: "sg-0aaaaaaaaaaaaaaa1",
  IsEgress: false,
  IpProtocol: "tcp",
  FromPort: 6380,
  ToPort: 6380,
  CidrIpv4: "10.20.0.0/16",
  Description: "The office",
};

/** Everything that was found about it. */
export const legacy: FoundCache = {
  place: { partition: "aws", region: "us-east-1", account },
  group,
  members: [member, { ...member, CacheClusterId: "legacy-sessions-002" }],
  tags: { "team:owner": "platform", Environment: "production" },
  parameterGroup: {
    group: {
      CacheParameterGroupName: "legacy-redis7",
      CacheParameterGroupFamily: "redis7",
      Description: "Kept since 2019",
    },
    changed: { "maxmemory-policy": "noeviction", "notify-keyspace-events": "KEA" },
    usedBy: [],
  },
  subnetGroup: {
    group: {
      CacheSubnetGroupName: "legacy-subnets",
      CacheSubnetGroupDescription: "Private subnets",
      VpcId: "vpc-0ccccccccccccccc1",
      Subnets: [{ SubnetIdentifier: "subnet-0ddddddddddddddd1" }, { SubnetIdentifier: "subnet-0ddddddddddddddd2" }],
    },
    usedBy: [],
  },
  securityGroups: [
    {
      group: {
        GroupId: "sg-0aaaaaaaaaaaaaaa1",
        GroupName: "Legacy_Sessions (clients)",
        Description: "Made by hand in 2019",
        VpcId: "vpc-0ccccccccccccccc1",
      },
      rules: [officeRule, { SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbb9", IsEgress: true, IpProtocol: "-1" }],
      usedBy: [],
    },
  ],
  alarms: [],
  scaling: [],
};

/** The same cache, with other things said of the group and its nodes. */
export function legacyWith(
  groupChanges: Partial<ReplicationGroup>,
  memberChanges: Partial<CacheCluster> = {},
  others: Partial<FoundCache> = {},
): FoundCache {
  return {
    ...legacy,
    group: { ...group, ...groupChanges },
    members: legacy.members.map((each) => ({ ...each, ...memberChanges })),
    ...others,
  };
}

/** A user of the cache's group. */
export function user(UserId: string, changes: Partial<User> = {}): User {
  return {
    UserId,
    UserName: UserId,
    Engine: "redis",
    AccessString: "on ~* -@all +@read",
    UserGroupIds: ["legacy-users"],
    Authentication: { Type: "iam", PasswordCount: 0 },
    ...changes,
  };
}
