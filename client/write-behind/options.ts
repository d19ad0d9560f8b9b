import type { Connection } from "../connect/connection";
import { report } from "../errors";
import { type Checks, aFunction, aText, checked, having, required, valueChecks, wholeFrom } from "../options";
import type { ValueOptions } from "../value";

/** Something that was accepted, and is to be written to the database. */
export interface WriteBehindEntry<T> {
  /** Its id on the stream. */
  readonly id: string;
  /**
   * Number that grows with each entry, also after a restore. Entries can come more than once, and a writer that was paused
   * can be late: write nothing over a higher number of the same key.
   */
  readonly sequence: bigint;
  /** Entries of the same key come in the order in which they were added. */
  readonly key: string;
  /** What was added. */
  readonly value: T;
}

/** What is written, and how. */
export interface WriteBehindOptions<T> extends ValueOptions<T> {
  /** Connection to a cache that evicts nothing. */
  readonly redis: Pick<Connection, "run" | "primaries" | "onReconnect">;
  /** Prefix of every key, without the colon. */
  readonly namespace: string;
  /**
   * Writes entries to the database, all or none of them: in a transaction. Give it a time limit, because what comes after
   * them waits. Entries can come again when a process ends before it could say that they are written.
   */
  readonly write: (entries: readonly WriteBehindEntry<T>[]) => Promise<unknown>;
  /**
   * Asks the database something harmless. It is called after `write` has failed, with its error: when it rejects too, the
   * database is down, and the entries wait for it, however long that takes. Otherwise it is the entries' fault. Have it
   * reject too where the database answers and can write nothing, as in the middle of its own failover.
   */
  readonly ping: (error: unknown) => Promise<unknown>;
  /**
   * Number of replicas that must have an entry before it counts as accepted. With 0, a failover loses what had not reached
   * a replica. With more than there are, nothing is accepted.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Number of entries that are written together at most, up to 1,000.
   *
   * @default 200
   */
  readonly batchSize?: number;
  /**
   * Number of entries, dead ones included, from which on no more are accepted.
   *
   * @default 100,000
   */
  readonly maxLength?: number;
  /**
   * Number of tries after which an entry is dead, when the database refuses it and works otherwise.
   *
   * @default 5
   */
  readonly maxTries?: number;
  /**
   * Hears of whatever went wrong in the background.
   *
   * @default - nobody does; `lag` shows what is waiting
   */
  readonly onError?: (error: unknown) => void;
}

const checks: Checks<WriteBehindOptions<unknown>> = {
  redis: required(having(["run", "primaries", "onReconnect"], "a connection, as connect() makes it")),
  namespace: required(aText),
  write: required(aFunction),
  ping: required(aFunction),
  replicas: wholeFrom(0),
  batchSize: wholeFrom(1, 1_000),
  maxLength: wholeFrom(1),
  maxTries: wholeFrom(1),
  onError: aFunction,
  ...valueChecks,
};

/**
 * The options with what they leave out.
 *
 * @throws RangeError or TypeError for an option that is wrong, or does not exist
 */
export function withDefaults<T>(options: WriteBehindOptions<T>) {
  const { onError, ...chosen } = checked(options, checks as Checks<WriteBehindOptions<T>>);
  return {
    replicas: 1,
    batchSize: 200,
    maxLength: 100_000,
    maxTries: 5,
    ...chosen,
    onError: (error: unknown) => {
      report(onError, error);
    },
  };
}

/** What every part of a write-behind is told. */
export type Settings<T> = ReturnType<typeof withDefaults<T>>;
