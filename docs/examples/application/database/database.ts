/** A place for statements: a database, or a transaction of one. */
export interface Sql {
  query<Row>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The source of truth. */
export interface Database extends Sql {
  /** All that `work` does, or none of it. */
  transaction<R>(work: (sql: Sql) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}
