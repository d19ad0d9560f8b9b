import type { GuardedRedis } from "./guarded";
import { script } from "./redis";

const time = script("local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)");

/** Milliseconds after which the server is asked again, so that clocks that drift, or jump, do not matter for long. */
const validMs = 60_000;

/**
 * The server's time, without asking for it at every read: the time of the last answer, and what has passed since on the
 * monotonic clock of this process. Its wall clock may be wrong, and may jump.
 */
export class ServerClock {
  #offset: number | undefined;
  #learnedAt = 0;
  #asking: Promise<void> | undefined;

  /** Server milliseconds, or undefined before the first answer. */
  public now(): number | undefined {
    return this.#offset === undefined ? undefined : this.#offset + performance.now();
  }

  /** An answer brought the time along. */
  public learn(serverMs: number): void {
    this.#learnedAt = performance.now();
    this.#offset = serverMs - this.#learnedAt;
  }

  /** Asks for the time on the server of a key, when that is due. Returns the first answer, to wait for, and no later one. */
  public keepRight(redis: GuardedRedis, key: string): Promise<void> | undefined {
    if (this.#offset !== undefined && performance.now() - this.#learnedAt < validMs) {
      return undefined;
    }
    this.#asking ??= redis
      .run(async (server) => time(server, key))
      .then(
        (serverMs) => {
          this.learn(Number(serverMs));
        },
        () => undefined,
      )
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#offset === undefined ? this.#asking : undefined;
  }
}
