export { CacheLogs, type CacheLogsProps } from "./cache-logs";

/** @internal */
export { logHints, retentionCheck } from "./cache-logs";
