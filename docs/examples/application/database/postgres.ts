import { setTimeout as sleep } from "node:timers/promises";

import { DatabaseError, Pool, type PoolClient } from "pg";

import { type Database, type Sql, Unavailable } from "./database";

/** Milliseconds that a connection, and then each statement, may take. The caches wait for longer: see `Caches`. */
const limitMs = 2_000;

/**
 * Classes of SQLSTATE that say that the same may work later: connection, a transaction that was not heard of for too long,
 * rollback, resources, a lock, intervention, system.
 */
const later = /^(08|25P03|40|53|55P03|57|58)/;

/** PostgreSQL. */
export function openPostgres(connectionString: string): Database {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: limitMs,
    statement_timeout: limitMs,
    // Shorter, so that the error tells whether a statement waited for somebody else.
    lock_timeout: limitMs - 500,
    // The network may bring the end of a transaction long after it was given up here; then it is no transaction any more.
    idle_in_transaction_session_timeout: limitMs,
    // Of this side, for a server that is not there any more and cannot say so.
    query_timeout: limitMs + 500,
    // Nor can it answer the goodbye to a connection that nobody is using, which the process would wait for.
    allowExitOnIdle: true,
  });
  // Of a connection that nobody is using. The next statement gets a new one.
  pool.on("error", (error) => {
    console.error(`a connection to the database was lost: ${error.message}`);
  });
  return {
    ...on(pool),
    transaction: async (work) => {
      const client = await pool.connect().catch(unavailable);
      try {
        return await transaction(client, work);
      } finally {
        client.removeListener("error", ignored);
      }
    },
    // A server that does not answer does not say goodbye either.
    close: async () => Promise.race([pool.end(), sleep(limitMs, undefined, { ref: false })]),
  };
}

async function transaction<R>(client: PoolClient, work: (sql: Sql) => Promise<R>): Promise<R> {
  // The statement that needs the connection fails with the same error; without a listener the process would end.
  client.on("error", ignored);
  const sql = on(client);
  let isUsable = true;
  try {
    await sql.query("BEGIN");
    const result = await work(sql);
    await sql.query("COMMIT");
    return result;
  } catch (error) {
    isUsable = await sql.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!isUsable);
  }
}

function ignored(): void {
  // It is told elsewhere.
}

function on(place: Pick<Pool | PoolClient, "query">): Sql {
  return {
    query: async <Row>(statement: string, values: readonly unknown[] = []) =>
      (await place.query(statement, [...values]).catch(unavailable)).rows as readonly Row[],
  };
}

/** What a server says is its own; everything else, and what it says when it can do nothing, is that it is not there. */
function unavailable(error: unknown): never {
  if (error instanceof DatabaseError && !later.test(error.code ?? "")) {
    throw error;
  }
  throw new Unavailable(error instanceof Error ? error.message : "the database failed", { cause: error });
}
