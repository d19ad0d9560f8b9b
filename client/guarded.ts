import { ErrorReply, type RedisClientType, type RedisClusterType } from "@redis/client";
import slotOf from "@redis/client/dist/lib/utils/calculate-slot";

import { CircuitBreaker, type CircuitBreakerOptions } from "./circuit-breaker";
import { CacheError, CacheUnavailableError, codeOf, report } from "./errors";
import { type Checks, anObject, checked, msFrom } from "./options";
import type { Redis, ScriptOptions } from "./redis";
import { TimeLimit } from "./time-limit";

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
   * When the cache, or one of its shards, is not asked any more.
   *
   * @default - after 5 failures in a row, for one second
   */
  readonly circuitBreaker?: CircuitBreakerOptions;
}

/** Of the options of every guard, for those who take them with others. */
export const guardChecks: Checks<GuardOptions> = { commandTimeoutMs: msFrom(1), circuitBreaker: anObject };

/** What a run can send. */
export interface Commands extends Redis {
  /**
   * Waits until so many replicas have what was sent before, or half of the time limit is over; other commands of the
   * connection wait behind it. Returns how many have it.
   */
  wait(key: string, replicas: number): Promise<number>;
}

/** Where the patterns send their commands. */
export interface GuardedRedis {
  /**
   * Runs commands on the primary, or on the shard of their key.
   *
   * @throws CacheUnavailableError at once, while the cache, or the shard of the key, is known to be dead
   * @throws CacheError when the server refuses, or does not answer in time; no command is sent twice
   */
  run<T>(commands: (redis: Commands) => Promise<T>): Promise<T>;
  /** Calls back whenever a connection to a primary is there again after it was lost. Returns what ends that. */
  onReconnect?(listener: () => void): () => void;
}

/** What a guard needs to know of a client beyond its commands. */
export interface GuardHooks {
  /**
   * Hears which client has answered that it is a replica now.
   *
   * @default - nobody
   */
  readonly onReadOnly?: (client: Redis) => void;
  /**
   * What holds a key, and fails alone: the same object each time, for example a node. Each has a circuit breaker of its own.
   *
   * @default - all keys are in one place
   */
  readonly shardOf?: (key: string) => object;
}

/**
 * Puts a time limit and a circuit breaker in front of a client, so that a cache that hangs costs a few requests a second
 * each, and all others nothing. `connect` does it for you; this is for a client that you have made yourself.
 *
 * @param primary the client, or the next one of several, each time it is called
 * @throws RangeError or TypeError for an option that is wrong
 */
export function guard(primary: () => Redis, options: GuardOptions = {}, hooks: GuardHooks = {}): GuardedRedis {
  const { commandTimeoutMs = 1_000, circuitBreaker } = checked(options, guardChecks);
  const { onReadOnly, shardOf = () => whole } = hooks;
  const whole = new CircuitBreaker(circuitBreaker);
  const breakerOf = breakersOf(whole, circuitBreaker);
  const limit = new TimeLimit(commandTimeoutMs);
  const send: Send = (run, key, command) => {
    const breaker = breakerOf(shardOf(key));
    if (!run.asked.includes(breaker)) {
      if (!breaker.allows()) {
        return Promise.reject(new CacheUnavailableError());
      }
      run.asked.push(breaker);
    }
    return limit.within(command(run.client), (error) => {
      // A server that answers, if only to refuse, is alive.
      if (error === undefined || error instanceof ErrorReply) {
        breaker.succeeded();
      } else if (!run.failed.includes(breaker)) {
        run.failed.push(breaker);
        breaker.failed();
      }
      if (error !== undefined && codeOf(error) === "READONLY") {
        report(() => onReadOnly?.(run.client), error);
      }
    });
  };
  const waitMs = Math.ceil(commandTimeoutMs / 2);
  return {
    run: async (commands) => {
      try {
        return await commands(new Run(primary(), send, waitMs));
      } catch (error) {
        throw error instanceof CacheError ? error : new CacheError(`the cache failed: ${codeOf(error)}`, codeOf(error));
      }
    },
  };
}

/** The circuit breaker of each shard, which is made at the first command for it. */
function breakersOf(whole: CircuitBreaker, options?: CircuitBreakerOptions): (shard: object) => CircuitBreaker {
  const breakers = new WeakMap<object, CircuitBreaker>([[whole, whole]]);
  return (shard) => {
    const breaker = breakers.get(shard) ?? new CircuitBreaker(options);
    breakers.set(shard, breaker);
    return breaker;
  };
}

type Send = <T>(run: Run, key: string, command: (client: Redis) => Promise<T>) => Promise<T>;

/** Commands, of one key each, that are sent together: to each shard they are one request. */
class Run implements Commands {
  public readonly asked: CircuitBreaker[] = [];
  public readonly failed: CircuitBreaker[] = [];

  public constructor(
    public readonly client: Redis,
    private readonly send: Send,
    private readonly waitMs: number,
  ) {}

  public get(key: string): Promise<string | null> {
    return this.send(this, key, (client) => client.get(key));
  }

  public unlink(key: string): Promise<number> {
    return this.send(this, key, (client) => client.unlink(key));
  }

  public eval(script: string, options: ScriptOptions): Promise<unknown> {
    return this.send(this, options.keys[0] ?? "", (client) => client.eval(script, options));
  }

  public evalSha(sha1: string, options: ScriptOptions): Promise<unknown> {
    return this.send(this, options.keys[0] ?? "", (client) => client.evalSha(sha1, options));
  }

  public wait(key: string, replicas: number): Promise<number> {
    return this.send(this, key, (client) => wait(client, key, replicas, this.waitMs));
  }
}

/** A cluster client would ask all shards, and answer what the worst of them has. */
async function wait(redis: Redis, key: string, replicas: number, limitMs: number): Promise<number> {
  const client = redis as unknown as RedisClientType | RedisClusterType;
  const node = "nodeClient" in client ? await nodeOf(client, key) : client;
  return Number((await node?.sendCommand(["WAIT", String(replicas), String(limitMs)])) ?? 0);
}

async function nodeOf(cluster: RedisClusterType, key: string): Promise<RedisClientType | undefined> {
  const shard = cluster.slots[slotOf(key)];
  return shard && cluster.nodeClient(shard.master);
}
