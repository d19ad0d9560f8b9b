export type { Endpoints, EndpointsByTopology, ReplicatedEndpoints, ShardedEndpoints } from "./endpoints";
export type { IReplicationGroup } from "./interface";
export type { AtRestEncryption, Credentials, LogDelivery, ReplicationGroupProps } from "./props";
export { ReplicationGroup } from "./replication-group";
export type { ReplicationGroupSettings, RestoreFrom } from "./settings";
export type { ReplicatedTopology, ShardedTopology, Topology } from "./topology";
export type { ReplicationGroupWarning } from "./warning-ids";

/** @internal */
export { resolveSettings, type ResolvedSettings } from "./defaults";
/** @internal */
export { checkEvictionPolicy } from "./node-type-rules";
/** @internal */
export { checkSettings, checkTransport } from "./rules";
/** @internal */
export { atRestEncryptionSchemas, replicationGroupInterfaceCheck, settingsSchema } from "./schema";
/** @internal */
export { isClusterEnabled, replicasOf, shardsOf } from "./topology";
/** @internal */
export { replicationGroupWarnings } from "./warning-ids";
