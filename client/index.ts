export type { CircuitBreakerOptions } from "./circuit-breaker";
export type { Client, Connection } from "./connect/connection";
export { CacheError, CacheUnavailableError, ValueTooLargeError, codeOf } from "./errors";
export { type GuardOptions, type GuardedRedis, guard } from "./guarded";
export type { Redis } from "./redis";
