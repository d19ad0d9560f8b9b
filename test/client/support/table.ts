import type { WriteBehindEntry } from "../../../client/write-behind/options";
import { Database } from "./database";

/** A database whose writer ignores what is older than what a row has: it compares sequences. */
export class Table extends Database {
  readonly #rows = new Map<string, { readonly sequence: bigint; readonly values: readonly string[] }>();

  public override write = async (entries: readonly WriteBehindEntry<string>[]): Promise<void> => {
    this.tries += 1;
    await this.ping();
    for (const { key, sequence, value } of entries) {
      this.written.push(value);
      const row = this.#rows.get(key) ?? { sequence: 0n, values: [] };
      if (sequence > row.sequence) {
        this.#rows.set(key, { sequence, values: [...row.values, value] });
      }
    }
  };

  /** Values that a row has had, one after the other. */
  public history(key: string): readonly string[] {
    return this.#rows.get(key)?.values ?? [];
  }
}
