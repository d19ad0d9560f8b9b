import { setImmediate } from "node:timers/promises";

/** Rows that are about to be asked for. */
interface Next<Row> {
  readonly ids: Set<number>;
  readonly rows: Promise<ReadonlyMap<number, Row>>;
}

/** Reads rows that are asked for at the same time by one statement, which begins after the last of them was asked for. */
export class Batch<Row extends { readonly id: number }> {
  #next: Next<Row> | undefined;

  public constructor(private readonly read: (ids: readonly number[]) => Promise<readonly Row[]>) {}

  /** The row of an id; undefined when there is none. */
  public async load(id: number): Promise<Row | undefined> {
    this.#next ??= this.#begin();
    const { ids, rows } = this.#next;
    ids.add(id);
    return (await rows).get(id);
  }

  #begin(): Next<Row> {
    const ids = new Set<number>();
    return { ids, rows: this.#rowsOf(ids) };
  }

  async #rowsOf(ids: ReadonlySet<number>): Promise<ReadonlyMap<number, Row>> {
    await setImmediate();
    this.#next = undefined;
    const rows = await this.read([...ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
