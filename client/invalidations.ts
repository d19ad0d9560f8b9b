import { backoff } from "./jitter";

/**
 * Milliseconds for which an invalidation is kept after it was done: a failover may have lost it, which is known only when
 * there is a connection to the new primary. AWS advises to expect 15 to 30 seconds until then.
 */
const keptMs = 60_000;

/** Invalidations that are kept at most; what is beyond is left to the expiry of the value. */
const maxKept = 10_000;

/** Removes what is not newer than a version, or whatever is cached if that is undefined. */
export type Send = (version: number | undefined) => Promise<void>;

interface Invalidation {
  readonly send: Send;
  /** Number of the version up to which what is cached has to go; undefined if all of it has. */
  readonly version: number | undefined;
  /** Milliseconds on the monotonic clock after which the old value has expired. */
  readonly until: number;
  /**
   * Milliseconds on the monotonic clock.
   *
   * @default - it is under way
   */
  doneAt?: number;
}

/**
 * Sends invalidations until they arrive. One that failed is tried again, with pauses that grow, until what it was to remove
 * has expired. One that arrived is sent again if a connection was lost soon after it, because the replica that became the primary
 * may not have heard of it. Sending it twice does no harm. Of each key only the last one is kept, which then removes what those
 * before it had to remove: the last to come need not be of the last change.
 */
export class Invalidations {
  readonly #kept = new Map<string, Invalidation>();
  readonly #lifetimeMs: number;
  #retrying = false;

  /** @param lifetimeMs milliseconds after which a value that was cached before a change has expired */
  public constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  /** Whether an invalidation of this key has not arrived yet, so that what the cache has of it may be old. */
  public isPending(key: string): boolean {
    const kept = this.#kept.get(key);
    return kept !== undefined && isUnderWay(kept);
  }

  /** Sends one now, and later if it fails. Never rejects; says whether it has arrived. */
  public async send(key: string, version: number | undefined, send: Send): Promise<boolean> {
    const before = this.#kept.get(key);
    const widest = before === undefined ? version : widestOf(before.version, version);
    const invalidation: Invalidation = { send, version: widest, until: performance.now() + this.#lifetimeMs };
    const hasArrived = before === undefined || !isUnderWay(before);
    this.#kept.delete(key);
    this.#kept.set(key, invalidation);
    this.#forgetOld();
    const arrived = await attempt(invalidation, hasArrived ? version : widest);
    if (!arrived) {
      void this.#retry();
    }
    return arrived;
  }

  /** A connection was lost and is there again. */
  public async sendAgain(): Promise<void> {
    this.#forgetOld();
    for (const invalidation of this.#kept.values()) {
      delete invalidation.doneAt;
    }
    await this.#retry();
  }

  #pending(): readonly Invalidation[] {
    return [...this.#kept.values()].filter(isUnderWay);
  }

  #forgetOld(): void {
    const limit = performance.now() - keptMs;
    for (const [key, invalidation] of this.#kept) {
      const { doneAt = -Infinity } = invalidation;
      if (this.#kept.size <= maxKept && (isUnderWay(invalidation) || doneAt > limit)) {
        return;
      }
      this.#kept.delete(key);
    }
  }

  async #retry(): Promise<void> {
    if (this.#retrying) {
      return;
    }
    this.#retrying = true;
    for (let tries = 0; this.#pending().length > 0; tries += 1) {
      const arrived = await Promise.all(this.#pending().map(async (each) => attempt(each)));
      if (arrived.includes(false)) {
        await new Promise((resolve) => setTimeout(resolve, backoff(tries, 100, 2_000)).unref());
      }
    }
    this.#retrying = false;
  }
}

function isUnderWay({ doneAt, until }: Invalidation): boolean {
  return doneAt === undefined && performance.now() < until;
}

function widestOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

async function attempt(invalidation: Invalidation, version = invalidation.version): Promise<boolean> {
  try {
    await invalidation.send(version);
    invalidation.doneAt = performance.now();
    return true;
  } catch {
    return false;
  }
}
