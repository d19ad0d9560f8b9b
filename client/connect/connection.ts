import type { RedisClientType, RedisClusterType } from "@redis/client";

import type { GuardedRedis } from "../guarded";

/** A client for one node, or for a sharded or serverless cache. */
export type Client = RedisClientType | RedisClusterType;

/** An open connection to a cache. */
export interface Connection extends GuardedRedis {
  /**
   * Writes, and reads that must be up to date. Of several connections, the next one each time. What is sent here instead of
   * by `run` has no time limit, and asks a dead cache too.
   */
  readonly primary: Client;
  /** Reads that may be a little old: from the replicas. Of several connections, the next one each time. */
  readonly reader: Client;
  /** A client for each node that holds keys as a primary, as they are now. */
  primaries(): Promise<readonly RedisClientType[]>;
  /**
   * A new connection to each node that holds keys as a primary, for listening. They are connected again when they are lost,
   * logged in again when they have to be, and closed with everything else.
   */
  listeners(): Promise<readonly RedisClientType[]>;
  /** Calls back whenever a connection to a primary is there again after it was lost. Returns what ends that. */
  onReconnect(listener: () => void): () => void;
  /** Closes everything. Commands that were sent are answered first. */
  close(): Promise<void>;
}
