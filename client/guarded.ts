import { ErrorReply } from "@redis/client";

import { CircuitBreaker, type CircuitBreakerOptions } from "./circuit-breaker";
import { CacheError, CacheUnavailableError, codeOf } from "./errors";
import type { Redis } from "./redis";

/** How long a command may take, and when the cache counts as dead. */
export interface GuardOptions {
  /**
   * Milliseconds after which a command is given up. AWS advises one to two seconds, and at least ten times the 99th
   * percentile that you measure.
   *
   * @default 1,000
   */
  readonly commandTimeoutMs?: number;
  /**
   * When the cache is not asked any more.
   *
   * @default - after 5 failures in a row, for one second
   */
  readonly circuitBreaker?: CircuitBreakerOptions;
}

/** Milliseconds that a timer can take; a longer one would end at once. */
const longestMs = 2_147_483_647;

/** Where the patterns send their commands. */
export interface GuardedRedis {
  /**
   * Runs commands on the primary, or on the shard of their key.
   *
   * @throws CacheUnavailableError at once, while the cache is known to be dead
   * @throws CacheError when the server refuses, or does not answer in time; no command is sent twice
   */
  run<T>(commands: (redis: Redis) => Promise<T>): Promise<T>;
  /** Calls back whenever a connection to a primary is there again after it was lost. Returns what ends that. */
  onReconnect?(listener: () => void): () => void;
}

/**
 * Puts a time limit and a circuit breaker in front of a client, so that a cache that hangs costs a few requests a second
 * each, and all others nothing. `connect` does it for you; this is for a client that you have made yourself.
 *
 * @param primary the client, or the next one of several, each time it is called
 * @param onReadOnly hears which client has answered that it is a replica now
 * @throws RangeError for an option that is wrong
 */
export function guard(
  primary: () => Redis,
  options: GuardOptions = {},
  onReadOnly?: (client: Redis) => void,
): GuardedRedis {
  const { commandTimeoutMs = 1_000, circuitBreaker } = options;
  if (!(Number.isFinite(commandTimeoutMs) && commandTimeoutMs >= 1 && commandTimeoutMs <= longestMs)) {
    throw new RangeError(
      `commandTimeoutMs must be a number of milliseconds from 1 to ${longestMs}, got ${String(commandTimeoutMs)}`,
    );
  }
  const breaker = new CircuitBreaker(circuitBreaker);
  return {
    run: async (commands) => {
      if (!breaker.allows()) {
        throw new CacheUnavailableError();
      }
      const client = primary();
      try {
        const result = await within(commandTimeoutMs, commands(client));
        breaker.succeeded();
        return result;
      } catch (error) {
        // A server that answers, if only to refuse, is alive.
        if (error instanceof ErrorReply) {
          breaker.succeeded();
          if (codeOf(error) === "READONLY") {
            onReadOnly?.(client);
          }
        } else {
          breaker.failed();
        }
        throw error instanceof CacheError ? error : new CacheError(`the cache failed: ${codeOf(error)}`, codeOf(error));
      }
    },
  };
}

/** The client's own time-out ends when a command is sent; a network that swallows the answer needs one that does not. */
async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new CacheError(`the cache did not answer within ${limitMs} ms`, "timeout"));
    }, limitMs);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
