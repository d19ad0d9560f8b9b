import type { Database, Sql } from "../../docs/examples/application/database/database";
import { openPostgres } from "../../docs/examples/application/database/postgres";
import { createTables } from "../../docs/examples/application/database/schema";
import type { Sizes } from "./sizes";

/** A post, with about 1 KB of text. */
export interface Post {
  readonly id: number;
  readonly authorId: number;
  readonly title: string;
  readonly content: string;
  readonly version: number;
}

/** The application's database, which counts its statements. */
export interface CountedDatabase extends Database {
  /** Statements so far. */
  readonly statements: number;
}

/** Opens the application's database, in which there are users who follow each other, and posts. */
export async function openDatabase(url: string, sizes: Sizes): Promise<CountedDatabase> {
  const database = counted(openPostgres(url));
  await createTables(database);
  const { users, followed, posts } = sizes;
  await database.query(
    "INSERT INTO users (id, name, email) SELECT n, 'User ' || n, n || '@example.com' FROM generate_series(1, $1::int) n",
    [users],
  );
  await inSteps(users, 100, async (first, last) =>
    database.query(
      `INSERT INTO followers SELECT n, (n + step * 7) % $3::int + 1
       FROM generate_series($1::int, $2::int) n, generate_series(1, $4::int) step ON CONFLICT DO NOTHING`,
      [first, last, users, followed],
    ),
  );
  await inSteps(posts, 5_000, async (first, last) =>
    database.query(
      `INSERT INTO posts (id, author_id, title, content)
       SELECT n, n % $3::int + 1, 'Post ' || n, repeat(md5(n::text), 28) FROM generate_series($1::int, $2::int) n`,
      [first, last, users],
    ),
  );
  await database.query("ANALYZE");
  return database;
}

/** Does something with all numbers up to a last one in steps, because a statement may not take long. */
async function inSteps(
  count: number,
  step: number,
  work: (first: number, last: number) => Promise<unknown>,
): Promise<void> {
  for (let first = 1; first <= count; first += step) {
    await work(first, Math.min(first + step - 1, count));
  }
}

/** The cheap query: a row by its primary key. */
export async function postOf(sql: Sql, id: number): Promise<Post | undefined> {
  const [post] = await sql.query<Post>(
    'SELECT id::int, author_id::int AS "authorId", title, content, version::int FROM posts WHERE id = $1',
    [id],
  );
  return post;
}

/** An author whom somebody follows, with what there is to say about the posts. */
export interface Author {
  readonly id: number;
  readonly name: string;
  readonly posts: number;
  readonly characters: number;
  readonly last: string;
}

/** The expensive query: whom a user follows, with numbers over all of their posts. */
export async function authorsOf(sql: Sql, userId: number): Promise<readonly Author[]> {
  return sql.query<Author>(
    `SELECT u.id::int, u.name, count(*)::int AS posts, sum(length(p.content))::int AS characters, max(p.title) AS last
     FROM followers f JOIN users u ON u.id = f.followee_id JOIN posts p ON p.author_id = u.id
     WHERE f.follower_id = $1 GROUP BY u.id, u.name ORDER BY characters DESC, u.id LIMIT 20`,
    [userId],
  );
}

/** Changes a post, and answers it as it is then. */
export async function retitle(sql: Sql, id: number, title: string): Promise<Post> {
  const [post] = (await sql.query<Post>(
    `UPDATE posts SET title = $2, version = version + 1 WHERE id = $1
     RETURNING id::int, author_id::int AS "authorId", title, content, version::int`,
    [id, title],
  )) as [Post];
  return post;
}

function counted(database: Database): CountedDatabase {
  let statements = 0;
  const counting = (sql: Sql): Sql => ({
    query: async (statement, values) => {
      statements += 1;
      return sql.query(statement, values);
    },
  });
  return {
    ...counting(database),
    transaction: async (work) => database.transaction(async (sql) => work(counting(sql))),
    close: async () => database.close(),
    get statements() {
      return statements;
    },
  };
}
