export type {
  AuthTokenAuthentication,
  Authentication,
  ExistingSecretAuthentication,
  ExistingUserGroupAuthentication,
  NoAuthentication,
  RbacAuthentication,
} from "./authentication/authentication";
export { CacheAuthentication, type CacheAuthenticationProps } from "./authentication/cache-authentication";
export type { ConnectOptions, Grantee } from "./authentication/connect";
export type {
  CacheUser,
  DefaultUser,
  DisabledDefaultUser,
  ExistingDefaultUser,
  ExistingUser,
  IamUser,
  PasswordDefaultUser,
  PasswordUser,
} from "./authentication/users";
export type { AlertDestination, ExistingTopics, OwnTopics, SharedChat } from "./monitoring/alert-destination";
export { CacheAlerts, type CacheAlertsProps } from "./monitoring/cache-alerts";
export { CacheMonitoring, type CacheMonitoringProps } from "./monitoring/cache-monitoring";
export type { AlarmSettings, DashboardChoice } from "./monitoring/settings";
export type { CacheLog, CacheLogging } from "./logging/logging";
export type { ParameterGroupChoice, SecurityGroupsChoice, SubnetGroupChoice } from "./redis-cache/groups";
export type { CacheEncryption, EventDestination, RedisCacheProps } from "./redis-cache/props";
export { RedisCache } from "./redis-cache";
export type { RedisCacheWarning } from "./redis-cache/warning-ids";

/** @internal */
export { cacheProblems } from "./redis-cache/rules";
