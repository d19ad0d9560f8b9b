import { type Checks, checked, msFrom, wholeFrom } from "./options";

/** When a circuit breaker opens, and for how long. */
export interface CircuitBreakerOptions {
  /**
   * Number of failures in a row after which the cache is not asked any more.
   *
   * @default 5
   */
  readonly failures?: number;
  /**
   * Milliseconds for which it is not asked; then one request tries.
   *
   * @default 1,000
   */
  readonly openMs?: number;
}

/** Of the options, for those who take them with others. */
export const breakerChecks: Checks<CircuitBreakerOptions> = { failures: wholeFrom(1), openMs: msFrom(0) };

/**
 * Remembers that something is broken, so that not every request waits for it.
 *
 * Closed, it lets everything through. After some failures in a row it is open for a while, and lets nothing through. Then
 * one request tries: if it succeeds the breaker closes, if not it stays open as long again. It uses the monotonic clock,
 * so a change of the machine's time does not matter.
 */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #openMs: number;
  #inARow = 0;
  #closedAgainAt = 0;

  /** @throws RangeError or TypeError for an option that is wrong */
  public constructor(options: CircuitBreakerOptions = {}) {
    const { failures = 5, openMs = 1_000 } = checked(options, breakerChecks);
    this.#failures = failures;
    this.#openMs = openMs;
  }

  /** Whether a request may go through; of those that ask after a pause, only the first may. */
  public allows(): boolean {
    if (this.#inARow < this.#failures) {
      return true;
    }
    const now = performance.now();
    if (now < this.#closedAgainAt) {
      return false;
    }
    this.#closedAgainAt = now + this.#openMs;
    return true;
  }

  /** A request has worked. */
  public succeeded(): void {
    this.#inARow = 0;
  }

  /** A request has failed. */
  public failed(): void {
    this.#inARow += 1;
    if (this.#inARow >= this.#failures) {
      this.#closedAgainAt = performance.now() + this.#openMs;
    }
  }
}
