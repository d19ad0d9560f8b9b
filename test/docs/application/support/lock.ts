import { Client } from "pg";

/** A transaction of somebody else, which keeps rows or tables locked. */
export interface Lock {
  /** Lets go of everything, as far as the database is still there. */
  release(): Promise<void>;
}

/** Locks something in a database, by a connection of its own. */
export async function lock(connectionString: string, statement: string): Promise<Lock> {
  const client = new Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement);
  return { release: async () => client.end() };
}
