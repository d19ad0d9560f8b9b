/** A place for statements: a database, or a transaction of one. */
export interface Sql {
  /**
   * @throws Unavailable when the database does not answer; whether it has done what it was told is not known then
   * @throws whatever it has against the statement, with an SQLSTATE as the `code`
   */
  query<Row>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The source of truth. */
export interface Database extends Sql {
  /**
   * All that `work` does, or none of it. It is given up when nothing is heard of it for two seconds, so no network brings it
   * back when the caches have forgotten that it was to come: changes of what is cached are made in one.
   */
  transaction<R>(work: (sql: Sql) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** The database does not answer, or can do nothing now. */
export class Unavailable extends Error {}
