export { accessStringCheck, checkAccessString } from "./users/access-string";
export { accessString, type CommandRule, type Permissions, type UserPermissions } from "./users/access-string-builder";
export type { CommandCategory } from "./facts/acl-commands";
export {
  defaultEngine,
  engineCheck,
  engineFacts,
  engineVersions,
  hasModes,
  isKnownEngine,
  lacksModes,
  type Engine,
  type ParameterFamily,
  type RedisEngine,
  type ValkeyEngine,
} from "./facts/engines";
export { checkEvictionPolicy, nodeTypeFacts } from "./replication-group/node-type-rules";
export { nodeTypes, type NodeType, type NodeTypeFacts } from "./facts/node-types";
export {
  ParameterGroup,
  parametersCheck,
  type ParameterGroupProps,
  type Parameters,
} from "./parameter-group/parameter-group";
export { checkParameters, defaultParameters } from "./parameter-group/parameter-rules";
export {
  ReplicationGroup,
  atRestEncryptionShapes,
  checkTransport,
  longestCacheName,
  type AtRestEncryption,
  type Credentials,
  type LogDelivery,
  type ReplicationGroupProps,
} from "./replication-group/replication-group";
export {
  checkSettings,
  resolveSettings,
  settingsShape,
  type ReplicationGroupSettings,
  type ResolvedSettings,
  type RestoreFrom,
} from "./replication-group/settings";
export { warningIds, type WarningId } from "./replication-group/warnings";
export { SubnetGroup, mostSubnets, type SubnetGroupProps } from "./subnet-group";
export {
  isClusterEnabled,
  replicasOf,
  type ReplicatedTopology,
  type ShardedTopology,
  type Topology,
} from "./replication-group/topology";
export { User, longestUserId, type UserAuthentication, type UserProps } from "./users/user";
export { UserGroup, mostUsers, type UserGroupProps } from "./users/user-group";
