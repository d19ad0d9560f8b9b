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
export type {
  Endpoints,
  EndpointsByTopology,
  ReplicatedEndpoints,
  ShardedEndpoints,
} from "./replication-group/endpoints";
export type { IReplicationGroup } from "./replication-group/interface";
export type {
  AtRestEncryption,
  Credentials,
  LogDelivery,
  LogDestination,
  ReplicationGroupProps,
} from "./replication-group/props";
export { ReplicationGroup } from "./replication-group/replication-group";
export type { ReplicationGroupSettings, RestoreFrom } from "./replication-group/settings";
export type { ReplicatedTopology, ShardPlacement, ShardedTopology, Topology } from "./replication-group/topology";
export type { ReplicationGroupWarning } from "./replication-group/warning-ids";
export { SubnetGroup, type SubnetGroupProps } from "./subnet-group";
export { accessString, type CommandRule, type Permissions, type UserPermissions } from "./users/access-string-builder";
export { User, type UserAuthentication, type UserProps } from "./users/user";
export { UserGroup, type UserGroupProps } from "./users/user-group";
export type { ExistingReplicationGroup, ReplicationGroupResource, WatchedGroup } from "./watched-group/watched-group";
export { WatchedReplicationGroup, type WatchedReplicationGroupProps } from "./watched-group/watched-replication-group";

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
export {
  groupDescriptionCheck,
  nameCheck,
  ownParameterGroupNameCheck,
  parameterGroupNameCheck,
  userGroupIdCheck,
  userIdCheck,
  userNameCheck,
} from "./names";
/** @internal */
export { parameterNameHints, parametersCheck } from "./parameter-group/parameter-group";
/** @internal */
export { checkParameters, defaultParameters } from "./parameter-group/parameter-rules";
/** @internal */
export { resolveSettings, type ResolvedSettings } from "./replication-group/defaults";
/** @internal */
export { checkDurability } from "./replication-group/durability-rules";
/** @internal */
export { newerProvider } from "./replication-group/newer-provider";
/** @internal */
export { checkEvictionPolicy } from "./replication-group/node-type-rules";
/** @internal */
export { placedBackups, placedEventTopic, placedKey, placedNodes, zonesOfNodes } from "./replication-group/places";
/** @internal */
export { checkParameterGroup, checkSettings, checkTransport } from "./replication-group/rules";
/** @internal */
export { stackOfMember } from "./replication-group/member-clusters";
/** @internal */
export {
  atRestEncryptionHints,
  atRestEncryptionSchemas,
  replicationGroupInterfaceCheck,
  settingsHints,
  settingsSchema,
} from "./replication-group/schema";
/** @internal */
export { isClusterEnabled, replicasOf, shardsOf, spansZones } from "./replication-group/topology";
/** @internal */
export { replicationGroupWarnings } from "./replication-group/warning-ids";
/** @internal */
export { accessStringCheck, checkAccessString } from "./users/access-string";
/** @internal */
export { sourceOf } from "./watched-group/source-of";
/** @internal */
export { checkWatchedGroup, valuesOf } from "./watched-group/values";
/** @internal */
export { isReplicationGroupResource, watchedGroupCheck } from "./watched-group/watched-group";
