import { openPostgres } from "../../../docs/examples/application/database/postgres";
import { createTables } from "../../../docs/examples/application/database/schema";
import { postgresPrograms, startPostgres } from "../../../tools/shared/servers/postgres";
import { requireOrSkip } from "../../support/requirements";

const needs = "PostgreSQL, as the database of the application (apt-get install postgresql)";

requireOrSkip(needs, postgresPrograms() !== undefined)("the tables of the application", () => {
  test("whatever refers to a row is found by an index when the row is deleted", async () => {
    const postgres = await startPostgres();
    const database = openPostgres(postgres.url);
    await createTables(database);
    const references = await database.query<{ from: string; hasIndex: boolean }>(
      `SELECT conrelid::regclass || '.' || attname AS from, EXISTS (
         SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = attnum) AS "hasIndex"
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE contype = 'f' ORDER BY 1`,
    );
    await database.close();
    await postgres.stop();

    expect(references).toEqual(
      ["followers.followee_id", "followers.follower_id", "posts.author_id", "view_counts.post_id", "views.post_id"].map(
        (from) => ({ from, hasIndex: true }),
      ),
    );
  });
});
