/**
 * The front door: `RedisCache`, and what its props are made of.
 *
 * @module cdktf-managed-redis
 */
export * from "./cache";
export { ValidationError, importInto, movedFrom, useProvider, withoutTokenTraces, type Problem } from "./core";
export {
  accessString,
  type ExistingReplicationGroup,
  type Permissions,
  type ReplicationGroupResource,
  type UserPermissions,
  type WatchedGroup,
  WatchedReplicationGroup,
} from "./elasticache";
export { CacheNetwork, type Client, ClientRule, type Clients, type Network } from "./network";
