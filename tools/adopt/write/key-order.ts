import type { RedisCacheProps } from "../../../constructs";
import type { Environment, EnvironmentCache } from "../../../stacks/environment";

/** The props of an environment, in the order in which they are declared and people write them. */
export const environmentKeys = [
  ...["account", "region", "state", "network", "clients", "tags", "chats", "deviations", "imports", "caches"],
] as const satisfies readonly (keyof Environment | "imports")[];

/**
 * The props of a cache in the order in which they are declared: the settings of the group, then what is around it. The
 * reasons, which people write about all the others, come last. In an environment, the caches share two of them.
 */
export const cacheKeys = [
  ...["name", "description", "engine", "nodeType", "topology", "nodesPerClusterQuota", "port", "transitEncryption"],
  ...["snapshotRetentionLimit", "snapshotWindow", "maintenanceWindow", "finalSnapshot", "restoreFrom"],
  ...["applyImmediately", "autoMinorVersionUpgrade", "deletionProtection", "networkType", "ipDiscovery"],
  ...["preferredCacheClusterAzs", "durability", "tags", "network", "subnetGroup", "clients", "securityGroups"],
  ...["securityGroupDescription", "parameterGroup", "parameters", "authentication", "secretRecoveryWindowInDays"],
  ...["encryptionAtRest", "logs", "events", "alarms", "alerts", "dashboard", "acknowledgedWarnings", "deviations"],
] as const satisfies readonly (keyof EnvironmentCache | keyof RedisCacheProps)[];
