import type { ScalableTarget } from "@aws-sdk/client-application-auto-scaling";
import type { SecurityGroup, SecurityGroupRule } from "@aws-sdk/client-ec2";
import type {
  CacheCluster,
  CacheParameterGroup,
  CacheSubnetGroup,
  ReplicationGroup,
  User,
  UserGroup,
} from "@aws-sdk/client-elasticache";

/** Where a cache is. */
export interface Place {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
}

/** A part of a cache that others may use as well. */
export interface Shareable {
  /** What else uses it, in words: "the cache orders", "the network interface eni-0a1b2c3d". */
  readonly usedBy: readonly string[];
}

/** The parameter group of a cache. */
export interface FoundParameterGroup extends Shareable {
  readonly group: CacheParameterGroup;
  /** Values that differ from the family's defaults, by name. */
  readonly changed: Readonly<Record<string, string>>;
}

/** The subnet group of a cache. */
export interface FoundSubnetGroup extends Shareable {
  readonly group: CacheSubnetGroup;
}

/** One of the security groups of a cache. */
export interface FoundSecurityGroup extends Shareable {
  readonly group: SecurityGroup;
  /** Its rules, those for outgoing traffic too. */
  readonly rules: readonly SecurityGroupRule[];
}

/** The user group of a cache. */
export interface FoundUserGroup extends Shareable {
  readonly group: UserGroup;
  readonly users: readonly User[];
}

/** An alarm about a cache or its nodes that nothing of ours has made. */
export interface FoundAlarm {
  readonly name: string;
  /** ARNs of what it notifies. */
  readonly actions: readonly string[];
}

/** What AWS says about a replication group and everything around it. */
export interface FoundCache {
  readonly place: Place;
  readonly group: ReplicationGroup;
  /** Its nodes, in the order of the group. */
  readonly members: readonly CacheCluster[];
  readonly tags: Readonly<Record<string, string>>;
  readonly parameterGroup: FoundParameterGroup;
  readonly subnetGroup: FoundSubnetGroup;
  readonly securityGroups: readonly FoundSecurityGroup[];
  /** @default - it has none */
  readonly userGroup?: FoundUserGroup;
  readonly alarms: readonly FoundAlarm[];
  /** What Application Auto Scaling changes by itself. */
  readonly scaling: readonly ScalableTarget[];
}
