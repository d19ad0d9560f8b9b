import { setTimeout as sleep } from "node:timers/promises";

/** What came out of a flight, and since when it is true. */
export interface Landed<R> {
  /** What it brought. */
  readonly result: R;
  /** Milliseconds on the monotonic clock when the source, or the cache, was asked. */
  readonly since: number;
}

interface Flight<R> {
  /** Permission under which the source is asked. */
  readonly lease: string;
  readonly landing: Promise<Landed<R> | undefined>;
  /** Milliseconds on the monotonic clock after which nobody waits for it any more. */
  readonly until: number;
}

/**
 * Requests of this process for the same key become one.
 *
 * Joining a request that is under way already can give an answer from before the own question, which an update may have
 * made old in between. So `join` gives the answer only to those who asked before the source was asked, and to those who
 * have seen, when they asked, that the permission to cache the answer was still there. One that does not end holds nobody up
 * for longer than its time.
 */
export class Flights<R> {
  readonly #flights = new Map<string, Flight<R>>();
  readonly #maxMs: number;

  /** @param maxMs milliseconds for which others wait for a flight */
  public constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  /** Whether there is one that is worth waiting for. */
  public has(key: string): boolean {
    const flight = this.#flights.get(key);
    return flight !== undefined && performance.now() < flight.until;
  }

  /**
   * Waits for the flight of a key.
   *
   * @param askedAt moment on the monotonic clock
   * @param seenLease permission that the entry had when it was read after that
   * @returns undefined if there is no flight, or what it brings cannot be used by this caller
   */
  public async join(key: string, askedAt: number, seenLease: string | undefined): Promise<R | undefined> {
    const flight = this.#flights.get(key);
    const landed = flight && (await landingOf(flight));
    return landed !== undefined && (landed.since >= askedAt || flight?.lease === seenLease) ? landed.result : undefined;
  }

  /** Nobody joins the flight of a key any more: it began before a change, so whoever asks from now on cannot use it. */
  public forget(key: string): void {
    this.#flights.delete(key);
  }

  /** Starts one, which others can join until it lands. */
  public async start(key: string, lease: string, fly: () => Promise<Landed<R> | undefined>): Promise<R | undefined> {
    const landing = fly();
    const flight = { lease, landing, until: performance.now() + this.#maxMs };
    this.#flights.set(key, flight);
    try {
      return (await landing)?.result;
    } finally {
      if (this.#flights.get(key) === flight) {
        this.#flights.delete(key);
      }
    }
  }
}

/** What a flight brings in its time. */
async function landingOf<R>({ landing, until }: Flight<R>): Promise<Landed<R> | undefined> {
  const wait = new AbortController();
  const late = sleep(Math.max(0, until - performance.now()), undefined, { signal: wait.signal }).catch(() => undefined);
  try {
    return await Promise.race([landing, late]);
  } finally {
    wait.abort();
  }
}
