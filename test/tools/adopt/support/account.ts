import type { CacheCluster, ReplicationGroup } from "@aws-sdk/client-elasticache";
import type { AccountReading } from "../../../../tools/adopt/read/account";

/** A node of the group `orders`, at rest. */
export function node(id: string, more: CacheCluster = {}): CacheCluster {
  return {
    CacheClusterId: id,
    CacheClusterStatus: "available",
    ReplicationGroupId: "orders",
    Engine: "redis",
    EngineVersion: "7.1.0",
    NumCacheNodes: 1,
    PreferredMaintenanceWindow: "sun:05:00-sun:06:00",
    CacheParameterGroup: { CacheParameterGroupName: "default.redis7", ParameterApplyStatus: "in-sync" },
    CacheSubnetGroupName: "subnets",
    SecurityGroups: [
      { SecurityGroupId: "sg-1", Status: "active" },
      { SecurityGroupId: "sg-2", Status: "active" },
    ],
    PendingModifiedValues: {},
    ...more,
  };
}

/** The group `orders`, at rest. */
export function group(more: ReplicationGroup = {}): ReplicationGroup {
  return {
    ReplicationGroupId: "orders",
    ARN: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:orders",
    Status: "available",
    MemberClusters: ["orders-001", "orders-002"],
    PendingModifiedValues: { LogDeliveryConfigurations: [] },
    ClusterEnabled: false,
    SnapshotWindow: "03:00-04:00",
    ...more,
  };
}

/** An account with the group and two nodes, or with what is said instead. */
export function account(more: Partial<AccountReading> = {}): AccountReading {
  return {
    region: "us-east-1",
    groups: [group()],
    clusters: [node("orders-001"), node("orders-002")],
    ...{ parameterGroups: [], subnetGroups: [], users: [], userGroups: [], scaling: [], unknown: [], alarms: [] },
    ...more,
  };
}
