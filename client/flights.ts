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
}

/**
 * Requests of this process for the same key become one.
 *
 * Joining a request that is under way already can give an answer from before the own question, which an update may have
 * made old in between. So `join` gives the answer only to those who asked before the source was asked, and to those who
 * have seen, when they asked, that the permission to cache the answer was still there.
 */
export class Flights<R> {
  readonly #flights = new Map<string, Flight<R>>();

  /** Whether there is one. */
  public has(key: string): boolean {
    return this.#flights.has(key);
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
    const landed = await flight?.landing;
    return landed !== undefined && (landed.since >= askedAt || flight?.lease === seenLease) ? landed.result : undefined;
  }

  /** Starts one, which others can join until it lands. */
  public async start(key: string, lease: string, fly: () => Promise<Landed<R> | undefined>): Promise<R | undefined> {
    const landing = fly();
    const flight = { lease, landing };
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
