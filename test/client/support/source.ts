import type { LoadContext } from "../../../client/cache-aside-options";

/** A row of the tests' database. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** A database whose replica lags until it is told to catch up, and whose answers can be held back. */
export class Source {
  public readonly asked: ("primary" | "replica")[] = [];
  readonly #primary = new Map<string, Row>();
  #replica = new Map<string, Row>();
  #gate: Promise<void> = Promise.resolve();

  public constructor(...names: readonly string[]) {
    names.forEach((name, index) => {
      this.write(String(index + 1), name);
    });
    this.catchUp();
  }

  /** Reads a row: what it was when the query arrived, however long the answer takes. */
  public load = async (id: string, { consistent }: LoadContext = { consistent: true }): Promise<Row | null> => {
    this.asked.push(consistent ? "primary" : "replica");
    const row = (consistent ? this.#primary : this.#replica).get(id) ?? null;
    await this.#gate;
    return row;
  };

  /** Changes a row on the primary. */
  public write(id: string, name: string): Row {
    const row = { id, name, version: (this.#primary.get(id)?.version ?? 0) + 1 };
    this.#primary.set(id, row);
    return row;
  }

  public delete(id: string): void {
    this.#primary.delete(id);
  }

  /** The replica gets what the primary has. */
  public catchUp(): void {
    this.#replica = new Map(this.#primary);
  }

  /** Holds all answers back until the returned function is called. */
  public holdBack(): () => void {
    let open: () => void = () => undefined;
    this.#gate = new Promise((resolve) => (open = resolve));
    return open;
  }
}
