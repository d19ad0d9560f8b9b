import type { ParameterFamily } from "./engines";

/** What a parameter's value may be. */
export type ParameterValueRule =
  | {
      readonly kind: "integer";
      /**
       * Least value, in the parameter's unit.
       *
       * @default - no bound
       */
      readonly min?: number;
      /**
       * Greatest value, in the parameter's unit.
       *
       * @default - no bound
       */
      readonly max?: number;
      /**
       * Whether 0 is allowed below `min`, for "off".
       *
       * @default - it is not
       */
      readonly orZero?: true;
    }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "keyspace-events" }
  | { readonly kind: "renames" }
  | { readonly kind: "text" };

/** One parameter, as one group of families has it. */
export interface ParameterFacts {
  /** Name of the parameter. */
  readonly name: string;
  /** Families that have it in this form. */
  readonly families: readonly ParameterFamily[];
  /** Values it may have. */
  readonly value: ParameterValueRule;
  /**
   * False when AWS sets it and it cannot be changed.
   *
   * @default - modifiable
   */
  readonly modifiable?: false;
  /**
   * True when it is chosen for a new cache: a group in use cannot change it, nor a cache move to a group that differs.
   *
   * @default - can be changed at any time
   */
  readonly atCreationOnly?: true;
  /**
   * Value in a group that sets none, as AWS writes it.
   *
   * @default - not known here; every parameter that is chosen for a new cache has one, and what decides about evictions
   */
  readonly initially?: string;
  /**
   * True when it follows from the topology and is set for the user.
   *
   * @default - the user's to set
   */
  readonly derived?: true;
  /**
   * Lowest engine version that has it.
   *
   * @default - every version of the family
   */
  readonly since?: string;
}

const every = ["redis6.x", "redis7", "valkey7", "valkey8", "valkey9"] as const;
const only6 = ["redis6.x"] as const;
const since7 = ["redis7", "valkey7", "valkey8", "valkey9"] as const;
const untilValkey7 = ["redis6.x", "redis7", "valkey7"] as const;
const sinceValkey8 = ["valkey8", "valkey9"] as const;
const onlyValkey9 = ["valkey9"] as const;

const text: ParameterValueRule = { kind: "text" };
const renames: ParameterValueRule = { kind: "renames" };
const keyspaceEvents: ParameterValueRule = { kind: "keyspace-events" };
const yesNo = oneOf("yes", "no");

function oneOf(...values: readonly string[]): ParameterValueRule {
  return { kind: "one-of", values };
}

function integer(min?: number, max?: number): ParameterValueRule {
  return { kind: "integer", min, ...(max === undefined ? {} : { max }) };
}

function zeroOr(min: number): ParameterValueRule {
  return { kind: "integer", min, orZero: true };
}

/**
 * The parameters of every family, as data.
 *
 * Sources, read 2026-11-26: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html and the
 * API's DescribeEngineDefaultParameters output for the older families.
 */
export const parameters: readonly ParameterFacts[] = [
  { name: "acl-pubsub-default", families: every, value: oneOf("resetchannels", "allchannels") },
  { name: "acllog-max-len", families: every, value: integer() },
  { name: "active-defrag-cycle-max", families: every, value: integer(1, 75) },
  { name: "active-defrag-cycle-min", families: every, value: integer(1, 75) },
  { name: "active-defrag-ignore-bytes", families: every, value: integer(1048576) },
  { name: "active-defrag-max-scan-fields", families: every, value: integer(1, 1000000) },
  { name: "active-defrag-threshold-lower", families: every, value: integer(1, 100) },
  { name: "active-defrag-threshold-upper", families: every, value: integer(1, 100) },
  { name: "active-expire-effort", families: every, value: integer(1, 10) },
  { name: "activedefrag", families: every, value: yesNo },
  { name: "activerehashing", families: only6, value: yesNo, atCreationOnly: true, initially: "yes" },
  { name: "activerehashing", families: since7, value: yesNo, modifiable: false },
  { name: "appendfsync", families: every, value: oneOf("always", "everysec", "no"), modifiable: false },
  { name: "appendonly", families: every, value: yesNo, modifiable: false },
  { name: "client-output-buffer-limit-normal-hard-limit", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-normal-soft-limit", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-normal-soft-seconds", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-pubsub-hard-limit", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-pubsub-soft-limit", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-pubsub-soft-seconds", families: every, value: integer(0) },
  { name: "client-output-buffer-limit-replica-soft-seconds", families: every, value: integer(0), modifiable: false },
  { name: "client-query-buffer-limit", families: every, value: integer(1048576, 1073741824) },
  { name: "close-on-replica-write", families: every, value: yesNo },
  { name: "cluster-allow-pubsubshard-when-down", families: since7, value: yesNo },
  { name: "cluster-allow-reads-when-down", families: every, value: yesNo },
  { name: "cluster-databases", families: onlyValkey9, value: integer(1, 10000), atCreationOnly: true, initially: "0" },
  { name: "cluster-enabled", families: every, value: yesNo, derived: true, initially: "no" },
  { name: "cluster-preferred-endpoint-type", families: since7, value: oneOf("ip", "tls-dynamic") },
  { name: "cluster-require-full-coverage", families: every, value: yesNo },
  { name: "commandlog-large-reply-max-len", families: sinceValkey8, value: integer(0, 1024), since: "8.1" },
  { name: "commandlog-large-request-max-len", families: sinceValkey8, value: integer(0, 1024), since: "8.1" },
  { name: "commandlog-reply-larger-than", families: sinceValkey8, value: integer(), since: "8.1" },
  { name: "commandlog-request-larger-than", families: sinceValkey8, value: integer(), since: "8.1" },
  { name: "databases", families: every, value: integer(1, 10000), atCreationOnly: true, initially: "16" },
  { name: "extended-redis-compatibility", families: sinceValkey8, value: yesNo },
  { name: "hash-max-listpack-entries", families: since7, value: integer(0) },
  { name: "hash-max-listpack-value", families: since7, value: integer(0) },
  { name: "hash-max-ziplist-entries", families: only6, value: integer(0) },
  { name: "hash-max-ziplist-value", families: only6, value: integer(0) },
  { name: "hll-sparse-max-bytes", families: every, value: integer(1, 16000) },
  { name: "latency-tracking", families: since7, value: yesNo },
  { name: "lazyfree-lazy-eviction", families: untilValkey7, value: yesNo },
  { name: "lazyfree-lazy-expire", families: untilValkey7, value: yesNo },
  { name: "lazyfree-lazy-server-del", families: untilValkey7, value: yesNo },
  { name: "lazyfree-lazy-user-del", families: untilValkey7, value: yesNo },
  { name: "lfu-decay-time", families: every, value: integer(0) },
  { name: "lfu-log-factor", families: every, value: integer(1) },
  { name: "list-compress-depth", families: every, value: integer(0) },
  { name: "list-max-ziplist-size", families: only6, value: text, modifiable: false },
  { name: "lua-time-limit", families: every, value: integer(5000, 5000), modifiable: false },
  { name: "maxclients", families: every, value: integer(1, 65000), modifiable: false },
  {
    name: "maxmemory-policy",
    families: every,
    value: oneOf(
      "volatile-lru",
      "allkeys-lru",
      "volatile-lfu",
      "allkeys-lfu",
      "volatile-random",
      "allkeys-random",
      "volatile-ttl",
      "noeviction",
    ),
    initially: "volatile-lru",
  },
  { name: "maxmemory-samples", families: untilValkey7, value: integer(1) },
  { name: "maxmemory-samples", families: sinceValkey8, value: integer(1, 64) },
  { name: "min-replicas-max-lag", families: every, value: integer(0) },
  { name: "min-replicas-to-write", families: every, value: integer(0) },
  { name: "notify-keyspace-events", families: every, value: keyspaceEvents },
  { name: "proto-max-bulk-len", families: every, value: integer(1048576, 536870912) },
  { name: "rename-commands", families: every, value: renames },
  { name: "repl-backlog-size", families: every, value: integer(16384) },
  { name: "repl-backlog-ttl", families: every, value: integer(0) },
  { name: "replica-allow-chaining", families: every, value: yesNo, modifiable: false },
  { name: "replica-ignore-maxmemory", families: every, value: yesNo, modifiable: false },
  { name: "replica-lazy-flush", families: untilValkey7, value: yesNo, modifiable: false },
  { name: "reserved-memory-percent", families: every, value: integer(0, 100) },
  { name: "search-default-timeout-ms", families: sinceValkey8, value: integer(1, 60000), since: "8.2" },
  { name: "search-enable-partial-results", families: sinceValkey8, value: yesNo, since: "8.2" },
  { name: "search-fanout-target-mode", families: sinceValkey8, value: oneOf("client", "throughput"), since: "8.2" },
  { name: "set-max-intset-entries", families: every, value: integer(0) },
  { name: "slowlog-log-slower-than", families: every, value: integer() },
  { name: "slowlog-max-len", families: every, value: integer(0) },
  { name: "stream-node-max-bytes", families: every, value: integer(0) },
  { name: "stream-node-max-entries", families: every, value: integer(0) },
  { name: "tcp-keepalive", families: every, value: integer(0) },
  { name: "timeout", families: every, value: zeroOr(20) },
  { name: "tracking-table-max-keys", families: every, value: integer() },
  { name: "zset-max-listpack-entries", families: since7, value: integer(0) },
  { name: "zset-max-listpack-value", families: since7, value: integer(0) },
  { name: "zset-max-ziplist-entries", families: only6, value: integer(0) },
  { name: "zset-max-ziplist-value", families: only6, value: integer(0) },
];
