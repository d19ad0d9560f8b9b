export type { CommandCategory } from "./facts/acl-commands";
export {
  engineVersions,
  type Engine,
  type ParameterFamily,
  type RedisEngine,
  type ValkeyEngine,
} from "./facts/engines";
export { nodeTypes, type NodeType, type NodeTypeFacts } from "./facts/node-types";
export { ParameterGroup, type ParameterGroupProps, type Parameters } from "./parameter-group/parameter-group";
export {
  ReplicationGroup,
  type AtRestEncryption,
  type Credentials,
  type Endpoints,
  type EndpointsByTopology,
  type IReplicationGroup,
  type LogDelivery,
  type ReplicatedEndpoints,
  type ReplicatedTopology,
  type ReplicationGroupProps,
  type ReplicationGroupSettings,
  type ReplicationGroupWarning,
  type RestoreFrom,
  type ShardedEndpoints,
  type ShardedTopology,
  type Topology,
} from "./replication-group";
export { SubnetGroup, type SubnetGroupProps } from "./subnet-group";
export { accessString, type CommandRule, type Permissions, type UserPermissions } from "./users/access-string-builder";
export { User, type UserAuthentication, type UserProps } from "./users/user";
export { UserGroup, type UserGroupProps } from "./users/user-group";

/** @internal */
export {
  defaultEngine,
  engineCheck,
  engineFacts,
  hasModes,
  isAtLeast,
  isKnownEngine,
  lacksModes,
} from "./facts/engines";
/** @internal */
export { maxIdLength, maxSubnets, maxUsers } from "./facts/limits";
/** @internal */
export { nodeTypeFacts } from "./facts/node-types";
/** @internal */
export { nameCheck } from "./names";
/** @internal */
export { parametersCheck } from "./parameter-group/parameter-group";
/** @internal */
export { checkParameters, defaultParameters } from "./parameter-group/parameter-rules";
/** @internal */
export {
  atRestEncryptionSchemas,
  checkEvictionPolicy,
  checkSettings,
  checkTransport,
  isClusterEnabled,
  replicasOf,
  replicationGroupInterfaceCheck,
  replicationGroupWarnings,
  resolveSettings,
  settingsSchema,
  shardsOf,
  type ResolvedSettings,
} from "./replication-group";
/** @internal */
export { accessStringCheck, checkAccessString } from "./users/access-string";
