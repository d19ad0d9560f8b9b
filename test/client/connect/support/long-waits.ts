/** Waits of this many milliseconds and more are over when a test says so; shorter ones are real. */
const longMs = 10_000;

/** A clock for whoever waits for hours. */
export class LongWaits {
  #nowMs = 0;
  #waits: { readonly atMs: number; readonly done: () => void }[] = [];

  /** From now on, until mocks are restored. */
  public begin(): void {
    const real = setTimeout;
    const wait = (done: () => void, ms = 0, ...args: []) => {
      if (ms < longMs) {
        return real(done, ms, ...args);
      }
      this.#waits.push({ atMs: this.#nowMs + ms, done });
      return real(() => undefined, 0);
    };
    jest.spyOn(globalThis, "setTimeout").mockImplementation(wait);
  }

  /** Lets time pass. */
  public pass(ms: number): void {
    this.#nowMs += ms;
    const over = this.#waits.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#waits = this.#waits.filter((each) => !over.includes(each));
    over.forEach(({ done }) => {
      done();
    });
  }
}
