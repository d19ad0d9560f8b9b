import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { eventually, sleep } from "../../support/processes";
import { openPostgres } from "../../../docs/examples/application/database/postgres";
import { Unavailable } from "../../../docs/examples/application/database/database";
import { type Application, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { newUser } from "./support/content";
import { describeApplication } from "./support/suite";

describeApplication("what reaches the database late", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  let backend: Backend;
  let node: RedisNode;
  let app: Application;

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(noeviction), options)]);
    const environment = backend.environment({ Cache: { port: node.port, changes: noeviction } });
    const url = `${backend.postgres.url}?application_name=late`;
    app = await startApplication({ ...environment, DATABASE_URL: url, REPLICAS: "0" });
  });

  afterAll(async () => {
    await app.stop();
    await Promise.all([backend.stop(), node.stop()]);
  });

  /** The processes of the database's that serve the application. */
  const serving = async (): Promise<readonly number[]> => {
    const { rows } = await backend.database.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'late'",
    );
    return rows.map(({ pid }) => pid);
  };

  test("is not done any more, when the answer was that it may not have been", async () => {
    const id = await newUser(app);
    const stopped = await serving();
    stopped.forEach((pid) => process.kill(pid, "SIGSTOP"));
    const answer = await app
      .call("PUT", `/api/users/${id}`, { name: "late", email: "late@example.com" })
      .finally(() => {
        stopped.forEach((pid) => process.kill(pid, "SIGCONT"));
      });
    expect(answer).toMatchObject({ status: 503 });
    await eventually("they have read what was sent", async () =>
      (await serving()).some((pid) => stopped.includes(pid)) ? undefined : true,
    );

    const { rows } = await backend.database.query("SELECT FROM users WHERE name = 'late'");
    expect(rows).toEqual([]);
  });

  test("is not the end of a transaction, when the database has not heard of it for two seconds", async () => {
    const database = openPostgres(backend.postgres.url);
    const id = await newUser(app);
    const late = database.transaction(async (sql) => {
      await sql.query("UPDATE users SET name = 'late' WHERE id = $1", [id]);
      await sleep(3_000);
    });

    await expect(late).rejects.toBeInstanceOf(Unavailable);
    expect((await backend.database.query("SELECT FROM users WHERE name = 'late'")).rows).toEqual([]);
    await database.close();
  });
});
