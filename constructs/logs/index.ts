export { CacheLogs, retentionCheck, type CacheLogsProps } from "./cache-logs";
