export { CacheLogs, type CacheLogsProps } from "./cache-logs";

/** @internal */
export { retentionCheck } from "./cache-logs";

/** @internal */
export { logHints } from "./hints";
