import { type Account, type Question, askAll } from "./aws";

/** What exists in an account, by kind; each thing by the name a person knows it by. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

const elasticache = (operation: string, query: string): Question => ({ service: "elasticache", operation, query });
const ec2 = (operation: string, query: string): Question => ({ service: "ec2", operation, query });

/** Where each kind of thing is listed. */
const lists: Readonly<Record<string, Question>> = {
  "replication groups": elasticache("describe_replication_groups", "ReplicationGroups[].ReplicationGroupId"),
  nodes: elasticache("describe_cache_clusters", "CacheClusters[].CacheClusterId"),
  "parameter groups": elasticache(
    "describe_cache_parameter_groups",
    "CacheParameterGroups[?!starts_with(CacheParameterGroupName, 'default.')].CacheParameterGroupName",
  ),
  "subnet groups": elasticache("describe_cache_subnet_groups", "CacheSubnetGroups[].CacheSubnetGroupName"),
  users: elasticache("describe_users", "Users[?UserId != 'default'].UserId"),
  "user groups": elasticache("describe_user_groups", "UserGroups[].UserGroupId"),
  snapshots: elasticache("describe_snapshots", "Snapshots[].SnapshotName"),
  networks: ec2("describe_vpcs", "Vpcs[?!IsDefault].VpcId"),
  subnets: ec2("describe_subnets", "Subnets[?!DefaultForAz].SubnetId"),
  "security groups": ec2("describe_security_groups", "SecurityGroups[?GroupName!='default'].GroupId"),
  topics: { service: "sns", operation: "list_topics", query: "Topics[].TopicArn" },
  "log groups": { service: "logs", operation: "describe_log_groups", query: "logGroups[].logGroupName" },
  // Secrets and keys that wait to be deleted are not listed, or not under their names.
  secrets: { service: "secretsmanager", operation: "list_secrets", query: "SecretList[?!DeletedDate].Name" },
  "key aliases": {
    service: "kms",
    operation: "list_aliases",
    query: "Aliases[?!starts_with(AliasName, 'alias/aws/')].AliasName",
  },
  alarms: {
    service: "cloudwatch",
    operation: "describe_alarms",
    parameters: { AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
    query: "[MetricAlarms[].AlarmName, CompositeAlarms[].AlarmName][]",
  },
  dashboards: { service: "cloudwatch", operation: "list_dashboards", query: "DashboardEntries[].DashboardName" },
  policies: {
    service: "iam",
    operation: "list_policies",
    parameters: { Scope: "Local" },
    query: "Policies[].PolicyName",
  },
};

/** Looks at everything that a stack of this project may have made. */
export async function takeInventory(account: Account): Promise<Inventory> {
  const found = await askAll(account, Object.values(lists));
  return Object.fromEntries(
    Object.keys(lists).map((kind, index) => [kind, [...((found[index] ?? []) as readonly string[])].sort()]),
  );
}

/** How many things of each kind there are more. */
export function added(before: Inventory, after: Inventory): Readonly<Record<string, number>> {
  const counts = Object.entries(after).map(([kind, names]) => {
    const known = before[kind] ?? [];
    return [kind, names.filter((name) => !known.includes(name)).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
