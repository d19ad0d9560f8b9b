import { setTimeout as sleep } from "node:timers/promises";

import { Pool } from "pg";

import type { Database, Sql } from "./database";

/**
 * Milliseconds: less than the caches give a load or a change, so what takes longer has failed before the caches stop waiting
 * for it. The last one is for a server that does not answer at all, and so cannot say that a time is over.
 */
const limits = { connectionTimeoutMillis: 4_000, lock_timeout: 3_000, statement_timeout: 4_000, query_timeout: 4_500 };

/** Milliseconds that connections have to be closed. */
const closeMs = 2_000;

/** PostgreSQL. */
export function openPostgres(connectionString: string): Database {
  const pool = new Pool({ connectionString, max: 10, ...limits });
  // Of connections in the middle of a transaction: their statement fails as well, and without a listener the process ends.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  // Of connections that nobody is using. The next statement gets a new one.
  pool.on("error", (error) => {
    console.error(`database: ${error.message}`);
  });
  return {
    query: async <Row>(statement: string, values: readonly unknown[] = []) =>
      (await pool.query(statement, [...values])).rows as readonly Row[],
    transaction: async (work) => {
      const client = await pool.connect();
      const sql: Sql = {
        query: async <Row>(statement: string, values: readonly unknown[] = []) =>
          (await client.query(statement, [...values])).rows as readonly Row[],
      };
      let failure: unknown;
      try {
        await client.query("BEGIN");
        const result = await work(sql);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        // One that failed may be in the middle of something. Closing it rolls the transaction back.
        client.release(failure !== undefined);
      }
    },
    // A server that does not answer does not say goodbye either.
    close: async () => Promise.race([pool.end(), sleep(closeMs, undefined, { ref: false })]),
  };
}
