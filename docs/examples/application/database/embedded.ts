import { PGlite, type Transaction } from "@electric-sql/pglite";

import type { Database, Sql } from "./database";

/** PostgreSQL within this process, in memory: for a first look, and gone when the process ends. */
export async function openEmbedded(): Promise<Database> {
  const database = await PGlite.create();
  const on = (place: Pick<Transaction, "query">): Sql => ({
    query: async <Row>(statement: string, values: readonly unknown[] = []) =>
      (await place.query<Row>(statement, [...values])).rows,
  });
  return {
    ...on(database),
    transaction: async (work) => database.transaction(async (transaction) => work(on(transaction))),
    close: async () => database.close(),
  };
}
