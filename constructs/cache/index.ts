export { CacheAuthentication, type CacheAuthenticationProps } from "./authentication/cache-authentication";
export type {
  AuthTokenAuthentication,
  Authentication,
  CacheUser,
  NoAuthentication,
  RbacAuthentication,
} from "./authentication/authentication";
export type { ConnectGrant } from "./authentication/connect-policy";
export { CacheAlerts, type AlertDestination, type CacheAlertsProps } from "./monitoring/alert-destination";
export { CacheMonitoring, type AlarmSettings, type CacheMonitoringProps } from "./monitoring/cache-monitoring";
export type { CacheEndpoints, ReplicatedEndpoints, ShardedEndpoints } from "./endpoints";
export { cacheProblems } from "./redis-cache/rules";
export { RedisCache } from "./redis-cache/redis-cache";
export type { CacheLogging, EventDestination, RedisCacheProps } from "./redis-cache/props";
