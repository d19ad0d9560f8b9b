export { CacheAuthentication, type CacheAuthenticationProps } from "./authentication";
export type {
  AuthTokenAuthentication,
  Authentication,
  CacheUser,
  NoAuthentication,
  RbacAuthentication,
} from "./authentication-choice";
export type { ConnectGrant } from "./connect-grant";
export { CacheAlerts, type AlertDestination, type CacheAlertsProps } from "./alert-destination";
export { CacheMonitoring, type AlarmSettings, type CacheMonitoringProps } from "./cache-monitoring";
export type { CacheEndpoints, ReplicatedEndpoints, ShardedEndpoints } from "./endpoints";
export { cacheProblems } from "./redis-cache-checks";
export { RedisCache } from "./redis-cache";
export type { CacheLogging, EventDestination, RedisCacheProps } from "./redis-cache-props";
