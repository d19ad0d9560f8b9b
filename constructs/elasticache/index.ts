export { accessStringCheck, checkAccessString } from "./access-string";
export { accessString, type CommandRule, type Permissions, type UserPermissions } from "./access-string-builder";
export type { CommandCategory } from "./acl-commands";
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
} from "./engine";
export { checkEvictionPolicy, nodeTypeFacts } from "./node-type-rules";
export { nodeTypes, type NodeType, type NodeTypeFacts } from "./node-types";
export { ParameterGroup, parametersCheck, type ParameterGroupProps, type Parameters } from "./parameter-group";
export { checkParameters, defaultParameters } from "./parameter-rules";
export {
  ReplicationGroup,
  atRestEncryptionShapes,
  checkTransport,
  longestCacheName,
  type AtRestEncryption,
  type Credentials,
  type LogDelivery,
  type ReplicationGroupProps,
} from "./replication-group";
export {
  checkSettings,
  resolveSettings,
  settingsShape,
  type ReplicationGroupSettings,
  type ResolvedSettings,
  type RestoreFrom,
} from "./replication-group-settings";
export { warningIds, type WarningId } from "./replication-group-warnings";
export { SubnetGroup, mostSubnets, type SubnetGroupProps } from "./subnet-group";
export { isClusterEnabled, replicasOf, type ReplicatedTopology, type ShardedTopology, type Topology } from "./topology";
export { User, longestUserId, type UserAuthentication, type UserProps } from "./user";
export { UserGroup, mostUsers, type UserGroupProps } from "./user-group";
