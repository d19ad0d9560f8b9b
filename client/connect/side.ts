import type { BasicPooledClientSideCache, RedisClientType } from "@redis/client";

import type { Client } from "./connection";
import type { Authentication } from "./login";
import type { SocketSettings } from "./sockets";

/** The connections of one side of a cache: those for writes, or those for reads. */
export interface Side {
  /** The next client that is ready; any other if none is. */
  next(): Client;
  /** Every connection that there is now. */
  clients(): readonly RedisClientType[];
  /** A client for each node that holds keys as a primary. */
  primaries(): Promise<readonly RedisClientType[]>;
  /** What holds a key, and fails alone. */
  shardOf(key: string): object;
  /** Closes everything; commands that were sent are answered first. */
  close(): Promise<void>;
}

/** What both kinds of sides need. */
export interface SideSettings extends SocketSettings {
  /** Where connections get their credentials. */
  readonly authentication: Authentication;
  /** Connections, where one client has one connection. */
  readonly poolSize: number;
  /** What keeps values in this process, if anything does. */
  readonly clientSideCache: BasicPooledClientSideCache | undefined;
  /** A connection is there again, or there is one to a new node. */
  readonly onReady: () => void;
}

/**
 * Options of every command. The library's time limit ends when a command is sent, and costs each of them more than the rest of
 * what a read takes here; `run` has a limit that holds until the answer.
 */
export const commandOptions = { timeout: 0 };

/** Options of every client, whatever it connects to. Without a connection, a command fails at once. */
export function clientOptions({ authentication }: Pick<SideSettings, "authentication">) {
  return {
    credentialsProvider: {
      type: "async-credentials-provider" as const,
      credentials: async () => authentication.credentials(),
    },
    disableOfflineQueue: true,
    maintNotifications: "disabled" as const,
    commandOptions,
  };
}

/** Tells whoever keeps the credentials when the server does not accept them. */
export function noteRefusal({ authentication }: Pick<SideSettings, "authentication">, error: unknown): void {
  if (error instanceof Error && /^(WRONGPASS|NOAUTH)\b/.test(error.message)) {
    authentication.refused();
  }
}
