import type { WriteBehindEntry } from "../../../client/write-behind/options";

/** A database that remembers every write, can be down, and refuses some values. */
export class Database {
  /** Values that it has, as often as they were written. */
  public readonly written: string[] = [];
  /** Numbers of entries that came together. */
  public readonly batches: number[] = [];
  public readonly refused = new Set<string>();
  public isDown = false;
  /** Writes that were begun. */
  public tries = 0;
  #gate: Promise<void> = Promise.resolve();

  public write = async (entries: readonly WriteBehindEntry<string>[]): Promise<void> => {
    this.tries += 1;
    await this.#gate;
    await this.ping();
    const bad = entries.find(({ value }) => this.refused.has(value));
    if (bad !== undefined) {
      throw new Error(`value out of range for key ${bad.key}`);
    }
    this.batches.push(entries.length);
    this.written.push(...entries.map(({ value }) => value));
  };

  public ping = async (): Promise<void> => {
    if (this.isDown) {
      throw new Error("the database is starting up");
    }
    return Promise.resolve();
  };

  /** Holds all writes back until the returned function is called. */
  public holdBack(): () => void {
    let open: () => void = () => undefined;
    this.#gate = new Promise((resolve) => (open = resolve));
    return open;
  }
}
