import type { RedisClientType } from "@redis/client";

import { addressOf } from "./connect/address";
import type { Connection } from "./connect/connection";
import { aConnection, checked } from "./options";

/** What a server, or all of them, did since the reading before. */
export interface WindowStatistics {
  /** Seconds since the reading before; 0 when there was none, or the server has started again since then. */
  readonly seconds: number;
  /** Number of reads in the window that found their key. */
  readonly hits: number;
  /** Number of reads in the window that did not. */
  readonly misses: number;
  /** Hits in percent of reads, CloudWatch's `CacheHitRate`; undefined without any read. */
  readonly hitRate: number | undefined;
  /** Keys that were evicted in a minute, on average; undefined without a window. */
  readonly evictionsPerMinute: number | undefined;
  /** Memory in percent of what the server may use, CloudWatch's `DatabaseMemoryUsagePercentage`; undefined without a limit. */
  readonly memoryPercent: number | undefined;
}

/** A reading of all primaries. */
export interface ServerReading {
  /** Each primary, by its address. */
  readonly nodes: Readonly<Record<string, WindowStatistics>>;
  /** All of them; the memory is that of the fullest, which evicts although the others have room. */
  readonly together: WindowStatistics;
}

/** What `INFO` says, which is since the server started. */
interface Counters {
  /** Milliseconds on the monotonic clock. */
  readonly atMs: number;
  readonly runId: string;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly memoryPercent: number | undefined;
}

/**
 * Reads hit rate, evictions and memory from the servers, over the time between two readings. `INFO` is a text of lines, and
 * its counters are since the server's start: their ratio hides what happens now. A node that was restarted, or that is
 * another since a failover, starts a new window.
 *
 * Reads from replicas are counted there, and so not here.
 */
export class ServerStatistics {
  readonly #connection: Pick<Connection, "primaries">;
  #before: ReadonlyMap<string, Counters> = new Map();

  /** @throws TypeError when it is no connection */
  public constructor(connection: Pick<Connection, "primaries">) {
    this.#connection = checked({ connection }, { connection: aConnection }).connection;
  }

  /**
   * What happened since the reading before. The first one knows the memory only.
   *
   * @throws Error of the client when a primary does not answer; the next reading has the longer window
   */
  public async read(): Promise<ServerReading> {
    const primaries = await this.#connection.primaries();
    const now = new Map(
      await Promise.all(primaries.map(async (node) => [addressOf(node), await counters(node)] as const)),
    );
    const windows = [...now].map(([node, counted]) => [node, between(this.#before.get(node), counted)] as const);
    this.#before = now;
    return {
      nodes: Object.fromEntries(windows.map(([node, window]) => [node, statistics([window])])),
      together: statistics(windows.map(([, window]) => window)),
    };
  }
}

async function counters(node: RedisClientType): Promise<Counters> {
  const info = await node.info();
  const fields = new Map([...info.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name = "", value = ""]) => [name, value]));
  const number = (name: string): number => Number(fields.get(name) ?? 0);
  return {
    atMs: performance.now(),
    runId: fields.get("run_id") ?? "",
    hits: number("keyspace_hits"),
    misses: number("keyspace_misses"),
    evictions: number("evicted_keys"),
    memoryPercent: number("maxmemory") > 0 ? (100 * number("used_memory")) / number("maxmemory") : undefined,
  };
}

/** A window of one node, without what is divided. */
interface Window extends Pick<WindowStatistics, "seconds" | "hits" | "misses" | "memoryPercent"> {
  readonly evictions: number;
}

function between(before: Counters | undefined, now: Counters): Window {
  const { memoryPercent, hits, misses, evictions } = now;
  if (before?.runId !== now.runId || hits < before.hits || misses < before.misses || evictions < before.evictions) {
    return { memoryPercent, seconds: 0, hits: 0, misses: 0, evictions: 0 };
  }
  return {
    memoryPercent,
    seconds: (now.atMs - before.atMs) / 1_000,
    hits: hits - before.hits,
    misses: misses - before.misses,
    evictions: evictions - before.evictions,
  };
}

function statistics(windows: readonly Window[]): WindowStatistics {
  const sum = (of: (window: Window) => number): number => windows.reduce((total, window) => total + of(window), 0);
  const [hits, misses] = [sum((window) => window.hits), sum((window) => window.misses)];
  const seconds = Math.max(0, ...windows.map((window) => window.seconds));
  const used = windows.map((window) => window.memoryPercent).filter((percent) => percent !== undefined);
  return {
    seconds,
    hits,
    misses,
    hitRate: hits + misses === 0 ? undefined : (100 * hits) / (hits + misses),
    evictionsPerMinute: seconds === 0 ? undefined : (60 * sum((window) => window.evictions)) / seconds,
    memoryPercent: used.length === 0 ? undefined : Math.max(...used),
  };
}
