import type { Connection } from "./connect/connection";
import { report } from "./errors";
import { type Checks, aFunction, checked, numberFrom, required, wholeFrom } from "./options";
import { type ServerReading, ServerStatistics, type WindowStatistics } from "./server-statistics";

/** A limit that a good cache keeps. */
export interface ServerLimit {
  /** What is compared. */
  readonly metric: "hitRate" | "evictionsPerMinute" | "memoryPercent";
  /** What it means to cross it. */
  readonly level: "target" | "warning" | "critical";
  /** In percent, or evictions in a minute. */
  readonly limit: number;
  /** Number of minutes for which it has to be crossed at every reading; 0 when one reading is enough. */
  readonly minutes: number;
}

/** Target figures and alerts of the caching guide that this package follows. A hit rate must not be below, the others not above. */
const limits: readonly ServerLimit[] = [
  { metric: "hitRate", level: "warning", limit: 80, minutes: 30 },
  { metric: "hitRate", level: "critical", limit: 50, minutes: 10 },
  { metric: "evictionsPerMinute", level: "target", limit: 100, minutes: 0 },
  { metric: "evictionsPerMinute", level: "warning", limit: 1_000, minutes: 0 },
  { metric: "memoryPercent", level: "warning", limit: 80, minutes: 0 },
  { metric: "memoryPercent", level: "critical", limit: 95, minutes: 0 },
];

/** Seconds by which readings may come earlier than a timer was set to. */
const toleranceSeconds = 1;

/** A limit was crossed. */
export interface LimitEvent extends ServerLimit {
  /** What was read, of all primaries together: percent, or the number of keys that were evicted in a minute. */
  readonly value: number;
  /** Whether the limit is broken now, or kept again. */
  readonly isBroken: boolean;
}

/** What is done with readings. */
export interface LimitOptions {
  /** Hears when a limit is broken, and when it is kept again; not at every reading between. */
  readonly onEvent: (event: LimitEvent) => unknown;
  /**
   * Hears of every reading.
   *
   * @default - nobody does
   */
  readonly onReading?: (reading: ServerReading) => unknown;
  /**
   * Hears of a reading that failed; the next one is tried all the same.
   *
   * @default - nobody does
   */
  readonly onError?: (error: unknown) => unknown;
  /**
   * Seconds between two readings.
   *
   * @default 60
   */
  readonly intervalSeconds?: number;
  /**
   * Number of reads that a window needs for its hit rate to count: a few say nothing about a cache.
   *
   * @default 100
   */
  readonly minReads?: number;
}

const checks: Checks<LimitOptions> = {
  onEvent: required(aFunction),
  onReading: aFunction,
  onError: aFunction,
  intervalSeconds: numberFrom(0.001, "a number of seconds above 0, up to 86,400", 86_400.001),
  minReads: wholeFrom(1),
};

/**
 * Reads the servers' statistics regularly, and tells when a limit is crossed: a hit rate below 80 % for 30 minutes (warning)
 * and 50 % for 10 (critical), more than 100 (target) and 1,000 (warning) evictions a minute, more than 80 % (warning) and 95 %
 * (critical) of the memory. A cache that was just filled, or is cold after a failover, is given that time; one that is idle
 * breaks none. It keeps no process alive. One of the processes that use a cache is enough.
 *
 * When Redis fails, nothing is told but to `onError`, and limits stay broken or kept as they are.
 *
 * @throws RangeError or TypeError for an option that is wrong
 */
export class ServerLimits {
  readonly #statistics: ServerStatistics;
  readonly #options: LimitOptions;
  readonly #minReads: number;
  readonly #broken = new Set<ServerLimit>();
  readonly #crossedSeconds = new Map<ServerLimit, number>();
  readonly #timer: NodeJS.Timeout;
  #isReading = false;

  public constructor(connection: Pick<Connection, "primaries">, options: LimitOptions) {
    this.#options = checked(options, checks);
    const { intervalSeconds = 60, minReads = 100 } = this.#options;
    this.#statistics = new ServerStatistics(connection);
    this.#minReads = minReads;
    this.#timer = setInterval(() => void this.#read(), 1_000 * intervalSeconds).unref();
    void this.#read();
  }

  /** Ends it. */
  public stop(): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    if (this.#isReading) {
      return;
    }
    this.#isReading = true;
    try {
      const reading = await this.#statistics.read();
      this.#options.onReading?.(reading);
      limits.forEach((limit) => {
        this.#compare(limit, reading.together);
      });
    } catch (error) {
      report(this.#options.onError, error);
    } finally {
      this.#isReading = false;
    }
  }

  #compare(limit: ServerLimit, together: WindowStatistics): void {
    const value = together[limit.metric];
    const isHitRate = limit.metric === "hitRate";
    if (value === undefined || (isHitRate && together.hits + together.misses < this.#minReads)) {
      return;
    }
    const isCrossed = isHitRate ? value < limit.limit : value > limit.limit;
    const seconds = isCrossed ? (this.#crossedSeconds.get(limit) ?? 0) + together.seconds : 0;
    this.#crossedSeconds.set(limit, seconds);
    const isBroken = isCrossed && seconds + toleranceSeconds >= 60 * limit.minutes;
    if (isBroken !== this.#broken.has(limit)) {
      this.#broken[isBroken ? "add" : "delete"](limit);
      this.#options.onEvent({ ...limit, value, isBroken });
    }
  }
}
