import { CacheError } from "./errors";

/** A command that was sent. They form a list in their order, which costs the garbage collector far less than a set does. */
interface Waiting {
  /** Milliseconds on the monotonic clock. */
  readonly until: number;
  readonly giveUp: (error: Error) => void;
  isOver: boolean;
  before: Waiting | undefined;
  after: Waiting | undefined;
}

/**
 * A time limit for many commands. They share one timer, because a timer of its own would cost a command more than the rest of
 * what the client does for it. All have the same limit, so the one that was sent first is the first to be given up.
 */
export class TimeLimit {
  readonly #limitMs: number;
  #first: Waiting | undefined;
  #last: Waiting | undefined;
  #isTiming = false;

  /** @param limitMs milliseconds for each command */
  public constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /**
   * Ends as an answer does, if that comes in time. The library's own limit ends when a command is sent; a network that
   * swallows the answer needs one that does not.
   *
   * @param ended hears of the end first: the error, or nothing
   */
  public within<T>(answer: Promise<T>, ended: (error?: unknown) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = this.#begin((error) => {
        ended(error);
        reject(error);
      });
      answer.then(
        (value) => {
          if (this.#end(waiting)) {
            ended();
            resolve(value);
          }
        },
        (error: unknown) => {
          if (this.#end(waiting)) {
            waiting.giveUp(error as Error);
          }
        },
      );
    });
  }

  #begin(giveUp: Waiting["giveUp"]): Waiting {
    const until = performance.now() + this.#limitMs;
    const waiting: Waiting = { until, giveUp, isOver: false, before: this.#last, after: undefined };
    if (this.#last === undefined) {
      this.#first = waiting;
    } else {
      this.#last.after = waiting;
    }
    this.#last = waiting;
    if (!this.#isTiming) {
      this.#startTimer(this.#limitMs);
    }
    return waiting;
  }

  /** Whether that is the first end of a command. */
  #end(waiting: Waiting): boolean {
    if (waiting.isOver) {
      return false;
    }
    const { before, after } = waiting;
    if (before === undefined) {
      this.#first = after;
    } else {
      before.after = after;
    }
    if (after === undefined) {
      this.#last = before;
    } else {
      after.before = before;
    }
    waiting.isOver = true;
    waiting.before = undefined;
    waiting.after = undefined;
    return true;
  }

  /**
   * The connection that a command waits for keeps the process alive, and not the timer. A process that was busy for longer than
   * the limit has not yet read what has arrived meanwhile: it does that before it gives anything up.
   */
  #startTimer(ms: number): void {
    this.#isTiming = true;
    setTimeout(() => {
      const now = performance.now();
      setImmediate(() => {
        this.#isTiming = false;
        this.#giveUpLate(now);
      });
    }, ms).unref();
  }

  #giveUpLate(now: number): void {
    for (let first = this.#first; first !== undefined; first = this.#first) {
      if (first.until > now) {
        this.#startTimer(first.until - performance.now());
        return;
      }
      this.#end(first);
      first.giveUp(new CacheError(`the cache did not answer within ${this.#limitMs} ms`, "timeout"));
    }
  }
}
