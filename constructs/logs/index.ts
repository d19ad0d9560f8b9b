export { CacheLogs, type CacheLogsProps, type OwnDelivery, type OwnDestination } from "./cache-logs";
export type { OwnLog, OwnLogGroup } from "./own-log";

/** @internal */
export { logHints } from "./cache-logs";
/** @internal */
export { ownLogGroupSchema } from "./own-log";
/** @internal */
export { checkLogGroupPrefix } from "./prefix";
/** @internal */
export { retentionCheck } from "./retention";
