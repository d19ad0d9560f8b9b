import { sleep } from "../../../support/processes";

/** A row of the source. */
export interface Row {
  readonly id: string;
  readonly version: number;
}

/** A read of some process, as the outside sees it. */
export interface Read {
  readonly process: number;
  readonly id: string;
  /** When it began, on the clock of the test. */
  readonly at: number;
  /** Version of the last update that had ended somewhere before it began. */
  readonly acknowledged: number;
  /** The same of those updates whose invalidation had reached the cache, and of the reader's own. */
  readonly arrived: number;
  /** What it gave. */
  version?: number;
  ms?: number;
  error?: string;
}

/** The end of a read, as its process tells it. */
export interface Ended {
  readonly ticket: number;
  readonly version?: number;
  readonly ms: number;
  readonly error?: string;
}

interface State {
  version: number;
  writtenAt: number;
  acknowledged: number;
  arrived: number;
  /** What was acknowledged to each process. */
  readonly own: Map<number, number>;
}

/** The source of all processes, which also knows what each of them must not read any more. */
export class Truth {
  /** Source queries, each with when it came. */
  public queries: { readonly id: string; readonly at: number }[] = [];
  public reads: Read[] = [];
  public isDown = false;
  public answerMs = 5;
  /** How far behind the replica of the source is, which may answer when not only the newest state will do. */
  public lagMs = 0;
  /** Until then, answers to queries, and to changes that are made, are held back. */
  public gate: Promise<void> = Promise.resolve();
  readonly #rows = new Map<string, State>();

  /** Forgets everything. */
  public reset(): void {
    Object.assign(this, { queries: [], reads: [], isDown: false, answerMs: 5, lagMs: 0, gate: Promise.resolve() });
    this.#rows.clear();
  }

  /** What a process may call. */
  public handlers(process: number) {
    return {
      load: async ({ id, consistent }: { id: string; consistent: boolean }) => this.#load(id, consistent),
      write: async ({ id }: { id: string }) => {
        const row = this.write(id);
        await this.gate;
        return row;
      },
      beginRead: ({ id }: { id: string }) => {
        const { acknowledged, own, ...row } = this.#row(id);
        const arrived = Math.max(row.arrived, own.get(process) ?? 0);
        return this.reads.push({ process, id, at: performance.now(), acknowledged, arrived }) - 1;
      },
      endRead: ({ ticket, ...end }: Ended) => {
        Object.assign(this.reads[ticket] ?? {}, end);
      },
      updated: ({ id, version, arrived }: { id: string; version: number; arrived: boolean }) => {
        const row = this.#row(id);
        row.acknowledged = Math.max(row.acknowledged, version);
        row.own.set(process, Math.max(row.own.get(process) ?? 0, version));
        row.arrived = Math.max(row.arrived, arrived ? version : 0);
      },
    };
  }

  /** Changes a row. */
  public write(id: string): Row {
    const row = this.#row(id);
    row.version += 1;
    row.writtenAt = performance.now();
    return { id, version: row.version };
  }

  public versionOf(id: string): number {
    return this.#row(id).version;
  }

  /** The row as it is when the query arrives, however long the answer takes. */
  async #load(id: string, isConsistent: boolean): Promise<Row> {
    const at = performance.now();
    this.queries.push({ id, at });
    const { version, writtenAt } = this.#row(id);
    const isBehind = !isConsistent && at - writtenAt < this.lagMs;
    const { isDown } = this;
    await Promise.all([sleep(this.answerMs), this.gate]);
    if (isDown) {
      throw new Error("the database is down");
    }
    return { id, version: isBehind ? version - 1 : version };
  }

  #row(id: string): State {
    const row = this.#rows.get(id) ?? {
      version: 1,
      writtenAt: -Infinity,
      acknowledged: 0,
      arrived: 0,
      own: new Map<number, number>(),
    };
    this.#rows.set(id, row);
    return row;
  }
}
