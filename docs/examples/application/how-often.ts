/** Milliseconds for which a message is not repeated. */
const pauseMs = 1_000;

/** Passes each message on once a second at most: a cache that is down fails with every request. */
export class HowOften {
  readonly #saidAt = new Map<string, number>();

  public constructor(private readonly say: (message: string) => void) {}

  public happened(message: string): void {
    const now = performance.now();
    for (const [said, at] of this.#saidAt) {
      if (now - at >= pauseMs) {
        this.#saidAt.delete(said);
      }
    }
    if (!this.#saidAt.has(message)) {
      this.#saidAt.set(message, now);
      this.say(message);
    }
  }
}
