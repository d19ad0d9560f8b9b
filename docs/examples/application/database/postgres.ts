import { Pool } from "pg";

import type { Database, Sql } from "./database";

/**
 * PostgreSQL. A statement may take four seconds, which is less than the caches give a load or a change: what takes longer
 * has failed before the caches stop waiting for it.
 */
export function openPostgres(connectionString: string): Database {
  const limits = { connectionTimeoutMillis: 4_000, statement_timeout: 4_000, lock_timeout: 3_000 };
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
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      } finally {
        // A connection that failed may be in the middle of something.
        client.release(failure !== undefined);
      }
    },
    close: async () => pool.end(),
  };
}
