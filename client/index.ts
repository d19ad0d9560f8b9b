export { CacheAside } from "./cache-aside";
export type { CacheAsideOptions, Load, LoadContext } from "./cache-aside-options";
export type { Change } from "./change";
export type { CircuitBreakerOptions } from "./circuit-breaker";
export { type ConnectOptions, connect } from "./connect/connect";
export type { Client, Connection } from "./connect/connection";
export type { Login } from "./connect/login";
export { type CacheOutputs, outputsFromEnvironment, outputsFromFile } from "./connect/outputs";
export { deleteAll } from "./delete-all";
export { type Freshness, refreshIsDue } from "./early-refresh";
export { CacheError, CacheUnavailableError, ValueTooLargeError } from "./errors";
export { type Commands, type GuardHooks, type GuardOptions, type GuardedRedis, guard } from "./guarded";
export { HotKeys, type HotKeysOptions } from "./hot-keys";
export { type InProcessOptions, inProcessCache } from "./in-process";
export {
  type DeclaredEvents,
  type KeyEvent,
  type KeyEventName,
  type KeyEvents,
  type KeyEventsOptions,
  listenForKeyEvents,
} from "./key-events";
export { type HeldLock, type LockOptions, withLock } from "./lock";
export { type Namespace, namespace } from "./namespace";
export { ReadThrough } from "./read-through";
export type { Redis } from "./redis";
export { type LimitEvent, type LimitOptions, type ServerLimit, ServerLimits } from "./server-limits";
export { type ServerReading, ServerStatistics, type WindowStatistics } from "./server-statistics";
export type { CacheStatistics } from "./statistics";
export type { Schema, ValueOptions } from "./value";
export { VersionedKeys, type VersionedKeysOptions } from "./versioned-keys";
export { type WarmOptions, type WarmProgress, warm } from "./warm";
export type { WriteBehindEntry, WriteBehindOptions } from "./write-behind/options";
export { type DeadLetter, type WriteBehind, type WriteBehindLag, openWriteBehind } from "./write-behind/write-behind";
export { type Concerns, WriteThrough } from "./write-through";
